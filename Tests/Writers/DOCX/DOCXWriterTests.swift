import Foundation
import HengDocuments
import Testing

@testable import HengWriters

@Suite("DOCX writer")
struct DOCXWriterTests {
  private static let papers = [InventedVolume.document, Samples.selfEvaluation, Samples.monitoring(60), Document(title: "空", blocks: [])]

  private func official(_ blocks: [Block]) -> Document { Document(title: "题", page: .official, style: .official, blocks: blocks) }

  private func body(_ document: Document, pages: [Int: Int] = [:]) throws -> String {
    let file = try Workbook(DOCXWriter.write(document, pages: pages))
    return try #require(file.parts["word/document.xml"])
  }

  @Test("every part is well-formed, and the same document gives the same bytes", arguments: papers.indices)
  func parts(index: Int) throws {
    let document = Self.papers[index]
    let bytes = try DOCXWriter.write(document)
    #expect(try DOCXWriter.write(document) == bytes)
    let file = try Workbook(bytes)
    #expect(file.parts.count == 11)
    for name in file.parts.keys { _ = try file.elements(name, "w:p") }
    let relations = try file.elements("word/_rels/document.xml.rels", "Relationship").map(\.attributes)
    for relation in relations { #expect(file.parts["word/\(relation["Target"] ?? "")"] != nil) }
    let feet = try file.elements("word/document.xml", "w:footerReference").compactMap { $0.attributes["r:id"] }
    #expect(!feet.isEmpty && Set(feet).isSubset(of: relations.filter { $0["Target"]?.hasPrefix("footer") == true }.compactMap { $0["Id"] }))
  }

  @Test("the file names no person, no office, no program version and no change")
  func anonymous() throws {
    let file = try Workbook(DOCXWriter.write(InventedVolume.document))
    let all = file.parts.values.joined()
    for word in ["creator", "lastModifiedBy", "Company", "Manager", "rsid", "w:ins ", "w:del ", "comment", "AppVersion", "updateFields"] {
      #expect(!all.contains(word), "\(word)")
    }
    #expect(all.contains("2000-01-01T00:00:00Z") && !file.parts.keys.contains { $0.contains("custom") })
  }

  @Test("the contents list headings and marked sheets with links to bookmarks and the numbers passed in")
  func contents() throws {
    let document = InventedVolume.document
    let entries = document.contentsEntries(depth: 2, after: 1)
    let pages = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.block, 100 + $0) })
    let file = try Workbook(DOCXWriter.write(document, pages: pages))
    let links = try file.elements("word/document.xml", "w:hyperlink")
    #expect(entries.map(\.text).contains("收入决算表") && !entries.map(\.text).contains("（一）机关运行经费") && entries.count == 13)
    #expect(links.map(\.text) == entries.enumerated().map { "\($1.text) PAGEREF \($1.bookmark) \\h \(100 + $0)" })
    let goals = try file.elements("word/document.xml", "w:bookmarkStart").compactMap { $0.attributes["w:name"] }
    #expect(Set(goals).count == goals.count && Set(goals).isSuperset(of: links.compactMap { $0.attributes["w:anchor"] }))
    #expect(try file.elements("word/document.xml", "w:instrText").first?.text == " TOC \\o \"1-2\" \\h \\z \\u \\f C ")
    let marks = try file.elements("word/document.xml", "w:fldChar").compactMap { $0.attributes["w:fldCharType"] }
    #expect(marks.count { $0 == "begin" } == entries.count + 1 && marks.count { $0 == "end" } == entries.count + 1)
  }

  @Test("sections carry their page, cover and contents no number, and page 1 follows them")
  func sections() throws {
    let file = try Workbook(DOCXWriter.write(InventedVolume.document))
    let sizes = try file.elements("word/document.xml", "w:pgSz").map { "\($0.attributes["w:w"] ?? "")×\($0.attributes["w:h"] ?? "")" }
    let (portrait, landscape) = ("11906×16838", "16838×11906")
    #expect(sizes == [portrait, portrait, portrait, landscape, landscape, landscape, portrait])
    let feet = try file.elements("word/document.xml", "w:footerReference").compactMap { $0.attributes["r:id"] }
    #expect(feet == ["rId5", "rId5", "rId4", "rId4", "rId4", "rId4", "rId4"])
    let text = try #require(file.parts["word/document.xml"])
    let starts = text.components(separatedBy: "</w:sectPr>").map { $0.contains("w:pgNumType w:start=\"1\"") }
    #expect(starts == [false, false, true, false, false, false, false, false])
    let margins = try #require(try file.elements("word/document.xml", "w:pgMar").first?.attributes)
    #expect(["w:top", "w:right", "w:bottom", "w:left"].map { margins[$0] } == ["2098", "1474", "1984", "1587"])
    #expect(file.parts["word/footer1.xml"]?.contains("— ") == true && file.parts["word/footer2.xml"]?.contains("w:t") == false)
    let form = try Workbook(DOCXWriter.write(Samples.selfEvaluation))
    #expect(try form.elements("word/footer1.xml", "w:p").map(\.text) == ["第  PAGE 1 页 共  NUMPAGES 1 页"])
  }

  @Test("a break with nothing before it, twice, or before a section makes no empty page")
  func breaks() throws {
    let text = InventedVolume.text("字")
    let breaks = { try self.body(self.official($0)).components(separatedBy: "<w:pageBreakBefore/>").count - 1 }
    #expect(try breaks([.pageBreak, text]) == 0)
    #expect(try breaks([text, .pageBreak, .pageBreak, text]) == 1)
    #expect(try breaks([text, .pageBreak, .section(.officialLandscape), .pageBreak, text, .pageBreak]) == 0)
    let sections = try body(official([.section(.officialLandscape), text])).components(separatedBy: "<w:sectPr>").count - 1
    #expect(sections == 1)
  }

  @Test("tables keep their grid, repeat their head, and never touch one another")
  func tables() throws {
    let bare = Sheet(name: "甲", title: [], columns: [30, 30, 40], rows: [Row([.text("一"), .text("二"), .text("三")])])
    let file = try Workbook(DOCXWriter.write(official([.sheet(bare), .sheet(bare), .sheet(InventedVolume.payments(46))])))
    let text = try #require(file.parts["word/document.xml"])
    #expect(!text.contains("</w:tbl><w:tbl>") && !text.contains("</w:tbl><w:sectPr>"))
    let widths = try file.elements("word/document.xml", "w:gridCol").compactMap { Int($0.attributes["w:w"] ?? "") }
    #expect(widths.count == 15 && widths[0..<3].reduce(0, +) == 8845 && widths[6...].reduce(0, +) == 8845)
    #expect(text.components(separatedBy: "<w:tblHeader/>").count == 4)
    #expect(text.components(separatedBy: "<w:cantSplit/>").count == text.components(separatedBy: "<w:tr>").count)
  }

  @Test("a row taller than a page may be parted")
  func tallRow() throws {
    let rows = [Row([.label("说明"), .text(String(repeating: "长", count: 6000))]), Row([.label("其他"), .text("短")])]
    let text = try body(official([.sheet(Sheet(name: "长", title: ["长"], columns: [20, 80], rows: rows))]))
    #expect(text.components(separatedBy: "<w:cantSplit/>").count == 2)
  }

  @Test("a number wider than its column is set smaller, not broken")
  func narrow() {
    let page = WordPage(.officialLandscape)
    for sheet in [InventedVolume.detail, InventedVolume.payments(3)] {
      let layout = WordTableLayout(sheet, page: page, .official)
      let edges = layout.widths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
      for place in layout.rows.flatMap(\.self) {
        guard let cell = place.cell.map({ layout.cells[$0] }), cell.text.allSatisfy(\.isASCII) else { continue }
        let room = Double(edges[place.column + place.span] - edges[place.column] - 2 * layout.margin) / 20
        #expect(TextWidth.ems(cell.text) * Double(cell.halfPoints) / 2 <= room, "\(cell.text)")
      }
    }
  }

  @Test("refusals in Chinese: cells that overlap, too many columns, margins without room")
  func refusals() {
    let open = Sheet(name: "坏", title: ["坏"], columns: [50, 50], rows: [Row([.text("一")])])
    #expect(throws: WriterError.unsoundGrid(sheet: "坏", faults: ["第1行第2列被0个单元格占用"])) {
      try DOCXWriter.write(official([.sheet(open)]))
    }
    let wide = Sheet(name: "宽", title: ["宽"], columns: Array(repeating: 1, count: 64), rows: [Row([.text("一", columns: 64)])])
    #expect(throws: WriterError.tooManyColumns(sheet: "宽", columns: 64, limit: 63)) { try DOCXWriter.write(official([.sheet(wide)])) }
    let page = PageSetup(orientation: .portrait, top: 150, bottom: 140)
    #expect(throws: WriterError.pageTooSmall) { try DOCXWriter.write(official([.section(page), InventedVolume.text("字")])) }
  }
}
