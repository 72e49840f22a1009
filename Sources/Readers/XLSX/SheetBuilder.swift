import HengDocuments
import HengValues

/// Finds the table on a worksheet and gives it neutral form (识别表格).
///
/// The table is what has lines: from the first to the last row with a line beside a cell. Above it stand title and caption, below it notes.
/// On a worksheet without lines the table begins with the first row that has two cells with words.
struct SheetBuilder {
  let raw: RawWorksheet
  let styles: CellStyles
  let name: String
  let isHidden: Bool
  let limits: ReaderLimits

  /// Nil for a worksheet without words.
  func readSheet() throws(ReaderError) -> ReadSheet? {
    guard let first = raw.cells.first, let last = raw.cells.last else { return nil }
    let table = try tableRange(first.row...last.row)
    let grid = try TableGrid(raw, rows: table.rows, columns: table.columns, styles: styles, limits: limits)
    let above = raw.cells.filter { $0.row < table.rows.lowerBound }
    let below = raw.cells.filter { $0.row > table.rows.upperBound }
    let inside = raw.cells.filter { table.rows.contains($0.row) }
    let beside = inside.filter { !table.columns.contains($0.column) }
    let head = lines(above)

    let sheet = Sheet(
      name: name, title: head.title, caption: head.caption, columns: shares(table.columns), rows: grid.rows,
      notes: joined(below) + beside.map(\.text), typeSize: grid.usualSize)
    var cautions = beside.map { ReadSheet.Caution.wordsBeside(reference($0)) }
    cautions += grid.coveredWords.map { .coveredWords(reference($0)) }
    cautions += raw.unknownResults.map { .unknownResult($0.text) }
    cautions += Set(raw.hiddenRows).sorted().prefix(100).filter { $0 <= last.row }.map { .hiddenRow($0 + 1) }
    let hidden = raw.hiddenColumns.flatMap { $0.prefix(100) }.filter { table.columns.contains($0) }
    cautions += hidden.map { .hiddenColumn(CellReference.letters($0)) }
    return ReadSheet(
      name: name, isHidden: isHidden, leading: head.leading, sheet: sheet, cautions: cautions, above: placed(above),
      below: placed(below) + beside.map { PaperLine($0.text, place($0)) }, rowNumbers: grid.rowNumbers,
      page: raw.page, firstColumn: table.columns.lowerBound)
  }

  private func reference(_ cell: RawWorksheet.Cell) -> String { CellReference(row: cell.row, column: cell.column).text }

  private func place(_ cell: RawWorksheet.Cell) -> Place { Place(sheet: name, row: cell.row + 1, column: cell.column + 1) }

  /// Each row's texts as one line, at the place of its first cell.
  private func placed(_ cells: [RawWorksheet.Cell]) -> [PaperLine] {
    byRow(cells).compactMap { row in row.first.map { PaperLine(row.map(\.text).joined(separator: "　"), place($0)) } }
  }

  // MARK: Where the table stands

  private typealias Extent = (rows: ClosedRange<Int>, columns: ClosedRange<Int>)

  private func tableRange(_ written: ClosedRange<Int>) throws(ReaderError) -> Extent {
    let withSides = raw.ruled.filter(\.hasSides).map(\.row)
    if let first = withSides.min(), let last = withSides.max(), written.overlaps(first...last) {
      let ruled = widened(first...last, raw.ruled.filter { (first...last).contains($0.row) }.map(\.columns))
      if places(ruled) <= limits.places { return ruled }
      // Lines drawn far beyond the words.
      let rows = max(first, written.lowerBound)...min(last, written.upperBound)
      return try accepted(widened(rows, columns(rows)))
    }
    let rows = (firstRowOfTwo ?? written.lowerBound)...written.upperBound
    return try accepted(widened(rows, columns(rows)))
  }

  private func columns(_ rows: ClosedRange<Int>) -> [ClosedRange<Int>] {
    raw.cells.filter { rows.contains($0.row) }.map { $0.column...$0.column }
  }

  /// The extent of these columns, with the merges that begin in it.
  private func widened(_ rows: ClosedRange<Int>, _ columns: [ClosedRange<Int>]) -> Extent {
    var extent = (columns.map(\.lowerBound).min() ?? 0)...(columns.map(\.upperBound).max() ?? 0)
    var end = rows.upperBound
    for merge in raw.merges where rows.contains(merge.rows.lowerBound) && extent.contains(merge.columns.lowerBound) {
      extent = extent.lowerBound...max(extent.upperBound, merge.columns.upperBound)
      end = max(end, merge.rows.upperBound)
    }
    return (rows.lowerBound...end, extent)
  }

  private func places(_ extent: Extent) -> Int { extent.rows.count * extent.columns.count }

  private func accepted(_ extent: Extent) throws(ReaderError) -> Extent {
    guard places(extent) <= limits.places else {
      throw .tooLarge(what: "工作表“\(name)”中表格的行数乘列数", limit: "\(limits.places)")
    }
    return extent
  }

  /// The first row with two cells that say something.
  private var firstRowOfTwo: Int? { zip(raw.cells, raw.cells.dropFirst()).first { $0.row == $1.row }?.0.row }

  /// Column widths as shares of 100, the largest remainders rounded up.
  private func shares(_ columns: ClosedRange<Int>) -> [Int] {
    var widths = columns.map { _ in raw.defaultWidth }
    for stretch in raw.widths where !WorkBudget.current.isSpent {
      for column in stretch.columns.clamped(to: columns) where columns.contains(column) && stretch.columns.contains(column) {
        widths[column - columns.lowerBound] = stretch.width
      }
    }
    let total = widths.reduce(0, +)
    guard total > 0 else { return columns.map { _ in 100 / columns.count } }
    let exact = widths.map { $0 * 100 / total }
    var shares = exact.map { Int($0) }
    let short = 100 - shares.reduce(0, +)
    let order = exact.indices.sorted { (exact[$0] - Double(shares[$0]), $1) > (exact[$1] - Double(shares[$1]), $0) }
    for index in order.prefix(max(short, 0)) { shares[index] += 1 }
    return shares
  }
}
