import HengDomain
import HengValues

extension Rule<ReportSubject> {
  static let pa06FinalScore = Rule(
    "PA-06", "各部分得分之和等于报告总得分和自评表总分，等级与得分相符", .error, basis: "评价报告第三、四部分与自评表；等级下限（参数 scoring.grades）",
    remedy: "请核对各部分得分、总得分和等级，各处应出自同一组得分"
  ) { subject, profile in
    guard let final = subject.score else { return .notRun("没有读到报告的总得分") }
    guard choices(subject) != nil || subject.sheet?.printedTotal != nil || subject.grade != nil else {
      return .notRun("没有读到各部分得分、自评表总分和等级，总得分无从核对")
    }
    return .remarks(sum(subject, final) + form(subject, final) + grade(subject, final, profile))
  }

  /// A part may be stated in its text, as its table's total and as its rows: any choice that adds up will do, since the
  /// disagreement among the three is another rule's.
  private static func sum(_ subject: ReportSubject, _ final: ReportSubject.Score) -> [Remark] {
    guard let choices = choices(subject) else { return [] }
    let sums = choices.reduce(Set([ExactDecimal.zero])) { sums, choice in
      Set(sums.flatMap { sum in choice.map { sum + $0 } })
    }
    guard !sums.contains(final.value) else { return [] }
    let stated = subject.parts.compactMap { $0.obtained ?? nil }
    let total = stated.reduce(ExactDecimal.zero) { $0 + $1.value }
    return [
      Remark(
        "各部分得分之和\(total)，总得分\(final.value)",
        computation: stated.map(\.value.description).joined(separator: " + ") + " = \(total)",
        sides: [Finding.Side(label: "总得分", figure: "\(final.value)", place: final.place, quote: final.quote)]
          + subject.parts.compactMap { part in
            part.obtained.map { Finding.Side(label: part.title, figure: "\($0.value)", place: $0.place, quote: $0.quote) }
          })
    ]
  }

  /// The figures that each of the four parts has for its score; nil where one has none.
  private static func choices(_ subject: ReportSubject) -> [Set<ExactDecimal>]? {
    let choices = subject.parts.map { part in
      Set([part.obtained?.value, part.table?.total?.score, part.table?.sum].compactMap { $0 })
    }
    return choices.count == 4 && choices.allSatisfy { !$0.isEmpty } ? choices : nil
  }

  private static func form(_ subject: ReportSubject, _ final: ReportSubject.Score) -> [Remark] {
    guard let sheet = subject.sheet, let total = sheet.printedTotal, total != final.value else { return [] }
    return [
      Remark(
        "报告总得分\(final.value)，自评表填报总分\(total)",
        sides: [
          Finding.Side(label: "报告", figure: "\(final.value)", place: final.place, quote: final.quote),
          Finding.Side(label: "自评表 填报总分", figure: "\(total)", place: sheet.execution.citation.place(field: "总分")),
        ])
    ]
  }

  private static func grade(_ subject: ReportSubject, _ final: ReportSubject.Score, _ profile: Profile) -> [Remark] {
    guard let grade = subject.grade, let floors = try? profile.decimals("scoring.grades", on: subject.year.lastDay) else { return [] }
    let due = zip(floors, Grade.allCases).first { $0.0 <= final.value }?.1 ?? .poor
    guard due != grade else { return [] }
    return [
      Remark(
        "总得分\(final.value)对应“\(due.rawValue)”，报告写的是“\(grade.rawValue)”",
        sides: [Finding.Side(label: "报告", figure: grade.rawValue, place: final.place, quote: final.quote)])
    ]
  }
}
