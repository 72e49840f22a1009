import HengValues

/// A sheet as a grid that is read by its words (按表头词取值), never by column numbers: a label, then what stands right of it or below.
struct FormGrid {
  let rowCount: Int
  private let cells: [Sheet.Placed]
  private let owners: [[Int?]]

  init(_ sheet: Sheet) {
    cells = sheet.placedCells
    rowCount = sheet.rows.count
    let width = cells.map { $0.column + max($0.cell.columnSpan, 1) }.max() ?? 0
    var owners: [[Int?]] = Array(repeating: Array(repeating: nil, count: width), count: rowCount)
    for (index, placed) in cells.enumerated() {
      for row in placed.row..<min(placed.row + max(placed.cell.rowSpan, 1), rowCount) {
        for column in placed.column..<(placed.column + max(placed.cell.columnSpan, 1)) { owners[row][column] = index }
      }
    }
    self.owners = owners
  }

  /// The cell that covers a place.
  func cell(_ row: Int, _ column: Int) -> Sheet.Placed? {
    guard owners.indices.contains(row), owners[row].indices.contains(column) else { return nil }
    return owners[row][column].map { cells[$0] }
  }

  func text(_ row: Int, _ column: Int) -> String { cell(row, column)?.cell.text ?? "" }

  /// The cells that begin in a row.
  func row(_ row: Int) -> [Sheet.Placed] { cells.filter { $0.row == row } }

  /// The cells of some rows whose bare words fit: labels of the form, else any, for a table read without roles.
  func all(in rows: Range<Int>, _ pattern: LabelPattern) -> [Sheet.Placed] {
    let found = cells.filter { rows.contains($0.row) && pattern.fits($0.cell.text.bareLabel) }
    let labels = found.filter { $0.cell.role == .label }
    return labels.isEmpty ? found : labels
  }
}

extension String {
  /// A label without blanks, 其中, colon and bracketed tail: `其中：当年财政拨款` is 当年财政拨款, `分值(10分)` is 分值.
  var bareLabel: String {
    var words = halfWidth.withoutSpaces[...]
    if words.hasPrefix("其中:") { words = words.dropFirst(3) }
    if let bracket = words.firstIndex(of: "(") { words = words[..<bracket] }
    while words.last == ":" { words.removeLast() }
    return String(words)
  }

  /// What stands in the first brackets: `产出指标（50分）` gives `50分`.
  var bracketed: String {
    let words = halfWidth.withoutSpaces
    guard let open = words.firstIndex(of: "("), let close = words[open...].firstIndex(of: ")") else { return "" }
    return String(words[words.index(after: open)..<close])
  }

  /// The four digits of a year in a title line: `（2024年度）`.
  var yearDigits: String? {
    let words = halfWidth.withoutSpaces
    guard let mark = words.firstIndex(of: "年") else { return nil }
    let digits = words[..<mark].suffix(4)
    return digits.count == 4 && digits.allSatisfy { ("0"..."9").contains($0) } ? String(digits) : nil
  }
}
