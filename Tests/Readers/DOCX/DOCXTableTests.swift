import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Tables of a DOCX")
struct DOCXTableTests {
  private func read(_ body: String) throws -> Paper { try DOCXReader.read(OfficeParts.word(body: body).packed) }

  private func table(_ body: String) throws -> PaperTable { try #require(try read(body).tables.first) }

  private func spans(_ table: PaperTable) -> [String] {
    table.cells.map { "\($0.row),\($0.column) \($0.rowSpan)×\($0.columnSpan) \($0.text)" }
  }

  private func wide(_ count: Int) -> String { "<w:gridSpan w:val=\"\(count)\"/>" }
  private let begins = "<w:vMerge w:val=\"restart\"/>"
  private let goesOn = "<w:vMerge/>"

  @Test("Spans across and down; covered places have no cell; cells know paragraph, row and column")
  func merges() throws {
    let paper = try read(
      Words.paragraph("标题")
        + Words.table([
          [Words.cell("项目", wide(2) + begins), Words.cell("数")], [Words.cell("", wide(2) + goesOn), Words.cell("1")],
          [Words.cell("甲"), Words.cell("乙", begins), Words.cell("2")], [Words.cell("丙"), Words.cell("", goesOn), Words.cell("3")],
        ]))
    let table = try #require(paper.tables.first)
    #expect(table.origin == .ruled && table.rowCount == 4 && table.columnCount == 3)
    #expect(
      spans(table) == ["0,0 2×2 项目", "0,2 1×1 数", "1,2 1×1 1", "2,0 1×1 甲", "2,1 2×1 乙", "2,2 1×1 2", "3,0 1×1 丙", "3,2 1×1 3"])
    #expect(table.cells[3].place == Place(line: 6, endLine: 6, row: 3, column: 1))
    #expect(table.place == Place(line: 2, endLine: 11))
    #expect(table.cells[3].place.text == "第6行 表内 第3行 第1列")
  }

  @Test("Rows that begin late or end early; the old way to merge across; words under a merge")
  func edges() throws {
    let late = "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>\(Words.cell("b"))</w:tr>"
    let old = "<w:tr>\(Words.cell("长", "<w:hMerge w:val=\"restart\"/>"))\(Words.cell("", "<w:hMerge/>"))</w:tr>"
    let paper = try read(
      "<w:tbl>\(late)\(old)<w:tr>\(Words.cell("x", begins))\(Words.cell("y"))</w:tr><w:tr>\(Words.cell("藏", goesOn))\(Words.cell("z"))</w:tr></w:tbl>"
    )
    #expect(spans(try #require(paper.tables.first)) == ["0,1 1×1 b", "1,0 1×2 长", "2,0 2×1 x", "2,1 1×1 y", "3,1 1×1 z"])
    #expect(paper.cautions.map(\.message) == ["有 1 处文字压在合并单元格下面，看不见，没有读。"])
  }

  @Test("A merge that goes on from nothing is a cell; a deleted row is gone")
  func odd() throws {
    let deleted = "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>\(Words.cell("删"))\(Words.cell("9"))</w:tr>"
    let sound = try table(
      "<w:tbl><w:tr>\(Words.cell("孤", goesOn))\(Words.cell("1"))</w:tr>\(deleted)<w:tr>\(Words.cell("", goesOn))\(Words.cell("2"))</w:tr></w:tbl>"
    )
    #expect(spans(sound) == ["0,0 2×1 孤", "0,1 1×1 1", "1,1 1×1 2"])
  }

  @Test("Paragraphs of a cell are lines; a table in a cell is lines with tabs")
  func nested() throws {
    let inner = Words.table([[Words.cell("名"), Words.cell("值")], [Words.cell("户"), Words.cell("3")]])
    let cell = Words.cell(inside: Words.paragraph("一") + Words.paragraph("") + Words.paragraph("二") + inner + Words.paragraph(""))
    let outer = try table(Words.table([[cell, Words.cell("右")]]))
    #expect(spans(outer) == ["0,0 1×1 一\n\n二\n名\t值\n户\t3", "0,1 1×1 右"])
  }

  @Test("A frame is no table: what stands in it stands alone")
  func frames() throws {
    let inner = Words.table([[Words.cell("甲"), Words.cell("1")]])
    let paper = try read(Words.table([[Words.cell(inside: Words.paragraph("题") + inner + Words.paragraph("注"))]]))
    #expect(paper.blocks.map { $0.line?.text ?? "表" } == ["题", "表", "注"])
    let rows = try read(Words.table([[Words.cell("题")], [Words.cell(inside: inner + Words.paragraph("注"))]]))
    #expect(rows.blocks.map { $0.line?.text ?? "表" } == ["题", "表", "注"])
    #expect(try table(Words.table([[Words.cell("一")], [Words.cell("二")]])).rowCount == 2)
  }

  @Test("Controls around rows and cells are transparent; a text box in a cell belongs to the cell")
  func wrappers() throws {
    let row =
      "<w:sdt><w:sdtPr/><w:sdtContent><w:tr>\(Words.cell("甲"))<w:sdt><w:sdtPr/><w:sdtContent>\(Words.cell("乙"))</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    #expect(spans(try table("<w:tbl>\(row)</w:tbl>")) == ["0,0 1×1 甲", "0,1 1×1 乙"])
    let box = "<w:r><w:pict><w:txbxContent>\(Words.paragraph("章"))</w:txbxContent></w:pict></w:r>"
    let cell = Words.cell(inside: Words.paragraph(runs: Words.run("字") + box))
    #expect(spans(try table(Words.table([[cell, Words.cell("2")]]))) == ["0,0 1×1 字\n章", "0,1 1×1 2"])
  }

  @Test("A random grid reads as it was drawn", arguments: 0..<60)
  func roundTrip(seed: UInt64) throws {
    var dice = RandomSheet(seed: seed)
    let document = dice.document()
    let sheet = try #require(document.blocks.compactMap { if case .sheet(let sheet) = $0 { sheet } else { nil } }.first)
    // A single column, or a row in which no cell begins, is another matter.
    guard sheet.columns.count > 1, !sheet.rows.contains(where: \.cells.isEmpty) else { return }
    let drawn = try table(WordGrid.drawn(sheet))
    let wanted = sheet.placedCells.map { placed in
      "\(placed.row),\(placed.column) \(placed.cell.rowSpan)×\(placed.cell.columnSpan) \(WordGrid.withoutMargin(placed.cell.text))"
    }
    #expect(spans(drawn) == wanted)
    #expect(drawn.rowCount == sheet.rows.count && drawn.columnCount == sheet.columns.count)
  }
}

/// A sheet as a Word table.
enum WordGrid {
  static func drawn(_ sheet: Sheet) -> String {
    var rows = Array(repeating: [Int: String](), count: sheet.rows.count)
    for placed in sheet.placedCells {
      let across = placed.cell.columnSpan > 1 ? "<w:gridSpan w:val=\"\(placed.cell.columnSpan)\"/>" : ""
      for offset in 0..<placed.cell.rowSpan {
        let down = placed.cell.rowSpan == 1 ? "" : offset == 0 ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>"
        rows[placed.row + offset][placed.column] = Words.cell(offset == 0 ? placed.cell.text : "", across + down)
      }
    }
    return Words.table(rows.map { row in row.sorted { $0.key < $1.key }.map(\.value) }, columns: sheet.columns.count)
  }

  /// Blank lines at both ends are a cell's margin.
  static func withoutMargin(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank: (Substring) -> Bool = { $0.utf8.allSatisfy { $0 <= 0x20 } }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) }) else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}
