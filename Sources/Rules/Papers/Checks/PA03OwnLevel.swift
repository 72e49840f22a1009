import HengValues

extension Rule<ReportSubject> {
  static let pa03OwnLevel = Rule(
    "PA-03", "县级项目的报告写本县的情况", .question, basis: "评价报告说明本项目的内容和成效", remedy: "请核对这些文字是否取自上级材料，改写为本县、本项目的情况"
  ) { subject, profile in
    guard "县旗区".contains(where: { level in subject.unit.dropLast().contains(level) }) else {
      return .notApplicable("编制单位不是县区单位")
    }
    return .with(profile.words("papers.cityWords", on: subject.year.lastDay)) { words in
      let finder = PhraseFinder(words)
      let sides = subject.passages.withinBudget.flatMap { passage in
        finder.matches(in: passage.folded).filter { passage.isPlain($0.range) && !passage.stands("场", at: $0.range.upperBound) }.map {
          match in
          passage.side("报告正文", words[match.phrase], match.range)
        }
      }
      guard !sides.isEmpty else { return .remarks([]) }
      return .remarks([Remark("“\(subject.project)”的报告中有\(sides.count)处写的是全市或市级部门", sides: sides)])
    }
  }
}

extension PaperPassage {
  /// Outside titles of documents.
  fileprivate func isPlain(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index >= 3 {
      if ends("》", before: index) || ends("。", before: index) { return true }
      if ends("《", before: index) { return false }
      index -= 1
    }
    return true
  }
}
