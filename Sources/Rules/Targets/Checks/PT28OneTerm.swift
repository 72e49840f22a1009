import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt28OneTerm = Rule(
    "PT-28", "项目名称与目标、指标用同一个说法", .warning, basis: "财预〔2015〕88号：目标应指向明确、与项目相应", remedy: "请统一项目名称、总体目标和指标中的说法"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      try variant(subject) + product(subject, try profile.wordPairs("targets.products", on: subject.day))
    }
  }

  private static func variant(_ subject: TargetSubject) -> [Remark] {
    let text = ([subject.objective] + subject.rows.map(\.name)).joined(separator: "|")
    guard let variant = WordVariant(title: subject.project.name.subjectWords, text: text) else { return [] }
    let rows = subject.rows.filter { $0.name.lettersOnly.holds(variant.other) }
    let inObjective = subject.objective.lettersOnly.holds(variant.other)
    return [
      Remark(
        "项目名称写“\(variant.title)”，目标和指标写“\(variant.other)”",
        sides: [subject.projectSide] + (inObjective ? [subject.objectiveSide] : []) + rows.map(\.side))
    ]
  }

  /// The title names one product, the indicators another of its kind: 健康保 against 意外保险.
  private static func product(_ subject: TargetSubject, _ products: [(word: String, others: [String])]) throws(ProfileError) -> [Remark] {
    products.compactMap { word, others in
      guard subject.project.name.holds(word), !others.contains(where: { subject.project.name.holds($0) }),
        !subject.rows.contains(where: { $0.name.withoutSpaces.holds(word) })
      else { return nil }
      let rows = subject.rows.filter { $0.name.withoutSpaces.containsAny(others) }
      guard let other = others.first(where: { word in rows.contains { $0.name.withoutSpaces.holds(word) } }) else { return nil }
      return Remark("项目名称写“\(word)”，指标写“\(other)”", sides: [subject.projectSide] + rows.map(\.side), severity: .info)
    }
  }
}
