import Foundation
import HengTestSupport
import HengValues
import HengWriters
import Testing

@testable import HengReaders

/// Every row as text.
private final class Rows: RowConsumer {
  private(set) var lines: [String] = []

  func sheet(_ name: String, isHidden: Bool, isFrom1904: Bool) { lines.append("[\(name)]\(isHidden ? " hidden" : "")") }
  func endSheet(merges: [ReadCells.Area]) { lines.append("merges \(merges.count)") }

  func row(_ row: SheetRow) throws(ReaderError) {
    var cells: [String] = []
    for index in 0..<row.count {
      if row.isEmpty(index), !row.lacksResult(index) { continue }
      let text = row.lacksResult(index) ? "?" : try row.text(index)
      cells.append("\(ReadCells.reference(row: row.number, column: row.column(index)))=\(text)")
    }
    lines.append(cells.joined(separator: " ") + (row.isHidden ? " hidden" : ""))
  }
}

@Suite("Rows of a workbook are handed over one by one")
struct SheetRowsTests {
  private func rows(_ bytes: [UInt8], _ limits: ReaderLimits = .bulk) throws -> [String] {
    let rows = Rows()
    try bytes.withUnsafeBytes { try XLSXReader.rows($0, into: rows, limits: limits) }
    return rows.lines
  }

  @Test("Words, numbers, formulas, hidden rows and merges come as the eye sees them")
  func kinds() throws {
    let sheet = """
      <sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>8031.469999999999</v></c><c r="C1"/></row>\
      <row r="3" hidden="1"><c r="B3" t="inlineStr"><is><t>内&amp;联_x0041_</t></is></c><c r="D3"><f>A1</f></c></row><row r="4"/></sheetData>\
      <mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>
      """
    let bytes = try Packed.workbook(sheet: sheet, strings: "<si><t>零</t></si><si><t>一</t></si>")
    let found = try rows(bytes)
    #expect(Array(found.dropFirst()) == ["A1=一 B1=8031.47", "B3=内&联A D3=? hidden", "merges 1"])
  }

  @Test("A worksheet is the same row by row and as a list of cells")
  func sameCells() throws {
    var list: [UInt8] = []
    let writer = try ListWorkbook([ListColumn("编码"), ListColumn("金额"), ListColumn("日期")], name: "清单")
    for number in 0..<5_000 {
      writer.text("00\(number)")
      writer.amount(Money(fen: Int128(number) * 31 - 400))
      writer.date(CivilDate(clampingDayNumber: 19_000 + number % 400))
      try writer.endRow()
      list += writer.drain()
    }
    try writer.finish()
    list += writer.drain()
    let sheet = try #require(try XLSXReader.cells(list).first)
    #expect(sheet.cells.count == 15_003)
    #expect(sheet.cells[3].text == "000" && sheet.cells[4].text == "-4.00" && sheet.cells[5].text == "2022-01-08")
    let byRow = try rows(list).joined(separator: " ").split(separator: " ").compactMap { $0.split(separator: "=").last }
    #expect(Array(byRow.dropFirst().prefix(15_003)).map(String.init) == sheet.cells.map(\.text))
  }

  @Test("Cells out of order stand in order, and of two at one place the later")
  func order() throws {
    let sheet =
      "<sheetData><row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>2</v></c></row><row r='1'><c r='A1'><v>3</v></c></row><row r='2'><c r='B2'><v>4</v></c></row></sheetData>"
    let cells = try #require(try XLSXReader.cells(try Packed.workbook(sheet: sheet)).first).cells
    #expect(cells == [.init(row: 0, column: 0, text: "3"), .init(row: 1, column: 0, text: "2"), .init(row: 1, column: 1, text: "4")])
  }

  @Test("The limits hold on the way of long lists as on any other")
  func limits() throws {
    let long = String(repeating: "字", count: 60_000)
    let sheet = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>\(long)</t></is></c><c r='B1'><v>1</v></c></row></sheetData>"
    #expect(throws: ReaderError.self) { try self.rows(Packed.workbook(sheet: sheet)) }
    let far = try Packed.workbook(sheet: "<sheetData><row r='1048577'><c r='A1048577'><v>1</v></c></row></sheetData>")
    #expect(throws: ReaderError.tooLarge(what: "工作表的行数", limit: "1048576 行")) { try self.rows(far) }
    let two = try Packed.workbook(sheet: "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row></sheetData>")
    var limits = ReaderLimits.bulk
    limits.places = 1
    #expect(throws: ReaderError.tooLarge(what: "工作表的单元格", limit: "1 个")) { try self.rows(two, limits) }
    limits = .bulk
    limits.unpackedSize = 500
    #expect(throws: ReaderError.self) { try self.rows(two, limits) }
    limits = .bulk
    limits.shownBytes = 1
    #expect(throws: ReaderError.self) { try self.rows(two, limits) }
    let absent = try Packed.workbook(
      sheet: "<sheetData><row r='1'><c r='A1' t='s'><v>7</v></c></row></sheetData>", strings: "<si><t>零</t></si>")
    #expect(throws: ReaderError.self) { try self.rows(absent) }
    #expect(throws: ReaderError.notAWorkbook) { try self.rows([1, 2, 3]) }
  }

  @Test("Hundredths of a stored number are those that the eye sees, or none")
  func hundredths() {
    func of(_ text: String) -> Int? {
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { StoredNumber.hundredths($0) }
    }
    #expect(of("8031.469999999999") == 803_147 && of("8031.47") == 803_147 && of("-0.1") == -10 && of("0") == 0 && of("12") == 1_200)
    #expect(of("0.0099999999999999998") == 1 && of("123456789012345") == 12_345_678_901_234_500)
    #expect(of("1.005") == nil && of("1E2") == nil && of("") == nil && of("-") == nil && of(".") == nil && of("1.2.3") == nil)
    #expect(of("1234567890123456") == nil && of("七") == nil)
  }

  @Test("Hundredths agree with the decimal reading of any double")
  func hundredthsOfDoubles() throws {
    var chance = SeededGenerator(12)
    for _ in 0..<5_000 {
      let fen = Int.random(in: -10_000_000_000...10_000_000_000, using: &chance)
      let bytes = Array("\(Double(fen) / 100)".utf8)
      #expect(bytes.withUnsafeBufferPointer { StoredNumber.hundredths($0) } == fen)
    }
  }
}
