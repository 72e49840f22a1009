import HengReaders
import HengValues
import HengWriters

/// The table of a worksheet with its columns known by their headings (导入表). All numbers 0-based.
struct ImportTable {
  let sheet: ReadCells
  /// The row where the filter and the heading of the messages go: the last row of headings.
  let headingRow: Int
  let columns: [ImportField: Int]
  /// The heading of each column as it stands there.
  let headings: [Int: String]
  let unit: MoneyUnit
  /// Columns whose heading names a unit of its own.
  let units: [Int: MoneyUnit]
  /// Ranges of `sheet.cells`, a row each, below the headings.
  let rows: [ImportRow]
  private let fills: [ReadCells.Spot: String]
  private let unknownResults: Set<ReadCells.Spot>

  init(
    _ sheet: ReadCells, headingRow: Int, columns: [ImportField: Int], headings: [Int: String], unit: MoneyUnit,
    units: [Int: MoneyUnit] = [:]
  ) {
    self.sheet = sheet
    self.headingRow = headingRow
    self.columns = columns
    self.headings = headings
    self.unit = unit
    self.units = units
    rows = Self.rows(of: sheet, after: headingRow, Set(columns.filter { $0.key != .faults }.values))
    fills = Self.fills(of: sheet, after: headingRow, columns)
    unknownResults = Set(sheet.unknownResults)
  }

  var layout: ImportRefusal.SheetLayout {
    ImportRefusal.SheetLayout(
      name: sheet.name, headingRow: headingRow, lastRow: sheet.cells.last?.row ?? headingRow, messageColumn: columns[.faults])
  }

  /// The cell as the eye sees it, without blanks at its ends; a merged cell says the same in each of its rows.
  func text(_ row: ImportRow, _ column: Int) -> String {
    for index in row.cells where sheet.cells.column(index) == column { return sheet.cells.text(index).trimmedSpaces }
    return fills.isEmpty ? "" : fills[ReadCells.Spot(row.number, column)] ?? ""
  }

  func lacksResult(_ row: ImportRow, _ column: Int) -> Bool {
    !unknownResults.isEmpty && unknownResults.contains(ReadCells.Spot(row.number, column))
  }

  /// Rows that say something in a column that is read; the row of notes is none.
  private static func rows(of sheet: ReadCells, after heading: Int, _ columns: Set<Int>) -> [ImportRow] {
    var rows: [ImportRow] = []
    var start = sheet.cells.indices.first { sheet.cells.row($0) > heading } ?? sheet.cells.count
    while start < sheet.cells.count {
      let row = sheet.cells.row(start)
      var end = start
      var isNote = true
      var says = false
      while end < sheet.cells.count, sheet.cells.row(end) == row {
        if columns.contains(sheet.cells.column(end)), !says || isNote {
          let text = sheet.cells.text(end)
          if !text.trimmedSpaces.isEmpty {
            says = true
            if !text.hasPrefix(EntryWorkbookWriter.noteMark) { isNote = false }
          }
        }
        end += 1
      }
      if says, !isNote { rows.append(ImportRow(number: row, cells: start..<end)) }
      start = end
    }
    return rows
  }

  /// Words of merged cells for the rows below their first; money is never repeated.
  private static func fills(of sheet: ReadCells, after heading: Int, _ columns: [ImportField: Int]) -> [ReadCells.Spot: String] {
    let repeatable = Set(columns.filter { !$0.key.isMoney && $0.key != .faults }.values)
    var fills: [ReadCells.Spot: String] = [:]
    for merge in sheet.merges where merge.rows.lowerBound > heading && merge.rows.count > 1 {
      let column = merge.columns.lowerBound
      guard repeatable.contains(column), fills.count + merge.rows.count <= mostFills,
        let words = sheet.text(row: merge.rows.lowerBound, column: column)?.trimmedSpaces
      else { continue }
      for row in merge.rows.dropFirst() { fills[ReadCells.Spot(row, column)] = words }
    }
    return fills
  }

  private static let mostFills = 1_000_000
}

/// A row of a table.
struct ImportRow {
  var number: Int
  /// Its cells among those of the sheet.
  var cells: Range<Int>
}

/// What is above a table, and how its headings are read.
enum HeadingText {
  /// Without blanks, marks of required columns, units and notes in brackets: `金额（元）*` is `金额`.
  static func plain(_ text: String) -> String {
    var rest = text.halfWidth.withoutSpaces.replacing("*", with: "")
    for unit in ["(元)", "(万元)", "(单位:元)", "(单位:万元)", "/元", "/万元"] { rest = rest.replacing(unit, with: "") }
    return rest
  }

  /// The unit that a heading or a line above the table names.
  static func unit(_ text: String) -> MoneyUnit? {
    let plain = text.halfWidth.withoutSpaces
    guard plain.holds("元") else { return nil }
    for (unit, words) in [
      (MoneyUnit.wanYuan, ["(万元)", "单位:万元", "单位万元", "/万元"]), (.yuan, ["(元)", "单位:元", "单位元", "/元", "单位:人民币元"]),
    ] where words.contains(where: { plain.holds($0) }) { return unit }
    return nil
  }
}

extension ReadCells {
  /// Cells stand in order, so that one is found by halving.
  func text(row: Int, column: Int) -> String? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if (cells.row(middle), cells.column(middle)) < (row, column) { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells.row(low) == row && cells.column(low) == column ? cells.text(low) : nil
  }

  /// The texts of a row by column.
  func texts(ofRow row: Int) -> [Int: String] {
    var texts: [Int: String] = [:]
    for index in cells.indices {
      if cells.row(index) > row { break }
      if cells.row(index) == row { texts[cells.column(index)] = cells.text(index) }
    }
    return texts
  }

  /// The first rows with words.
  func firstRows(_ count: Int) -> [Int] {
    var rows: [Int] = []
    for index in cells.indices where rows.last != cells.row(index) {
      if rows.count == count { break }
      rows.append(cells.row(index))
    }
    return rows
  }
}
