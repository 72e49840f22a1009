import CXlsxWriter
import HengDocuments
import HengValues

extension XLSXPage {
  /// Writes the ruled table. The result gives the worksheet row where each row of the sheet begins, and the row after.
  mutating func grid(_ sheet: Sheet, _ formats: inout XLSXFormats) throws(WriterError) -> [Int] {
    let size = Typography.body(of: sheet, textWidth: page.textWidth)
    let cells = sheet.placedCells.map { placed in
      let style = XLSXStyle(
        font: placed.cell.role == .label ? "宋体" : "仿宋", size: size, isBold: placed.cell.isBold, isRuled: true,
        alignment: placed.cell.alignment)
      return (placed: placed, text: PrintableText.clean(placed.cell.text), style: style)
    }
    let demands = cells.map { cell in
      let columns = cell.placed.column..<cell.placed.column + cell.placed.cell.columnSpan
      return RowHeights.Demand(
        rows: cell.placed.row..<cell.placed.row + cell.placed.cell.rowSpan,
        height: Self.height(cell.text, style: cell.style, width: widths[columns].reduce(0, +)))
    }
    let heights = RowHeights.fit(count: sheet.rows.count, minimum: size * Self.lineHeight + 5, demands)
    var starts = [row]
    for height in heights {
      try addRows(height)
      starts.append(row)
    }
    for cell in cells {
      let placed = cell.placed
      let rows = starts[placed.row]..<starts[placed.row + placed.cell.rowSpan]
      try put(
        cell.text, cell.style, number: number(placed.cell), rows: rows,
        columns: placed.column..<placed.column + placed.cell.columnSpan, &formats)
    }
    return starts
  }

  /// Whether the sheet fits on one page when it is printed no smaller than it may be set.
  func fitsOnePage(_ sheet: Sheet) -> Bool {
    guard let least = sheet.leastTypeSize else { return false }
    let size = Typography.body(of: sheet, textWidth: page.textWidth)
    let width = widths.reduce(0, +)
    var height = sheet.notes.reduce(0) { $0 + Self.height($1, style: XLSXStyle(font: "仿宋", size: 9), width: width) }
    for (index, line) in sheet.title.enumerated() {
      height += max(Self.height(line, style: index == 0 ? .title : .subtitle, width: width), 20)
    }
    let demands = sheet.placedCells.map { placed in
      let style = XLSXStyle(font: "宋体", size: size, isBold: placed.cell.isBold)
      let columns = placed.column..<placed.column + placed.cell.columnSpan
      return RowHeights.Demand(
        rows: placed.row..<placed.row + placed.cell.rowSpan,
        height: Self.height(PrintableText.clean(placed.cell.text), style: style, width: widths[columns].reduce(0, +)))
    }
    height += RowHeights.fit(count: sheet.rows.count, minimum: size * Self.lineHeight + 5, demands).reduce(20, +)
    return height * Double(least) / 2 <= page.textHeight * size
  }

  private func number(_ cell: Cell) -> PrintedNumber? {
    guard cell.runs.count == 1, let figure = cell.runs.first?.figure else { return nil }
    return PrintedNumber(figure.text)
  }
}
