import HengDocuments
import HengFuzz
import HengReaders
import HengTestSupport
import HengValues
import Synchronization
import Testing

@Suite("Small files that would grow in a reader")
struct PaperLimitTests {
  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(ReaderError) {
      _ = try PaperReader.read(bytes, limits: .paper)
      return nil
    } catch { return error.message }
  }

  private func workbook(_ rows: Int, _ columns: Int, cell: String, strings: String? = nil, styles: String? = nil) -> [UInt8] {
    let row = "<row>" + String(repeating: cell, count: columns) + "</row>"
    return OfficeParts.workbook(
      sheet: "<sheetData>" + String(repeating: row, count: rows) + "</sheetData>", strings: strings, styles: styles
    ).packed
  }

  @Test("A text that many cells share counts for each of them; one that few share is read")
  func sharedTexts() throws {
    let strings = "<si><t>\(String(repeating: "资金", count: 5_000))</t></si>"
    let shared = "<c t='s'><v>0</v></c>"
    #expect(refusal(workbook(200, 10, cell: shared, strings: strings))?.contains("各单元格的文字合计超过上限") == true)
    let few = try PaperReader.read(workbook(5, 4, cell: shared, strings: strings), limits: .paper)
    #expect(few.tables.first?.cells.count == 20)
  }

  @Test("A text, a cell and a number format have a length")
  func lengths() {
    let long = String(repeating: "资", count: 60_000)
    #expect(refusal(workbook(1, 1, cell: "<c t='s'><v>0</v></c>", strings: "<si><t>\(long)</t></si>"))?.contains("共享文字的长度超过上限") == true)
    #expect(refusal(workbook(1, 1, cell: "<c t='inlineStr'><is><t>\(long)</t></is></c>"))?.contains("单元格 A1 的文字超过上限") == true)
    for code in [String(repeating: "0", count: 1_001), "#,##0." + String(repeating: "0", count: 2_000)] {
      let styles = "<numFmts><numFmt numFmtId='200' formatCode='\(code)'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs>"
      #expect(refusal(workbook(1, 1, cell: "<c s='0'><v>1</v></c>", styles: styles))?.contains("数字格式") == true)
    }
    let many = (0..<2_000).map { "<numFmt numFmtId='\($0 + 200)' formatCode='\(String(repeating: "0", count: 900))'/>" }.joined()
    #expect(refusal(workbook(1, 1, cell: "<c><v>1</v></c>", styles: "<numFmts>\(many)</numFmts>"))?.contains("各数字格式的长度合计") == true)
  }

  @Test("A note that is referred to a thousand times is printed once")
  func notes() throws {
    let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    let file = OfficeParts.word(
      body: "<w:p>" + String(repeating: reference, count: 1_000) + "</w:p>",
      footnotes: "<w:footnote w:id=\"2\">\(Words.paragraph("注"))</w:footnote>")
    let lines = try PaperReader.read(file.packed, limits: .paper).blocks.compactMap { $0.line?.text }
    #expect(lines.filter { $0.contains("注") } == ["¹ 注"])
  }

  @Test("Content controls lie in one another only so deep")
  func controls() {
    let depth = 2_000
    let body =
      "<w:p>" + String(repeating: "<w:sdt><w:sdtContent>", count: depth) + Words.run("x")
      + String(repeating: "</w:sdtContent></w:sdt>", count: depth) + "</w:p>"
    #expect(refusal(OfficeParts.word(body: body).packed)?.contains("内容控件嵌套过深") == true)
  }

  @Test("A long table inside a cell of a page is read as its rows, each once")
  func nestedRows() throws {
    let rows = 3_000
    let page = "<html><table><tr><td>甲<td>乙<tr><td><table>" + (0..<rows).map { "<tr><td>项\($0)" }.joined() + "</table><td>丙</table>"
    let paper = try PaperReader.read(Array(page.utf8), limits: .paper)
    #expect(paper.tables.count == 1)
    #expect(paper.tables.first?.cells.map(\.text) == ["甲", "乙", (0..<rows).map { "项\($0)" }.joined(separator: "\n"), "丙"])
  }

  /// Gives one more second with each question.
  private func hurried(_ seconds: Int) -> WorkBudget {
    let asked = Mutex(0)
    return WorkBudget(seconds: seconds) {
      asked.withLock { count in
        count += 1
        return .seconds(count)
      }
    }
  }

  @Test("Every reader stops once its time is over, and when it is stopped from outside")
  func time() throws {
    let line = "项目资金100.50万元\n"
    let papers: [(String, [UInt8])] = [
      ("text", Array(String(repeating: line, count: 5_000).utf8)),
      ("page", Array(("<html><body>" + String(repeating: "<p>\(line)", count: 5_000)).utf8)),
      ("docx", OfficeParts.word(body: String(repeating: Words.paragraph("项目"), count: 5_000)).packed),
      ("xlsx", workbook(500, 10, cell: "<c><v>1</v></c>")),
    ]
    for (name, bytes) in papers {
      #expect(throws: Never.self, "\(name)") { try PaperReader.read(bytes, limits: .paper) }
      #expect(throws: ReaderError.tookTooLong(seconds: 8), "\(name)") {
        try WorkBudget.$current.withValue(hurried(8)) { try PaperReader.read(bytes, limits: .paper) }
      }
      for (ending, error) in [(WorkBudget.Ending.cancelled, ReaderError.stopped), (.memory, .tookTooMuch)] {
        let budget = WorkBudget(seconds: 1_000) { .zero }
        budget.stop(ending)
        #expect(throws: error, "\(name)") { try WorkBudget.$current.withValue(budget) { try PaperReader.read(bytes, limits: .paper) } }
      }
    }
  }
}
