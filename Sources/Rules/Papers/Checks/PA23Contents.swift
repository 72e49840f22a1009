import HengValues

extension Rule<PaperTextSubject> {
  static let pa23Contents = Rule(
    "PA-23", "目录与正文的标题相同", .info, basis: "目录应与正文标题一致", remedy: "请按正文重新生成目录，或改正标题"
  ) { subject, _ in
    guard !subject.contents.isEmpty else { return .notApplicable("文件没有目录") }
    let body = Dictionary(subject.headings.map { ($0.address, $0) }) { first, _ in first }
    return .remarks(
      subject.contents.compactMap { entry in
        guard let heading = body[entry.address], heading.title != entry.title, heading.isLike(entry) else { return nil }
        return Remark("目录为“\(entry.title)”，正文为“\(heading.title)”", sides: [entry.side("目录"), heading.side("正文")])
      })
  }
}

extension PaperTextSubject.Heading {
  /// The same heading in other words; a row of a table with the same number shares no run of words.
  fileprivate func isLike(_ other: Self) -> Bool {
    let shortest = min(title.count, other.title.count)
    return title.count < 40 && title.sharedRun(with: other.title) >= max(4, (shortest + 1) / 2)
  }

  /// Its number under its part.
  fileprivate var address: String { "\(parent)\u{1}\(level)\u{1}\(number)" }
}
