import HengDomain

/// Where the fields of a self-evaluation stand in its table (字段位置), so that a message can name the cell.
package struct SelfEvaluationCells {
  private let table: IndicatorTable

  /// Nil for a table without indicator header.
  package init?(_ sheet: Sheet) {
    guard let table = IndicatorTable(FormGrid(sheet)) else { return nil }
    self.table = table
  }

  /// The cell of an indicator row, counted as `SelfEvaluationFormContent.lines`, under a header word.
  package func line(_ index: Int, _ word: String) -> Sheet.Placed? {
    table.rows.indices.contains(index) ? table.cell(table.rows[index], word) : nil
  }

  /// The cell of a row of money under a header word: 年度资金总额, 全年执行数.
  package func fund(_ row: String, _ word: String) -> Sheet.Placed? {
    guard let line = label(row), let column = label(word)?.column else { return nil }
    return table.grid.cell(line.row, column)
  }

  /// A label of the form's upper part.
  package func label(_ word: String) -> Sheet.Placed? { table.grid.find(word, before: table.header) }

  /// The cell under 得分 in the row that begins with a word: 总分.
  package func closing(_ word: String) -> Sheet.Placed? {
    let row = ((table.header + 1)..<table.grid.rowCount).first { row in
      table.grid.cell(row, 0).map { $0.row == row && $0.cell.text.bareLabel == word } ?? false
    }
    return row.flatMap { table.cell($0, "得分") }
  }

  /// The words that make a table a self-evaluation, as far as this one lacks them.
  package static func missingWords(_ sheet: Sheet) -> [String] {
    let words = Set(sheet.rows.flatMap { $0.cells.map(\.text.bareLabel) })
    return needed.filter { !words.contains($0) }
  }

  private static let needed = [
    "项目名称", "项目资金", "全年预算数", "全年执行数", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
  ]
}
