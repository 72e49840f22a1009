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

  /// The first cell above row `end` whose bare words fit: a label of the form, else any cell, for a table read without roles.
  func find(before end: Int? = nil, _ fits: (String) -> Bool) -> Sheet.Placed? {
    let found = cells.filter { $0.row < end ?? rowCount && fits($0.cell.text.bareLabel) }
    return found.first { $0.cell.role == .label } ?? found.first
  }

  func find(_ word: String, before end: Int? = nil) -> Sheet.Placed? { find(before: end) { $0 == word } }

  func right(of label: Sheet.Placed?) -> String {
    label.map { text($0.row, $0.column + max($0.cell.columnSpan, 1)) } ?? ""
  }

  func below(_ label: Sheet.Placed?) -> String {
    label.map { text($0.row + max($0.cell.rowSpan, 1), $0.column) } ?? ""
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

/// The indicator block of a form: its header row, and the rows below with their columns by word (绩效指标).
struct IndicatorTable {
  let grid: FormGrid
  /// Row of 一级指标, 二级指标 and 三级指标.
  let header: Int
  private let columns: [String: Int]
  /// Rows that hold indicators.
  let rows: [Int]

  init?(_ grid: FormGrid) {
    let header = (0..<grid.rowCount).first { row in
      let words = Set(grid.row(row).map { $0.cell.text.bareLabel })
      return words.isSuperset(of: Self.levels)
    }
    guard let header else { return nil }
    var columns: [String: Int] = [:]
    for placed in grid.row(header) where columns[placed.cell.text.bareLabel] == nil {
      columns[placed.cell.text.bareLabel] = placed.column
    }
    let end = ((header + 1)..<grid.rowCount).first { row in
      grid.cell(row, 0).map { $0.row == row && Self.endings.contains($0.cell.text.bareLabel) } ?? false
    }
    self.grid = grid
    self.header = header
    self.columns = columns
    // A table read from pages may repeat its header; a form without indicators keeps one empty row.
    rows = ((header + 1)..<max(end ?? grid.rowCount, header + 1)).filter { row in
      let cells = columns.filter { $0.key != "名称" && $0.key != "绩效指标" }.values.map { grid.text(row, $0) }
      return cells.contains { !$0.isEmpty } && grid.text(row, columns["一级指标"] ?? 0).bareLabel != "一级指标"
    }
  }

  private static let levels: Set = ["一级指标", "二级指标", "三级指标"]
  private static let endings: Set = ["总分", "合计"]

  /// The first header word that fits.
  func word(_ fits: (String) -> Bool) -> String? { columns.filter { fits($0.key) }.min { $0.value < $1.value }?.key }

  func has(_ word: String) -> Bool { columns[word] != nil }

  func text(_ row: Int, _ word: String) -> String { columns[word].map { grid.text(row, $0) } ?? "" }

  /// The cell that covers the row under a word, with the row where it begins.
  func cell(_ row: Int, _ word: String) -> Sheet.Placed? { columns[word].flatMap { grid.cell(row, $0) } }

  /// First and second level of each row as printed; an empty cell of a table read without merges takes the words above it.
  var levels: [(level1: String, level2: String)] {
    var (first, second) = ("", "")
    return rows.map { row in
      let (level1, level2) = (text(row, "一级指标"), text(row, "二级指标"))
      if !level1.isEmpty, level1 != first { (first, second) = (level1, "") }
      if !level2.isEmpty { second = level2 }
      return (first, second)
    }
  }
}
