import HengValues

extension Rule<ReportSubject> {
  static let pa05TableTotal = Rule(
    "PA-05", "评分表的合计等于各行之和，每行得分不超过权重", .error, basis: "评价报告评分情况表", remedy: "请核对各行和合计，改正后再核对总得分"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得评分情况表") }
    // Where the text departs from the total too, PA-04 tells both with the rows.
    let told = Set(subject.parts.filter(\.departsFromTotal).compactMap { $0.table?.title })
    return .remarks(subject.tables.flatMap { excesses($0) + totals($0, isScoreTold: told.contains($0.title)) })
  }

  private static func excesses(_ table: ReportSubject.Table) -> [Remark] {
    table.rows.compactMap { row in
      guard let weight = row.weight, let score = row.score, weight < score else { return nil }
      return Remark(
        "“\(row.code) \(row.name)”得分\(score)，权重\(weight)",
        sides: [Finding.Side(label: "\(table.title) \(row.name)", figure: "\(score)", place: row.place)])
    }
  }

  private static func totals(_ table: ReportSubject.Table, isScoreTold: Bool) -> [Remark] {
    guard let total = table.total else { return [] }
    let pairs = [
      ("得分", table.sum, total.score, table.rows.compactMap(\.score)), ("权重", table.weights, total.weight, table.rows.compactMap(\.weight)),
    ]
    return pairs.compactMap { label, sum, printed, values in
      guard let sum, let printed, sum != printed, label != "得分" || !isScoreTold else { return nil }
      return Remark(
        "“\(table.title)”\(label)合计\(printed)，各行之和\(sum)",
        computation: values.map(\.description).joined(separator: " + ") + " = \(sum)",
        sides: [
          Finding.Side(label: "合计", figure: "\(printed)", place: total.place),
          Finding.Side(label: "各行之和", figure: "\(sum)", place: table.rowsPlace ?? total.place),
        ])
    }
  }
}

extension ReportSubject.Part {
  fileprivate var departsFromTotal: Bool {
    guard let obtained, let total = table?.total?.score else { return false }
    return obtained.value != total
  }
}
