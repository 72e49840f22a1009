import HengValues

extension Rule<PaperTextSubject> {
  static let pa39TableTotals = Rule(
    "PA-39", "表中的合计、小计等于所加各行、各列之和", .error, basis: "合计按印出的位数加总；个数、人数应当恰好相等", remedy: "请重新加总，核对合计和每一行、每一列的数"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    return .remarks(subject.tables.withinBudget.flatMap { rows(of: $0) + columns(of: $0) })
  }

  private static func rows(of table: StatedTable) -> [Remark] {
    TableTotals(table).breaks().map { broken in
      let printed = table.rows[broken.total][broken.column]
      let sum = broken.sum.middle.shown(6)
      let head = table.heads[broken.column]
      return Remark(
        "\(head.isEmpty ? "" : "“\(head)”")\(table.label(broken.total))\(printed.text)，各行之和\(sum)",
        computation: terms(broken.rows.map { table.rows[$0][broken.column].text }) + " = \(sum)",
        sides: [printed.side("合计", table.file)]
          + broken.rows.prefix(20).map { table.rows[$0][broken.column].side(table.label($0), table.file) },
        severity: table.severity(broken.severity))
    }
  }

  private static func columns(of table: StatedTable) -> [Remark] {
    TableColumns(table).sums().map { broken in
      let printed = table.rows[broken.row][broken.column]
      let sum = broken.due.middle.shown(6)
      return Remark(
        "“\(table.label(broken.row))”的“\(table.heads[broken.column])”\(printed.text)，各列之和\(sum)",
        computation: terms(broken.sources.map { table.rows[broken.row][$0].text }) + " = \(sum)",
        sides: [printed.side(table.heads[broken.column], table.file)]
          + broken.sources.map { table.rows[broken.row][$0].side(table.heads[$0], table.file) },
        severity: table.severity(broken.severity))
    }
  }

  private static func terms(_ texts: [String]) -> String {
    let filled = texts.filter { !$0.isEmpty }
    return filled.prefix(30).joined(separator: " + ") + (filled.count > 30 ? " + …" : "")
  }
}
