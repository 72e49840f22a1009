import Foundation
import HengDocuments
import HengTestSupport
import HengValues
import HengWriters
import Testing

@testable import HengReaders

@Suite("Scans and pictures")
struct ScanTests {
  /// A stand-in for the recognition: a script in place of Python.
  private func standIn<T>(_ script: String, _ body: (ScanTools) throws -> T) throws -> T {
    try Tool.withFolder { folder in
      let file = folder.appendingPathComponent("python3")
      try StandInProgram.write(script, to: file)
      return try body(ScanTools(pythons: [file.path]))
    }
  }

  private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A page of 1000 × 1414 pixels with a table of two rows.
  private static let printed = """
    page\t1000\t1414
    word\t0.99\t100\t50\t400\t80\t支出情况
    word\t0.99\t110\t110\t190\t135\t工资
    word\t0.80\t310\t110\t400\t135\t1，234.50
    word\t0.99\t110\t160\t190\t185\t合计
    word\t0.99\t310\t160\t400\t185\t1,234.5.0
    across\t100\t100\t500
    across\t150\t100\t500
    across\t200\t100\t500
    down\t100\t100\t200
    down\t300\t100\t200
    down\t500\t100\t200
    end
    """

  private func paper(_ printed: String, _ limits: ReaderLimits = .paper) throws -> Paper {
    try standIn("cat <<'END'\n\(printed)\nEND") { try PictureReader.read(Self.picture, limits: limits, scans: $0) }
  }

  @Test("words and ruling lines become lines and a table; what is doubted is named with its place")
  func read() throws {
    let paper = try paper(Self.printed)
    #expect(paper.format == .picture && paper.recognisedPages == [1])
    #expect(paper.blocks.compactMap(\.line?.text) == ["支出情况"])
    #expect(paper.tables.first?.cells.map(\.text) == ["工资", "1,234.50", "合计", "1,234.5.0"])
    #expect(paper.cautions.count == 3 && paper.cautions[0].message.contains("疑问"))
    #expect(paper.cautions[1].message.contains("1，234.50") && paper.cautions[2].message.contains("1,234.5.0"))
    #expect(paper.cautions.dropFirst().allSatisfy { $0.place?.page == 1 && $0.place?.box?.count == 4 })
  }

  @Test("what the program prints may be anything", arguments: 0..<100)
  func strangers(seed: UInt64) throws {
    var dice = SeededGenerator(seed)
    var bytes = Array(Self.printed.utf8)
    for _ in 0..<8 { bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice) }
    for page in try ScannedPage.read(bytes, .paper).compactMap({ $0 }) {
      #expect(PDFPage(page.scaled(toWidth: 595).content(number: 1), .paper).number == 1)
    }
  }

  @Test("a program that hangs, fails or breaks off leaves a message")
  func bounds() throws {
    var limits = ReaderLimits.paper
    limits.allScanSeconds = 1
    for (script, word) in [("sleep 60", "超过"), ("exit 1", "make ocr"), ("echo unreadable", "打不开"), ("yes word", "上限")] {
      limits.toolOutput = 1 << 20
      try standIn(script) { tools in
        let error = #expect(throws: ReaderError.self) { try PictureReader.read(Self.picture, limits: limits, scans: tools) }
        #expect(error?.message.contains(word) == true, "\(script): \(error?.message ?? "")")
      }
    }
    #expect(throws: ReaderError.self) { try paper("page\t1000\t1414\nword\t0.9\t1\t1\t9\t9\t甲") }
  }

  @Test("without it a picture is named, with the way to read it")
  func absent() throws {
    let error = #expect(throws: ReaderError.self) { try PictureReader.read(Self.picture, scans: ScanTools(pythons: [])) }
    #expect(error?.message.contains("图片") == true && error?.message.contains("make ocr") == true)
  }

  @Test("a scanned page of a PDF is recognised in its place; the others are read as ever, and one that came too late is told")
  func scannedPages() throws {
    var scan = InventedPDF.Page()
    scan.image(x: 0, y: 0, width: 595, height: 842)
    var text = InventedPDF.Page()
    text.write("Plain words that fill a line of this page", x: 60, y: 100)
    let bytes = InventedPDF([text, scan, scan]).bytes
    let paper = try standIn("cat <<'END'\n\(Self.printed)\nEND") { try PDFReader.read(bytes, scans: $0) }
    #expect(paper.format == .pdf && paper.pageCount == 3 && paper.recognisedPages.contains(2) && !paper.recognisedPages.contains(1))
    #expect(paper.blocks.compactMap(\.line?.text) == ["Plain words that fill a line of this page", "支出情况"])
    #expect(paper.tables.map(\.place.page) == [2])
    #expect(paper.cautions.contains { $0.place?.page == 3 && $0.message.contains("没有来得及") })
  }

  @Test("the time that recognition needed is no part of the paper's own; what it did not need is taken back")
  func time() {
    let budget = WorkBudget(seconds: 5) { .zero }
    WorkBudget.$current.withValue(budget) {
      let time = ScanTime(pages: 2, .paper)
      #expect(budget.extended == .seconds(90))
      _ = time.giveBack()
      #expect(budget.extended < .seconds(10))
    }
  }

  @Test("figures as recognition spells them", arguments: [("1，234．50", "1,234.50"), ("98.5％", "98.5%"), ("共12，其中", "共12，其中"), ("—", "—")])
  func figures(text: String, mended: String) { #expect(ScanFigures.mended(text) == mended) }

  @Test(
    "figures that cannot be", arguments: [("1,23.00", true), ("1.234.50", true), ("12.", true), ("1,234,567.00", false), ("12.50", false)])
  func odd(text: String, isOdd: Bool) { #expect(ScanFigures.isOdd(text) == isOdd) }

  @Test("a printed table, drawn as a picture, is read cell by cell", .enabled(if: ScanTools.installed.isThere))
  func real() throws {
    let document = Document(
      title: "样例", page: .portrait,
      blocks: [
        .sheet(
          Sheet(
            name: "支出表", title: ["支出表"], columns: [20, 20],
            rows: [
              Row([.label("项目"), .label("金额")]), Row([.text("工资"), .text("1,234.50")]), Row([.text("办公费"), .text("40.07")]),
              Row([.text("合计"), .text("1,274.57")]),
            ]))
      ])
    let paper = try Tool.withFolder { folder in
      try Data(PDFWriter.write(document)).write(to: folder.appendingPathComponent("a.pdf"))
      try Tool.run("pdftocairo", "-png", "-r", "200", "-singlefile", "a.pdf", "a", in: folder)
      return try PaperReader.read([UInt8](try Data(contentsOf: folder.appendingPathComponent("a.png"))))
    }
    #expect(paper.tables.first?.cells.map(\.text) == ["项目", "金额", "工资", "1,234.50", "办公费", "40.07", "合计", "1,274.57"])
  }
}
