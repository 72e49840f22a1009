import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt16NoDuplicate = Rule(
    "PT-16", "同一指标不重复列入", .warning, basis: "财预〔2015〕88号：指标相互独立，重复计分有失公允", remedy: "请只保留一处，另一处改为不同的指标"
  ) { subject, _ in
    var known: [String: Namesakes] = [:]
    return .remarks(
      subject.rows.filter { !$0.target.isEmpty }.withinBudget.compactMap { row in
        let name = row.name.withoutSpaces
        defer { known[name, default: Namesakes()].add(row) }
        guard let namesakes = known[name] else { return nil }
        guard let first = namesakes.byTarget[row.target.text] else {
          return namesakes.first(outside: row).map { other in
            Remark(
              "“\(row.name)”一个名称列在\(other.level2.label)、\(row.level2.label)两处，指标值不同", sides: [other.side, row.side], severity: .info,
              remedy: "请给两项指标不同的名称")
          }
        }
        return Remark("“\(row.name)”目标“\(row.target.text)”在\(first.level2.label)、\(row.level2.label)下各列一次", sides: [first.side, row.side])
      })
  }
}

/// The rows of one name so far (同名指标).
private struct Namesakes {
  /// By the target's words: the first row.
  private(set) var byTarget: [String: Indicator] = [:]
  private var first: Indicator?
  /// The first row under another level than `first`.
  private var elsewhere: Indicator?

  mutating func add(_ row: Indicator) {
    if byTarget[row.target.text] == nil { byTarget[row.target.text] = row }
    if let first {
      if elsewhere == nil, first.level2 != row.level2 { elsewhere = row }
    } else {
      first = row
    }
  }

  /// The first row that stands under another level than this.
  func first(outside row: Indicator) -> Indicator? { first.flatMap { $0.level2 != row.level2 ? $0 : elsewhere } }
}
