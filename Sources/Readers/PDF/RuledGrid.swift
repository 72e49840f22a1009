/// The cells that a net of ruling lines encloses (网格): where no line parts two places, they are one cell.
struct RuledGrid {
  struct Cell: Hashable {
    var rows: Range<Int>
    var columns: Range<Int>
  }

  /// Where rows and columns begin and end, in points.
  private(set) var rowEdges: [Double]
  private(set) var columnEdges: [Double]
  private(set) var cells: [Cell] = []

  /// Nil unless the net encloses at least two cells: a frame around text is no table.
  init?(_ net: PDFRules, limits: ReaderLimits) {
    guard net.horizontal.count + net.vertical.count >= 4, !net.horizontal.isEmpty, !net.vertical.isEmpty else { return nil }
    let closed = Self.closed(net)
    rowEdges = Self.edges(closed.horizontal)
    columnEdges = Self.edges(closed.vertical)
    guard rowEdges.count >= 2, columnEdges.count >= 2, (rowEdges.count - 1) * (columnEdges.count - 1) <= limits.places else { return nil }
    let borders = RuledBorders(closed, rowEdges: rowEdges, columnEdges: columnEdges)
    cells = Self.cells(borders)
    dropUnusedEdges()
    guard cells.count >= 2 else { return nil }
  }

  var box: PDFBox {
    PDFBox(x0: columnEdges.first ?? 0, y0: rowEdges.first ?? 0, x1: columnEdges.last ?? 0, y1: rowEdges.last ?? 0)
  }

  func box(_ cell: Cell) -> PDFBox {
    PDFBox(
      x0: columnEdges[cell.columns.lowerBound], y0: rowEdges[cell.rows.lowerBound], x1: columnEdges[cell.columns.upperBound],
      y1: rowEdges[cell.rows.upperBound])
  }

  // MARK: Edges

  private static let nearness = 3.0

  /// Lines a point or three apart are one edge: a double line, or pieces not quite in line.
  private static func edges(_ rules: [PDFRule]) -> [Double] {
    var edges: [(first: Double, sum: Double, count: Double)] = []
    for at in rules.map(\.at).sorted() {
      if let last = edges.last, at - last.first <= nearness {
        edges[edges.count - 1] = (last.first, last.sum + at, last.count + 1)
      } else {
        edges.append((at, at, 1))
      }
    }
    return edges.map { $0.sum / $0.count }
  }

  /// Sides that are not drawn: where at least two lines end at the same distance beyond the last one across, the table ends there.
  private static func closed(_ net: PDFRules) -> PDFRules {
    var closed = net
    let top = net.horizontal.map(\.at).min() ?? 0
    let bottom = net.horizontal.map(\.at).max() ?? 0
    for side in open(net.horizontal, beyond: net.vertical.map(\.at)) where bottom - top > nearness {
      closed.vertical.append(PDFRule(at: side, from: top, to: bottom))
    }
    let left = closed.vertical.map(\.at).min() ?? 0
    let right = closed.vertical.map(\.at).max() ?? 0
    for side in open(net.vertical, beyond: net.horizontal.map(\.at)) where right - left > nearness {
      closed.horizontal.append(PDFRule(at: side, from: left, to: right))
    }
    return closed
  }

  private static func open(_ rules: [PDFRule], beyond across: [Double]) -> [Double] {
    guard let first = across.min(), let last = across.max() else { return [] }
    var sides: [Double] = []
    if let start = rules.map(\.from).min(), start < first - 6, rules.count(where: { $0.from < start + nearness }) >= 2 {
      sides.append(start)
    }
    if let end = rules.map(\.to).max(), end > last + 6, rules.count(where: { $0.to > end - nearness }) >= 2 { sides.append(end) }
    return sides
  }

  // MARK: Cells

  private static func cells(_ borders: RuledBorders) -> [Cell] {
    var cells: [Cell] = []
    var taken = Array(repeating: Array(repeating: false, count: borders.columns), count: borders.rows)
    for row in 0..<borders.rows {
      for column in 0..<borders.columns where !taken[row][column] {
        let cell = cell(at: row, column, borders, taken)
        for row in cell.rows { for column in cell.columns { taken[row][column] = true } }
        if !borders.isOutside(cell) { cells.append(cell) }
      }
    }
    return cells
  }

