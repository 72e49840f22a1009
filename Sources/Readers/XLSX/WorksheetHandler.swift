import HengDocuments

/// Keeps the cells of one worksheet part (工作表) as the eye sees them, with what the look of a form needs.
final class WorksheetHandler: CellSink {
  private(set) var sheet = RawWorksheet()
  private let part: String
  private let shown: ShownCells
  private let limits: ReaderLimits
  private var ruled: RawWorksheet.RuledRow?

  init(part: String, shown: ShownCells, limits: ReaderLimits) {
    self.part = part
    self.shown = shown
    self.limits = limits
  }

  func row(_ row: Int, isHidden: Bool) {
    if isHidden, sheet.hiddenRows.count < limits.rows { sheet.hiddenRows.append(row) }
  }

  func row(_ row: borrowing SimpleRow) throws(ReaderError) {
    self.row(row.number, isHidden: row.isHidden)
    for index in 0..<row.count { try cell(row.cell(index)) }
    try endRow()
  }

  func cell(_ cell: StoredCell) throws(ReaderError) {
    if shown.styles.isRuled(cell.style) { try rule(cell) }
    if cell.value.isEmpty {
      if cell.hasFormula, sheet.unknownResults.count < 1_000 {
        sheet.unknownResults.append(CellReference(row: cell.row, column: cell.column))
      }
      return
    }
    let text = try shown.text(cell)
    guard !text.isEmpty else { return }
    guard sheet.cells.count < limits.places else { throw .tooLarge(what: "工作表的单元格", limit: "\(limits.places) 个") }
    sheet.cells.append(RawWorksheet.Cell(row: cell.row, column: cell.column, text: text, style: cell.style))
  }

  func endRow() throws(ReaderError) { try closeRuled() }

  func endSheet() throws(ReaderError) {
    try closeRuled()
    putInOrder()
  }

  func tag(_ tag: ByteTag) throws(ReaderError) {
    if tag.name.equals("col") {
      readColumns(tag)
    } else if tag.name.equals("sheetFormatPr") {
      sheet.defaultWidth = tag["defaultColWidth"].flatMap { Double($0) } ?? sheet.defaultWidth
    } else if tag.name.equals("pageSetup") {
      if tag["orientation"] == "landscape" { sheet.page.orientation = .landscape }
    } else if tag.name.equals("pageMargins") {
      readMargins(tag)
    } else if tag.name.equals("mergeCell") {
      try MergedCells.add(tag, to: &sheet.merges, part: part, limits)
    }
  }

  /// In inches; one that no paper has keeps the usual.
  private func readMargins(_ tag: ByteTag) {
    let margins: [(String?, WritableKeyPath<PageSetup, Int>)] = [
      (tag["left"], \.left), (tag["right"], \.right), (tag["top"], \.top), (tag["bottom"], \.bottom),
    ]
    for (text, side) in margins {
      guard let inches = text.flatMap({ Double($0) }), (0.2...2.3).contains(inches) else { continue }
      sheet.page[keyPath: side] = Int((inches * 25.4).rounded())
    }
  }

  private func readColumns(_ tag: ByteTag) {
    guard let first = tag.number("min"), let last = tag.number("max"), first > 0, first <= last,
      first <= limits.columns, sheet.widths.count + sheet.hiddenColumns.count < limits.columns
    else { return }
    let columns = first - 1...min(last, limits.columns) - 1
    if let width = tag["width"].flatMap({ Double($0) }), width.isFinite {
      sheet.widths.append((columns, min(max(width, 0), 255)))
    }
    if tag.flag("hidden") { sheet.hiddenColumns.append(columns) }
  }

  // MARK: Lines

  private func rule(_ cell: StoredCell) throws(ReaderError) {
    let known = ruled?.row == cell.row ? ruled : nil
    if known == nil { try closeRuled() }
    let column = cell.column
    ruled = RawWorksheet.RuledRow(
      row: cell.row, columns: min(known?.columns.lowerBound ?? column, column)...max(known?.columns.upperBound ?? column, column),
      hasSides: known?.hasSides == true || shown.styles[cell.style].hasSides)
  }

  private func closeRuled() throws(ReaderError) {
    guard let ruled else { return }
    guard sheet.ruled.count < limits.rows else { throw .damaged(part: part, reason: "同一行出现多次") }
    sheet.ruled.append(ruled)
    self.ruled = nil
  }

  /// Rows in order; of two cells at one place the later one stands.
  private func putInOrder() {
    let isInOrder = zip(sheet.cells, sheet.cells.dropFirst()).allSatisfy { ($0.row, $0.column) < ($1.row, $1.column) }
    guard !isInOrder else { return }
    var last: [CellReference: RawWorksheet.Cell] = [:]
    for cell in sheet.cells { last[CellReference(row: cell.row, column: cell.column)] = cell }
    sheet.cells = last.values.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}

/// Merges as a worksheet names them (合并单元格).
enum MergedCells {
  static func add(_ tag: ByteTag, to merges: inout [CellRange], part: String, _ limits: ReaderLimits) throws(ReaderError) {
    guard let range = tag["ref"].flatMap({ CellRange($0) }) else { throw .damaged(part: part, reason: "合并单元格的区域有误") }
    guard range.rows.upperBound < limits.rows else { throw .tooLarge(what: "工作表的行数", limit: "\(limits.rows) 行") }
    guard range.columns.upperBound < limits.columns else { throw .tooLarge(what: "工作表的列数", limit: "\(limits.columns) 列") }
    if !range.isSingle { merges.append(range) }
    guard merges.count <= limits.merges else { throw .tooLarge(what: "合并单元格", limit: "\(limits.merges) 个") }
  }
}
