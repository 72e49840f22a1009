extension Sheet {
  /// A cell set into the grid: the row and column where it begins (0-based).
  package struct Placed: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var cell: Cell
  }

  /// Cells with their columns: each begins at the first place of its row that no earlier cell covers.
  package var placedCells: [Placed] {
    var covered: [Int: Int] = [:]  // column → first free row
    var placed: [Placed] = []
    for (rowIndex, row) in rows.enumerated() {
      var column = 0
      for cell in row.cells {
        while covered[column, default: 0] > rowIndex { column += 1 }
        placed.append(Placed(row: rowIndex, column: column, cell: cell))
        for offset in 0..<max(cell.columnSpan, 1) { covered[column + offset] = rowIndex + max(cell.rowSpan, 1) }
        column += max(cell.columnSpan, 1)
      }
    }
    return placed
  }

  /// What is wrong with the grid: places covered twice, left open, or outside. Empty for a sound sheet.
  package var gridFaults: [String] { gridProblems.map(\.text) }

  /// The same, each with the row (0-based) where it shows.
  package var gridProblems: [(row: Int, text: String)] {
    var owner: [[Int]] = Array(repeating: Array(repeating: 0, count: columns.count), count: rows.count)
    var faults: [(row: Int, text: String)] = []
    for placed in placedCells {
      for row in placed.row..<(placed.row + placed.cell.rowSpan) {
        for column in placed.column..<(placed.column + placed.cell.columnSpan) {
          guard row < rows.count, column < columns.count else {
            faults.append((placed.row, "第\(placed.row + 1)行“\(placed.cell.text)”超出表格"))
            continue
          }
          owner[row][column] += 1
        }
      }
    }
    for (row, counts) in owner.enumerated() {
      for (column, count) in counts.enumerated() where count != 1 {
        faults.append((row, "第\(row + 1)行第\(column + 1)列被\(count)个单元格占用"))
      }
    }
    return faults
  }
}
