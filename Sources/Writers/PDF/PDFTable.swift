import HengDocuments

/// A ruled table being set page by page (分页的表).
///
/// A page shows a run of rows, below the repeated rows from the second page on. A label that is cut by the end of a page
/// is printed again on the next one; the text of a value flows on where it stopped. A row higher than a page is cut itself.
struct PDFTable {
  struct SetCell {
    var rows: Range<Int>
    var columns: Range<Int>
    var text: SetText?
    var alignment: Cell.Alignment
    /// Printed whole on every page that shows a part of the cell.
    var repeats: Bool
    /// Lines already printed, of a value.
    var printed = 0

    var height: Double { text.map { $0.height } ?? 0 }
    var lineCount: Int { text?.lines.count ?? 0 }
    var remaining: Double { text.map { $0.height(printed..<lineCount) } ?? 0 }
  }

  /// The part of the table on one page.
  struct Slice {
    /// Rows of the sheet from the top of the slice down: repeated rows, then new ones.
    var rows: [Int]
    var heights: [Double]
    /// The last row goes on overleaf.
    var isCut: Bool
    /// The row with which the next page goes on.
    var next: Int

    var height: Double { heights.reduce(0, +) }
  }

  let edges: [Double]
  let rowCount: Int
  let repeated: Range<Int>
  let minimum: Double
  let padding: (x: Double, y: Double)
  var cells: [SetCell]
  var next = 0
  /// Cells by the row where they begin, and those that come into a row from above.
  private let beginning: [[Int]]
  private let entering: [[Int]]
  private let pageHeight: Double
  /// The repeated rows are printed again; not if they would fill a third of every page.
  private var repeatsHead = false

  /// How close a table is set (疏密), in points.
  struct Density {
    var size: Double
    var padding: Double

    /// Closer and closer, for a compact table that is a little too long for its page.
    static let closer = [Density(size: 8, padding: 1), Density(size: 7.5, padding: 0.8), Density(size: 7, padding: 0.5)]
    /// Of the rows of one type size, the widest first.
    static let paddings = [2.5, 1.5, 0.8]
  }

