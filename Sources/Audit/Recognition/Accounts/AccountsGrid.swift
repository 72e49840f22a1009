import HengDocuments
import HengValues

/// The cells of an accounts table by row and column (网格), the pieces of a table that was parted by a page put together.
struct AccountsGrid {
  struct Cell {
    let raw: String
    /// Without blanks, signs half-width.
    let text: String
    let place: Place
  }

  /// One row: cells that begin in it, and for ruled tables the cell that covers each column.
  struct Row {
    var own: [Cell?]
    var covering: [Cell?]
    var place: Place

    var texts: [String] { own.compactMap { $0?.text }.filter { !$0.isEmpty } }
    func text(_ column: Int) -> String { own[column]?.text ?? "" }
  }

  private(set) var rows: [Row] = []
  let width: Int
  let isRuled: Bool
  private(set) var place: Place

  init(_ table: PaperTable) {
    width = table.columnCount
    isRuled = table.origin == .ruled
    place = table.place
    append(table)
  }

  mutating func append(_ table: PaperTable) {
    place = rows.isEmpty ? table.place : place.union(table.place)
    let empty = [Cell?](repeating: nil, count: width)
    var added = [Row](repeating: Row(own: empty, covering: empty, place: table.place), count: table.rowCount)
    var isPlaced = [Bool](repeating: false, count: table.rowCount)
    for cell in table.cells where cell.row < table.rowCount && cell.column < width {
      let read = Cell(raw: cell.text, text: CompactText.of(cell.text), place: cell.place)
      added[cell.row].own[cell.column] = read
      added[cell.row].place = isPlaced[cell.row] ? added[cell.row].place.union(cell.place) : cell.place
      isPlaced[cell.row] = true
      for row in cell.row..<min(cell.row + max(cell.rowSpan, 1), table.rowCount) {
        for column in cell.column..<min(cell.column + max(cell.columnSpan, 1), width) { added[row].covering[column] = read }
      }
    }
    rows += added
  }

  /// What stands over a column in the header, nearest first. In a table without rulings a heading reaches to the right over
  /// empty cells, up to where a heading above it begins anew.
  func headings(over column: Int, in header: Range<Int>) -> [String] {
    if isRuled {
      var texts: [String] = []
      for row in header.reversed() {
        guard let text = rows[row].covering[column]?.text, !text.isEmpty, texts.last != text else { continue }
        texts.append(text)
      }
      return texts
    }
    var own: [String] = []
    var reaching: [String] = []
    for row in header.reversed() {
      let text = rows[row].text(column)
      if !text.isEmpty {
        own.append(text)
      } else if let from = (0..<column).last(where: { !rows[row].text($0).isEmpty }), !isParted(from, column, above: row, header) {
        reaching.append(rows[row].text(from))
      }
    }
    return own + reaching
  }

  private func isParted(_ from: Int, _ column: Int, above row: Int, _ header: Range<Int>) -> Bool {
    (header.lowerBound..<row).contains { above in (from + 1...column).contains { !rows[above].text($0).isEmpty } }
  }
}
