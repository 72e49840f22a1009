package import HengDocuments
import HengValues

/// What every read paper keeps, whatever it was read from.
package enum PaperFaults {
  package static func of(_ paper: Paper) -> [String] {
    var faults: [String] = []
    if paper.pageCount < 1 { faults.append("no page") }
    for block in paper.blocks {
      switch block {
      case .line(let line):
        if line.text.utf8.contains(0x0A) { faults.append("a line with a line break") }
        if line.text.utf8.contains(0) { faults.append("a line with NUL") }
        if line.place.line == nil && line.place.sheet == nil && line.place.page == nil { faults.append("a line without a place") }
      case .table(let table): faults += Self.of(table)
      }
    }
    for caution in paper.cautions where !caution.message.hasSuffix("。") { faults.append("caution: \(caution.message)") }
    return faults
  }

  private static func of(_ table: PaperTable) -> [String] {
    var faults: [String] = []
    var taken: Set<Int> = []
    var previous = -1
    for cell in table.cells {
      guard cell.row >= 0, cell.column >= 0, cell.rowSpan > 0, cell.columnSpan > 0, cell.row + cell.rowSpan <= table.rowCount,
        cell.column + cell.columnSpan <= table.columnCount
      else {
        faults.append("a cell outside of its table: \(cell.row),\(cell.column) \(cell.rowSpan)×\(cell.columnSpan)")
        continue
      }
      let index = cell.row * table.columnCount + cell.column
      if index <= previous { faults.append("cells out of order") }
      previous = index
      for row in cell.row..<cell.row + cell.rowSpan {
        for column in cell.column..<cell.column + cell.columnSpan where !taken.insert(row * table.columnCount + column).inserted {
          faults.append("two cells at \(row),\(column)")
        }
      }
      if cell.place.line == nil && cell.place.row == nil && cell.place.page == nil { faults.append("a cell without a place") }
    }
    if table.rowCount < 1 || table.columnCount < 1 { faults.append("a table without rows or columns") }
    return Array(faults.prefix(5))
  }
}
