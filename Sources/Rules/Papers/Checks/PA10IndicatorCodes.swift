import HengValues

extension Rule<ReportSubject> {
  static let pa10IndicatorCodes = Rule(
    "PA-10", "正文的指标编码与评分表相同，编码不重复", .warning, basis: "评价报告第四部分：每项说明对应评分表的一行", remedy: "请按评分表统一编码，重复的编码重新编排"
  ) { subject, _ in
    guard !subject.rows.isEmpty, !subject.indicators.isEmpty else { return .notRun("没有取得评分情况表或逐项说明") }
    var sides: [Finding.Side] = [], words: [String] = []
    for pair in subject.pairs where pair.paragraph.code != pair.row.code && !pair.row.code.isEmpty {
      words.append("“\(pair.paragraph.name)”正文\(pair.paragraph.code)，表\(pair.row.code)")
      sides.append(pair.paragraph.heading)
      sides.append(Finding.Side(label: "评分表", figure: pair.row.code, place: pair.row.place))
    }
    var seen: [String: ReportSubject.Table.Row] = [:]
    for row in subject.rows where !row.code.isEmpty {
      if let first = seen[row.code] {
        words.append("表中\(row.code)用于“\(first.name)”和“\(row.name)”")
        sides += [first, row].map { Finding.Side(label: "评分表", figure: $0.code, place: $0.place) }
      }
      seen[row.code] = row
    }
    return .remarks(words.isEmpty ? [] : [Remark("指标编码不一致：" + words.joined(separator: "；"), sides: sides)])
  }
}

extension ReportSubject {
  /// Paragraphs with their rows: the same name first, then what is left over in order where as many are left on both sides.
  var pairs: [(paragraph: Paragraph, row: Table.Row)] {
    let paragraphs = indicators.filter { !$0.code.hasHead("A") }
    var free = Array(rows.enumerated())
    var taken: [Int: Table.Row] = [:]
    for (index, paragraph) in paragraphs.enumerated() {
      guard let at = free.firstIndex(where: { $0.element.name.lettersOnly == paragraph.name.lettersOnly }) else { continue }
      taken[index] = free.remove(at: at).element
    }
    let left = paragraphs.indices.filter { taken[$0] == nil }
    if left.count == free.count { for (index, row) in zip(left, free) { taken[index] = row.element } }
    return paragraphs.enumerated().compactMap { index, paragraph in taken[index].map { (paragraph, $0) } }
  }
}
