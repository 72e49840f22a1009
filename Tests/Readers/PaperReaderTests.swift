import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("A paper of any kind")
struct PaperReaderTests {
  private func refusal(_ bytes: [UInt8], _ limits: ReaderLimits = .standard) -> ReaderError? {
    do throws(ReaderError) {
      _ = try PaperReader.read(bytes, limits: limits, office: .none, scans: .none)
    } catch { return error }
    return nil
  }

  @Test("The first bytes decide")
  func kinds() throws {
    #expect(try PaperReader.read(Array("文字".utf8)).format == .text)
    #expect(try PaperReader.read(OfficeParts.word(body: Words.paragraph("字")).packed).format == .docx)
    #expect(try PaperReader.read(OfficeParts.workbook(sheet: "<sheetData><row><c><v>1</v></c></row></sheetData>").packed).format == .xlsx)
    #expect(try PaperReader.read(Array("PK 是一个缩写".utf8)).format == .text)
    #expect(try PaperReader.read([]).blocks.isEmpty)
  }

  @Test(
    "Kinds without words are named, with what to do",
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], "图片"), ([0xFF, 0xD8, 0xFF, 0xE0], "图片"), ([0x49, 0x49, 0x2A, 0], "图片"),
      ([0x4D, 0x4D, 0, 0x2A], "图片"),
      (Array("Rar!\u{1A}".utf8), "压缩包"), (Array("{\\rtf1}".utf8), "RTF"), (Array("<html></html>".utf8), "网页"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ".doc"), ([0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18), "损坏"),
    ] as [([UInt8], String)])
  func refusals(bytes: [UInt8], word: String) {
    #expect(refusal(bytes)?.message.contains(word) == true)
    #expect(refusal(bytes)?.message.hasSuffix("。") == true)
  }

  @Test("Other packages are named")
  func packages() {
    for (part, word) in [("ppt/presentation.xml", "演示"), ("a.txt", "压缩包")] {
      #expect(refusal(StoredZip.pack([(part, [65])]))?.message.contains(word) == true)
    }
    #expect(refusal(StoredZip.pack([("content.xml", [65]), ("mimetype", [65])]))?.message.contains("OpenDocument") == true)
    #expect(refusal(StoredZip.pack([("OFD.xml", [65])]))?.message.contains("OFD.xml") == true)
    #expect(refusal(StoredZip.pack([("word/other.xml", [65])])) == .otherKind("普通压缩包"))
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600)
    #expect(refusal(ole + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }) == .encrypted)
  }

  @Test("Limits and entities of a DOCX")
  func limits() throws {
    let table = Words.table([[Words.cell("甲"), Words.cell("乙")], [Words.cell("丙"), Words.cell("丁")]])
    let bytes = OfficeParts.word(body: Words.paragraph("一") + table).packed
    func refused(_ change: (inout ReaderLimits) -> Void) -> String {
      var limits = ReaderLimits()
      change(&limits)
      return refusal(bytes, limits)?.message ?? ""
    }
    #expect(refused { $0.fileSize = 100 }.contains("文件超过"))
    #expect(refused { $0.unpackedSize = 100 }.contains("解压后"))
    #expect(refused { $0.rows = 2 }.contains("段"))
    #expect(refused { $0.places = 3 }.contains("行数乘列数"))
    #expect(refused { $0.columns = 1 }.contains("行数乘列数"))
    #expect(refused { $0.sharedBytes = 5 }.contains("文字"))
    let long = OfficeParts.word(body: Words.paragraph(String(repeating: "长", count: 400_000))).packed
    #expect(refusal(long)?.message.contains("过长") == true)
    var bomb = OfficeParts.word(body: "")
    bomb.add("word/document.xml", "<!DOCTYPE w [<!ENTITY a \"aa\">]><w>&a;</w>")
    #expect(refusal(bomb.packed) == .declaresEntities(part: "word/document.xml"))
    #expect(refusal(OfficeParts.word(body: "<w:p>").packed)?.message.contains("损坏") == true)
    let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 100) + String(repeating: "</w:tc></w:tr></w:tbl>", count: 100)
    #expect(refusal(OfficeParts.word(body: deep).packed)?.message.contains("嵌套") == true)
    let wide = Words.table([[Words.cell("宽", "<w:gridSpan w:val=\"2000000\"/>")]])
    #expect(refusal(OfficeParts.word(body: wide).packed)?.message.contains("行数乘列数") == true)
  }

  @Test("A small DOCX that unpacks to hundreds of megabytes is refused at once")
  func bomb() throws {
    let bytes = try Packed.zip(["word/document.xml": Array(repeating: 32, count: 60 << 20)])
    #expect(refusal(bytes) == .tooLarge(what: "文件的压缩比", limit: "200 倍"))
  }

  @Test("A workbook: lines and tables with their cells, hidden sheets named, cautions in Chinese")
  func workbook() throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let workbook =
      "<workbook xmlns:r='\(office)'><sheets><sheet name='藏' state='hidden' r:id='r1'/><sheet name='显' r:id='r1'/></sheets></workbook>"
    func text(_ reference: String, _ words: String) -> String { "<c r='\(reference)' t='inlineStr'><is><t>\(words)</t></is></c>" }
    let sheet =
      "<cols><col min='3' max='3' hidden='1'/></cols><sheetData><row r='2'>\(text("B2", "某某表"))</row>"
      + "<row r='4'>\(text("B4", "项目"))\(text("C4", "数"))</row><row r='5' hidden='1'>\(text("B5", "甲"))<c r='C5'><f>A1</f></c></row></sheetData>"
    let paper = try PaperReader.read(Packed.workbook(sheet: sheet, workbook: workbook))
    #expect(paper.format == .xlsx && paper.pageCount == 1 && paper.blocks.count == 2)
    #expect(paper.blocks.first == .line(PaperLine("某某表", Place(sheet: "显", row: 2, column: 2))))
    let table = try #require(paper.tables.first)
    #expect(table.origin == .ruled && table.rowCount == 2 && table.columnCount == 2)
    #expect(table.cells.map(\.text) == ["项目", "数", "甲", ""])
    #expect(table.cells[2].place == Place(sheet: "显", row: 5, column: 2))
    #expect(
      paper.cautions.map(\.message) == [
        "工作表“藏”是隐藏的，没有读。", "工作表“显”：第5行：隐藏行仍然读入。", "工作表“显”：C列：隐藏列仍然读入。",
        "工作表“显”：C5：公式的结果没有存在文件里，按空白读；请用表格软件打开后保存再试。",
      ])
  }

  @Test("A printed form reads back as a paper with its merges", arguments: 0..<20)
  func printed(seed: UInt64) throws {
    var dice = RandomSheet(seed: seed)
    let document = dice.document()
    let sheet = try #require(document.blocks.compactMap { if case .sheet(let sheet) = $0 { sheet } else { nil } }.first)
    let paper = try PaperReader.read(XLSXWriter.write(document))
    #expect(paper.blocks.first?.line?.text == "随机表")
    guard sheet.columns.count > 1, let table = paper.tables.first else { return }
    #expect(table.columnCount == sheet.columns.count)
    let words = sheet.placedCells.map(\.cell.text)
    #expect(table.cells.map(\.text) == words)
  }
}
