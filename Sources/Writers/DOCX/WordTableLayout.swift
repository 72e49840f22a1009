import HengDocuments

/// A table measured for a word processor (表格版式): column widths, type sizes, and row heights as they will come out.
struct WordTableLayout {
  struct Place {
    var column: Int
    var span: Int
    /// Nil where a cell from above goes on.
    var cell: Int?
    var isMergedDown: Bool
  }

  struct SetCell {
    var text: String
    var alignment: Cell.Alignment
    var isBold: Bool
    /// Smaller than the table's where a number would not fit its column.
    var halfPoints: Int
  }

  static let longest = 63
  /// Above and below the words of a cell.
  static let padding = 60
  private static let smallest = 10

  let widths: [Int]
  /// Left and right of the words.
  let margin: Int
  let type: WordType
  let least: Int
  let cells: [SetCell]
  let rows: [[Place]]
  let heights: [Int]
  /// Rows printed again at the head of each page; a word processor repeats the first rows only.
  let repeated: Range<Int>

  init(_ sheet: Sheet, page: WordPage) {
    let width = page.textWidth
    let halfPoints = Int(Typography.body(columns: sheet.columns.count, textWidth: Double(width) / 20) * 2)
    let type = WordTypes.cell(halfPoints)
    let edges = sheet.fractions.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }.map { Int(($0 * Double(width)).rounded()) }
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    let margin = min(60, (widths.min() ?? 60) / 6)
    var cells: [SetCell] = []
    var rows = Array(repeating: [Place](), count: sheet.rows.count)
    var demands: [RowHeights.Demand] = []
    for placed in sheet.placedCells {
      let (cell, span) = (placed.cell, placed.cell.columnSpan)
      let room = Double(edges[placed.column + span] - edges[placed.column] - 2 * margin) / 20
      let text = PrintableText.clean(cell.text)
      let size = Self.fitting(text, halfPoints: halfPoints, room: room, isBold: cell.isBold)
      let covered = placed.row..<placed.row + cell.rowSpan
      for row in covered {
        rows[row].append(
          Place(column: placed.column, span: span, cell: row == placed.row ? cells.count : nil, isMergedDown: covered.count > 1))
      }
      let lines = Self.lines(text, ems: room / (Double(size) / 2))
      demands.append(RowHeights.Demand(rows: covered, height: Double(lines * type.line + 2 * Self.padding)))
      cells.append(SetCell(text: text, alignment: cell.alignment, isBold: cell.isBold, halfPoints: size))
    }
    for row in rows.indices { rows[row].sort { $0.column < $1.column } }
    least = type.line + 2 * Self.padding
    // Ten for the rule.
    let heights = RowHeights.fit(count: rows.count, minimum: Double(least), demands).map { Int($0.rounded(.up)) + 10 }
    let head = (sheet.repeatedRows ?? 0..<0).clamped(to: 0..<rows.count)
    let isRepeated = head.lowerBound == 0 && heights[head].reduce(0, +) <= page.textHeight / 3
    (self.widths, self.margin, self.type, self.cells, self.rows, self.heights) = (widths, margin, type, cells, rows, heights)
    repeated = isRepeated ? head : 0..<0
  }

  /// A row that a page can hold is not parted.
  func isKeptWhole(_ row: Int, page: WordPage) -> Bool {
    heights[row] + heights[repeated].reduce(0, +) <= page.textHeight * 9 / 10
  }

  static func lines(_ text: String, ems: Double) -> Int {
    if text.isEmpty { return 1 }
    if !text.utf8.contains(UInt8(ascii: "\n")), TextWidth.ems(text) <= ems { return 1 }
    return TextWidth.lineCount(text, width: ems)
  }

  /// Type small enough that the longest number or Latin word is not broken: `27274348.52` stays on one line.
  private static func fitting(_ text: String, halfPoints: Int, room: Double, isBold: Bool) -> Int {
    var widest = 0.0
    var current = 0.0
    for scalar in text.unicodeScalars {
      current = scalar.value > 0x20 && scalar.value < 0x7F ? current + TextWidth.ems(scalar) : 0
      widest = max(widest, current)
    }
    let needed = widest * (isBold ? 1.08 : 1) * Double(halfPoints) / 2
    guard needed > room else { return halfPoints }
    return max(Int(Double(halfPoints) * room / needed), smallest)
  }
}
