import HengValues

extension Rule<PaperTextSubject> {
  static let pa42TextAndTable = Rule(
    "PA-42", "正文写的总数与紧接其后的表各行之和一致", .warning, basis: "表的一列之和与正文的总数恰好相等，说明表把总数全部列出，其余各列也应相等", remedy: "请核对正文的总数和表中各行"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    let sentences = subject.stated
    let byEnd = Dictionary(grouping: sentences.indices) { index in
      let place = sentences[index].passage.place
      return place.endLine ?? place.line ?? -1
    }
    return .remarks(subject.tables.withinBudget.flatMap { remarks(on: $0, sentences, byEnd) })
  }

  private static func remarks(on table: StatedTable, _ sentences: [StatedSentence], _ byEnd: [Int: [Int]]) -> [Remark] {
    guard TableTotals(table).rows.isEmpty, table.rows.count > 2, !table.isCut else { return [] }
    let columns = table.numericColumns.filter(table.isAdditive)
    guard columns.count > 1 else { return [] }
    let sums = columns.map { column in
      (column, table.rows.indices.compactMap { table.interval($0, column, exact: table.isExact(column)) }.reduce(Interval(.zero), +))
    }
    // The sentences of the paragraphs that stand close before the table.
    guard let first = table.place?.line else { return [] }
    let near = (max(first - 4, 0)..<first).flatMap { byEnd[$0] ?? [] }.sorted().map { sentences[$0] }
    return near.flatMap { sentence -> [Remark] in
      let counts = sentence.figures.filter { if case .count = $0.kind { !$0.isBound } else { false } }
      guard
        counts.contains(where: { count in sums.contains { table.isExact($0.0) && count.interval.overlaps($0.1) && count.ratio > Ratio(2) } }
        )
      else {
        return []
      }
      return sums.compactMap { column, sum in remark(table, column, sum, sentence) }
    }
  }

  private static func remark(_ table: StatedTable, _ column: Int, _ sum: Interval, _ sentence: StatedSentence) -> Remark? {
    let head = table.heads[column]
    let name = head.prefix { $0 != "(" }
    let exponent = head.holds("万元") ? 4 : head.holds("元") ? 0 : nil
    guard name.count > 1, let exponent else { return nil }
    let told = sentence.figures.filter { $0.kind == .money && $0.per.isEmpty && !$0.isBound && $0.lead.holds(String(name)) }
    guard told.count == 1, let told = told.first, told.number.exponent == exponent else { return nil }
    let due = sum * Interval(Ratio(Int128.powerOfTen(exponent)))
    guard case .apart = Agreement(due, told.interval) else { return nil }
    return Remark(
      "正文写\(name)\(sentence.printed(told))，表中“\(head)”各行之和\(sum.middle.shown(6))",
      computation: table.rows.map { $0[column].text }.filter { !$0.isEmpty }.joined(separator: " + ") + " = \(sum.middle.shown(6))",
      sides: [sentence.side("正文", told)] + table.rows.map { $0[column].side(head, table.file) })
  }
}
