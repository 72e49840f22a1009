import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt26CurrentTerms = Rule(
    "PT-26", "使用现行的政策用语", .info, basis: "参数 targets.terms.households、targets.terms.rates：停用的说法、现行说法和起用日期", remedy: "请改用现行说法"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      var remarks: [Remark] = []
      for name in ["targets.terms.households", "targets.terms.rates"] {
        guard let parameter = try? profile.parameter(name, on: subject.day) else { continue }
        remarks += try profile.wordPairs(name, on: subject.day).compactMap { remark($0.word, $0.others, parameter, subject) }
      }
      return remarks
    }
  }

  private static func remark(_ word: String, _ terms: [String], _ parameter: Parameter, _ subject: TargetSubject) -> Remark? {
    let rows = subject.rows.filter { ($0.name + $0.target.text).withoutSpaces.holds(word) }
    let inObjective = subject.objective.withoutSpaces.holds(word)
    guard !rows.isEmpty || inObjective else { return nil }
    return Remark(
      "“\(word)”是旧的说法，现用“\(terms.joined(separator: "、"))”（\(parameter.source)）",
      sides: (inObjective ? [Finding.Side(label: "年度总体目标", figure: word, place: subject.objectivePlace)] : []) + rows.map(\.side))
  }
}
