import HengDocuments
import HengFacts
import HengInvented
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("A printed form is read back from its PDF")
struct PDFFormTests {
  private static func sheet(_ document: Document) -> Sheet? {
    document.blocks.compactMap { if case .sheet(let sheet) = $0 { sheet } else { nil } }.first
  }

  /// Every cell of the sheet at its row, column and span with its text; title, caption and notes as lines.
  private func expectSame(_ document: Document, _ note: String) throws {
    let paper = try PDFReader.read(PDFWriter.write(document))
    let sheet = try #require(Self.sheet(document))
    #expect(paper.cautions == [], "\(note)")
    let table = try #require(paper.tables.first, "\(note)")
    #expect(paper.tables.count == 1, "\(note)")
    let faults = PDFContent(sheet).faults(of: PDFContent(table), repeated: sheet.repeatedRows ?? 0..<0, seams: table.seams)
    #expect(faults == [], "\(note)")
    if table.seams.isEmpty { #expect(PDFContent(table) == PDFContent(sheet), "\(note)") }
    let lines = PDFContent.squeezed(paper.blocks.compactMap(\.line?.text).filter { !$0.hasPrefix("第") }.joined())
    for text in sheet.title + [sheet.caption.left, sheet.caption.right].map({ String($0.prefix(4)) }) + sheet.notes {
      #expect(lines.contains(PDFContent.squeezed(text)), "\(note)")
    }
  }

  @Test("the four official forms of an invented project", arguments: FormKind.allCases)
  func forms(kind: FormKind) throws {
    let invented = try InventedLedger()
    try expectSame(
      try OfficialForm.document(kind, invented.ledger, county: invented.county, facts: FormFacts(invented.ledger)), kind.rawValue)
  }

  @Test("the four forms of random projects, over page breaks too")
  func randomForms() throws {
    let county = try InventedLedger().county
    for seed in 0..<10 {
      var dice = FormDice(UInt64(seed))
      let ledger = try dice.ledger()
      for kind in FormKind.allCases {
        try expectSame(try OfficialForm.document(kind, ledger, county: county, facts: FormFacts(ledger)), "\(kind.rawValue) seed \(seed)")
      }
    }
  }

  @Test("a form of three pages is one table, its repeated head aside")
  func threePages() throws {
    var rows = [Row([.label("一级指标"), .label("指标"), .label("指标值"), .label("说明")])]
    for row in 0..<90 {
      let values: [Cell] = [.text("指标\(row)"), .text("\(row * 7).50", .trailing), .text(row % 9 == 0 ? "" : "第\(row)项的说明文字")]
      rows.append(Row(row % 30 == 0 ? [.label("第\(row / 30 + 1)组", rows: 30)] + values : values))
    }
    let sheet = Sheet(
      name: "监控", title: ["样例监控表"], caption: Caption(left: "样例单位", right: "单位：万元"), columns: [15, 30, 20, 35], rows: rows,
      repeatedRows: 0..<1, notes: ["注：样例"])
    let document = Document(title: "监控", blocks: [.sheet(sheet)])
    try expectSame(document, "three pages")
    let table = try #require(try PDFReader.read(PDFWriter.write(document)).tables.first)
    #expect(table.seams.count == 2)
    #expect(table.place.page == 1)
    #expect(table.cells.last?.place.page == 3)
  }

  @Test("random tables with merges both ways, wrapped and empty cells")
  func random() throws {
    for seed in 0..<40 {
      var dice = RandomSheet(seed: UInt64(seed))
      let document = dice.document()
      guard let sheet = Self.sheet(document), PDFContent(sheet).cells.count > 1 else { continue }
      try expectSame(document, "seed \(seed)")
    }
  }
}
