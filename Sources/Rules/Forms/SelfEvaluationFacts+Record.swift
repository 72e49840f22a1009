import HengDomain
import HengFacts
import HengValues

extension SelfEvaluationFacts {
  /// What the form of a record states; rows whose indicator is missing count for nothing, and no form prints them.
  init(_ record: SelfEvaluation, of ledger: ProjectLedger, card: ScoreCard?) {
    let indicators = ledger.indicators(of: record.targetSheet)
    let rows = record.rows.compactMap { row in indicators[row.indicator].map { Line(row: row, indicator: $0) } }
    var counted: [Int: CountedValue] = [:]
    for (index, row) in record.rows.enumerated() { counted[index] = Self.counted(row, ledger.payments) }
    self.init(
      funds: FundRowFacts.rows(of: record, ledger), givers: GiverFacts.rows(of: ledger, Outturn(of: ledger), record.unit),
      levels: Self.levels(rows), counted: counted, recordedSum: Self.recordedSum(record, rows), card: card)
  }

  private struct Line {
    var row: SelfEvaluationRow
    var indicator: Indicator
  }

  private static func counted(_ row: SelfEvaluationRow, _ payments: [Payment]) -> CountedValue? {
    switch row.actualSource {
    case .typed: nil
    case .payments(let ids): CountedValue(payments.filter { ids.contains($0.id) }, counting: row.actual)
    case .survey(let surveyed, let satisfied): CountedValue(surveyed: surveyed, satisfied: satisfied, row.citation)
    }
  }

  private static func levels(_ rows: [Line]) -> [Figure] {
    var runs: [[Line]] = []
    for row in rows {
      if runs.last?.last?.indicator.level1 == row.indicator.level1 {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs.enumerated().map { points($0.element, level: $0.offset) }
  }

  private static func points(_ rows: [Line], level: Int) -> Figure {
    let points = rows.map(\.row.weight).reduce(.zero, +).trimmed
    let terms = rows.map { "\($0.row.weight)" }.joined(separator: " + ")
    return Figure(
      key: "selfEvaluation.levels.\(level).weight", text: "\(points)",
      trace: Trace(
        "\(rows.first?.indicator.level1.label ?? "")分值", value: "\(points)", formula: rows.count > 1 ? "\(terms) = \(points)" : nil,
        children: rows.map { .recorded("\($0.indicator.quotedName)分值", value: "\($0.row.weight)", $0.row.citation) }))
  }

  private static func recordedSum(_ record: SelfEvaluation, _ rows: [Line]) -> Trace? {
    let fund = record.funds.first { $0.kind == .total }
    let lines =
      [("\(FundRow.Kind.total.label) 得分", fund?.score.value, fund?.citation ?? record.citation)]
      + rows.map { ("\($0.indicator.quotedName)得分", $0.row.printedScore.value, $0.row.citation) }
    let scores = lines.compactMap(\.1)
    guard scores.count == lines.count else { return nil }
    let sum = scores.reduce(.zero, +)
    return Trace(
      "所填得分之和", value: "\(sum)", formula: scores.map { "\($0)" }.joined(separator: " + ") + " = \(sum)",
      children: zip(lines, scores).map { .recorded($0.0, value: "\($1)", $0.2) })
  }
}
