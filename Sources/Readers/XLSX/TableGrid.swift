import HengDocuments

/// The places of a table filled with cells (网格). A row in which no cell begins is one with the row above it: a high row of a form takes
/// several rows of a worksheet.
struct TableGrid {
  private(set) var rows: [Row] = []
  /// Worksheet row of each of `rows`.
  private(set) var rowNumbers: [Int] = []
  /// How many cells with words are set in each size, in half points.
  private(set) var sizes: [Int: Int] = [:]
  /// Cells whose place a merge covers.
  private(set) var coveredWords: [RawWorksheet.Cell] = []

  /// The size in which most cells are set.
  var usualSize: Int? { sizes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }

  init(_ raw: RawWorksheet, rows: ClosedRange<Int>, columns: ClosedRange<Int>, styles: CellStyles, limits: ReaderLimits) throws(ReaderError)
  {
    let width = columns.count
    // 0 for a place of its own, n for the n-th merge.
    var owner = [Int32](repeating: 0, count: rows.count * width)
    var merges: [CellRange] = []
    var work = 0
    for merge in raw.merges {
      try ReaderLimits.checkTime()
      guard merge.rows.overlaps(rows), merge.columns.overlaps(columns) else { continue }
      let (down, across) = (merge.rows.clamped(to: rows), merge.columns.clamped(to: columns))
      func index(_ row: Int, _ column: Int) -> Int { (row - rows.lowerBound) * width + column - columns.lowerBound }
      work += down.count * across.count
      guard work <= 2 * limits.places else { throw .damaged(part: "工作表", reason: "合并单元格互相重叠") }
      // Of two merges that overlap, which a sound file does not have, the first stands.
      guard down.allSatisfy({ row in across.allSatisfy { owner[index(row, $0)] == 0 } }) else { continue }
      merges.append(merge)
      for row in down { for column in across { owner[index(row, column)] = Int32(merges.count) } }
    }
    func begins(_ row: Int, _ column: Int) -> Bool {
      let index = (row - rows.lowerBound) * width + column - columns.lowerBound
      guard owner[index] > 0 else { return true }
      let merge = merges[Int(owner[index]) - 1]
      return row == max(merge.rows.lowerBound, rows.lowerBound) && column == max(merge.columns.lowerBound, columns.lowerBound)
    }

    // Rows of the form by row of the worksheet.
    var formRow: [Int] = []
    for row in rows {
      if columns.contains(where: { begins(row, $0) }) || rowNumbers.isEmpty { rowNumbers.append(row) }
      formRow.append(rowNumbers.count - 1)
    }
    self.rows = rowNumbers.map { _ in Row([]) }

    var next = raw.cells.partitioningIndex { $0.row >= rows.lowerBound }
    for row in rows {
      try ReaderLimits.checkTime()
      var texts: [Int: RawWorksheet.Cell] = [:]
      while next < raw.cells.count, raw.cells[next].row == row {
        texts[raw.cells[next].column] = raw.cells[next]
        next += 1
      }
      for column in columns {
        let text = texts[column]
        guard begins(row, column) else {
          if let text { coveredWords.append(text) }
          continue
        }
        var cell = Cell(text.map { [.text($0.text)] } ?? [])
        if let text {
          let style = styles[text.style]
          cell.isBold = style.isBold
          cell.alignment = style.cellAlignment
          if let size = style.size { sizes[size, default: 0] += 1 }
        }
        let index = Int(owner[(row - rows.lowerBound) * width + column - columns.lowerBound])
        if index > 0 {
          let merge = merges[index - 1]
          let down = merge.rows.clamped(to: rows), across = merge.columns.clamped(to: columns)
          cell.rowSpan = formRow[down.upperBound - rows.lowerBound] - formRow[row - rows.lowerBound] + 1
          cell.columnSpan = across.count
        }
        self.rows[formRow[row - rows.lowerBound]].cells.append(cell)
      }
    }
  }
}

extension CellStyles.Style {
  fileprivate var cellAlignment: Cell.Alignment {
    switch alignment {
    case "center", "centerContinuous", "distributed": .centre
    case "right": .trailing
    default: .leading
    }
  }
}

extension Array {
  /// The first index from which on `isPast` holds; the array must be ordered by it.
  fileprivate func partitioningIndex(_ isPast: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
