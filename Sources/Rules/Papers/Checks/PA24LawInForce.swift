import HengValues

extension Rule<PaperTextSubject> {
  static let pa24LawInForce = Rule(
    "PA-24", "引用的法律写明现行的修正年份", .info, basis: "参数 papers.laws：法律名称与历次修正、修订的年份", remedy: "请核对引用的版本，写明现行的修正或修订年份"
  ) { subject, profile in
    .with(profile.words("papers.laws", on: subject.day())) { words in
      let laws = words.map(\.fields).filter { $0.count > 1 }
      let finder = PhraseFinder(laws.map { $0[0] + "》(" })
      var sides: [String: [Finding.Side]] = [:]
      for (passage, match) in subject.matches(finder) {
        let law = laws[match.phrase]
        guard let number = passage.numbers.first(where: { $0.range.lowerBound == match.range.upperBound }), number.number.count == 4,
          passage.stands("修", at: number.range.upperBound)
        else { continue }
        let printed = Int(number.digits.coefficient)
        let limit = subject.year?.year ?? 9999
        guard let latest = law.dropFirst().compactMap({ Int($0) }).filter({ $0 <= limit }).max(), printed < latest else { continue }
        sides["“\(law[0])”写的是\(printed)年修正，其后\(latest)年又有修正", default: []].append(
          passage.side("原文", "\(printed)", match.range.lowerBound..<number.range.upperBound))
      }
      return .remarks(sides.sorted { $0.key < $1.key }.map { Remark($0.key + "，共\($0.value.count)处", sides: $0.value) })
    }
  }
}
