import HengDocuments
import HengValues

/// A table as it is put together row by row (表格): columns by `w:gridSpan`, merges downward by `w:vMerge`.
struct WordTable {
  struct RawCell {
    enum Merge { case none, begins, goesOn }

    var span = 1
    var down = Merge.none
    var across = Merge.none
    var isDeleted = false
    var blocks: [PaperBlock] = []
    /// The number of the paragraph that it begins with.
    var paragraph = 1
  }

  struct RawRow {
    var before = 0
    var after = 0
    var isDeleted = false
    var cells: [RawCell] = []
  }

  private struct Cell {
    var row: Int
    var column: Int
    var rowSpan = 1
    var columnSpan: Int
    var blocks: [PaperBlock]
    var paragraph: Int
  }

  var row: RawRow?
  private var cells: [Cell] = []
  private var rowCount = 0
  private var width = 0
  /// By column: the cell above whose merge may go on.
  private var merging: [Int: Int] = [:]
  /// Words under a merge, which the eye does not see and which are not read.
  private(set) var covered: [Place] = []

  var cellCount: Int { cells.count }

  /// Sets the open row into the grid.
  mutating func endRow(_ limits: ReaderLimits) throws(ReaderError) {
    guard let ended = row else { return }
    row = nil
    if ended.isDeleted { return }
    var column = ended.before
    var going: [Int: Int] = [:]
    for raw in Self.widened(ended.cells) {
      if raw.down == .goesOn, let above = merging[column], cells[above].columnSpan == raw.span {
        cells[above].rowSpan = rowCount - cells[above].row + 1
        going[column] = above
        if Self.hasWords(raw.blocks) { covered.append(Place(line: raw.paragraph, endLine: raw.paragraph)) }
      } else {
        if raw.down != .none { going[column] = cells.count }
        cells.append(
          Cell(
            row: rowCount, column: column, columnSpan: raw.span, blocks: raw.isDeleted ? [] : raw.blocks, paragraph: raw.paragraph))
      }
      column += raw.span
    }
    merging = going
    rowCount += 1
    width = max(width, column + ended.after)
    guard width <= limits.columns, rowCount * width <= limits.places else {
      throw .tooLarge(what: "表格的行数乘列数", limit: "\(limits.places)")
    }
  }

  /// Cells merged across in the old way (`w:hMerge`) as one.
  private static func widened(_ cells: [RawCell]) -> [RawCell] {
    var result: [RawCell] = []
    for cell in cells {
      if cell.across == .goesOn, let last = result.indices.last { result[last].span += cell.span } else { result.append(cell) }
    }
    return result
  }

  private static func hasWords(_ blocks: [PaperBlock]) -> Bool {
    blocks.contains { $0.table != nil || $0.line?.text.utf8.contains { $0 > 0x20 } == true }
  }

  /// The finished table. A frame (one cell, or one column that holds tables) is no table: what stands in it stands alone.
  func finished() throws(ReaderError) -> [PaperBlock] {
    guard let first = cells.first, let last = cells.last else { return [] }
    if width == 1, rowCount == 1 || cells.contains(where: { cell in cell.blocks.contains { $0.table != nil } }) {
      return cells.flatMap(\.blocks)
    }
    var placed: [PaperCell] = []
    placed.reserveCapacity(cells.count)
    for cell in cells {
      try ReaderLimits.checkTime()
      placed.append(
        PaperCell(
          row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, text: Self.text(cell.blocks),
          place: Place(line: cell.paragraph, endLine: Self.lastParagraph(cell), row: cell.row + 1, column: cell.column + 1)))
    }
    let place = Place(line: first.paragraph, endLine: max(Self.lastParagraph(first), Self.lastParagraph(last)))
    return [.table(PaperTable(origin: .ruled, rowCount: rowCount, columnCount: width, cells: placed, place: place))]
  }

  private static func lastParagraph(_ cell: Cell) -> Int {
    max(cell.blocks.last.flatMap { $0.place.endLine ?? $0.place.line } ?? cell.paragraph, cell.paragraph)
  }

  /// A cell's words: a paragraph a line; a table inside as lines with tabs. Blank lines at both ends are the cell's margin.
  private static func text(_ blocks: [PaperBlock]) -> String {
    let lines = blocks.flatMap { block in
      switch block {
      case .line(let line): [line.text]
      case .table(let table): flattened(table)
      }
    }
    let isBlank: (String) -> Bool = { line in line.utf8.allSatisfy { $0 <= 0x20 } }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) }) else { return "" }
    return lines[first...last].joined(separator: "\n")
  }

  private static func flattened(_ table: PaperTable) -> [String] {
    var rows = Array(repeating: [String](), count: table.rowCount)
    for cell in table.cells { rows[cell.row].append(cell.text) }
    return rows.map { $0.joined(separator: "\t") }
  }
}
