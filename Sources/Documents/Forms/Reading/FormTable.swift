import HengValues

/// The indicator block of a table that is read by a layout: its header row, and the rows below with their columns by word (绩效指标).
struct FormTable {
  let grid: FormGrid
  /// Row of 一级指标, 二级指标 and 三级指标.
  let header: Int
  /// Columns of the layout's row fields.
  let columns: [FormField: Int]
  /// Rows that hold indicators.
  let rows: [Int]
  /// The row below the block.
  let end: Int

  /// Nil for a table without the levels in one row.
  init?(_ grid: FormGrid, _ layout: FormLayout, _ skeleton: FormSkeleton) {
    let levels: [FormField] = [.row(.level1), .row(.level2), .row(.name)]
    let wanted = levels.compactMap { skeleton[$0]?.above.map { LabelPattern($0.cell.text) } }
    let header = (0..<grid.rowCount).first { row in
      let words = grid.row(row).map { $0.cell.text.bareLabel }
      return wanted.allSatisfy { pattern in words.contains { pattern.fits($0) } }
    }
    guard let header, wanted.count == levels.count else { return nil }
    let depth = skeleton.header.count
    let heads = (header..<min(header + depth, grid.rowCount)).flatMap { grid.row($0) }
    var columns: [FormField: Int] = [:]
    for field in layout.indicators?.row.flatMap(\.text.fields) ?? [] {
      guard let above = skeleton[field]?.above else { continue }
      let pattern = LabelPattern(above.cell.text)
      // The same words may head a group and a column below it: the lowest is the column's.
      let found = heads.filter { pattern.fits($0.cell.text.bareLabel) }
      if let column = found.first?.column { columns[field] = column }
    }
    let endings = Set(
      skeleton.cells.filter { $0.rows.lowerBound > skeleton.row && $0.columns.lowerBound == 0 && $0.isLabel }.map {
        LabelPattern($0.cell.text)
      })
    let end = (header + depth..<max(grid.rowCount, header + depth)).first { row in
      grid.cell(row, 0).map { cell in cell.row == row && endings.contains { $0.fits(cell.cell.text.bareLabel) } } ?? false
    }
    (self.grid, self.header, self.columns, self.end) = (grid, header, columns, end ?? grid.rowCount)
    // A table read from pages may repeat its header; a form without indicators keeps one empty row.
    let first = columns[.row(.level1)] ?? 0
    rows = (header + depth..<max(self.end, header + depth)).filter { row in
      columns.values.contains { !grid.text(row, $0).isEmpty } && !wanted[0].fits(grid.text(row, first).bareLabel)
    }
  }

  /// First and second level of each row as printed; an empty cell of a table read without merges takes the words above it.
  var levels: [(level1: String, level2: String)] {
    var (first, second) = ("", "")
    return rows.map { row in
      let (level1, level2) = (text(row, .row(.level1)), text(row, .row(.level2)))
      if !level1.isEmpty, level1 != first { (first, second) = (level1, "") }
      if !level2.isEmpty { second = level2 }
      return (first, second)
    }
  }

  func text(_ row: Int, _ field: FormField) -> String { columns[field].map { grid.text(row, $0) } ?? "" }

  /// The cell that covers the row under a field's word, with the row where it begins.
  func cell(_ row: Int, _ field: FormField) -> Sheet.Placed? { columns[field].flatMap { grid.cell(row, $0) } }
}
