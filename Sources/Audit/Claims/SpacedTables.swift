import HengDocuments
import HengRules
import HengValues

/// Tables whose cells only blanks part (以空格分列的表): lines of as many pieces as the words over them, most of the pieces figures.
///
/// Where a cell is empty nothing says so; what is found on them is a question.
enum SpacedTables {
  private static let leastRows = 3
  private static let leastColumns = 3
  private static let mostColumns = 16

  static func all(in paper: Paper, file: String) -> [StatedTable] {
    guard paper.format == .text else { return [] }
    var found: [StatedTable] = []
    var run: [(pieces: [String], line: PaperLine)] = []
    func close() {
      if let table = table(run, file) { found.append(table) }
      run = []
    }
    for block in paper.blocks.withinBudget {
      guard case .line(let line) = block else {
        close()
        continue
      }
      guard let pieces = pieces(line.text) else {
        if !line.text.withoutSpaces.isEmpty { close() }
        continue
      }
      if let last = run.last, last.pieces.count != pieces.count { close() }
      run.append((pieces, line))
    }
    close()
    return found
  }

  /// The pieces of a line that has enough of them, and no sentence in it.
  private static func pieces(_ text: String) -> [String]? {
    guard text.utf8.count <= 600, text.utf8.contains(where: { $0 == 0x20 || $0 == 0xE3 }) else { return nil }
    let bytes = Array(text.utf8)
    var pieces: [Range<Int>] = []
    var (start, at) = (0, 0)
    while at < bytes.count {
      let blank = Self.blank(bytes, at)
      if blank > 0, at > start { pieces.append(start..<at) }
      if blank > 0 { start = at + blank }
      at += max(blank, 1)
    }
    if start < bytes.count { pieces.append(start..<bytes.count) }
    guard (leastColumns...mostColumns).contains(pieces.count), !text.holds("。"), !text.holds("，"), !text.holds("；") else { return nil }
    return pieces.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static func blank(_ bytes: [UInt8], _ at: Int) -> Int {
    if bytes[at] == 0x20 || bytes[at] == 0x09 { return 1 }
    return bytes[at] == 0xE3 && at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 ? 3 : 0
  }

  private static func table(_ run: [(pieces: [String], line: PaperLine)], _ file: String) -> StatedTable? {
    guard run.count > leastRows else { return nil }
    let rows = run.map { row in
      row.pieces.enumerated().map { column, piece in
        StatedTableReader.cell(PaperCell(row: 0, column: column, text: piece, place: row.line.place))
      }
    }
    guard let first = rows.firstIndex(where: { $0.dropFirst().contains { $0.number != nil } }), first > 0, rows.count - first >= leastRows
    else {
      return nil
    }
    let body = Array(rows[first...])
    // The first piece names the row, the others are mostly figures.
    let figures = body.reduce(0) { $0 + $1.dropFirst().count { $0.number != nil } }
    let others = body.reduce(0) { $0 + $1.dropFirst().count }
    guard figures * 3 >= others * 2, rows[first - 1].allSatisfy({ $0.number == nil }) else { return nil }
    var table = StatedTable(file: file, heads: rows[first - 1].map(\.text), rows: body)
    table.isSpaced = true
    return table
  }
}
