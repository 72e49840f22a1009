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

extension EvaluatedProject {
  /// With the facts that its form states.
  package init(
    ledger: ProjectLedger, evaluation: SelfEvaluation, card: ScoreCard, report: EvaluationReport?, fund: AccountsFund = .generalBudget
  ) {
    self.init(
      ledger: ledger, evaluation: evaluation, card: card, report: report, fund: fund,
      form: SelfEvaluationFacts(evaluation, of: ledger, card: card))
  }
}

extension FundRowFacts {
  /// The rows of a monitoring form: outturn and rate over its months.
  static func rows(of report: MonitoringReport, _ ledger: ProjectLedger) -> [FundRow.Kind: FundRowFacts] {
    let paid = ledger.payments.filter { $0.isMade(in: report.period) }
    return rows(report.funds, paid: paid, outturn: "\(report.period.monthsText)执行数") { ($0.initialBudget, "年初预算数") }
  }

  /// The rows of a self-evaluation form: outturn and rate over the revised budget, else the initial one.
  static func rows(of evaluation: SelfEvaluation, _ ledger: ProjectLedger) -> [FundRow.Kind: FundRowFacts] {
    rows(evaluation.funds, paid: ledger.payments, outturn: "全年执行数(B)") { row in
      row.revisedBudget.value != nil ? (row.revisedBudget, "全年预算数(A)") : (row.initialBudget, "年初预算数")
    }
  }

  private static func rows(
    _ funds: [FundRow], paid payments: [Payment], outturn name: String, budget: (FundRow) -> (Entry<PrintedAmount>, String)
  ) -> [FundRow.Kind: FundRowFacts] {
    var facts: [FundRow.Kind: FundRowFacts] = [:]
    for row in funds where facts[row.kind] == nil {
      let outturn = outturn(row, of: funds, paid: payments, "\(row.kind.label) \(name)")
      let (amount, label) = budget(row)
      facts[row.kind] = FundRowFacts(outturn: outturn, rate: rate(row, over: amount, "\(row.kind.label) \(label)", outturn: outturn))
    }
    return facts
  }

  /// A sub-row is traced to the payments only when it holds the whole outturn of the project.
  private static func outturn(_ row: FundRow, of funds: [FundRow], paid payments: [Payment], _ label: String) -> Trace {
    guard let amount = row.outturn.value else { return .recorded(label, value: row.outturn.printed(\.text), row.citation) }
    var trace = Trace.recorded(label, value: amount.text, row.citation)
    let isWhole = row.kind == .total || funds.first { $0.kind == .total }?.outturn.value?.money == amount.money
    guard isWhole, let paid = CountedValue(payments, makingUp: amount) else { return trace }
    (trace.formula, trace.children) = (paid.formula, paid.leaves)
    return trace
  }

  private static func rate(_ row: FundRow, over budget: Entry<PrintedAmount>, _ label: String, outturn: Trace) -> Trace? {
    guard let budget = budget.value, let paid = row.outturn.value, let ratio = paid.money.ratio(to: budget.money) else { return nil }
    let rate = Percentage(of: ratio).text
    return Trace(
      "按规则计算", value: rate, formula: "\(paid.digits) ÷ \(budget.digits) = \(rate)",
      children: [outturn, .recorded(label, value: budget.text, row.citation)])
  }
}
