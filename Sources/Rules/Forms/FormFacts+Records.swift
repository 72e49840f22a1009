package import HengDomain
package import HengFacts
import HengValues

extension FormFacts {
  /// The facts of a project's newest papers; `card` is what the rules make of its self-evaluation.
  package init(_ ledger: ProjectLedger, card: ScoreCard? = nil) {
    self.init(
      monitoring: ledger.monitoring.last.map { FundRowFacts.rows(of: $0, ledger) } ?? [:],
      selfEvaluation: ledger.selfEvaluations.last.map { SelfEvaluationFacts($0, of: ledger, card: card) })
  }
}

extension FundRowFacts {
  /// The rows of a monitoring form: outturn and rate over its months, the rate of the initial budget, else the revised one.
  static func rows(of report: MonitoringReport, _ ledger: ProjectLedger) -> [FundRow.Kind: FundRowFacts] {
    let paid = Outturn(of: ledger, through: report.period)
    return rows(report.funds, "\(report.period.monthsText)执行数") { row in
      OutturnCell(
        claimed: row.outturn.value, derived: report.funds.claimsWhole(row) ? paid : nil, isTranscribed: report.isTranscribed,
        unit: report.unit)
    } budget: { row in
      row.initialBudget.value != nil ? (row.initialBudget, "年初预算数") : (row.revisedBudget, "全年预算数")
    }
  }

  /// The rows of a self-evaluation form: outturn and rate over the revised budget, else the initial one.
  static func rows(of evaluation: SelfEvaluation, _ ledger: ProjectLedger) -> [FundRow.Kind: FundRowFacts] {
    let paid = Outturn(of: ledger)
    return rows(evaluation.funds, "全年执行数(B)") { row in
      OutturnCell(
        claimed: row.outturn.value, derived: evaluation.funds.claimsWhole(row) ? paid : nil, isTranscribed: evaluation.isTranscribed,
        unit: evaluation.unit)
    } budget: { row in
      row.revisedBudget.value != nil ? (row.revisedBudget, "全年预算数(A)") : (row.initialBudget, "年初预算数")
    }
  }

  private static func rows(
    _ funds: [FundRow], _ name: String, cell: (FundRow) -> OutturnCell, budget: (FundRow) -> (Entry<PrintedAmount>, String)
  ) -> [FundRow.Kind: FundRowFacts] {
    var facts: [FundRow.Kind: FundRowFacts] = [:]
    for row in funds where facts[row.kind] == nil {
      let cell = cell(row), (amount, label) = budget(row)
      let outturn = cell.trace("\(row.kind.label) \(name)", row.citation)
      let rate = rate(row, cell, over: amount, "\(row.kind.label) \(label)", outturn: outturn)
      facts[row.kind] = FundRowFacts(cell: cell, outturn: outturn, rate: rate)
    }
    return facts
  }

  private static func rate(
    _ row: FundRow, _ cell: OutturnCell, over budget: Entry<PrintedAmount>, _ label: String, outturn: Trace
  ) -> Trace? {
    guard let budget = budget.value, let paid = cell.shown, let ratio = paid.money.ratio(to: budget.money) else { return nil }
    let rate = Percentage(of: ratio).text
    return Trace(
      "按规则计算", value: rate, formula: "\(paid.digits) ÷ \(budget.digits) = \(rate)",
      children: [outturn, .recorded(label, value: budget.text, row.citation)])
  }
}
