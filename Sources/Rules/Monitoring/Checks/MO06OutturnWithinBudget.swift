import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo06OutturnWithinBudget = Rule(
    "MO-06", "执行数不为负、不超过年初预算数", .error, basis: "《预算法》第十三条：未列入预算的不得支出", remedy: "请核对执行数；年中追加预算的，请注明调整后的预算数"
  ) { subject, _ in
    guard let outturn = subject.outturn else { return .notRun("没有执行数") }
    guard let budget = subject.budget else { return .notRun("没有预算数") }
    let ceiling = max(budget.money, subject.totalFunds?.revisedBudget.value?.money ?? budget.money)
    let sides = [
      Finding.Side(label: "年初预算数", figure: budget.text, place: subject.fundsPlace),
      Finding.Side(label: "执行数", figure: outturn.text, place: subject.fundsPlace),
    ]
    if outturn.digits.isNegative { return .remarks([Remark("执行数\(outturn.text)为负", sides: sides)]) }
    guard outturn.money > ceiling else { return .remarks([]) }
    return .remarks([Remark("执行数\(outturn.text)超过预算数\(ceiling.printed(in: budget.unit).text)", sides: sides)])
  }
}
