import HengDocuments
import HengTestSupport
import HengValues
import HengWriters
import Testing

@testable import HengReaders

@Suite("OFD files")
struct OFDReaderTests {
  private func texts(_ paper: Paper) -> [String] {
    paper.blocks.flatMap { block in
      switch block {
      case .line(let line): [PDFContent.squeezed(line.text)]
      case .table(let table): table.cells.map { "\($0.row),\($0.column),\($0.rowSpan),\($0.columnSpan):" + PDFContent.squeezed($0.text) }
      }
    }
  }

  @Test("what is printed reads as its PDF does, page by page and cell by cell", arguments: 0..<8)
  func twins(seed: UInt64) throws {
    var dice = RandomPaper(seed: seed)
    let pdf = try PDFWriter.write(dice.document())
    let (printed, paper) = (try PaperReader.read(pdf), try PaperReader.read(try PrintedOFD.file(pdf).packed))
    #expect(paper.format == .ofd && paper.pageCount == printed.pageCount && paper.cautions.isEmpty)
    #expect(texts(paper) == texts(printed))
  }

  private func page(_ objects: String, template: String = "", _ change: (inout OFDFile) -> Void = { _ in }) throws -> Paper {
    var file = OFDFile([OFDFile.Page(width: 595, height: 842)])
    file.parts["Doc_0/Pages/Page_0/Content.xml"] =
      "<Page xmlns=\"http://www.ofdspec.org/2016\"><Template TemplateID=\"2\"/><Content><Layer>\(objects)</Layer></Content></Page>"
    file.parts["Doc_0/Tpls/Tpl_0/Content.xml"] = "<Page><Content><Layer>\(template)</Layer></Content></Page>"
    change(&file)
    return try PaperReader.read(file.packed)
  }

  private func text(_ words: String, y: Double, _ more: String = "", object: String = "") -> String {
    "<TextObject Boundary=\"20 \(y) 100 5\" Size=\"4\" \(object)><TextCode X=\"0\" Y=\"4\" \(more)>\(words)</TextCode></TextObject>"
  }

  private func lines(_ paper: Paper) -> [String] { paper.blocks.compactMap(\.line?.text) }

  @Test("steps, repeats, templates, blocks inside blocks, what is hidden")
  func objects() throws {
    let paper = try page(
      text("合计金额", y: 10, "DeltaX=\"g 3 4\"") + "<PageBlock><PageBlock>" + text("1,234.50", y: 20, "DeltaX=\"2 1 g 5 2\"")
        + "</PageBlock></PageBlock>"
        + text("左右", y: 30, "DeltaX=\"40\"") + text("藏", y: 40, object: "Visible=\"false\"") + text("无步", y: 50)
        + "<PathObject Boundary=\"0 0 9 9\"><Clips><Clip><Area><Path><AbbreviatedData>M 0 0 L 9 0</AbbreviatedData></Path></Area></Clip></Clips></PathObject>",
      template: text("页眉", y: 3, "DeltaX=\"4\""))
    #expect(lines(paper) == ["页眉", "合计金额", "1,234.50", "左  右", "无步"])
    #expect(paper.blocks.allSatisfy { $0.place.page == 1 && $0.place.box?.count == 4 })
  }

  @Test("a page on its side is read upright")
  func turned() throws {
    let words = (0..<6).map { row in
      "<TextObject Boundary=\"\(100 - row * 10) 20 5 60\" Size=\"4\" CTM=\"0 1 -1 0 0 0\"><TextCode X=\"0\" Y=\"0\" DeltaX=\"4 2 4\">第\(row)行字</TextCode></TextObject>"
    }
    #expect(lines(try page(words.joined())) == (0..<6).map { "第\($0)行字" })
  }

  @Test("shapes without characters, drawings and scans are told")
  func doubts() throws {
    let shapes =
      "<TextObject Boundary=\"20 20 9 9\" Size=\"4\"><CGTransform CodePosition=\"0\"><Glyphs>12 13</Glyphs></CGTransform><TextCode X=\"0\" Y=\"4\"> </TextCode></TextObject>"
    let paper = try page(
      shapes + "<CompositeObject Boundary=\"0 0 9 9\" ResourceID=\"9\"/>" + "<ImageObject Boundary=\"0 0 210 297\" ResourceID=\"8\"/>")
    let words = paper.cautions.map(\.message)
    #expect(words.count == 3 && words[0].contains("字形") && words[1].contains("组合图形") && words[2].contains("扫描图片"))
    #expect(paper.cautions.allSatisfy { $0.place?.page == 1 })
  }

  private func refusal(_ change: (inout OFDFile) -> Void) -> String {
    do { _ = try page("", change) } catch { return (error as? ReaderError)?.message ?? "" }
    return ""
  }

  @Test("what breaks off, expands or never ends is refused")
  func refusals() {
    #expect(refusal { $0.parts["OFD.xml"] = "<OFD/>" }.contains("没有文档"))
    #expect(refusal { $0.parts["Doc_0/Document.xml"] = nil }.contains("缺少"))
    #expect(refusal { $0.parts["Doc_0/Document.xml"] = "<Document/>" }.contains("没有页面"))
    #expect(refusal { $0.parts["Doc_0/Pages/Page_0/Content.xml"] = nil }.contains("缺少"))
    #expect(refusal { $0.parts["Doc_0/Pages/Page_0/Content.xml"] = "<Page><Content>" }.contains("损坏"))
    #expect(refusal { $0.parts["Doc_0/Pages/Page_0/Content.xml"] = "<!DOCTYPE a [<!ENTITY b \"c\">]><Page>&b;</Page>" }.contains("实体"))
    let pages = String(repeating: "<Page BaseLoc=\"Pages/Page_0/Content.xml\"/>", count: 2_001)
    #expect(refusal { $0.parts["Doc_0/Document.xml"] = "<Document>\(pages)</Document>" }.contains("页数"))
    let words = String(repeating: text("字", y: 9), count: 20_001)
    #expect(refusal { $0.parts["Doc_0/Tpls/Tpl_0/Content.xml"] = "<Page>\(words)</Page>" }.contains("文字"))
    let escape = "<Document><Pages><Page BaseLoc=\"../../../etc/passwd\"/></Pages></Document>"
    #expect(refusal { $0.parts["Doc_0/Document.xml"] = escape }.contains("缺少"))
  }

  @Test("lists of numbers", arguments: [("1 g 3 2.5 4", [1, 2.5, 2.5, 2.5, 4]), ("", []), ("g 2 -1", [-1, -1])] as [(String, [Double])])
  func numbers(text: String, values: [Double]) {
    #expect(OFDNumbers.list(text) == values)
  }

  @Test("what is no list", arguments: ["a", "g", "g x 1", "g 999999999 1", "1e99", "nan", "g -1 2"])
  func noNumbers(text: String) { #expect(OFDNumbers.list(text) == nil) }
}
