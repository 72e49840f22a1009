import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc19SurveyAgrees = Rule(
    "SC-19", "报告写的满意度调查结果与自评表一致", .error, basis: "自评表满意度的实际完成值取自调查结果", remedy: "请核对调查结果与自评表，按实际结果填写并计分"
  ) { subject, _ in
    guard !subject.sheet.surveys.isEmpty else { return .notRun("没有取得满意度调查结果") }
    let rows = subject.scoredRows.filter { $0.row.level1 == .satisfaction && !$0.row.actual.isEmpty }
    guard rows.count == 1, let row = rows.first?.row else { return .notApplicable("自评表的满意度指标不是一项") }
    return .remarks(subject.sheet.surveys.compactMap { remark($0, row, subject) })
  }

  private static func remark(_ survey: ScoringSheet.Survey, _ row: ScoringSheet.Row, _ subject: ScoredSheet) -> Remark? {
    guard let found = survey.rate.interval, let printed = row.actual.interval, survey.rate.dimension == row.actual.dimension else {
      return nil
    }
    let isBound = row.actual.isBound && !survey.rate.isBound
    guard isBound || !found.overlaps(printed) else { return nil }
    var surveyed = row
    surveyed.actual = survey.rate
    let share = subject.scorer.judge(surveyed).share.map { min(max($0, .zero), .one) }
    let due = share.map { ($0 * row.weight.ratio).rounded(subject.profile.decimals) }
    let given = survey.score ?? row.printedScore
    let isOverpaid = due.flatMap { due in given.map { $0 > due } } ?? false
    let holds = isBound && found.overlaps(printed) || isBound && (survey.rate.magnitude ?? .zero) >= (row.actual.magnitude ?? .zero)
    return Remark(
      "报告写满意度为\(survey.rate.text)，自评表“\(row.name)”为\(row.actual.text)"
        + (isOverpaid ? "；目标\(row.target.text)，按\(survey.rate.text)应得\(due?.description ?? "")分，却得\(given?.description ?? "")分" : ""),
      computation: isOverpaid ? "\(row.weight) × \(survey.rate.text) ÷ \(row.target.text) = \(due?.description ?? "")" : "",
      sides: [
        Finding.Side(label: "报告 满意度", figure: survey.rate.text, place: survey.citation.place(field: "满意度调查")),
        .row(row, "实际", row.actual.text),
      ], severity: holds ? .warning : nil)
  }
}