  /// The widest cell that begins here, then as high as no line parts it.
  private static func cell(at row: Int, _ column: Int, _ borders: RuledBorders, _ taken: [[Bool]]) -> Cell {
    var end = column + 1
    while end < borders.columns, !taken[row][end], !borders.hasVertical(end, row: row) { end += 1 }
    var bottom = row + 1
    while bottom < borders.rows, borders.isOpen(above: bottom, columns: column..<end, taken: taken[bottom]) { bottom += 1 }
    return Cell(rows: row..<bottom, columns: column..<end)
  }

  /// Edges at which no cell begins or ends come from underlines and stubs.
  private mutating func dropUnusedEdges() {
    let rows = Set(cells.flatMap { [$0.rows.lowerBound, $0.rows.upperBound] }).sorted()
    let columns = Set(cells.flatMap { [$0.columns.lowerBound, $0.columns.upperBound] }).sorted()
    guard rows.count < rowEdges.count || columns.count < columnEdges.count else { return }
    let rowNumbers = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    let columnNumbers = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    func range(_ old: Range<Int>, _ numbers: [Int: Int]) -> Range<Int> {
      (numbers[old.lowerBound] ?? 0)..<(numbers[old.upperBound] ?? 0)
    }
    cells = cells.map { Cell(rows: range($0.rows, rowNumbers), columns: range($0.columns, columnNumbers)) }
    rowEdges = rows.map { rowEdges[$0] }
    columnEdges = columns.map { columnEdges[$0] }
  }
}

/// Which sides of the places of a grid are drawn.
struct RuledBorders {
  let rows: Int
  let columns: Int
  /// By edge, then by place along it.
  private let horizontal: [[Bool]]
  private let vertical: [[Bool]]

  init(_ net: PDFRules, rowEdges: [Double], columnEdges: [Double]) {
    rows = rowEdges.count - 1
    columns = columnEdges.count - 1
    horizontal = Self.drawn(net.horizontal, edges: rowEdges, along: columnEdges)
    vertical = Self.drawn(net.vertical, edges: columnEdges, along: rowEdges)
  }

  private static func drawn(_ rules: [PDFRule], edges: [Double], along: [Double]) -> [[Bool]] {
    var drawn = Array(repeating: Array(repeating: false, count: along.count - 1), count: edges.count)
    for rule in rules {
      guard let edge = edges.indices.min(by: { abs(edges[$0] - rule.at) < abs(edges[$1] - rule.at) }) else { continue }
      for place in 0..<along.count - 1 {
        let (start, end) = (along[place], along[place + 1])
        if min(end, rule.to) - max(start, rule.from) >= 0.6 * (end - start) { drawn[edge][place] = true }
      }
    }
    return drawn
  }

  func hasVertical(_ edge: Int, row: Int) -> Bool { vertical[edge][row] }

  /// No line above these places, none between them, and nobody has taken one.
  func isOpen(above row: Int, columns range: Range<Int>, taken: [Bool]) -> Bool {
    range.allSatisfy { !horizontal[row][$0] && !taken[$0] } && range.dropFirst().allSatisfy { !vertical[$0][row] }
      && (range.lowerBound == 0 || taken[range.lowerBound - 1] || vertical[range.lowerBound][row])
      && (range.upperBound == columns || taken[range.upperBound] || vertical[range.upperBound][row])
  }

  /// Places at the rim that no line closes toward the outside: the corner that a stepped table leaves out.
  func isOutside(_ cell: RuledGrid.Cell) -> Bool {
    let top = cell.rows.lowerBound == 0 && !cell.columns.contains { horizontal[0][$0] }
    let bottom = cell.rows.upperBound == rows && !cell.columns.contains { horizontal[rows][$0] }
    let left = cell.columns.lowerBound == 0 && !cell.rows.contains { vertical[0][$0] }
    let right = cell.columns.upperBound == columns && !cell.rows.contains { vertical[columns][$0] }
    return top || bottom || left || right
  }
}
