import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt34PurposeAgrees = Rule(
    "PT-34", "绩效目标与资金用途相应", .question, basis: "财预〔2015〕88号：绩效目标与资金用途相匹配", remedy: "请核对资金用途与绩效目标，两处写同样的几项"
  ) { subject, _ in
    guard let purpose = subject.head["资金用途"], let goal = subject.head["绩效目标"] else { return .notApplicable("本表没有“资金用途”和“绩效目标”两栏") }
    let known = purpose.text.lettersOnly
    let goals = Clauses(goal.text).list.map(\.lettersOnly).filter { $0.count >= 4 }
    guard !known.isEmpty, goals.count >= 2 else { return .notApplicable("资金用途或绩效目标没有分项") }
    let missing = goals.filter { known.sharedRun(with: $0) * 2 < $0.count }
    guard missing.count * 2 > goals.count else { return .remarks([]) }
    return .remarks([
      Remark(
        "绩效目标有\(goals.count)项，其中\(missing.count)项资金用途没有写",
        sides: [
          Finding.Side(label: "资金用途", figure: "", place: purpose.citation.place(field: "资金用途"), quote: purpose.text),
          Finding.Side(label: "绩效目标", figure: "", place: goal.citation.place(field: "绩效目标"), quote: goal.text),
        ])
    ])
  }
}
