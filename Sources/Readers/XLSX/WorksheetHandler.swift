import HengDocuments

/// Reads one worksheet part (工作表) cell by cell, each as the eye sees it.
final class WorksheetHandler: XMLHandler {
  private(set) var sheet = RawWorksheet()
  private let part: String
  private let strings: SharedStrings
  private let styles: CellStyles
  private let isFrom1904: Bool
  private let limits: ReaderLimits
  private let shownText: ShownText

  private var row = -1
  private var column = -1
  private var type = ""
  private var style = 0
  private var hasFormula = false
  private var isInValue = false
  private var inline = RichText()
  private var value: [UInt8] = []
  private var ruled: RawWorksheet.RuledRow?

  init(part: String, strings: SharedStrings, styles: CellStyles, isFrom1904: Bool, shownText: ShownText, limits: ReaderLimits) {
    self.part = part
    self.shownText = shownText
    self.strings = strings
    self.styles = styles
    self.isFrom1904 = isFrom1904
    self.limits = limits
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "c": try startCell(attributes)
    case "v": isInValue = true
    case "f": hasFormula = true
    case "is": inline = RichText()
    case "t", "rPh", "r": inline.start(name)
    case "row": try startRow(attributes)
    case "col": readColumns(attributes)
    case "sheetFormatPr": sheet.defaultWidth = attributes["defaultColWidth"].flatMap { Double($0) } ?? sheet.defaultWidth
    case "pageSetup": if attributes["orientation"] == "landscape" { sheet.page.orientation = .landscape }
    case "pageMargins": readMargins(attributes)
    case "mergeCell":
      guard let range = attributes["ref"].flatMap({ CellRange($0) }) else { throw damaged("合并单元格的区域有误") }
      try check(row: range.rows.upperBound, column: range.columns.upperBound)
      if !range.isSingle { sheet.merges.append(range) }
      guard sheet.merges.count <= limits.merges else { throw .tooLarge(what: "合并单元格", limit: "\(limits.merges) 个") }
    default: break
    }
  }

  /// In inches; one that no paper has keeps the usual.
  private func readMargins(_ attributes: XMLAttributes) {
    let margins: [(String?, WritableKeyPath<PageSetup, Int>)] = [
      (attributes["left"], \.left), (attributes["right"], \.right), (attributes["top"], \.top), (attributes["bottom"], \.bottom),
    ]
    for (text, side) in margins {
      guard let inches = text.flatMap({ Double($0) }), (0.2...2.3).contains(inches) else { continue }
      sheet.page[keyPath: side] = Int((inches * 25.4).rounded())
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    guard isInValue || inline.isOpen else { return }
    value.append(contentsOf: bytes)
    if value.count > limits.cellBytes {
      throw .tooLarge(
        what: "单元格 \(CellReference(row: max(row, 0), column: max(column, 0)).text) 的文字", limit: "\(limits.cellBytes >> 10) KB")
    }
  }

  func end(_ name: String) throws(ReaderError) {
    switch name {
    case "v": isInValue = false
    case "t", "rPh", "r": inline.end(name)
    case "c": try endCell()
    case "row": try closeRuled()
    case "worksheet":
      try closeRuled()
      putInOrder()
    default: break
    }
  }

  // MARK: Rows and cells

  private func startRow(_ attributes: XMLAttributes) throws(ReaderError) {
    if let text = attributes["r"] {
      guard let number = Int(text), number > 0 else { throw damaged("行号“\(text.prefix(20))”有误") }
      row = number - 1
    } else {
      row += 1
    }
    try check(row: row, column: 0)
    column = -1
    if attributes.flag("hidden"), sheet.hiddenRows.count < limits.rows { sheet.hiddenRows.append(row) }
  }

  private func startCell(_ attributes: XMLAttributes) throws(ReaderError) {
    if let text = attributes["r"] {
      guard let reference = CellReference(text) else { throw damaged("单元格地址“\(text.prefix(20))”有误") }
      (row, column) = (reference.row, reference.column)
    } else {
      row = max(row, 0)
      column += 1
    }
    try check(row: row, column: column)
    type = attributes["t"] ?? "n"
    style = attributes.number("s") ?? 0
    hasFormula = false
    value.removeAll(keepingCapacity: true)
    let look = styles[style]
    if look.isRuled {
      let known = ruled?.row == row ? ruled : nil
      if known == nil { try closeRuled() }
      ruled = RawWorksheet.RuledRow(
        row: row, columns: min(known?.columns.lowerBound ?? column, column)...max(known?.columns.upperBound ?? column, column),
        hasSides: known?.hasSides == true || look.hasSides)
    }
  }

  private func endCell() throws(ReaderError) {
    if value.isEmpty {
      if hasFormula, sheet.unknownResults.count < 1_000 { sheet.unknownResults.append(CellReference(row: row, column: column)) }
      return
    }
    let text = try shown()
    guard !text.isEmpty else { return }
    try shownText.add(text)
    guard sheet.cells.count < limits.places else { throw .tooLarge(what: "工作表的单元格", limit: "\(limits.places) 个") }
    sheet.cells.append(RawWorksheet.Cell(row: row, column: column, text: text, style: style))
  }

  /// The cell's text as the eye sees it.
  private func shown() throws(ReaderError) -> String {
    switch type {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings.string(index) else {
        throw damaged("\(CellReference(row: row, column: column).text) 引用的文字不存在")
      }
      return text
    case "inlineStr", "str", "e": return CellText.decoded(value)
    case "b": return value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
    case "d":
      let text = String(decoding: value, as: UTF8.self)
      return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
    default:
      let text = CellText.decoded(value)
      return styles[style].format.text(text, isFrom1904: isFrom1904)
    }
  }

  private func readColumns(_ attributes: XMLAttributes) {
    guard let first = attributes.number("min"), let last = attributes.number("max"), first > 0, first <= last,
      first <= limits.columns, sheet.widths.count + sheet.hiddenColumns.count < limits.columns
    else { return }
    let columns = first - 1...min(last, limits.columns) - 1
    if let width = attributes["width"].flatMap({ Double($0) }), width.isFinite {
      sheet.widths.append((columns, min(max(width, 0), 255)))
    }
    if attributes.flag("hidden") { sheet.hiddenColumns.append(columns) }
  }

  private func check(row: Int, column: Int) throws(ReaderError) {
    guard row < limits.rows else { throw .tooLarge(what: "工作表的行数", limit: "\(limits.rows) 行") }
    guard column < limits.columns else { throw .tooLarge(what: "工作表的列数", limit: "\(limits.columns) 列") }
  }

  private func damaged(_ reason: String) -> ReaderError { .damaged(part: part, reason: reason) }

  private func closeRuled() throws(ReaderError) {
    guard let ruled else { return }
    guard sheet.ruled.count < limits.rows else { throw damaged("同一行出现多次") }
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
