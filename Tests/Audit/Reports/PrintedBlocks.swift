import Foundation
import HengDocuments
import HengValues
import Testing

/// Compares with the golden text of that name.
func expectGolden(_ name: String, _ text: String) throws {
  let file = try #require(Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Goldens"))
  #expect(try text == String(contentsOf: file, encoding: .utf8))
}

/// Blocks as plain lines, for goldens: headings with their level, figures in `{}`, sheets as their dump.
func dump(_ blocks: [Block]) -> String {
  blocks.map { block in
    switch block {
    case .cover(let lines): "〔封面〕" + lines.joined(separator: "／")
    case .contents(let title, let depth): "〔目录 \(depth)〕" + title
    case .section(let page): "〔分节 \(page.orientation.rawValue)〕"
    case .title(let lines): "〔标题〕" + lines.joined(separator: "／")
    case .heading(let level, let text): String(repeating: "#", count: level) + " " + text
    case .paragraph(let runs): runs.map { $0.figure.map { "{\($0.text)}" } ?? $0.text }.joined()
    case .signature(let lines): "〔落款〕" + lines.joined(separator: "／")
    case .sheet(let sheet): sheet.dump
    case .pageBreak: "〔分页〕"
    }
  }.joined(separator: "\n") + "\n"
}

/// Blocks as a reader would bring them back: lines in order, tables with their cells, a line number each.
struct PrintedBlocks {
  private var blocks: [PaperBlock] = []
  private var line = 0

  static func paper(_ printed: [Block]) -> Paper {
    var reading = PrintedBlocks()
    for block in printed { reading.add(block) }
    return Paper(format: .docx, blocks: reading.blocks)
  }

  private mutating func place() -> Place {
    line += 1
    return Place(line: line, endLine: line)
  }

  private mutating func add(_ text: String) { blocks.append(.line(PaperLine(text, place()))) }

  private mutating func add(_ block: Block) {
    switch block {
    case .cover(let lines), .title(let lines), .signature(let lines): lines.forEach { add($0) }
    case .contents, .section, .pageBreak: break
    case .heading(_, let text): add(text)
    case .paragraph(let runs): add(runs.map(\.text).joined())
    case .sheet(let sheet): add(sheet)
    }
  }

  private mutating func add(_ sheet: Sheet) {
    sheet.title.forEach { add($0) }
    if !sheet.caption.isEmpty { add([sheet.caption.left, sheet.caption.centre, sheet.caption.right].joined(separator: "  ")) }
    let first = line + 1
    let cells = sheet.placedCells.map { placed in
      PaperCell(
        row: placed.row, column: placed.column, rowSpan: placed.cell.rowSpan, columnSpan: placed.cell.columnSpan, text: placed.cell.text,
        place: Place(line: first + placed.row, endLine: first + placed.row, row: placed.row + 1, column: placed.column + 1))
    }
    line += sheet.rows.count
    let place = Place(line: first, endLine: line)
    blocks.append(
      .table(PaperTable(origin: .ruled, rowCount: sheet.rows.count, columnCount: sheet.columns.count, cells: cells, place: place)))
    sheet.notes.forEach { add($0) }
  }
}
