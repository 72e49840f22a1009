package import HengFacts
package import HengValues

extension EvaluationFramework {
  /// The framework in force on a day. Weights must sum to 100, output and effect to the least share of `framework.outcomeShare`.
  package init(_ profile: Profile, on day: CivilDate) throws(ProfileError) {
    let name = "framework.indicators"
    let parameter = try profile.parameter(name, on: day)
    var rows: [Row] = []
    for text in parameter.values {
      let fields = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let weight = try? ExactDecimal(parsing: fields[3]), weight > .zero else {
        throw .unfit(profile: profile.key, name: name, value: text, reason: "应写作“一级|二级|三级|分值|评价要点”")
      }
      rows.append(Row(level1: fields[0], level2: fields[1], level3: fields[2], weight: weight, judgement: fields[4]))
    }
    let total = rows.map(\.weight).reduce(.zero, +)
    guard total == ExactDecimal(100) else {
      throw .unfit(profile: profile.key, name: name, value: "\(total)", reason: "分值之和应为100")
    }
    let results = rows.filter { ["产出", "效益"].contains($0.level1) }.map(\.weight).reduce(.zero, +)
    let least = try profile.decimal("framework.outcomeShare", on: day)
    guard results.ratio >= total.ratio * least.ratio else {
      throw .unfit(
        profile: profile.key, name: name, value: "\(results)", reason: "产出和效益的分值不得低于\(Percentage(of: least.ratio, decimals: 0).text)")
    }
    let origin = parameter.trace("评价指标体系框架", value: "\(rows.count)项指标")
    let names = rows.map(\.level1).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let groups = names.enumerated().map { place, name in
      Group(level1: name, points: Self.sum("framework.groups.\(place)", "\(name)分值", rows.filter { $0.level1 == name }, origin))
    }
    self.init(rows: rows, groups: groups, total: Self.sum("framework.total", "分值合计", rows, origin), origin: origin)
  }

  private static func sum(_ key: String, _ label: String, _ rows: [Row], _ origin: Trace) -> Figure {
    let sum = rows.map(\.weight).reduce(.zero, +).trimmed
    let terms = rows.map { "\($0.weight)" }.joined(separator: " + ")
    return Figure(key: key, text: "\(sum)", trace: Trace(label, value: "\(sum)", formula: "\(terms) = \(sum)", children: [origin]))
  }
}
