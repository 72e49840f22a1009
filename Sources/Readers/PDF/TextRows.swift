/// Rows of text inside one ruled row (文本行): tables that rule only head and foot, or every fifth row.
///
/// A row is parted only where a column holds several figures one below the other, each with a point of its own, so that they are
/// no broken figure, and another column has as many lines beside them.
struct TextRows {
  struct Part {
    var rows: Range<Int>
    var lines: [[PDFWord]]
    var box: PDFBox
  }

  private let grid: RuledGrid
  private let lines: [[[PDFWord]]]
  /// For each ruled row the tops of its text rows; one for most.
  private let tops: [[Double]]
  /// The first text row of each ruled row, and the number of all behind the last.
  private let first: [Int]

  var rowCount: Int { first.last ?? 0 }

  init(_ grid: RuledGrid, _ words: [[PDFWord]]) {
    self.grid = grid
    lines = words.map(PrintedText.lines)
    var tops: [[Double]] = []
    for row in 0..<grid.rowEdges.count - 1 {
      let cells = grid.cells.indices.filter { grid.cells[$0].rows == row..<row + 1 }
      tops.append(Self.tops(cells.map { [lines] in lines[$0] }, from: grid.rowEdges[row]))
    }
    self.tops = tops
    first = tops.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  func parts(of index: Int, in cell: RuledGrid.Cell) -> [Part] {
    let box = grid.box(cell)
    let rows = first[cell.rows.lowerBound]..<first[cell.rows.upperBound]
    guard cell.rows.count == 1, rows.count > 1 else { return [Part(rows: rows, lines: lines[index], box: box)] }
    let starts = tops[cell.rows.lowerBound]
    return rows.enumerated().map { position, row in
      let top = position == 0 ? box.y0 : starts[position]
      let bottom = position + 1 < starts.count ? starts[position + 1] : box.y1
      let inside = lines[index].filter { line in
        let middle = PDFPage.box(of: line).middleY
        return top <= middle && middle < bottom
      }
      return Part(rows: row..<row + 1, lines: inside, box: PDFBox(x0: box.x0, y0: top, x1: box.x1, y1: bottom))
    }
  }

  /// Where the text rows of a ruled row begin: at each line of figures, and at lines of text that stand clear of those.
  private static func tops(_ cells: [[[PDFWord]]], from top: Double) -> [Double] {
    let columns = cells.filter { $0.count >= 2 && $0.allSatisfy(isAmount) }
    let most = columns.map(\.count).max() ?? 0
    guard most >= 2, cells.count(where: { $0.count >= most }) >= 2 else { return [top] }
    var rows: [PDFBox] = []
    for box in (columns.joined().map(PDFPage.box)).sorted(by: { $0.y0 < $1.y0 }) {
      if let last = rows.last, last.sharedHeight(box) > 0.5 {
        rows[rows.count - 1] = last.union(box)
      } else {
        rows.append(box)
      }
    }
    let pitch = zip(rows, rows.dropFirst()).map { $1.y0 - $0.y0 }.min() ?? 0
    for box in cells.joined().map(PDFPage.box).sorted(by: { $0.y0 < $1.y0 }) {
      let nearest = rows.map { abs($0.middleY - box.middleY) }.min() ?? 0
      if nearest > 0.8 * pitch { rows.append(box) }
    }
    return rows.map { $0.y0 - 0.5 }.sorted()
  }

  private static func isAmount(_ line: [PDFWord]) -> Bool {
    isFigure(line) && line.contains { $0.text.utf8.contains(UInt8(ascii: ".")) }
  }

  /// Digits with their separators and signs, nothing else: `1,511.90`, `-0.5%`, `—`.
  static func isFigure(_ line: [PDFWord]) -> Bool {
    var digits = 0
    for word in line {
      for scalar in word.text.unicodeScalars {
        if 0x30...0x39 ~= scalar.value { digits += 1 } else if !"+-,.%() —－".unicodeScalars.contains(scalar) { return false }
      }
    }
    return digits > 0
  }
}
