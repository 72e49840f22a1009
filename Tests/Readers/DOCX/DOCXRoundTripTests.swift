import HengDocuments
import HengReaders
import HengTestSupport
import HengWriters
import Testing

@Suite("What the DOCX writer prints, the reader reads")
struct DOCXRoundTripTests {
  /// A block of the paper as text: a line, or a table with every cell's place.
  private func shown(_ block: PaperBlock) -> String {
    switch block {
    case .line(let line): line.text
    case .table(let table):
      "表 \(table.rowCount)×\(table.columnCount)\n"
        + table.cells.map { "\($0.row),\($0.column) \($0.rowSpan)×\($0.columnSpan) \($0.text)" }.joined(separator: "\n")
    }
  }

  private func lines(_ texts: [String]) -> [String] {
    texts.filter { !$0.isEmpty }.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }

  private func expected(_ sheet: Sheet) -> [String] {
    let words = [sheet.caption.left, sheet.caption.centre, sheet.caption.right].filter { !$0.isEmpty }.joined(separator: "\t")
    let cells = sheet.placedCells.map { placed in
      (placed, WordGrid.withoutMargin(placed.cell.text))
    }
    // A single cell is a frame: its words stand alone.
    let table =
      sheet.rows.count == 1 && sheet.columns.count == 1
      ? sheet.rows[0].cells.flatMap { $0.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
      : [
        "表 \(sheet.rows.count)×\(sheet.columns.count)\n"
          + cells.map { "\($0.row),\($0.column) \($0.cell.rowSpan)×\($0.cell.columnSpan) \($1)" }.joined(separator: "\n")
      ]
    return lines(sheet.title) + lines([words]) + table + lines(sheet.notes)
  }

  private func expected(_ block: Block) -> [String] {
    switch block {
    case .cover(let words), .title(let words), .signature(let words): lines(words)
    case .heading(_, let text): lines([text])
    case .paragraph(let runs): lines([runs.map(\.text).joined()])
    case .sheet(let sheet): expected(sheet)
    case .contents, .section, .pageBreak: []
    }
  }

  private static let words = [
    "一、概况", "  首尾空格  ", "<甲&乙>\"丙\"", "制表\t符", "多行\n文字", "1,234,567.80", "“引号”——破折", "", "𠮷野家", "0",
    "很长" + String(repeating: "文字", count: 300),
  ]

  private func block(_ dice: inout SeededGenerator) -> Block {
    let word = { (dice: inout SeededGenerator) in Self.words.randomElement(using: &dice) ?? "" }
    switch Int.random(in: 0..<9, using: &dice) {
    case 0: return .heading(level: Int.random(in: 1...5, using: &dice), word(&dice))
    case 1: return .title([word(&dice), word(&dice)])
    case 2: return .signature([word(&dice), word(&dice)])
    case 3: return .section(Bool.random(using: &dice) ? .official : .officialLandscape)
    case 4: return .pageBreak
    case 5: return .cover([word(&dice)])
    case 6: return .paragraph([.text(word(&dice)), .text(word(&dice))])
    default:
      var random = RandomSheet(seed: dice.next())
      return random.document().blocks.first ?? .pageBreak
    }
  }

  @Test("every line, cell and place of a random paper comes back", arguments: 0..<60)
  func randomPapers(seed: UInt64) throws {
    var dice = SeededGenerator(seed)
    let blocks = (0..<Int.random(in: 1...14, using: &dice)).map { _ in block(&dice) }
    let document = Document(title: "随机", page: .official, style: Bool.random(using: &dice) ? .official : .form, blocks: blocks)
    let paper = try PaperReader.read(DOCXWriter.write(document))
    #expect(paper.format == .docx && paper.cautions.isEmpty)
    // The empty paragraphs between and behind tables are no words.
    let found = paper.blocks.map(shown).filter { !$0.isEmpty }
    #expect(found == blocks.flatMap(expected).filter { !$0.isEmpty })
  }

  @Test("contents come back as entries with their page numbers, without the codes of the fields")
  func contents() throws {
    let blocks: [Block] = [
      .contents(title: "目录", depth: 2), .heading(level: 1, "第一部分"), .pageBreak, .heading(level: 2, "一、职责"), .heading(level: 3, "（一）"),
    ]
    let document = Document(title: "题", page: .official, style: .official, blocks: blocks)
    let paper = try PaperReader.read(DOCXWriter.write(document, pages: [3: 7]))
    #expect(
      paper.blocks.compactMap(\.line?.text).filter { !$0.isEmpty } == [
        "目录", "第一部分\t1", "一、职责\t7", "第一部分", "一、职责", "（一）",
      ])
  }
}
