import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt26CurrentTerms = Rule(
    "PT-26", "使用现行的政策用语", .info, basis: "参数 targets.terms.households、targets.terms.rates：停用的说法、现行说法和起用日期", remedy: "请改用现行说法"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      var remarks: [Remark] = []
      let texts = subject.rows.map { (row: $0, words: ($0.name + $0.target.text).withoutSpaces) }
      let objective = subject.objective.withoutSpaces
      for name in ["targets.terms.households", "targets.terms.rates"] {
        guard let parameter = try? profile.parameter(name, on: subject.day) else { continue }
        remarks += try profile.wordPairs(name, on: subject.day).compactMap { pair in
          remark(
            pair.word, pair.others, parameter, rows: texts.filter { $0.words.holds(pair.word) }.map(\.row),
            inObjective: objective.holds(pair.word),
            subject)
        }
      }
      return remarks
    }
  }

  private static func remark(
    _ word: String, _ terms: [String], _ parameter: Parameter, rows: [Indicator], inObjective: Bool, _ subject: TargetSubject
  ) -> Remark? {
    guard !rows.isEmpty || inObjective else { return nil }
    return Remark(
      "“\(word)”是旧的说法，现用“\(terms.joined(separator: "、"))”（\(parameter.source)）",
      sides: (inObjective ? [Finding.Side(label: "年度总体目标", figure: word, place: subject.objectivePlace)] : []) + rows.map(\.side))
  }
}
