import HengDocuments
import HengTestSupport
import Testing

@testable import HengWriters

@Suite("Numbers, codes and dates stay on one line")
struct WholeWordsTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return WholeWords.ranges(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(
    "they are found among words",
    arguments: [
      ("共774368.47元", ["774368.47"]), ("2022年11月30日支付", ["2022年11月30日"]), ("2022年度", ["2022"]), ("8月31日前", ["8月31日"]),
      ("2021-2022年", ["2021-2022"]), ("编码13052923P00584210566F", ["13052923P00584210566F"]), ("占50.21%、-3", ["50.21%", "-3"]),
      ("2024年7月底", ["2024年7月"]), ("第1行", []), ("Word和PDF", []), ("", []), ("12:30", ["12:30"]),
    ] as [(String, [String])])
  func found(text: String, expected: [String]) {
    #expect(words(text).filter { $0.count > 1 } == expected)
  }

  @Test("any text comes through the mark-up unchanged but for the marks")
  func roundTrip() {
    var random = SeededGenerator(20_261_129)
    let pieces = ["年", "月", "日", "1", "12", "2022", "-", ".", "%", "<", "&", "甲", "A", " ", "\n"]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let plain = HTMLEscape.words(text).replacing("<span class=\"whole\">", with: "").replacing("</span>", with: "")
      #expect(plain == HTMLEscape.text(text), "seed 20261129 \(text.debugDescription)")
    }
  }

  @Test("a date in a narrow column of a PDF is not parted, whatever the words around it")
  func dates() throws {
    let rows = (1...12).map { month in
      Row([.text("支付日期\(String(repeating: "前", count: month))2022年\(month)月30日到账"), .text("凭证AB-2022-00\(month)号")])
    }
    let document = Document(
      title: "日期", blocks: [.sheet(Sheet(name: "日期", title: ["日期"], columns: [14, 86], rows: rows))])
    let lines = try Tool.pages(ofPDF: PDFWriter.write(document)).joined().split(separator: "\n").map { $0.filter { !$0.isWhitespace } }
    for month in 1...12 { #expect(lines.contains { $0.contains("2022年\(month)月30日") }, "\(month)") }
    #expect(try PrintedNumbers.faults(in: document) == [])
  }

  @Test("the check of the printed numbers finds what no type is small enough for")
  func faults() throws {
    let long = "12345678901234567890123456789.00"
    let sheet = Sheet(
      name: "窄", title: ["窄表"], columns: [2] + Array(repeating: 7, count: 14),
      rows: [Row([.text(long)] + (0..<14).map { _ in .text(long) })], isCompact: true)
    let faults = try PrintedNumbers.faults(in: Document(title: "窄", page: .officialLandscape, blocks: [.sheet(sheet)]))
    #expect(Set(faults.map(\.format)) == ["PDF", "Word", "网页"])
    #expect(faults.allSatisfy { $0.text.contains("窄表") || $0.text.contains("第1页") })
    #expect(try PrintedNumbers.faults(in: InventedVolume.document) == [])
  }

  @Test("signs that the usual fonts lack are set with others, and no line runs over the margin", arguments: [4, 13, 60, 400])
  func otherFonts(length: Int) throws {
    let signs = ["\u{20BB7}", "\u{3516}", "☑", "㎡", "Ⅻ", "①", "é", "Ω", "Ж", "\u{1F3E0}", "\u{E000}", "한", "ع"]
    func text(_ sign: String) -> String { String(repeating: sign, count: length) }
    for style in [Document.Style.form, .official] {
      let rows = signs.map { Row([.text("甲" + text($0)), .text(text($0), .trailing), .text("1")]) }
      let sheet = Sheet(name: "表", title: ["样例表"], columns: [8, 20, 72], rows: rows)
      let blocks = signs.map { Block.paragraph([.text("乙" + text($0))]) }
      let document = Document(title: "他字体", page: .official, style: style, blocks: [.sheet(sheet)] + blocks)
      #expect(try PrintedNumbers.faults(in: document) == [])
    }
  }

  @Test("a compact table that is a little too long comes onto one page in PDF and DOCX, a long one goes on")
  func onePage() throws {
    for (rows, isOne) in [(34, true), (90, false)] {
      let sheet = Sheet(
        name: "总表", title: ["总表"], caption: Caption(left: "部门", right: "元"), columns: [40, 30, 30],
        rows: [Row([.label("项目"), .label("金额"), .label("合计")])]
          + (1..<rows).map { Row([.text("第\($0)项"), .text("\($0)00.00"), .text("")]) },
        repeatedRows: 0..<1, notes: ["注：本表反映收支。"], isCompact: true)
      let document = Document(title: "总表", page: .officialLandscape, style: .official, blocks: [.sheet(sheet)])
      #expect(try (PDFWriter.layout(document).pageCount == 1) == isOne, "\(rows)")
      let layout = WordTableLayout(sheet, page: WordPage(.officialLandscape), .official)
      #expect((layout.height < WordPage(.officialLandscape).textHeight) == isOne)
    }
  }

  @Test("a table is listed under its number, while its title stays as the form has it")
  func listed() throws {
    var sheet = InventedVolume.detail
    (sheet.listedAs, sheet.isInContents) = ("三、支出决算表", true)
    sheet.title = ["支出决算表"]
    let document = Document(
      title: "卷", page: .official, style: .official,
      blocks: [.contents(title: "目录", depth: 2), .section(.official), .heading(level: 1, "第二部分"), .sheet(sheet)])
    #expect(document.contentsEntries(at: 0).map(\.title) == ["第二部分", "三、支出决算表"])
    #expect(HTMLWriter.fragment(document).contains(">三、支出决算表</a>"))
    let pages = try Tool.pages(ofPDF: PDFWriter.write(document)).map(\.squeezed)
    #expect(pages[0].contains("三、支出决算表") && pages[1].contains("支出决算表") && !pages[1].contains("三、支出决算表"))
  }
}
