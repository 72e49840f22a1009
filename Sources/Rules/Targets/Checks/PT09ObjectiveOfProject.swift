import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt09ObjectiveOfProject = Rule(
    "PT-09", "年度总体目标写的是本项目", .warning, basis: "财预〔2015〕88号：目标应指向明确、与项目相应", remedy: "请核对年度总体目标，改写为本项目的内容"
  ) { subject, _ in
    guard !subject.peers.isEmpty else { return .notRun("没有同年度的其他项目可比") }
    let own = subject.project.name.lettersOnly.subjectWords
    let objective = subject.sheet.objective.lettersOnly
    guard objective.count >= 12 else { return .notApplicable("年度总体目标不足12字，不能判断") }
    return .remarks(
      subject.peers.compactMap { peer in
        let name = peer.project.lettersOnly.subjectWords
        guard name != own, peer.objective.lettersOnly == objective, own.sharedRun(with: name) < 6 else { return nil }
        let (mine, theirs) = (own.sharedRun(with: objective), name.sharedRun(with: objective))
        guard mine < 4 || theirs > mine else { return nil }
        return Remark(
          "年度总体目标与项目“\(peer.project)”的相同" + (theirs >= 4 ? "，写的是那个项目的内容" : "，不能确定属于哪个项目"),
          sides: [
            Finding.Side(label: "本项目目标", figure: "", place: subject.objectivePlace, quote: subject.sheet.objective),
            Finding.Side(label: peer.project, figure: "", place: .field("绩效目标表“\(peer.project)”"), quote: peer.objective),
          ], severity: theirs >= 4 ? nil : .question)
      })
  }
}

extension String {
  /// Letters and digits alone: punctuation and numbering signs do not make a text another text.
  var lettersOnly: String { String(halfWidth.filter { $0.isLetter || $0.isNumber }) }

  /// A project's name without its years and the word 项目.
  var subjectWords: String {
    filter { !$0.isNumber }.replacing("年度", with: "").replacing("年", with: "").replacing("项目", with: "")
  }

  /// Length of the longest run of characters that stands in both.
  func sharedRun(with other: String) -> Int {
    let right = Array(other)
    var best = 0
    var previous = [Int](repeating: 0, count: right.count + 1)
    for character in self {
      var current = [Int](repeating: 0, count: right.count + 1)
      for (index, candidate) in right.enumerated() where candidate == character {
        current[index + 1] = previous[index] + 1
        best = max(best, current[index + 1])
      }
      previous = current
    }
    return best
  }
}
