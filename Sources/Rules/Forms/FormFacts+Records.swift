package import HengDomain
package import HengFacts
import HengValues

extension FormFacts {
  /// The facts of a project's newest papers; `card` is what the rules make of its self-evaluation.
  package init(_ ledger: ProjectLedger, card: ScoreCard? = nil) {
    let monitoring = ledger.monitoring.last
    self.init(
      monitoring: monitoring.map { FundRowFacts.rows(of: $0, ledger) } ?? [:],
      monitoringGivers: monitoring.map { GiverFacts.rows(of: ledger, Outturn(of: ledger, through: $0.period), $0.unit) } ?? [:],
      selfEvaluation: ledger.selfEvaluations.last.map { SelfEvaluationFacts($0, of: ledger, card: card) })
  }
}

extension FundRowFacts {
  /// The rows of a monitoring form: outturn and rate over its months, the rate of the initial budget, else the revised one.
  static func rows(of report: MonitoringReport, _ ledger: ProjectLedger) -> [FundRow.Kind: FundRowFacts] {
    rows(
      report.funds, Outturn(of: ledger, through: report.period), of: ledger, "\(report.period.monthsText)执行数", report.citation
    ) { row, paid in
      report.outturnCell(row, paid)
    } budget: { row in
      row.initialBudget.value != nil ? (row.initialBudget, "年初预算数") : (row.revisedBudget, "全年预算数")
    }
  }

  /// The rows of a self-evaluation form: outturn and rate over the revised budget, else the initial one.
  static func rows(of evaluation: SelfEvaluation, _ ledger: ProjectLedger) -> [FundRow.Kind: FundRowFacts] {
    rows(evaluation.funds, Outturn(of: ledger), of: ledger, "全年执行数(B)", evaluation.citation) { row, paid in
      evaluation.outturnCell(row, paid)
    } budget: { row in
      row.revisedBudget.value != nil ? (row.revisedBudget, "全年预算数(A)") : (row.initialBudget, "年初预算数")
    }
  }

  /// A source that the record has no row for, and that paid, has facts as well: the form may print its row.
  private static func rows(
    _ funds: [FundRow], _ paid: Outturn, of ledger: ProjectLedger, _ name: String, _ citation: Citation,
    cell: (FundRow, Outturn?) -> OutturnCell, budget: (FundRow) -> (Entry<PrintedAmount>, String)
  ) -> [FundRow.Kind: FundRowFacts] {
    let derived = funds.derived(paid, of: ledger)
    let others = derived.keys.filter { kind in kind != .total && !funds.contains { $0.kind == kind } }
    var facts: [FundRow.Kind: FundRowFacts] = [:]
    for row in funds + others.map({ FundRow(kind: $0, citation: citation) }) where facts[row.kind] == nil {
      let cell = cell(row, derived[row.kind]), (amount, label) = budget(row)
      let outturn = cell.trace("\(row.kind.label) \(name)", row.citation)
      let rate = rate(cell, over: amount, .recorded("\(row.kind.label) \(label)", value: amount.value?.text ?? "", row.citation), outturn)
      facts[row.kind] = FundRowFacts(cell: cell, outturn: outturn, rate: rate)
    }
    return facts
  }

  private static func rate(_ cell: OutturnCell, over budget: Entry<PrintedAmount>, _ origin: Trace, _ outturn: Trace) -> Trace? {
    guard let budget = budget.value, let paid = cell.shown else { return nil }
    return .rate(paid, outturn, over: budget, origin)
  }
}

extension Trace {
  /// 执行率 by the rules; nil of a budget of zero.
  static func rate(_ paid: PrintedAmount, _ outturn: Trace, over budget: PrintedAmount, _ origin: Trace) -> Trace? {
    guard let ratio = paid.money.ratio(to: budget.money) else { return nil }
    let rate = Percentage(of: ratio).text
    return Trace("按规则计算", value: rate, formula: "\(paid.digits) ÷ \(budget.digits) = \(rate)", children: [outturn, origin])
  }
}
