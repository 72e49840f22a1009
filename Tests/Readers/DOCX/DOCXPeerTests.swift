import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import Testing

/// Documents made by python-docx on its own template, which comes from Word; what stands in them is told by python-docx itself.
@Suite("A DOCX of another program")
struct DOCXPeerTests {
  private static let script = """
    import random, docx
    random.seed(7)
    d = docx.Document()
    d.add_heading('决算公开', 0)
    d.add_heading('第一部分', 1)
    for word in ['甲', '乙']: d.add_paragraph(word, style='List Number')
    d.add_paragraph('圆点', style='List Bullet')
    d.add_paragraph('上标2').runs[0].add_break()
    lines = []
    for number in range(25):
        rows, columns = random.randint(1, 9), random.randint(2, 7)
        t = d.add_table(rows, columns)
        taken = set()
        for _ in range(random.randint(0, 5)):
            r, c = random.randrange(rows), random.randrange(columns)
            h, w = random.randint(1, min(4, rows - r)), random.randint(1, min(4, columns - c))
            if h == rows and w == columns: continue
            area = {(y, x) for y in range(r, r + h) for x in range(c, c + w)}
            if area & taken: continue
            taken |= area
            t.cell(r, c).merge(t.cell(r + h - 1, c + w - 1))
        seen = {}
        for r in range(rows):
            for c in range(columns): seen.setdefault(t.cell(r, c)._tc, []).append((r, c))
        for index, (tc, places) in enumerate(seen.items()):
            r, c = places[0]
            t.cell(r, c).text = '%d,%d' % (number, index)
            lines.append('%d|%d,%d|%dx%d|%d,%d' % (number, r, c, places[-1][0] - r + 1, places[-1][1] - c + 1, number, index))
        d.add_paragraph('表后')
    section = d.sections[0]
    section.header.paragraphs[0].text = '页眉'
    d.core_properties.title = '题'
    d.save('a.docx')
    open('expected', 'w').write('\\n'.join(lines))
    """

  @Test("Headings, lists and random merges are read as python-docx tells them", .enabled(if: Tool.python != nil))
  func pythonDocx() throws {
    guard let python = Tool.python else { return }
    let (bytes, expected) = try Tool.withFolder { folder in
      try Tool.run(python, "-c", Self.script, in: folder)
      return (
        [UInt8](try Data(contentsOf: folder.appendingPathComponent("a.docx"))),
        try String(contentsOf: folder.appendingPathComponent("expected"), encoding: .utf8)
      )
    }
    let paper = try PaperReader.read(bytes)
    #expect(paper.blocks.prefix(5).compactMap(\.line?.text) == ["决算公开", "第一部分", "1. 甲", "2. 乙", "•圆点"])
    #expect(paper.cautions.isEmpty)
    let found = paper.tables.enumerated().flatMap { number, table in
      table.cells.map { "\(number)|\($0.row),\($0.column)|\($0.rowSpan)x\($0.columnSpan)|\($0.text)" }
    }
    #expect(paper.tables.count == 25)
    #expect(Set(found) == Set(expected.split(separator: "\n").map(String.init)))
    #expect(paper.blocks.count { $0.line?.text == "表后" } == 25)
  }

  @Test("Sixty pages with tables are read in a moment")
  func long() throws {
    var body = ""
    for page in 0..<60 {
      body += (0..<20).map { Words.paragraph("第\(page)页第\($0)段：年初预算为1,234.50万元，支出决算为1,230.00万元，完成年初预算的99.6%。") }.joined()
      body += Words.table((0..<20).map { row in (0..<8).map { Words.cell("\(page * row + $0).00") } })
    }
    let bytes = OfficeParts.word(body: body).packed
    let clock = ContinuousClock()
    var count = 0
    let time = try clock.measure { count = try PaperReader.read(bytes).blocks.count }
    #expect(count == 60 * 21)
    #expect(time < .seconds(6), "\(time)")
  }
}
