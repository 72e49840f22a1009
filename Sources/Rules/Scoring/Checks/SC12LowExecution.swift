import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc12LowExecution = Rule(
    "SC-12", "执行率很低而总分达优的，须复核", .warning, basis: "参数 scoring.executionConcern", remedy: "请说明资金少用而目标仍完成的原因，核对其他各行得分"
  ) { subject, _ in
    guard let budget = subject.sheet.execution.budget, let outturn = subject.sheet.execution.outturn,
      let rate = outturn.ratio(to: budget)
    else { return .notRun("没有预算数或执行数") }
    guard let (name, total) = subject.gradedTotal else { return .notRun("没有总分") }
    guard rate < subject.profile.executionConcern.ratio, subject.profile.grade(of: total) == .excellent else { return .remarks([]) }
    return .remarks([
      Remark(
        "执行率\(Percentage(of: rate).text)，\(name)\(total)",
        computation: "\(outturn.quotientText(over: budget)) = \(Percentage(of: rate).text)",
        sides: [
          Finding.Side(label: "执行率", figure: Percentage(of: rate).text, place: subject.executionPlace),
          Finding.Side(label: name, figure: "\(total)", place: subject.totalPlace),
        ])
    ])
  }
}
