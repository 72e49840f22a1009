import HengDocuments
import HengWriters
import Testing

@Suite("A DOCX as python-docx reads it", .enabled(if: WordFile.python != nil))
struct DOCXPeerTests {
  private func grids(_ sheets: [Sheet]) -> [String] {
    sheets.enumerated().flatMap { number, sheet in
      sheet.placedCells.map { placed in
        "\(number)|\(placed.row),\(placed.column)|\(placed.cell.rowSpan)x\(placed.cell.columnSpan)|\(placed.cell.text)"
      }
    }
  }

  @Test("random grids have the spans and words of ours")
  func randomGrids() throws {
    let sheets = (UInt64(1)...40).flatMap { seed -> [Sheet] in
      var random = RandomSheet(seed: seed)
      return random.document().blocks.compactMap { if case .sheet(let sheet) = $0 { sheet } else { nil } }
    }
    let bytes = try DOCXWriter.write(Document(title: "随机", blocks: sheets.map { .sheet($0) }))
    #expect(Set(try WordFile.lines(bytes, WordFile.grids)) == Set(grids(sheets)))
  }

  @Test("headings are headings with levels, in order; styles carry their faces")
  func headings() throws {
    let document = InventedVolume.document
    let bytes = try DOCXWriter.write(document)
    let script = """
      for p in d.paragraphs:
          if p.style.name.startswith('Heading'): print(p.style.name[-1], p.text)
      """
    let wanted = document.blocks.compactMap { if case .heading(let level, let text) = $0 { "\(level) \(text)" } else { nil } }
    #expect(wanted.count == 14)
    #expect(try WordFile.lines(bytes, script) == wanted)
    let faces = """
      from docx.oxml.ns import qn
      for n in ['Normal', 'Heading 1', 'Heading 2', 'Heading 3', 'Title']:
          s = d.styles[n]
          print(n, s.element.rPr.rFonts.get(qn('w:eastAsia')), s.font.name, s.font.size.pt)
      """
    #expect(
      try WordFile.lines(bytes, faces) == [
        "Normal 仿宋_GB2312 Times New Roman 16.0", "Heading 1 黑体 Times New Roman 16.0", "Heading 2 楷体_GB2312 Times New Roman 16.0",
        "Heading 3 仿宋_GB2312 Times New Roman 16.0", "Title 方正小标宋简体 Times New Roman 22.0",
      ])
  }

  @Test("properties hold the title and nobody's name")
  func properties() throws {
    let script = "c = d.core_properties\nprint(c.title)\nprint(repr(c.author), repr(c.last_modified_by), c.revision, c.created.year)"
    let document = Document(title: "报告<甲>", blocks: [])
    #expect(try WordFile.lines(DOCXWriter.write(document), script) == ["报告<甲>", "'' '' 0 2000"])
  }
}
