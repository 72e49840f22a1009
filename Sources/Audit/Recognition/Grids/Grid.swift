import HengDocuments
import HengValues

/// One cell of a grid with its prepared words.
struct GridCell: Hashable, Sendable {
  var row: Int
  var column: Int
  var rowSpan: Int
  var columnSpan: Int
  let text: GridText
  let place: Place
  /// Stands on the second half of a form that is printed over two pages side by side.
  var isRightHalf = false

  var columns: Range<Int> { column..<(column + columnSpan) }
}

/// A table as rows of cells that can be asked what covers a place (网格).
struct Grid: Sendable {
  let isRuled: Bool
  /// Cells that begin in each row, by column.
  private(set) var rows: [[GridCell]]
  private(set) var width: Int
  private var owners: [[Int32]] = []
  private var cells: [GridCell] = []

  init(_ table: PaperTable) {
    var rows: [[GridCell]] = Array(repeating: [], count: max(table.rowCount, 0))
    for cell in table.cells where rows.indices.contains(cell.row) {
      rows[cell.row].append(
        GridCell(
          row: cell.row, column: cell.column, rowSpan: max(cell.rowSpan, 1), columnSpan: max(cell.columnSpan, 1),
          text: cell.text.isEmpty ? .empty : GridText(cell.text), place: cell.place))
    }
    for row in rows.indices { rows[row].sort { $0.column < $1.column } }
    self.init(rows: rows, isRuled: table.origin == .ruled)
  }

  init(rows: [[GridCell]], isRuled: Bool) {
    self.rows = rows
    self.isRuled = isRuled
    width = rows.lazy.flatMap { $0.map { $0.columns.upperBound } }.max() ?? 0
    guard isRuled else { return }
    owners = Array(repeating: Array(repeating: -1, count: width), count: rows.count)
    for cell in rows.joined() {
      let index = Int32(cells.count)
      cells.append(cell)
      for row in cell.row..<min(cell.row + cell.rowSpan, rows.count) {
        for column in cell.columns { owners[row][column] = index }
      }
    }
  }

  var rowCount: Int { rows.count }

  /// The filled cells that begin in a row.
  func filled(_ row: Int) -> [GridCell] { rows[row].filter { !$0.text.isEmpty } }

  func first(_ row: Int) -> GridCell? { rows[row].first { !$0.text.isEmpty } }

  /// The cell that covers a row under a range of columns; of several the first that is filled.
  func cell(_ row: Int, under columns: Range<Int>) -> GridCell? {
    guard rows.indices.contains(row) else { return nil }
    guard isRuled else { return rows[row].first { columns.contains($0.column) } }
    var found: GridCell?
    for column in columns.clamped(to: 0..<width) where owners[row][column] >= 0 {
      let cell = cells[Int(owners[row][column])]
      if !cell.text.isEmpty { return cell }
      found = found ?? cell
    }
    return found
  }

  /// The place of whole rows.
  func place(_ range: Range<Int>) -> Place? {
    let places = range.lazy.flatMap { rows[$0] }.map(\.place)
    guard let first = places.first else { return nil }
    return places.reduce(first) { $0.union($1) }
  }
}

extension Grid {
  /// Rows of another table below these.
  func appending(_ other: Grid) -> Grid {
    let moved = other.rows.map { row in
      row.map { cell in
        var cell = cell
        cell.row += rowCount
        return cell
      }
    }
    return Grid(rows: rows + moved, isRuled: isRuled && other.isRuled)
  }

  func slice(_ range: Range<Int>) -> Grid {
    guard range != 0..<rowCount else { return self }
    let cut = rows[range].map { row in
      row.map { cell in
        var cell = cell
        cell.row -= range.lowerBound
        cell.rowSpan = min(cell.rowSpan, range.upperBound - range.lowerBound - cell.row)
        return cell
      }
    }
    return Grid(rows: cut, isRuled: isRuled)
  }

  /// The right half of a form put beside the left one; `partner` gives for each row the row on the right.
  func joining(_ right: Grid, partner: [Int?]) -> Grid {
    let joined = rows.enumerated().map { index, row in
      row
        + (partner[index].map { right.rows[$0] } ?? []).map { cell in
          var cell = cell
          cell.row = index
          cell.column += width
          cell.rowSpan = 1
          cell.isRightHalf = true
          return cell
        }
    }
    return Grid(rows: joined, isRuled: false)
  }
}

extension [GridCell] {
  /// The place of a row: that of the cell which names it, widened to the others; the other half of a printed form is named beside it.
  func citation(_ file: String, named: GridCell? = nil) -> Citation? {
    let own = filter { !$0.isRightHalf }
    guard let first = named ?? own.first ?? first else { return nil }
    let place = own.reduce(first.place) { $0.union($1.place) }
    var citation = Citation(paper: file, place)
    if !own.isEmpty, let other = self.first(where: \.isRightHalf)?.place.lines, other != citation.lines { citation.lines += ";" + other }
    return citation
  }
}
