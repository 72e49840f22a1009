import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengTestSupport
import HengValues

/// The auditor as the honesty tests call it, and the parts of papers that they call it on.
enum HonestyAudit {
  static let profiles = Result { try ProfileLibrary.load() }

  static func auditor(_ recognisers: [Recogniser] = Recogniser.all, _ checks: [PaperCheck] = PaperCheck.all) throws -> PaperAuditor {
    PaperAuditor(try profiles.get(), recognisers: recognisers, checks: checks)
  }
}

extension Paper {
  /// The blocks that begin on certain lines.
  func part(_ lines: ClosedRange<Int>) -> Paper {
    Paper(format: format, blocks: blocks.filter { $0.place.line.map(lines.contains) ?? false })
  }

  /// The paper with another text in one cell.
  func replacing(_ cell: CellIndex, with text: String) -> Paper {
    var copy = self
    guard case .table(var table) = copy.blocks[cell.block] else { return self }
    table.cells[cell.cell].text = text
    copy.blocks[cell.block] = .table(table)
    return copy
  }

  subscript(cell: CellIndex) -> PaperCell? { blocks[cell.block].table?.cells[cell.cell] }

  /// Every cell of every table.
  var cellIndices: [CellIndex] {
    blocks.indices.flatMap { block in (blocks[block].table?.cells.indices.map { CellIndex(block: block, cell: $0) }) ?? [] }
  }

  /// The paper as a text file: a row a line with tabs between its cells.
  var asText: String {
    var lines: [String] = []
    for block in blocks {
      switch block {
      case .line(let line): lines.append(line.text)
      case .table(let table):
        for row in 0..<table.rowCount {
          var texts = Array(repeating: "", count: table.columnCount)
          for cell in table.cells where cell.row == row { texts[cell.column] = cell.text.replacing("\n", with: " ") }
          lines.append(texts.joined(separator: "\t"))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A cell of a paper by its position among the blocks.
struct CellIndex: Hashable {
  let block: Int
  let cell: Int
}

extension Finding {
  /// What a reader sees of a finding.
  var said: String { "\(rule) \(severity) \(message) \(computation)" }

  /// An error or a warning.
  var isGrave: Bool { severity == .error || severity == .warning }
}

extension String {
  /// The same text with one digit changed.
  func withOneDigitChanged(_ random: inout SeededGenerator) -> String {
    var bytes = Array(utf8)
    let places = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    guard let place = places.randomElement(using: &random) else { return self }
    bytes[place] = 0x30 + (bytes[place] - 0x30 + UInt8.random(in: 1...9, using: &random)) % 10
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An amount or a number of points and nothing else.
  var isBareNumber: Bool {
    !isEmpty && utf8.contains { (0x30...0x39).contains($0) } && utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
  }
}

extension Place {
  /// Whether another place lies within this one; of a worksheet the row counts.
  func contains(_ other: Place) -> Bool {
    if let mine = line, let theirs = other.line { return mine <= theirs && theirs <= (endLine ?? mine) }
    if let mine = box, let theirs = other.box, mine.count == 4, theirs.count == 4 {
      return page == other.page && mine[0] <= theirs[0] && mine[1] <= theirs[1] && mine[2] >= theirs[2] && mine[3] >= theirs[3]
    }
    if let sheet, sheet == other.sheet { return row == nil || row == other.row }
    return false
  }
}

extension [PaperCheck] {
  func named(_ name: String) -> [PaperCheck] { filter { $0.name == name } }
}
