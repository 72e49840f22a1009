import HengValues

extension Rule<PaperTextSubject> {
  static let pa22Headings = Rule(
    "PA-22", "同级标题不重复，标题的年度与文件相同", .warning, basis: "标题应当写明各部分的内容和年度", remedy: "请核对标题，改为该部分的内容和年度"
  ) { subject, _ in
    guard !subject.headings.isEmpty else { return .notRun("没有读到标题") }
    return .remarks(repeated(subject) + otherYears(subject))
  }

  private static func repeated(_ subject: PaperTextSubject) -> [Remark] {
    var remarks: [Remark] = []
    var seen: [String: PaperTextSubject.Heading] = [:]
    for heading in subject.headings where (1...2).contains(heading.level) {
      let key = heading.parent + "\u{1}" + heading.title
      if let first = seen[key], first.number != heading.number, first.level == heading.level {
        let listed = subject.contents.filter { $0.title == heading.title && $0.level == heading.level }
        remarks.append(
          Remark(
            "两个标题相同：“\(heading.title)”",
            sides: [first, heading].map { $0.side("标题") } + (listed.count > 1 ? listed.map { $0.side("目录") } : [])))
      } else {
        seen[key] = heading
      }
    }
    return remarks
  }

  private static func otherYears(_ subject: PaperTextSubject) -> [Remark] {
    guard let year = subject.year else { return [] }
    return (subject.contents + subject.headings).filter { $0.level == 0 }.compactMap { heading in
      guard let printed = heading.year, printed != year.year else { return nil }
      return Remark(
        "标题写的是\(printed)年度，文件是\(year.text)的", sides: [heading.side("标题")], severity: .error)
    }
  }
}

extension PaperTextSubject.Heading {
  func side(_ label: String) -> Finding.Side { Finding.Side(label: label, figure: title, place: place) }

  /// The year right before 年度.
  fileprivate var year: Int? {
    let words = PaperPassage(title, file: "", place: place)
    return words.numbers.first { $0.unit == "年" && words.stands("度", at: $0.range.upperBound) && $0.number.count == 4 }
      .map { Int($0.digits.coefficient) }
  }
}
