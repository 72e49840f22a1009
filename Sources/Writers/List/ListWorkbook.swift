package import HengValues

/// A long list as a workbook (清单工作簿), packed while it is written, in fixed memory. The same rows give the same bytes.
///
/// Words are cells of the format “text” with the sign that Excel itself gives to words typed after an apostrophe: a code keeps its
/// zeros, and `=1+1` stays what it says. Further worksheets follow where one is full.
package final class ListWorkbook: ListWriter {
  private let columns: [ListColumn]
  private let letters: [[UInt8]]
  private var names = WorksheetNames()
  private let name: String
  private var sheets: [String] = []
  private let archive = StreamedArchive()
  private var xml: [UInt8] = []
  private var digits: [UInt8] = []
  private var row = 0
  private var column = 0
  private var failure: WriterError?
  private let rowsPerSheet: Int

  private static let piece = 192 << 10

  package init(_ columns: [ListColumn], name: String, rowsPerSheet: Int = 1_048_576) throws(WriterError) {
    self.columns = columns
    self.rowsPerSheet = rowsPerSheet
    self.name = name
    letters = columns.indices.map { Array(Self.letters($0).utf8) }
    xml.reserveCapacity(Self.piece + (32 << 10))
    try beginSheet()
  }

  package func text(utf8: UnsafeBufferPointer<UInt8>) {
    guard !utf8.isEmpty, startCell(style: ListStyle.text, type: " t=\"inlineStr\"><is><t") else { return skip() }
    let isPadded = CellEscape.isBlank(utf8[0]) || CellEscape.isBlank(utf8[utf8.count - 1])
    append(isPadded ? " xml:space=\"preserve\">" : ">")
    if !CellEscape.append(utf8, to: &xml) {
      failure = .textTooLong(sheet: name, text: String(decoding: utf8.prefix(36), as: UTF8.self), limit: XLSXPage.longestText)
    }
    append("</t></is></c>")
    column += 1
  }

  package func amount(_ money: Money) {
    guard money.fen.magnitude < 1_000_000_000_000_000 else { return text(money.yuan.grouped) }
    guard startCell(style: ListStyle.amount, type: "><v>") else { return skip() }
    _ = Digits.write(hundredths: money.fen, to: &xml)
    append("</v></c>")
    column += 1
  }

  package func count(_ count: Int) {
    guard startCell(style: ListStyle.count, type: "><v>") else { return skip() }
    Digits.write(count, to: &xml)
    append("</v></c>")
    column += 1
  }

  package func date(_ day: CivilDate) {
    guard startCell(style: ListStyle.date, type: "><v>") else { return skip() }
    Digits.write(day.dayNumber + 25_569, to: &xml)
    append("</v></c>")
    column += 1
  }

  package func blank() { skip() }

  package func endRow() throws(WriterError) {
    if let failure { throw failure }
    append("</row>")
    (row, column) = (row + 1, 0)
    if xml.count >= Self.piece { try flush() }
    if row == rowsPerSheet {
      try endSheet()
      try beginSheet()
    } else {
      beginRow()
    }
  }

  package func finish() throws(WriterError) {
    try endSheet()
    let parts = ListParts(sheets: sheets)
    try archive.add("xl/styles.xml", Array(ListParts.styles.utf8))
    try archive.add("xl/workbook.xml", Array(parts.workbook.utf8))
    try archive.add("xl/_rels/workbook.xml.rels", Array(parts.relations.utf8))
    try archive.add("_rels/.rels", Array(ListParts.rootRelations.utf8))
    try archive.add("[Content_Types].xml", Array(parts.contentTypes.utf8))
    try archive.finish()
  }

  package func drain() -> [UInt8] { archive.drain() }

  // MARK: Sheets, rows, cells

  private func beginSheet() throws(WriterError) {
    sheets.append(names.next(name))
    try archive.begin("xl/worksheets/sheet\(sheets.count).xml")
    append(ListParts.sheetHead)
    for (index, column) in columns.enumerated() {
      xml.append(contentsOf: "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>".utf8)
    }
    append("</cols><sheetData>")
    row = 0
    beginRow()
    for column in columns { heading(column.heading) }
    append("</row>")
    (row, column) = (1, 0)
    beginRow()
  }

  private func heading(_ words: String) {
    guard startCell(style: ListStyle.heading, type: " t=\"inlineStr\"><is><t>") else { return }
    var words = words
    _ = words.withUTF8 { CellEscape.append($0, to: &xml) }
    append("</t></is></c>")
    column += 1
  }

  private func beginRow() {
    digits.removeAll(keepingCapacity: true)
    Digits.write(row + 1, to: &digits)
    append("<row r=\"")
    xml.append(contentsOf: digits)
    append("\">")
  }

  private func endSheet() throws(WriterError) {
    // The row that was begun and holds nothing.
    append("</row></sheetData>")
    append(ListParts.sheetFoot)
    try flush()
    try archive.end()
  }

  private func flush() throws(WriterError) {
    try archive.write(xml)
    xml.removeAll(keepingCapacity: true)
  }

  /// False beyond the last column.
  private func startCell(style: StaticString, type: StaticString) -> Bool {
    guard column < letters.count else { return false }
    append("<c r=\"")
    xml.append(contentsOf: letters[column])
    xml.append(contentsOf: digits)
    append(style)
    append(type)
    return true
  }

  private func skip() { column += 1 }

  private func append(_ words: StaticString) {
    xml.append(contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
  }

  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}
