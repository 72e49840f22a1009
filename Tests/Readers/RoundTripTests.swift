import Foundation
import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengReaders
import HengRules
import HengValues
import HengWriters
import Testing

@Suite("A printed workbook is read back")
struct RoundTripTests {
  private static func sheets(_ document: Document) -> [Sheet] {
    document.blocks.compactMap { if case .sheet(let sheet) = $0 { sheet } else { nil } }
  }

  /// Cells, merges and texts, and what stands around the table.
  private func expectSame(_ read: ReadWorkbook, _ document: Document, _ note: String) {
    let (found, wanted) = (Self.sheets(read.document), Self.sheets(document))
    #expect(found.count == wanted.count, "\(note)")
    for (found, wanted) in zip(found, wanted) {
      #expect(GridContent(found) == GridContent(wanted), "\(note)")
      #expect(found.title == wanted.title, "\(note)")
      #expect(found.caption == wanted.caption, "\(note)")
      #expect(found.notes == wanted.notes, "\(note)")
      #expect(found.gridFaults.isEmpty, "\(note)")
      #expect(found.columns.reduce(0, +) == 100, "\(note)")
    }
    #expect(read.sheets.flatMap(\.cautions) == [], "\(note)")
  }

  private static let samples = try? SampleLedgers.load()

  private static func forms() throws -> [(String, Document)] {
    let samples = try #require(samples)
    return try samples.ledgers.flatMap { ledger in
      let county = try #require(samples.counties.first { $0.division == ledger.project.county })
      return try OfficialForm.kinds(of: ledger).map { kind in
        ("\(ledger.project.id.text) \(kind.rawValue)", try OfficialForm.document(kind, ledger, county: county, facts: FormFacts(ledger)))
      }
    }
  }

  @Test("all four forms of the sample: cells, merges and figures as printed, and the same content")
  func forms() throws {
    let forms = try Self.forms()
    #expect(forms.count == 72)
    for (name, document) in forms {
      let read = try XLSXReader.read(XLSXWriter.write(document))
      expectSame(read, document, name)
      let isSame = try FormReader.content(of: read.document) == FormReader.content(of: document)
      #expect(isSame, "\(name)")
    }
  }

  @Test("random tables")
  func random() throws {
    for seed in 0..<120 {
      var dice = RandomSheet(seed: UInt64(seed))
      let document = dice.document()
      expectSame(try XLSXReader.read(XLSXWriter.write(document)), document, "seed \(seed)")
    }
  }

  @Test("reading, printing what was read and reading again changes nothing")
  func again() throws {
    for seed in 200..<220 {
      var dice = RandomSheet(seed: UInt64(seed))
      let first = try XLSXReader.read(XLSXWriter.write(dice.document())).document
      let second = try XLSXReader.read(XLSXWriter.write(first)).document
      #expect(zip(Self.sheets(first), Self.sheets(second)).allSatisfy { GridContent($0) == GridContent($1) }, "seed \(seed)")
    }
  }

  @Test("each cell knows its place in the file, across rows that the printer had to divide")
  func places() throws {
    let long = String(repeating: "很长的文字。", count: 700)
    let rows = [Row([.label("甲"), .text("乙")]), Row([.label("丙"), .text(long)]), Row([.label("丁"), .text("戊")])]
    let document = Document(title: "例", blocks: [.sheet(Sheet(name: "例表", title: ["例"], columns: [90, 10], rows: rows))])
    let read = try #require(XLSXReader.read(XLSXWriter.write(document)).sheets.first)
    #expect(GridContent(read.sheet) == GridContent(Sheet(name: "", title: [], columns: [90, 10], rows: rows)))
    #expect(read.reference(row: 0, column: 0) == "A2")
    #expect(read.place(row: 1, column: 1).text == "工作表“例表” 第3行 第2列")
    let last = try #require(read.place(row: 2, column: 0).row)
    #expect(last > 4)
  }

  @Test("a form that LibreOffice has opened and saved says the same")
  func libreOffice() throws {
    let kinds: [FormKind] = [.targetNingxia, .targetHebei, .monitoringXingqing, .selfEvaluationShanxi]
    let forms = try Self.forms()
    let chosen = kinds.compactMap { kind in forms.first { $0.0.hasSuffix(kind.rawValue) } }
    #expect(chosen.count == 4)
    try Tool.withFolder { folder in
      for (index, form) in chosen.enumerated() {
        try Data(XLSXWriter.write(form.1)).write(to: folder.appendingPathComponent("\(index).xlsx"))
      }
      try Tool.run(
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir", "out", "0.xlsx", "1.xlsx", "2.xlsx", "3.xlsx", in: folder)
      for (index, form) in chosen.enumerated() {
        let saved = folder.appendingPathComponent("out/\(index).xlsx")
        let read = try XLSXReader.read([UInt8](Data(contentsOf: saved)))
        expectSame(read, form.1, form.0)
        let isSame = try FormReader.content(of: read.document) == FormReader.content(of: form.1)
        #expect(isSame, "\(form.0)")
      }
    }
  }

  @Test("a form that openpyxl has opened and saved says the same", .enabled(if: Tool.python != nil))
  func openpyxl() throws {
    let python = try #require(Tool.python)
    let form = try #require(Self.forms().first { $0.0.hasSuffix(FormKind.selfEvaluationShanxi.rawValue) })
    try Tool.withFolder { folder in
      try Data(XLSXWriter.write(form.1)).write(to: folder.appendingPathComponent("a.xlsx"))
      try Tool.run(python, "-c", "import openpyxl; openpyxl.load_workbook('a.xlsx').save('b.xlsx')", in: folder)
      expectSame(try XLSXReader.read([UInt8](Data(contentsOf: folder.appendingPathComponent("b.xlsx")))), form.1, form.0)
    }
  }
}