  init(_ sheet: Sheet, width: Double, pageHeight: Double, density: Density? = nil, _ setter: TextSetter) {
    let usual = Typography.body(of: sheet, textWidth: width)
    let size = min(density?.size ?? usual, usual)
    edges = sheet.fractions.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1 * width) }
    let narrowest = zip(edges, edges.dropFirst()).map { $1 - $0 }.min() ?? width
    padding = (min(3, narrowest / 6), density?.padding ?? (sheet.isCompact ? 1 : 2.5))
    minimum = size * (sheet.isCompact ? 1.3 : 1.45) + 2 * padding.y
    rowCount = sheet.rows.count
    self.pageHeight = pageHeight
    var cells: [SetCell] = []
    var beginning = Array(repeating: [Int](), count: sheet.rows.count)
    var entering = beginning
    for placed in sheet.placedCells {
      let cell = placed.cell
      let columns = placed.column..<placed.column + cell.columnSpan
      let style = TextStyle(size: size, isBold: cell.isBold, alignment: cell.alignment, isBalanced: cell.role == .label)
      let text = Self.set(cell.text, style, width: edges[columns.upperBound] - edges[columns.lowerBound] - 2 * padding.x, setter)
      let rows = placed.row..<placed.row + cell.rowSpan
      let repeats = cell.role == .label && (text?.height ?? 0) <= pageHeight / 3
      beginning[rows.lowerBound].append(cells.count)
      for row in rows.dropFirst() { entering[row].append(cells.count) }
      cells.append(SetCell(rows: rows, columns: columns, text: text, alignment: cell.alignment, repeats: repeats))
    }
    (self.cells, self.beginning, self.entering) = (cells, beginning, entering)
    let wanted = (sheet.repeatedRows ?? 0..<0).clamped(to: 0..<sheet.rows.count)
    repeated = wanted
    repeatsHead = !wanted.isEmpty && heights(of: Array(wanted), isCut: false).reduce(0, +) <= pageHeight / 3
  }

  /// Type is not made smaller than this so that a number fits.
  private static let smallest = 5.0

  /// What holds a number, code or date that is too long for its column is set smaller; these are never broken.
  private static func set(_ text: String, _ style: TextStyle, width: Double, _ setter: TextSetter) -> SetText? {
    var style = style
    var set = setter.set(text, style, width: width)
    guard text.utf8.contains(where: WholeWords.isDigit) else { return set }
    while let broken = set, !broken.parted.isEmpty || broken.width > width + 0.5, style.size > smallest {
      style.size -= 0.5
      set = setter.set(text, style, width: width)
    }
    return set
  }

  var isDone: Bool { next >= rowCount }

  /// Height without which the table had better begin on a new page: its first rows, the repeated ones and one more.
  var leastStart: Double {
    let rows = Array(0..<min(max(repeated.lowerBound == 0 ? repeated.upperBound + 1 : 2, 2), rowCount))
    return min(heights(of: rows, isCut: false).reduce(0, +), pageHeight / 2)
  }

  /// Of all its rows in one piece.
  var height: Double { heights(of: Array(0..<rowCount), isCut: false).reduce(0, +) }

  // MARK: Choosing the rows of a page

  /// The rows that go into `room` points, or nil if the page had better be turned first.
  func nextSlice(room: Double, isFresh: Bool) -> Slice? {
    let head = repeatsHead && next >= repeated.upperBound ? Array(repeated) : []
    var end = next
    var last: [Double] = []
    var candidate = upperBound(head: head, room: room)
    while candidate > next {
      let heights = heights(of: head + Array(next..<candidate), isCut: false)
      if heights.reduce(0, +) <= room + 0.01 {
        (end, last) = (candidate, heights)
        break
      }
      candidate -= 1
    }
    if end < rowCount, let cut = cutSlice(head: head, end: end, room: room, isFresh: isFresh) { return cut }
    // The repeated rows are not left alone at the foot of a page.
    if end < rowCount, repeatsHead, repeated.contains(end - 1), repeated.lowerBound > next || !isFresh, end > next {
      end = max(repeated.lowerBound, next)
      last = heights(of: head + Array(next..<end), isCut: false)
    }
    // The last rows do not stand alone on a page.
    if end < rowCount, rowCount - end < Self.leastRest, rowCount - Self.leastRest > max(next, repeated.upperBound) {
      end = rowCount - Self.leastRest
      last = heights(of: head + Array(next..<end), isCut: false)
    }
    if end == next { return nil }
    return Slice(rows: head + Array(next..<end), heights: last, isCut: false, next: end)
  }

  /// Fewer rows than this are not left over for a page of their own.
  private static let leastRest = 4

  /// No more rows than this can fit: the sum of least heights of single rows.
  private func upperBound(head: [Int], room: Double) -> Int {
    var height = Double(head.count) * minimum
    var row = next
    while row < rowCount {
      height += beginning[row].reduce(minimum) { cells[$1].rows.count == 1 ? max($0, cells[$1].remaining + 2 * padding.y) : $0 }
      if height > room + 0.01 { break }
      row += 1
    }
    return row
  }

  /// Cuts row `end` where it is too high for any page: at once on a fresh page, else only if much room is left.
  private func cutSlice(head: [Int], end: Int, room: Double, isFresh: Bool) -> Slice? {
    let above = head + Array(next..<end)
    let used = heights(of: above, isCut: false).reduce(0, +)
    let left = room - used
    let alone = heights(of: head + [end], isCut: false).reduce(0, +)
    let isTooHigh = alone > pageHeight + 0.01
    guard isTooHigh && left > pageHeight / 4 || isFresh && end == next else { return nil }
    let rows = above + [end]
    var heights = heights(of: rows, isCut: true)
    let spare = room - heights.reduce(0, +)
    if spare < 0, !isFresh { return nil }
    heights[heights.count - 1] += max(spare, 0)
    return Slice(rows: rows, heights: heights, isCut: true, next: end)
  }

  // MARK: Heights

  /// Heights of rows that stand below each other on a page, for what their cells still have to print there.
  private func heights(of rows: [Int], isCut: Bool) -> [Double] {
    let demands = visible(rows).map { index, span in
      RowHeights.Demand(rows: span, height: demand(cells[index], in: rows, span: span, isCut: isCut))
    }
    return RowHeights.fit(count: rows.count, minimum: minimum, demands)
  }

  private func demand(_ cell: SetCell, in rows: [Int], span: Range<Int>, isCut: Bool) -> Double {
    guard cell.lineCount > 0 else { return 0 }
    if cell.repeats || isRepeatedWhole(cell) { return cell.height + 2 * padding.y }
    return ends(cell, in: rows, isCut: isCut) ? cell.remaining + 2 * padding.y : 0
  }

  /// All of the cell lies in the repeated rows, so it is printed whole each time.
  func isRepeatedWhole(_ cell: SetCell) -> Bool {
    repeatsHead && cell.rows.lowerBound >= repeated.lowerBound && cell.rows.upperBound <= repeated.upperBound
  }

  func ends(_ cell: SetCell, in rows: [Int], isCut: Bool) -> Bool {
    guard let last = rows.last else { return false }
    return isCut ? cell.rows.upperBound <= last : cell.rows.upperBound <= last + 1
  }

  /// Cells with a part in `rows`, and which of them (by position) each covers. Positions are always neighbours,
  /// because a cell that reaches from the repeated rows into the new ones covers all rows between them.
  func visible(_ rows: [Int]) -> [(Int, Range<Int>)] {
    var indices: [Int] = []
    var positions: [Int: Range<Int>] = [:]
    for (position, row) in rows.enumerated() {
      let isJump = position == 0 || rows[position - 1] != row - 1
      for index in (isJump ? entering[row] : []) + beginning[row] where positions[index] == nil {
        indices.append(index)
        let covered = rows[position...].prefix { cells[index].rows.contains($0) }.count
        positions[index] = position..<position + covered
      }
    }
    return indices.compactMap { index in positions[index].map { (index, $0) } }
  }
}
