import HengValues

extension Rule<PaperTextSubject> {
  static let pa20Confusions = Rule(
    "PA-20", "没有易混的错别字", .info, basis: "参数 papers.confusions：错写与通行写法，出自现代汉语词典和出版物常见差错表", remedy: "请核对用字后改正"
  ) { subject, profile in
    .with(profile.words("papers.confusions", on: subject.day())) { words in
      let pairs = words.map(\.fields).filter { $0.count == 2 }
      var sides = [[Finding.Side]](repeating: [], count: pairs.count)
      for (passage, match) in subject.matches(PhraseFinder(pairs.map { $0[0] })) {
        sides[match.phrase].append(passage.side("原文", pairs[match.phrase][0], match.range))
      }
      return .remarks(
        zip(pairs, sides).compactMap { pair, sides in
          sides.isEmpty ? nil : Remark("“\(pair[0])”疑为“\(pair[1])”，共\(sides.count)处", sides: sides)
        })
    }
  }
}
