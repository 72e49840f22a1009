import HengValues

extension Rule<ReportSubject> {
  static let pa02ParagraphOfIndicator = Rule(
    "PA-02", "指标的说明写的是本指标和本项目的对象", .error, basis: "评价报告第四部分逐项说明各指标的完成情况", remedy: "请核对该段文字，改写为本指标的内容"
  ) { subject, _ in
    guard !subject.indicators.isEmpty || !subject.peers.isEmpty else { return .notRun("没有读到逐项说明的指标") }
    return .remarks(otherPlaces(subject) + otherBeneficiaries(subject) + otherProjects(subject))
  }

  /// Another project's name in this report's text: a question, since one scheme may well mention another.
  private static func otherProjects(_ subject: ReportSubject) -> [Remark] {
    let own = subject.project.lettersOnly.subjectWords
    let peers = subject.peers.filter { peer in
      let name = peer.project.lettersOnly.subjectWords
      return name.count >= 4 && !own.holds(name) && !name.holds(own)
    }
    guard !peers.isEmpty else { return [] }
    let finder = PhraseFinder(peers.map { $0.project.lettersOnly.subjectWords })
    var sides = [[Finding.Side]](repeating: [], count: peers.count)
    for passage in subject.passages.withinBudget {
      for match in finder.matches(in: passage.folded) {
        sides[match.phrase].append(passage.side("报告正文", passage.printed(match.range), match.range))
      }
    }
    return zip(peers, sides).compactMap { peer, sides in
      sides.isEmpty
        ? nil : Remark("“\(subject.project)”的报告中写到另一项目“\(peer.project)”，共\(sides.count)处", sides: sides + [peer.title], severity: .question)
    }
  }

  /// `软件系统（固贤村）` whose text speaks of 碧村 alone: the places in brackets of all headings are known.
  private static func otherPlaces(_ subject: ReportSubject) -> [Remark] {
    let places = subject.indicators.map { $0.name.bracketed }
    let known = Set(places.compactMap { $0 })
    guard known.count > 1 else { return [] }
    var sides: [Finding.Side] = [], names: [String] = []
    for (indicator, own) in zip(subject.indicators, places) {
      guard let own, !indicator.passages.contains(where: { $0.text.withoutSpaces.holds(own) }) else { continue }
      let strangers = known.subtracting([own]).sorted()
      for passage in indicator.passages {
        guard let stranger = strangers.first(where: { passage.text.withoutSpaces.holds($0) }) else { continue }
        names.append("“\(indicator.code) \(indicator.name)”写的是\(stranger)")
        sides.append(indicator.heading)
        sides.append(Finding.Side(label: "该指标的说明", figure: stranger, place: passage.place, quote: passage.quote(0..<1)))
        break
      }
    }
    return names.isEmpty ? [] : [Remark("指标说明写的是另一地点：" + names.joined(separator: "；"), sides: sides)]
  }

  /// `贷款对象满意度` whose text speaks of 资助对象满意度, the name that another project's report uses.
  private static func otherBeneficiaries(_ subject: ReportSubject) -> [Remark] {
    subject.indicators.flatMap { indicator -> [Remark] in
      guard indicator.name.hasTail("满意度"), let own = indicator.passages.compactMap({ $0.satisfied(indicator.name) }).first
      else { return [] }
      let peer = subject.peers.first { $0.project != subject.project && $0.names.contains { $0.figure == own.name } }
      guard own.name != indicator.name, !subject.rows.contains(where: { $0.name == own.name }), let peer,
        let origin = peer.names.first(where: { $0.figure == own.name })
      else { return [] }
      return [
        Remark(
          "指标是“\(indicator.name)”，说明写的是“\(own.name)”，与“\(peer.project)”的指标同名",
          sides: [
            indicator.heading, own.passage.side("该指标的说明", own.name, own.range),
            Finding.Side(label: peer.project, figure: own.name, place: origin.place, quote: origin.quote),
          ], severity: .warning)
      ]
    }
  }
}

extension String {
  /// The words in the last bracket: `软件系统（固贤村）` gives `固贤村`; only names of villages, towns and the like.
  fileprivate var bracketed: String? {
    let folded = halfWidth.withoutSpaces
    guard folded.hasTail(")"), let open = folded.lastIndex(of: "(") else { return nil }
    let inner = String(folded[folded.index(after: open)...].dropLast())
    return "村镇乡县区市".contains(inner.last ?? " ") && inner.count >= 2 ? inner : nil
  }
}

extension PaperPassage {
  /// The words before 满意度为 back to 的 or a sign: whose satisfaction it is. Of the indicator's own length at most.
  fileprivate func satisfied(_ name: String) -> (name: String, range: Range<Int>, passage: PaperPassage)? {
    var from = 0
    while let match = first("满意度为", in: from..<folded.count) {
      var start = match.lowerBound
      while start >= 3, folded[start - 1] >= 0x80, !ends("的", before: start), !ends("、", before: start), !ends("。", before: start) {
        start -= 3
      }
      let range = start..<match.upperBound - 3
      if range.count > 9, range.count <= max(name.utf8.count, 30), folded[start] >= 0xE0 { return (words(range), range, self) }
      from = match.upperBound
    }
    return nil
  }
}
