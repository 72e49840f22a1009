package import HengDocuments
package import HengRules
import HengValues

/// Makes of any table that a reader gives what the general checks take (任意表格的读取).
package enum StatedTableReader {
  /// A table without figures under heads, and one too large to be added up by its words, is none.
  static func table(_ table: PaperTable, file: String, intro: PaperPassage?) -> StatedTable? {
    guard (2...StatedTable.mostRows).contains(table.rowCount), (2...StatedTable.mostColumns).contains(table.columnCount) else { return nil }
    var rows = matrix(table)
    let depth = rows.firstIndex { row in row.dropFirst().contains { $0.number != nil || isBound($0.text) } } ?? rows.count
    guard depth < rows.count, depth <= mostHeads else { return nil }
    let heads = heads(table, rows[..<depth])
    rows.removeSubrange(..<depth)
    rows.removeAll(where: isNumbering)
    guard !rows.isEmpty else { return nil }
    return StatedTable(file: file, heads: heads, rows: rows, intro: intro)
  }

  private static let mostHeads = 5

  /// ≥95%: a target, below the heads.
  private static func isBound(_ text: String) -> Bool {
    ["≥", "≤", ">", "<"].contains { text.hasHead($0) } && text.contains { $0.isASCII && $0.isNumber }
  }

  /// Every place of the grid; a covered one is empty, but for heads, which `heads` spreads.
  private static func matrix(_ table: PaperTable) -> [[StatedTable.Cell]] {
    var rows = Array(
      repeating: Array(repeating: StatedTable.Cell(text: "", number: nil, place: table.place), count: table.columnCount),
      count: table.rowCount)
    for cell in table.cells where rows.indices.contains(cell.row) && cell.column < table.columnCount {
      rows[cell.row][cell.column] = self.cell(cell)
    }
    return rows
  }

  /// The words over each column from top to bottom, a head that spans several over each of them.
  private static func heads(_ table: PaperTable, _ rows: ArraySlice<[StatedTable.Cell]>) -> [String] {
    var heads = Array(repeating: "", count: table.columnCount)
    for cell in table.cells where cell.row < rows.count {
      let words = rows[cell.row][cell.column].text
      // A title over the whole table is no head.
      guard !words.isEmpty, max(cell.columnSpan, 1) < table.columnCount else { continue }
      for column in cell.column..<min(cell.column + max(cell.columnSpan, 1), table.columnCount) where !heads[column].hasTail(words) {
        heads[column] += words
      }
    }
    return heads
  }

  /// The row 1, 2, 3 or A, B below the heads.
  private static func isNumbering(_ row: [StatedTable.Cell]) -> Bool {
    let filled = row.filter { !$0.text.isEmpty }
    if let label = filled.first?.text, label == "栏次" || label == "行次" { return true }
    guard filled.count > 2 else { return false }
    let first = filled[0].number.flatMap { Int(exactly: $0.coefficient) } ?? 0
    let rest = filled[0].number == nil ? filled.dropFirst() : filled[...]
    guard filled[0].number != nil || filled[0].text == "栏次" || filled[0].text == "行次" else { return false }
    return rest.enumerated().allSatisfy { offset, cell in
      cell.number == ExactDecimal((filled[0].number == nil ? 1 : first) + offset) && cell.text.utf8.count < 3
    }
  }

  // MARK: cells

  package static func cell(_ cell: PaperCell) -> StatedTable.Cell {
    var text = GridText.compacted(cell.text)
    let whole = text
    var hasNote = false
    text = text.signedFigure
    if let open = text.utf8.firstIndex(of: UInt8(ascii: "(")), open != text.startIndex {
      hasNote = text[open...].utf8.contains(where: isDigit)
      text = String(text[..<open]).signedFigure
    }
    for sign in ["￥", "¥", "+"] where text.hasHead(sign) { text = String(text.dropFirst()) }
    let isPercent = text.hasTail("%")
    if isPercent { text = String(text.dropLast()) }
    for unit in units where text.hasTail(unit) && text.utf8.count > unit.utf8.count {
      text = String(text.dropLast(unit.count))
      break
    }
    let number = text.utf8.count <= 30 && text.utf8.contains(where: isDigit) ? try? ExactDecimal(parsing: text) : nil
    return StatedTable.Cell(
      text: whole, number: number, isPercent: isPercent && number != nil, hasNote: hasNote && number != nil,
      place: cell.place)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static let units = ["元", "人次", "人", "户", "个", "亩", "公里", "平方米", "米", "台", "套", "座", "辆", "头", "只", "株", "项", "次", "处"]
}
