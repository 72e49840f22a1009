import Foundation
import HengDocuments
import Testing

@testable import HengWriters

@Suite("XLSX writer")
struct XLSXWriterTests {
  private func paper(_ rows: [Row], columns: [Int] = [50, 50], name: String = "表") -> Document {
    Document(title: "例", blocks: [.sheet(Sheet(name: name, title: [], columns: columns, rows: rows))])
  }

  @Test("cells, merges and numbers stand where the grid has them")
  func structure() throws {
    let sheet = Sheet(
      name: "例", title: ["标题"], columns: [40, 30, 30],
      rows: [
        Row([.label("甲", rows: 2), .label("乙", columns: 2)]),
        Row([.text("丙"), .figure(Samples.figure("a", "1,234.50"))]),
        Row([.text("140000199001011234"), .figure(Samples.figure("b", "99.41%")), .figure(nil)]),
      ], repeatedRows: 0..<2)
    let workbook = try Workbook(XLSXWriter.write(Document(title: "例", page: .landscape, blocks: [.sheet(sheet)])))
    let cells = try workbook.cells(1)
    #expect(
      cells.mapValues(\.text) == ["A1": "标题", "A2": "甲", "B2": "乙", "B3": "丙", "C3": "1234.5", "A4": "140000199001011234", "B4": "0.9941"])
    #expect(try workbook.merges(1) == ["A1:C1", "A2:A3", "B2:C2"])
    let money = try #require(cells["C3"])
    let share = try #require(cells["B4"])
    let code = try #require(cells["A4"])
    #expect(money.isNumber && share.isNumber && !code.isNumber)
    #expect(try workbook.numberFormat(money.style) == "#,##0.00")
    #expect(try workbook.numberFormat(share.style) == "0.00%")
    #expect(try workbook.numberFormat(code.style) == "@")
    let names = try workbook.elements("xl/workbook.xml", "definedName").map(\.text)
    #expect(names == ["'例'!$A$1:$C$4", "'例'!$2:$3"])
    let setup = try #require(try workbook.elements("xl/worksheets/sheet1.xml", "pageSetup").first?.attributes)
    #expect(setup["paperSize"] == "9" && setup["orientation"] == "landscape" && setup["fitToHeight"] == "0")
    #expect(try workbook.elements("xl/worksheets/sheet1.xml", "oddFooter").first?.text.contains("第 &P 页 共 &N 页") == true)
  }

  @Test("text keeps its signs, controls go, a literal escape stays literal")
  func escaping() throws {
    let texts = ["<甲&乙>\"'", "一\n二", "_x0041_", "=1+1", "a\u{0}b\u{1}c", "  空格  "]
    let workbook = try Workbook(XLSXWriter.write(paper(texts.map { Row([.text($0, columns: 2)]) })))
    let cells = try workbook.cells(1)
    #expect((1...6).map { cells["A\($0)"]?.text } == ["<甲&乙>\"'", "一\n二", "_x0041_", "=1+1", "abc", "  空格  "])
    #expect(workbook.parts["xl/worksheets/sheet1.xml"]?.contains("<f>") == false)
  }

  @Test("rows are high enough for merged and long text, and none is higher than Excel shows")
  func heights() throws {
    let long = String(repeating: "绩效目标完成情况说明。", count: 400)
    let rows = [Row([.text(long), .text("短")]), Row([.label("甲", rows: 2), .text("一")]), Row([.text("二")])]
    let workbook = try Workbook(XLSXWriter.write(paper(rows)))
    let heights = try workbook.elements("xl/worksheets/sheet1.xml", "row").compactMap { $0.attributes["ht"].flatMap(Double.init) }
    // 4400 characters at 10.5 points in a column of 252 points: no fewer than 183 lines.
    #expect(heights.reduce(0, +) > 183 * 10.5 * 1.2)
    #expect(heights.allSatisfy { $0 <= 409.5 })
    let merges = try workbook.merges(1)
    #expect(merges.contains { $0.hasPrefix("A1:A") } && merges.contains { $0.hasPrefix("B1:B") })
  }

  @Test("the same document gives the same bytes and names no path")
  func stable() throws {
    let first = try XLSXWriter.write(Samples.selfEvaluation)
    #expect(try XLSXWriter.write(Samples.selfEvaluation) == first)
    let workbook = try Workbook(first)
    #expect(workbook.parts["docProps/core.xml"]?.contains("2000-01-01T00:00:00Z") == true)
    let folder = FileManager.default.temporaryDirectory.path
    #expect(!workbook.parts.values.contains { $0.contains(folder + "/") || $0.contains("heng-") })
  }

  @Test("worksheets get names that Excel takes")
  func names() {
    var names = WorksheetNames()
    #expect(names.next("a/b:c") == "a_b_c")
    #expect(names.next("A/B:C") == "A_B_C(2)")
    #expect(names.next("'甲'") == "甲")
    #expect(names.next("History") == "History(2)")
    #expect(names.next("") == "表5")
    let long = String(repeating: "长", count: 40)
    #expect(names.next(long).count == 31)
    #expect(names.next(long).hasSuffix("(2)"))
    #expect(names.next(String(repeating: "𠮷", count: 20)).utf16.count <= 31)
  }

  @Test(
    "a figure becomes a number only if it shows the same digits",
    arguments: [
      ("0", "0"), ("12", "0"), ("883.56", "0.00"), ("-3.5", "0.0"), ("1,234", "#,##0"), ("1,234,567.80", "#,##0.00"), ("50.2%", "0.0%"),
      ("100%", "0%"), ("0.00", "0.00"),
    ])
  func numbers(text: String, format: String) throws {
    let number = try #require(PrintedNumber(text))
    #expect(number.format == format)
    // What a spreadsheet shows for this value and format, written out by another formatter.
    let decimals = format.split(separator: ".").dropFirst().first?.filter { $0 == "0" }.count ?? 0
    let shown = String(format: "%.\(decimals)f", format.hasSuffix("%") ? number.value * 100 : number.value)
    #expect(shown == text.filter { $0 != "," && $0 != "%" })
  }

  @Test(
    "anything else stays text",
    arguments: [
      "", "-", "—", "007", "00.5", "-0.00", "+5", "1e5", "12.", ".5", "1,23", "12,34,567", "0,123", "1234567890", "140000199001011234",
      "１２", "3/4",
      "12万元", "∞", "0x1F", "1 000", "%", "1.23456789012345678",
    ])
  func texts(text: String) { #expect(PrintedNumber(text) == nil) }

  @Test("a folder that cannot be written and text beyond a cell's limit are refused in Chinese")
  func refusals() throws {
    let document = paper([Row([.text("一"), .text("二")])])
    let error = try #require(throws: WriterError.self) { try XLSXWriter.write(document, scratch: "/nonexistent/heng") }
    #expect(error == .scratch(reason: "目录不存在"))
    #expect(error.message.contains("临时目录"))
    let long = paper([Row([.text(String(repeating: "长", count: 32_768)), .text("")])])
    #expect(throws: WriterError.textTooLong(sheet: "表", text: String(repeating: "长", count: 12), limit: 32_767)) {
      try XLSXWriter.write(long)
    }
  }

  @Test("a workbook whose worksheet could not be written out in full is not handed on")
  func fullDisk() async {
    await #expect(processExitsWith: .success) {
      // A limit on file size stands in for a full disk: the repetitive worksheet is far larger than its packed form.
      let rows = (0..<4000).map { _ in Row([.text("甲"), .text("乙")]) }
      let document = Document(title: "例", blocks: [.sheet(Sheet(name: "表", title: [], columns: [50, 50], rows: rows))])
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 65_536, rlim_max: 65_536)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      do {
        _ = try XLSXWriter.write(document)
        exit(3)
      } catch let error as WriterError {
        exit(error.message.contains("磁盘") ? 0 : 4)
      }
    }
  }
}
