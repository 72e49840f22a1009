import HengDocuments

extension PDFTable {
  /// Sets a slice onto a page and goes on to the next: text, then the rules around every visible part of a cell.
  mutating func draw(_ slice: Slice, x: Double, y: Double, into page: inout PDFPage) {
    let tops = slice.heights.reduce(into: [y]) { $0.append($0[$0.count - 1] + $1) }
    let parts = visible(slice.rows)
    for (index, span) in parts {
      place(index, slice: slice, x: x, top: tops[span.lowerBound], bottom: tops[span.upperBound], into: &page)
    }
    rule(parts, rows: slice.rows.count, x: x, tops: tops, into: &page)
    next = slice.next
  }

  private mutating func place(_ index: Int, slice: Slice, x: Double, top: Double, bottom: Double, into page: inout PDFPage) {
    let cell = cells[index]
    guard let text = cell.text else { return }
    let room = bottom - top - 2 * padding.y
    let lines: Range<Int>
    if cell.repeats || isRepeatedWhole(cell) {
      lines = 0..<cell.lineCount
    } else if ends(cell, in: slice.rows, isCut: slice.isCut) {
      lines = cell.printed..<cell.lineCount
      cells[index].printed = cell.lineCount
    } else {
      lines = cell.printed..<cell.printed + text.linesFitting(from: cell.printed, room: room)
      cells[index].printed = lines.upperBound
    }
    if lines.isEmpty { return }
    // Whole texts stand in the middle of what is seen of their cell, flowing ones at its top.
    let isWhole = lines.count == cell.lineCount
    let offset = isWhole ? max((room - text.height(lines)) / 2, 0) : 0
    let left = x + edges[cell.columns.lowerBound] + padding.x
    page.texts.append(PDFPage.Text(text: text, lines: lines, x: left, y: top + padding.y + offset))
  }

  /// Every edge between different cells once, neighbouring edges joined to one line.
  private func rule(_ parts: [(Int, Range<Int>)], rows: Int, x: Double, tops: [Double], into page: inout PDFPage) {
    let columns = edges.count - 1
    guard columns > 0, rows > 0 else { return }
    // A frame of -1 stands around the grid, so outer edges need no care of their own.
    var owner = Array(repeating: Array(repeating: -1, count: columns + 2), count: rows + 2)
    for (index, span) in parts {
      for row in span {
        for column in cells[index].columns { owner[row + 1][column + 1] = index }
      }
    }
    for edge in 0...rows {
      for run in Self.runs(columns, where: { owner[edge][$0 + 1] != owner[edge + 1][$0 + 1] }) {
        page.rules.append(
          PDFPage.Rule(x0: x + edges[run.lowerBound], y0: tops[edge], x1: x + edges[run.upperBound], y1: tops[edge]))
      }
    }
    for edge in 0...columns {
      for run in Self.runs(rows, where: { owner[$0 + 1][edge] != owner[$0 + 1][edge + 1] }) {
        page.rules.append(
          PDFPage.Rule(x0: x + edges[edge], y0: tops[run.lowerBound], x1: x + edges[edge], y1: tops[run.upperBound]))
      }
    }
  }

  /// The longest runs of positions that satisfy `isIn`.
  private static func runs(_ count: Int, where isIn: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for position in 0..<count where isIn(position) {
      if let last = runs.last, last.upperBound == position {
        runs[runs.count - 1] = last.lowerBound..<position + 1
      } else {
        runs.append(position..<position + 1)
      }
    }
    return runs
  }
}
