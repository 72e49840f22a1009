import HengValues

extension Rule<ReportSubject> {
  static let pa04PartScores = Rule(
    "PA-04", "报告各部分写的分值和得分等于其评分表合计", .error, basis: "评价报告第四部分各评分情况表", remedy: "请核对正文与评分表，两处应出自同一组得分"
  ) { subject, _ in
    let parts = subject.parts.filter { $0.table?.total != nil && ($0.obtained != nil || $0.possible != nil) }
    guard !parts.isEmpty else { return .notRun("没有取得评分情况表的合计") }
    return .remarks(
      parts.flatMap { part -> [Remark] in
        guard let table = part.table, let total = table.total else { return [] }
        return [
          compare("得分", part, part.obtained, total.score, total, table), compare("分值", part, part.possible, total.weight, total, nil),
        ].compactMap { $0 }
      })
  }

  private static func compare(
    _ label: String, _ part: ReportSubject.Part, _ text: ReportSubject.Score?, _ table: ExactDecimal?,
    _ total: ReportSubject.Table.Row, _ scored: ReportSubject.Table?
  ) -> Remark? {
    guard let text, let table, text.value != table else { return nil }
    let sum = scored?.sum.flatMap { $0 == table ? nil : $0 }
    let rows = sum.map { Finding.Side(label: "评分表 各行之和", figure: "\($0)", place: scored?.rowsPlace ?? total.place) }
    return Remark(
      "“\(part.title)”正文\(label)\(text.value)，评分表合计\(table)\(sum.map { "，各行之和\($0)" } ?? "")",
      computation: sum.map { "\(scored?.rows.compactMap(\.score).map(\.description).joined(separator: " + ") ?? "") = \($0)" } ?? "",
      sides: [
        Finding.Side(label: "正文 \(label)", figure: "\(text.value)", place: text.place, quote: text.quote),
        Finding.Side(label: "评分表 合计", figure: "\(table)", place: total.place),
      ] + [rows].compactMap { $0 })
  }
}

extension ReportSubject.Table {
  /// All rows above the total.
  var rowsPlace: Place? { rows.map(\.place).whole }
}
