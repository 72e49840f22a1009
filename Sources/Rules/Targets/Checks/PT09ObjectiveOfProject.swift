import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt09ObjectiveOfProject = Rule(
    "PT-09", "年度总体目标写的是本项目", .warning, basis: "财预〔2015〕88号：目标应指向明确、与项目相应", remedy: "请核对年度总体目标，改写为本项目的内容"
  ) { subject, _ in
    guard !subject.peers.isEmpty else { return .notRun("没有同年度的其他项目可比") }
    let matches = BorrowedObjective.matches(project: subject.project.name, objective: subject.objective, peers: subject.peers)
    guard let matches else { return .notApplicable("年度总体目标不足\(BorrowedObjective.leastLetters)字，不能判断") }
    return .remarks(
      matches.map { match in
        Remark(
          "年度总体目标与项目“\(match.peer.project)”的相同" + (match.isCertain ? "，写的是那个项目的内容" : "，不能确定属于哪个项目"),
          sides: [
            Finding.Side(label: "本项目目标", figure: "", place: subject.objectivePlace, quote: subject.objective),
            Finding.Side(
              label: match.peer.project, figure: "", place: match.peer.place("绩效目标表“\(match.peer.project)”"), quote: match.peer.objective),
          ], severity: match.isCertain ? nil : .question)
      })
  }
}
