import HengValues

extension Rule<ReportSubject> {
  static let pa17Beneficiaries = Rule(
    "PA-17", "受益对象前后一致", .question, basis: "评价报告写明的资助对象应与政策文件相同", remedy: "请按政策文件核对受益对象的范围，前后统一"
  ) { subject, profile in
    .with(profile.words("papers.beneficiaries", on: subject.year.lastDay)) { words in
      for group in words.map(\.fields) where group.count > 2 {
        if let remark = contradiction(subject, group) { return .remarks([remark]) }
      }
      return .remarks([])
    }
  }

  /// One sentence names all groups of pupils, another names the same ones but for the widest.
  private static func contradiction(_ subject: ReportSubject, _ group: [String]) -> Remark? {
    let finder = PhraseFinder(group)
    var wide: Finding.Side?, narrow: Finding.Side?
    for passage in subject.passages.withinBudget {
      var sentences: [Range<Int>: Set<Int>] = [:]
      for match in finder.matches(in: passage.folded) { sentences[passage.sentence(around: match.range), default: []].insert(match.phrase) }
      for (range, named) in sentences.sorted(by: { $0.key.lowerBound < $1.key.lowerBound })
      where passage.contains("学生") || passage.contains("资助") {
        let side = Finding.Side(
          label: named.contains(0) ? "含\(group[0])" : "不含\(group[0])", figure: named.sorted().map { group[$0] }.joined(separator: "、"),
          place: passage.place(of: range), quote: passage.quote(range))
        if named == Set(group.indices) { wide = wide ?? side }
        if named == Set(group.indices.dropFirst()) { narrow = narrow ?? side }
      }
    }
    guard let wide, let narrow else { return nil }
    return Remark("受益对象一处含\(group[0])，一处不含", sides: [wide, narrow])
  }
}
