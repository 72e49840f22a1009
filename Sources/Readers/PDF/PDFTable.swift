/// A table of one page or several, before it becomes part of a paper (表格).
struct PDFTable {
  struct Cell {
    var rows: Range<Int>
    var columns: Range<Int>
    var text: String
    var page: Int
    var box: PDFBox
  }

  /// Where it begins: its part on the first page.
  let page: Int
  var box: PDFBox
  var columnEdges: [Double]
  var rowCount: Int
  var cells: [Cell]

  /// Takes the words that stand in the cells of a grid.
  init(_ grid: RuledGrid, taking words: inout [PDFWord], page: Int) {
    self.page = page
    box = grid.box
    columnEdges = grid.columnEdges
    rowCount = grid.rowEdges.count - 1
    cells = []
    var places = CellWords(grid)
    words.removeAll { places.take($0) }
    let rows = TextRows(grid, places.words)
    for (index, cell) in grid.cells.enumerated() {
      for part in rows.parts(of: index, in: cell) {
        let text = part.lines.map(PrintedText.line).joined(separator: "\n")
        cells.append(Cell(rows: part.rows, columns: cell.columns, text: text, page: page, box: part.box))
      }
    }
    rowCount = rows.rowCount
    cells.sort { ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound) }
  }
}

/// Finds the cell of each word by its box (归格).
struct CellWords {
  private let grid: RuledGrid
  /// The cell of each place of the grid.
  private var owners: [[Int?]]
  /// By cell.
  private(set) var words: [[PDFWord]]

  init(_ grid: RuledGrid) {
    self.grid = grid
    owners = Array(repeating: Array(repeating: nil, count: grid.columnEdges.count - 1), count: grid.rowEdges.count - 1)
    words = Array(repeating: [], count: grid.cells.count)
    for (index, cell) in grid.cells.enumerated() {
      for row in cell.rows { for column in cell.columns { owners[row][column] = index } }
    }
  }

  /// False if the word stands in no cell.
  mutating func take(_ word: PDFWord) -> Bool {
    let parts = parted(word)
    for part in parts {
      guard let cell = owner(of: part) else { return false }
      words[cell].append(part)
    }
    return true
  }

  private func owner(x: Double, y: Double) -> Int? {
    guard grid.box.contains(x: x, y: y), let row = grid.rowEdges.lastIndex(where: { $0 <= y }),
      let column = grid.columnEdges.lastIndex(where: { $0 <= x }), row < owners.count, column < owners[row].count
    else { return nil }
    return owners[row][column]
  }

  /// A word that is longer than its cell belongs where it begins, unless it juts out only a little to the left.
  private func owner(of word: PDFWord) -> Int? {
    let middle = owner(x: word.box.middleX, y: word.box.middleY)
    guard let middle, grid.box(grid.cells[middle]).x0 - word.box.x0 > 0.6 * word.box.height else { return middle }
    return owner(x: word.box.x0 + 0.5 * word.box.height, y: word.box.middleY) ?? middle
  }

  /// Two cells' words without a gap between them are one to poppler: it is parted where a line crosses it between 汉字 and figures.
  private func parted(_ word: PDFWord) -> [PDFWord] {
    let crossing = grid.columnEdges.filter { $0 > word.box.x0 + 2 && $0 < word.box.x1 - 2 }
    guard
      let edge = crossing.first(where: { edge in
        let left = owner(x: edge - 1, y: word.box.middleY), right = owner(x: edge + 1, y: word.box.middleY)
        return left != nil && right != nil && left != right
      })
    else { return [word] }
    let scalars = Array(word.text.unicodeScalars)
    let widths = scalars.map { PrintedText.isWide($0) ? 1.0 : 0.5 }
    let unit = word.box.width / max(widths.reduce(0, +), 0.5)
    var at = word.box.x0
    for index in scalars.indices.dropLast() {
      at += widths[index] * unit
      guard PrintedText.isWide(scalars[index]) != PrintedText.isWide(scalars[index + 1]), abs(at - edge) < 0.5 * unit else { continue }
      var (left, right) = (word, word)
      left.text = String(String.UnicodeScalarView(scalars[...index]))
      left.box.x1 = min(at, edge)
      right.text = String(String.UnicodeScalarView(scalars[(index + 1)...]))
      right.box.x0 = max(at, edge)
      return [left] + parted(right)
    }
    return [word]
  }
}
