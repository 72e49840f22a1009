import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc24ExecutionRate = Rule(
    "SC-24", "填报的执行率等于全年执行数÷全年预算数", .error, basis: "自评表“执行率”栏；按印出的位数重算", remedy: "请重新计算执行率，核对预算数和执行数"
  ) { subject, _ in
    let row = subject.sheet.execution
    guard let field = subject.sheet.head["执行率"], let rate = try? Percentage(parsing: field.text) else { return .notApplicable("没有填报执行率") }
    guard let outturn = row.outturn else { return .notRun("没有执行数，执行率无从核对") }
    // Some forms divide by the budget of the beginning of the year.
    let budgets = [row.revised, row.initial].compactMap { $0 }
    let dues = budgets.compactMap { outturn.interval.divided(by: $0.interval) }
    guard let due = dues.first, let budget = budgets.first else { return .notRun("没有预算数，执行率无从核对") }
    let agreement = Agreement.best(dues.map { Agreement($0, rate.interval) })
    if case .agrees = agreement { return .remarks([]) }
    let isLastDigit = if case .lastDigit = agreement { true } else { false }
    func side(_ label: String, _ figure: String) -> Finding.Side {
      Finding.Side(label: label, figure: figure, place: field.citation.place(field: "执行率"))
    }
    return .remarks([
      Remark(
        "执行率填\(field.text)，按执行数和预算数应为\(due.middle.percentText)",
        computation: "\(outturn.digits) ÷ \(budget.digits) = \(due.middle.percentText)",
        sides: [side("执行率", field.text), side("全年执行数", outturn.text), side("全年预算数", budget.text)],
        severity: isLastDigit ? .question : nil)
    ])
  }
}
