import HengValues

extension Rule<PaperTextSubject> {
  static let pa44OutturnWithinBudget = Rule(
    "PA-44", "表中执行数、“三公”经费决算数不超过预算数", .warning, basis: "预算法第十三条：支出以批准的预算为依据；“三公”经费不得超预算",
    remedy: "请核对预算数和执行数；确有追加或超支的，请写明原因和批准依据"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    return .remarks(subject.tables.withinBudget.flatMap(remarks))
  }

  private static func remarks(on table: StatedTable) -> [Remark] {
    let columns = table.numericColumns.filter { !table.isPercent($0) }
    func column(_ words: [String]) -> Int? {
      columns.first { column in
        words.contains { table.heads[column].holds($0) } && !table.heads[column].holds("增减") && !table.heads[column].holds("率")
      }
    }
    let pair = isThreePublic(table) ? (column(["预算"]), column(["决算", "执行"])) : (column(["全年预算数"]), column(["全年执行数", "实际执行数"]))
    guard let budget = pair.0, let outturn = pair.1, budget != outturn else { return [] }
    return table.rows.indices.compactMap { row in
      guard let due = table.rows[row][budget].interval, let own = table.rows[row][outturn].interval, due.upper.value < own.lower.value
      else { return nil }
      let (a, b) = (table.rows[row][budget], table.rows[row][outturn])
      return Remark(
        "“\(table.label(row))”\(b.text)超过预算数\(a.text)",
        sides: [b.side(table.heads[outturn], table.file), a.side(table.heads[budget], table.file)])
    }
  }

  private static func isThreePublic(_ table: StatedTable) -> Bool {
    table.rows.indices.contains { table.label($0).holds("公务接待") } && table.rows.indices.contains { table.label($0).holds("用车") }
  }
}
