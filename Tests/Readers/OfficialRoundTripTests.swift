import HengDocuments
import HengReaders
import HengValues
import HengWriters
import Testing

@Suite("An official paper of several parts is read back from every format")
struct OfficialRoundTripTests {
  private func squeezed(_ texts: [String]) -> String { PDFContent.squeezed(texts.joined()) }

  private func texts(_ document: Document) -> [String] { document.pieces.compactMap { if case .text(let text) = $0 { text } else { nil } } }
  private func sheets(_ document: Document) -> [Sheet] {
    document.pieces.compactMap { if case .table(let sheet) = $0 { sheet } else { nil } }
  }

  @Test("a web page: all words in order, every cell with its merges", arguments: 0..<30)
  func page(seed: UInt64) throws {
    var dice = RandomPaper(seed: seed)
    let document = dice.document()
    let paper = try PaperReader.read(Array(HTMLWriter.page(document).utf8))
    #expect(paper.format == .html && paper.cautions.isEmpty)
    #expect(squeezed(paper.blocks.compactMap(\.line?.text)) == squeezed(texts(document)))
    #expect(paper.tables.map { PDFContent($0) } == sheets(document).map { PDFContent($0) })
    // The tables stand where they stood.
    let order = paper.blocks.map { $0.table == nil }
    let blocks = document.pieces.map { if case .table = $0 { false } else { true } }
    #expect(order.filter { !$0 }.count == blocks.filter { !$0 }.count)
  }

  @Test("a workbook: a worksheet a table, the text of each part on another, the contents as links", arguments: 0..<30)
  func workbook(seed: UInt64) throws {
    var dice = RandomPaper(seed: seed)
    let document = dice.document()
    let paper = try PaperReader.read(XLSXWriter.write(document))
    #expect(paper.cautions.isEmpty)
    #expect(paper.tables.map { PDFContent($0) } == sheets(document).map { PDFContent($0) })
    let lines = paper.blocks.compactMap(\.line?.text).map { PDFContent.squeezed($0) }
    // Text is gathered by parts, so only its own order within a worksheet is kept: every piece is there as often as in the paper.
    let found = squeezed(lines)
    let wanted = texts(document).map { PDFContent.squeezed($0) }
    #expect(found.count == wanted.joined().count)
    for text in wanted { #expect(found.contains(text), "\(text)") }
    let names = Set(paper.blocks.compactMap(\.place.sheet))
    #expect(names.count == paper.pageCount && names.contains("封面") && names.contains("目录"))
  }

  @Test("a PDF: words and cells by their places, over page breaks and turned pages", arguments: 0..<12)
  func portable(seed: UInt64) throws {
    var dice = RandomPaper(seed: seed)
    let document = dice.document()
    let paper = try PaperReader.read(PDFWriter.write(document))
    #expect(paper.cautions.isEmpty)
    let sheets = sheets(document)
    #expect(paper.tables.count == sheets.count)
    for (sheet, table) in zip(sheets, paper.tables) {
      let faults = PDFContent(sheet).faults(of: PDFContent(table), repeated: sheet.repeatedRows ?? 0..<0, seams: table.seams)
      #expect(faults == [], "\(sheet.name)")
    }
    let lines = paper.blocks.compactMap(\.line?.text).filter { !PDFContent.squeezed($0).contains(/^—\d+—$/) }
    var rest = squeezed(lines)[...]
    // Captions beside each other read as one line and the contents bear dots and numbers: all else comes in order.
    for text in texts(document) {
      let text = PDFContent.squeezed(text)
      guard let place = rest.firstRange(of: text) else {
        Issue.record("“\(text)” is lost after “\(rest.prefix(20))”")
        return
      }
      rest = rest[place.upperBound...]
    }
  }

  @Test("the contents of a PDF name the page at whose foot the number stands", arguments: 0..<12)
  func contents(seed: UInt64) throws {
    var dice = RandomPaper(seed: seed)
    let document = dice.document()
    let layout = try PDFWriter.layout(document)
    let paper = try PaperReader.read(PDFWriter.write(document))
    #expect(layout.pageCount == paper.pageCount)
    #expect(!layout.entries.isEmpty)
    for entry in layout.entries {
      let lines = paper.blocks.compactMap(\.line).filter { $0.place.page == entry.page }.map { PDFContent.squeezed($0.text) }
      #expect(lines.contains(PDFContent.squeezed(entry.title)), "\(entry)")
      #expect(lines.contains("—\(entry.pageNumber)—"), "\(entry)")
    }
  }
}
