import HengDomain
import HengFacts
import HengValues

/// The score tree of a report (评分树): parts, second levels and rows with their codes, sums with their traces.
///
/// Codes come from the tree: the part's letter, the number of the second level among those present, the number of the row in it.
struct ReportTree {
  let parts: [ReportPart]

  private struct Entry {
    var level1: IndicatorLevel1
    var level2: IndicatorLevel2?
    var make: (_ code: String) -> ReportRow
    var item: ScoreCard.Item
  }

  init(_ project: EvaluatedProject) throws(ReportFailure) {
    let evaluation = project.evaluation, items = project.card.items
    guard evaluation.rows.count == items.count else {
      throw .records(.cardOfOtherRows(project: project.project.name, rows: evaluation.rows.count, items: items.count))
    }
    let indicators = project.ledger.indicators(of: evaluation.targetSheet)
    var entries = project.card.execution.map { [Self.execution($0)] } ?? []
    for (index, row) in evaluation.rows.enumerated() {
      guard let indicator = indicators[row.indicator] else {
        throw .records(.indicatorMissing(project: project.project.name, row: index + 1))
      }
      entries.append(Self.entry(index, row, indicator, items[index]))
    }
    parts = IndicatorLevel1.reportOrder.compactMap { level in Self.part(level, entries.filter { $0.level1 == level }) }
  }

  private static func execution(_ item: ScoreCard.Item) -> Entry {
    Entry(
      level1: .input, level2: nil,
      make: { code in
        ReportRow(
          code: code, name: "全年预算执行率", indicator: nil, weight: weight(item, "report.execution"), score: score(item, "report.execution"))
      }, item: item)
  }

  private static func entry(_ index: Int, _ row: SelfEvaluationRow, _ indicator: Indicator, _ item: ScoreCard.Item) -> Entry {
    let key = "report.rows.\(index)"
    func value(_ name: String, _ label: String, _ value: IndicatorValue, _ citation: Citation) -> Figure? {
      value.isEmpty ? nil : .recorded(key: "\(key).\(name)", label: "“\(indicator.name)”\(label)", text: value.text, citation)
    }
    return Entry(
      level1: indicator.level1, level2: indicator.level2,
      make: { code in
        ReportRow(
          code: code, name: indicator.name.isEmpty ? indicator.level2.label : indicator.name, indicator: indicator.id,
          target: value("target", "年度指标值", indicator.target, indicator.citation),
          actual: value("actual", "实际完成值", row.actual, row.citation), weight: weight(item, key), score: score(item, key),
          deviation: row.deviation)
      }, item: item)
  }

  private static func weight(_ item: ScoreCard.Item, _ key: String) -> Figure {
    let known = item.trace.children.first { $0.label == "分值" }
    return Figure(
      key: "\(key).weight", text: "\(item.weight.trimmed)",
      trace: known ?? Trace("“\(item.name)”分值", value: "\(item.weight)", children: [item.trace]))
  }

  private static func score(_ item: ScoreCard.Item, _ key: String) -> Figure? {
    item.score.map { Figure(key: "\(key).score", text: "\($0)", trace: item.trace) }
  }

  private static func part(_ level: IndicatorLevel1, _ entries: [Entry]) -> ReportPart? {
    guard !entries.isEmpty else { return nil }
    let letter = level.partLetter
    let kinds: [IndicatorLevel2?] = [nil] + IndicatorLevel2.allCases.map(Optional.some)
    let present = kinds.filter { kind in entries.contains { $0.level2 == kind } }
    let groups = present.enumerated().map { place, kind in
      let code = "\(letter)\(place + 1)"
      let rows = entries.filter { $0.level2 == kind }.enumerated().map { row, entry in entry.make("\(code)\(row + 1)") }
      return ReportGroup(code: code, label: kind?.label ?? "预算执行", rows: rows)
    }
    let sums = PartSums(level, entries.map(\.item), groups.flatMap(\.rows))
    return ReportPart(letter: letter, level: level, possible: sums.possible, obtained: sums.obtained, rate: sums.rate, groups: groups)
  }
}

/// Points possible and obtained of one part, each the sum of its rows.
private struct PartSums {
  let possible: Figure
  let obtained: Figure?
  let rate: Figure?

  init(_ level: IndicatorLevel1, _ items: [ScoreCard.Item], _ rows: [ReportRow]) {
    let key = "report.parts.\(level.partLetter)", name = level.label
    let weights = items.map(\.weight).reduce(.zero, +).trimmed
    let whole = Self.sum("\(key).possible", "\(name)分值", "\(weights)", rows.map(\.weight))
    possible = whole
    let scores = items.compactMap(\.score)
    guard scores.count == items.count, let first = scores.first else {
      (obtained, rate) = (nil, nil)
      return
    }
    let total = scores.dropFirst().reduce(first, +)
    let sum = Self.sum("\(key).obtained", "\(name)得分", "\(total)", rows.compactMap(\.score))
    obtained = sum
    rate = total.ratio.divided(by: weights.ratio).map { ratio in
      let text = Percentage(of: ratio).text
      return Figure(
        key: "\(key).rate", text: text,
        trace: Trace("\(name)得分率", value: text, formula: "\(total) ÷ \(weights) = \(text)", children: [sum.trace, whole.trace]))
    }
  }

  private static func sum(_ key: String, _ label: String, _ value: String, _ figures: [Figure]) -> Figure {
    let terms = figures.map(\.text).joined(separator: " + ")
    return Figure(
      key: key, text: value,
      trace: Trace(label, value: value, formula: figures.count > 1 ? "\(terms) = \(value)" : nil, children: figures.map(\.trace)))
  }
}
