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

  private func number(_ cell: Cell) -> PrintedNumber? {
    guard cell.runs.count == 1, let figure = cell.runs.first?.figure else { return nil }
    return PrintedNumber(figure.text)
  }
}
