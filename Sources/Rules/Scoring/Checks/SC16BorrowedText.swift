import HengValues

extension Rule<ScoredSheet> {
  static let sc16BorrowedText = Rule(
    "SC-16", "目标文字属于本项目，没有照搬其他项目", .warning, basis: "财预〔2015〕88号：目标应指向明确、与项目相应", remedy: "请核对年度总体目标，改写为本项目的内容"
  ) { subject, _ in
    let sheet = subject.sheet
    guard !sheet.peers.isEmpty else { return .notRun("没有同一台账的其他项目可比") }
    let matches = BorrowedObjective.matches(project: sheet.project, objective: sheet.objective, peers: sheet.peers)
    guard let matches else { return .notApplicable("年度总体目标不足\(BorrowedObjective.leastLetters)字，不能判断") }
    return .remarks(
      matches.map { match in
        Remark(
          "年度总体目标与项目“\(match.peer.project)”相同",
          sides: [
            Finding.Side(label: "本项目", figure: "", place: subject.formPlace, quote: sheet.objective),
            Finding.Side(
              label: match.peer.project, figure: "", place: match.peer.place("自评表“\(match.peer.project)”"), quote: match.peer.objective),
          ], severity: match.isCertain ? nil : .question)
      })
  }
}
