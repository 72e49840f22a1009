import Foundation
import HengTestSupport
import HengValues
import Testing

@testable import HengWriters

@Suite("Long lists are written as they stream")
struct ListWriterTests {
  private static let columns = [ListColumn("编码", width: 20), ListColumn("摘要"), ListColumn("金额"), ListColumn("人数"), ListColumn("日期")]
  private static let nasty = [
    "007", "=1+1", "+86", "-甲", "@乙", "13010219000101001X", "130102190001010011", "a<b>&\"c\"", " 前后 ", "一\n二\r三\u{0}四", "_x0041_",
    "（全角）“引号”",
    "\u{2028}分行", "𠮷", "a,b;\"", "",
  ]

  private func write(_ list: some ListWriter) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, words) in Self.nasty.enumerated() {
      list.text("\(number)")
      list.text(words)
      list.amount(Money(fen: number == 1 ? -5 : Int128(number) * 123_456_789))
      list.count(number * 1_000)
      if number % 2 == 0 { list.date(CivilDate(clampingDayNumber: 19_000 + number)) } else { list.blank() }
      try list.endRow()
      bytes += list.drain()
    }
    try list.finish()
    return bytes + list.drain()
  }

  @Test("A workbook holds words as words, whatever they look like, and is whole")
  func workbook() throws {
    let bytes = try write(try ListWorkbook(Self.columns, name: "支付：清单"))
    try PackageCheck.requireWhole(bytes)
    let cells = try Workbook(bytes).cells(1)
    #expect(cells["A1"]?.text == "编码" && cells["E1"]?.text == "日期")
    for (number, words) in Self.nasty.enumerated() where !words.isEmpty {
      #expect(cells["B\(number + 2)"]?.text == PrintableText.clean(words), "\(words.debugDescription)")
    }
    #expect(cells["C3"]?.text == "-0.05" && cells["D4"]?.text == "2000" && cells["E2"]?.text == "44569")
  }

  @Test("The same rows give the same bytes, however they are drained")
  func sameBytes() throws {
    let one = try write(try ListWorkbook(Self.columns, name: "清单"))
    #expect(try write(try ListWorkbook(Self.columns, name: "清单")) == one)
  }

  @Test("A full worksheet is followed by another with the same headings")
  func severalSheets() throws {
    let list = try ListWorkbook([ListColumn("号")], name: "清单", rowsPerSheet: 100)
    for number in 1...202 {
      list.count(number)
      try list.endRow()
    }
    try list.finish()
    let workbook = try Workbook(list.drain())
    #expect(try workbook.elements("xl/workbook.xml", "sheet").map { $0.attributes["name"] } == ["清单", "清单(2)", "清单(3)"])
    #expect(try workbook.cells(1).count == 100 && workbook.cells(3).count == 5)
    #expect(try workbook.cells(2)["A1"]?.text == "号" && workbook.cells(2)["A2"]?.text == "100")
  }

  @Test("Words longer than a cell may hold are refused by name")
  func tooLong() throws {
    let list = try ListWorkbook([ListColumn("文")], name: "清单")
    list.text(String(repeating: "长", count: 32_767))
    try list.endRow()
    list.text(String(repeating: "长", count: 32_768))
    #expect(throws: WriterError.textTooLong(sheet: "清单", text: String(repeating: "长", count: 12), limit: 32_767)) { try list.endRow() }
  }

  @Test("A text with commas quotes what must be quoted, and nothing in it is a formula")
  func commas() throws {
    let text = String(decoding: try write(ListCSV(Self.columns)), as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}编码,摘要,金额,人数,日期\r\n0,'007,0.00,0,2022-01-08\r\n1,'=1+1,-0.05,1000,\r\n"))
    #expect(text.contains("5,13010219000101001X,") && text.contains("6,'130102190001010011,") && text.contains(",\"a<b>&\"\"c\"\"\","))
    let lines = text.replacing("\"一\n二\r三四\"", with: "多行").split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == Self.nasty.count + 2)
  }
}
