import HengValues

extension Rule<PaperTextSubject> {
  static let pa40TableColumns = Rule(
    "PA-40", "表头写明的占比、执行率、增减、人均和“数量×标准＝金额”与同一行的数相符", .error, basis: "按表头所示的关系，用同一行印出的数重算", remedy: "请重算这一行，核对两个数和结果，注意单位"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    return .remarks(
      subject.tables.flatMap { [$0] + ($0.transposed.map { [$0] } ?? []) }.withinBudget.flatMap { table in
        TableColumns(table).stated().map { broken in
          let printed = table.rows[broken.row][broken.column]
          let sources = broken.sources.map { "\(table.heads[$0])\(table.rows[broken.row][$0].text)" }.joined(separator: "、")
          return Remark(
            "“\(table.label(broken.row))”的“\(table.heads[broken.column])”\(printed.text)与\(sources)不符",
            computation: "应为\(broken.due.middle.shown(4))",
            sides: [printed.side(table.heads[broken.column], table.file)]
              + broken.sources.map { table.rows[broken.row][$0].side(table.heads[$0], table.file) },
            severity: table.severity(broken.severity))
        }
      })
  }
}
