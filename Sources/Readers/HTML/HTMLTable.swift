import HengDocuments
import HengValues

/// A table of a page put together row by row (网页表格): cells take the first free column; `rowspan` ends with its row group.
struct HTMLTable {
  private struct Cell {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    var group: Int
    var blocks: [PaperBlock]
    var place: Place
  }

  private var cells: [Cell] = []
  private var rowCount = 0
  /// By column: the row up to which it is taken.
  private var taken: [Int] = []
  private var column = 0
  /// Where each row group ended.
  private var groupEnds: [Int] = []
  /// Columns walked over at the ends of groups.
  private var work = 0
  /// Words of `<caption>`.
  var caption: [PaperBlock] = []
  var isRowOpen = false

  var cellCount: Int { cells.count }

  mutating func beginRow() {
    endRow()
    (isRowOpen, column) = (true, 0)
  }

  mutating func endRow() {
    if isRowOpen { rowCount += 1 }
    isRowOpen = false
  }

  /// Cells that reach down out of the group are cut off.
  mutating func endGroup() {
    endRow()
    if groupEnds.last == rowCount { return }
    groupEnds.append(rowCount)
    work += taken.count
    for index in taken.indices where taken[index] > rowCount { taken[index] = rowCount }
  }

  mutating func add(_ blocks: [PaperBlock], rows: Int, columns: Int, _ place: Place, _ limits: ReaderLimits) throws(ReaderError) {
    while column < taken.count, taken[column] > rowCount { column += 1 }
    var width = 1
    while width < min(columns, 1_000), column + width >= taken.count || taken[column + width] <= rowCount { width += 1 }
    // The rows that are taken from above are walked over: their number has a limit too.
    guard column + width <= limits.columns, cells.count < limits.places, rowCount < limits.rows,
      rowCount * taken.count <= 16 * limits.places, work <= 16 * limits.places
    else {
      throw .tooLarge(what: "表格的行数乘列数", limit: "\(limits.places)")
    }
    if taken.count < column + width { taken += Array(repeating: 0, count: column + width - taken.count) }
    for index in column..<column + width { taken[index] = rows == 0 ? Int.max : rowCount + rows }
    cells.append(
      Cell(
        row: rowCount, column: column, rowSpan: rows == 0 ? Int.max - rowCount : rows, columnSpan: width, group: groupEnds.count,
        blocks: blocks, place: place))
    column += width
  }

  /// The finished table. A frame (one cell, or cells that hold tables) is no table: what stands in it stands alone.
  mutating func finished(_ limits: ReaderLimits) throws(ReaderError) -> [PaperBlock] {
    endGroup()
    let isFrame = cells.contains { cell in cell.blocks.contains { $0.table.map { $0.rowCount > 1 && $0.columnCount > 1 } ?? false } }
    for index in cells.indices {
      let end = groupEnds[cells[index].group]
      cells[index].rowSpan = max(min(cells[index].rowSpan, end - cells[index].row), 1)
    }
    // Rows and columns in which no cell begins cannot be seen.
    let rows = Grid(cells.map(\.row)), columns = Grid(cells.map(\.column))
    if isFrame || cells.count <= 1 { return caption + cells.flatMap(\.blocks) }
    guard rows.count * columns.count <= limits.places else { throw .tooLarge(what: "表格的行数乘列数", limit: "\(limits.places)") }
    guard let first = cells.first, let last = cells.last else { return caption }
    var placed: [PaperCell] = []
    placed.reserveCapacity(cells.count)
    for cell in cells {
      try ReaderLimits.checkTime()
      let row = rows.range(cell.row, cell.rowSpan), column = columns.range(cell.column, cell.columnSpan)
      var place = cell.place
      (place.row, place.column) = (row.lowerBound + 1, column.lowerBound + 1)
      placed.append(
        PaperCell(
          row: row.lowerBound, column: column.lowerBound, rowSpan: row.count, columnSpan: column.count, text: Self.text(cell.blocks),
          place: place))
    }
    let table = PaperTable(
      origin: .ruled, rowCount: rows.count, columnCount: columns.count, cells: placed, place: first.place.union(last.place))
    return caption + [.table(table)]
  }

  /// Starts of rows or columns in order.
  private struct Grid {
    private let starts: [Int]

    init(_ starts: [Int]) { self.starts = Set(starts).sorted() }

    var count: Int { starts.count }

    func range(_ start: Int, _ span: Int) -> Range<Int> {
      let first = position(start)
      let end = span > Int.max - start ? starts.count : position(start + span)
      return first..<max(end, first + 1)
    }

    /// How many starts lie before `value`.
    private func position(_ value: Int) -> Int {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < value { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// A cell's words: a line each; a small table inside as lines with tabs.
  private static func text(_ blocks: [PaperBlock]) -> String {
    blocks.flatMap { block in
      switch block {
      case .line(let line): [line.text]
      case .table(let table): lines(table)
      }
    }.joined(separator: "\n")
  }

  private static func lines(_ table: PaperTable) -> [String] {
    var rows = Array(repeating: [String](), count: table.rowCount)
    for cell in table.cells { rows[cell.row].append(cell.text) }
    return rows.map { $0.joined(separator: "\t") }
  }
}
