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
  let padding: Int
  /// Type of a whole table is not made smaller than 六号 so that its numbers fit; below that it is single cells.
  private static let smallestUsual = 15
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

  /// How close a table is set: half points of the type, and twips above and below the words.
  private struct Density {
    var halfPoints: Int
    var padding: Int

    static let closer = [
      Density(halfPoints: 17, padding: 10), Density(halfPoints: 16, padding: 10), Density(halfPoints: 15, padding: 4),
      Density(halfPoints: 14, padding: 0),
    ]
  }

  /// A compact table that is up to half a page too long for one page, with its title and notes, is set closer where that brings it
  /// onto one: notes stay below their table.
  init(_ sheet: Sheet, page: WordPage, _ types: WordTypes) {
    let usual = WordTableLayout(sheet, page: page, density: nil)
    let room = page.textHeight - Self.around(sheet, page, types)
    var chosen = usual
    if sheet.isCompact, usual.height > room, usual.height <= room * 3 / 2 {
      chosen =
        Density.closer.lazy.map { WordTableLayout(sheet, page: page, density: $0) }.first { $0.height <= room } ?? usual
    }
    self = chosen
  }

  /// Title, line above the table and notes, and a line to spare for a word processor that counts otherwise.
  private static func around(_ sheet: Sheet, _ page: WordPage, _ types: WordTypes) -> Int {
    let titles = sheet.title.filter { !$0.isEmpty }.count
    var height = titles == 0 ? 0 : types.sheetTitle.line + (titles - 1) * types.sheetSubtitle.line
    if !sheet.caption.isEmpty { height += types.caption.line + types.caption.before + types.caption.after }
    let room = Double(page.textWidth) / 20 / types.note.size
    for note in sheet.notes where !note.isEmpty { height += lines(note, ems: room) * types.note.line + types.note.before }
    return height + types.note.line
  }

  var height: Int { heights.reduce(0, +) }

  private init(_ sheet: Sheet, page: WordPage, density: Density?) {
    let width = page.textWidth
    padding = density?.padding ?? (sheet.isCompact ? 20 : 60)
    let body = Int(Typography.body(of: sheet, textWidth: Double(width) / 20) * 2)
    let usual = min(density?.halfPoints ?? body, body)
    let edges = sheet.fractions.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }.map { Int(($0 * Double(width)).rounded()) }
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    let margin = min(60, (widths.min() ?? 60) / 6)
    let placedCells = sheet.placedCells
    func room(_ placed: Sheet.Placed) -> Double {
      Double(edges[placed.column + placed.cell.columnSpan] - edges[placed.column] - 2 * margin) / 20
    }
    let sizes = Self.alike(placedCells, placedCells.map { Self.fitting($0.cell, halfPoints: usual, room: room($0)) })
    let halfPoints = max(sizes.min() ?? usual, min(Self.smallestUsual, usual))
    let type = WordTypes.cell(halfPoints)
    var cells: [SetCell] = []
    var rows = Array(repeating: [Place](), count: sheet.rows.count)
    var demands: [RowHeights.Demand] = []
    for (placed, fitting) in zip(placedCells, sizes) {
      let (cell, span) = (placed.cell, placed.cell.columnSpan)
      let text = PrintableText.clean(cell.text)
      let size = min(fitting, halfPoints)
      let covered = placed.row..<placed.row + cell.rowSpan
      for row in covered {
        rows[row].append(
          Place(column: placed.column, span: span, cell: row == placed.row ? cells.count : nil, isMergedDown: covered.count > 1))
      }
      let lines = Self.lines(text, ems: room(placed) / (Double(size) / 2))
      demands.append(RowHeights.Demand(rows: covered, height: Double(lines * type.line + 2 * padding)))
      cells.append(SetCell(text: text, alignment: cell.alignment, isBold: cell.isBold, halfPoints: size))
    }
    for row in rows.indices { rows[row].sort { $0.column < $1.column } }
    least = type.line + 2 * padding
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

  /// The values of a column stand in one size, that of the smallest.
  private static func alike(_ cells: [Sheet.Placed], _ sizes: [Int]) -> [Int] {
    let columns = cells.map { $0.column..<$0.column + $0.cell.columnSpan }
    var smallest: [Range<Int>: Int] = [:]
    for (index, size) in sizes.enumerated() where cells[index].cell.role == .value {
      smallest[columns[index]] = min(size, smallest[columns[index]] ?? size)
    }
    return sizes.enumerated().map { cells[$0].cell.role == .value ? smallest[columns[$0]] ?? $1 : $1 }
  }

  /// Type small enough that the longest number or Latin word is not broken, in a wide face too: `27274348.52` stays on one line.
  private static func fitting(_ cell: Cell, halfPoints: Int, room: Double) -> Int {
    var widest = 0.0
    for run in cell.runs {
      var current = 0.0
      for scalar in run.text.unicodeScalars {
        current = scalar.value > 0x20 && scalar.value < 0x7F ? current + TextWidth.ems(scalar) : 0
        widest = max(widest, current)
      }
    }
    let needed = widest * (cell.isBold ? 1.2 : 1.1) * Double(halfPoints) / 2
    guard needed > room else { return halfPoints }
    return max(Int(Double(halfPoints) * room / needed), smallest)
  }
}
