import HengReaders
import HengValues
import HengWriters

/// Rows that were typed under headings (填写表): pasted from a spreadsheet, or a worksheet of the registration workbook.
struct EntryTable<Field: RawRepresentable<String> & CaseIterable & Hashable & Sendable> {
  struct Row {
    /// As the sender counts it, from 1.
    let number: Int
    let typed: [Field: String]
  }

  /// Empty for pasted rows.
  var name = ""
  /// By field, from 0.
  let columns: [Field: Int]
  let headingRow: Int
  let rows: [Row]
  /// Headings that name no field; they are told, not read.
  let unknown: [String]

  /// The rows of a text with tabs, as a spreadsheet copies them. A first row that bears no heading is read by `order`, where one is given.
  static func pasted(_ text: String, required: [Field], order: [Field]? = nil) throws(EntryTableError) -> EntryTable {
    let grid = PastedGrid.rows(text)
    guard let first = grid.first else { throw EntryTableError(message: "没有粘贴内容。请在表格软件里选中各行复制，再粘贴到这里。") }
    if let found = try heading(first, required: required) { return table(Array(grid.dropFirst()), found, first: 1) }
    guard let order else {
      throw EntryTableError(
        message: "第1行不是栏目名。请连同栏目名一起复制，必须有的栏目：\(required.map(\.rawValue).joined(separator: "、"))。")
    }
    let columns = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return table(grid, (columns, []), first: 0)
  }

  /// The table of a worksheet; its heading is looked for in the first rows.
  static func worksheet(_ sheet: ReadCells, required: [Field]) throws(EntryTableError) -> EntryTable {
    var grid: [Int: [Int: String]] = [:]
    for cell in sheet.cells { grid[cell.row, default: [:]][cell.column] = cell.text.trimmedSpaces }
    let numbers = grid.keys.sorted()
    for number in numbers.prefix(headingReach) {
      guard let found = try heading(line(grid[number] ?? [:]), required: required) else { continue }
      let below = numbers.filter { $0 > number }.map { (number: $0, cells: line(grid[$0] ?? [:])) }
      let noteless = below.filter { !isNote($0.cells) }
      return EntryTable(
        name: sheet.name, columns: found.columns, headingRow: number,
        rows: noteless.compactMap { row($0.number + 1, $0.cells, found.columns) }, unknown: found.unknown)
    }
    throw EntryTableError(
      message: "工作表“\(sheet.name)”没有栏目名。请用模板填写，表头至少有：\(required.map(\.rawValue).joined(separator: "、"))。")
  }

  private static var headingReach: Int { 10 }

  private static func isNote(_ cells: [String]) -> Bool {
    let words = cells.filter { !$0.isEmpty }
    return !words.isEmpty && words.allSatisfy { $0.hasPrefix(EntryWorkbookWriter.noteMark) }
  }

  private static func line(_ cells: [Int: String]) -> [String] {
    (0...(cells.keys.max() ?? 0)).map { cells[$0] ?? "" }
  }

  /// Nil where the row bears none of the fields; an error where it bears some and not all that must be there.
  private static func heading(
    _ cells: [String], required: [Field]
  ) throws(EntryTableError) -> (columns: [Field: Int], unknown: [String])? {
    var columns: [Field: Int] = [:]
    var unknown: [String] = []
    for (place, cell) in cells.enumerated() {
      let plain = HeadingText.plain(cell)
      guard !plain.isEmpty else { continue }
      // What a returned workbook says of its faults stands from here on.
      if plain == ImportField.faults.rawValue { break }
      guard let field = Field.allCases.first(where: { HeadingText.plain($0.rawValue) == plain }) else {
        unknown.append(cell)
        continue
      }
      guard columns.updateValue(place, forKey: field) == nil else {
        throw EntryTableError(message: "栏目“\(field.rawValue)”出现了两次。请删去重复的一栏。")
      }
    }
    guard columns.count > 1 || (columns.count == 1 && required.count == 1) else { return nil }
    let missing = required.filter { columns[$0] == nil }
    guard missing.isEmpty else {
      throw EntryTableError(message: "缺少栏目：\(missing.map(\.rawValue).joined(separator: "、"))。请补上后再试。")
    }
    return (columns, unknown)
  }

  private static func table(_ grid: [[String]], _ found: (columns: [Field: Int], unknown: [String]), first: Int) -> EntryTable {
    EntryTable(
      columns: found.columns, headingRow: 0,
      rows: grid.enumerated().compactMap { row($0 + first + 1, $1, found.columns) }, unknown: found.unknown)
  }

  private static func row(_ number: Int, _ cells: [String], _ columns: [Field: Int]) -> Row? {
    var typed: [Field: String] = [:]
    for (field, place) in columns where cells.indices.contains(place) && !cells[place].trimmedSpaces.isEmpty {
      typed[field] = cells[place].trimmedSpaces
    }
    return typed.isEmpty ? nil : Row(number: number, typed: typed)
  }
}

/// Why a table of typed rows cannot be read as such.
struct EntryTableError: Error { let message: String }

/// Text as a spreadsheet puts it on the clipboard (粘贴内容): cells by tab, rows by line end, and quotes around a cell that holds either.
enum PastedGrid {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)
    if scalars.last != "\n" { scalars.append("\n") }
    var place = 0
    while place < scalars.count {
      let sign = scalars[place]
      place += 1
      if isQuoted {
        if sign != "\"" {
          cell.append(sign)
        } else if place < scalars.count, scalars[place] == "\"" {
          cell.append(sign)
          place += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch sign {
      case "\"" where cell.isEmpty: isQuoted = true
      case "\t", "\n":
        row.append(String(cell).trimmedSpaces)
        cell.removeAll()
        guard sign == "\n" else { continue }
        if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
        row = []
      case "\r": continue
      default: cell.append(sign)
      }
    }
    // A quote that was never closed: what follows it belongs to the cell.
    if !cell.isEmpty || !row.isEmpty { rows.append(row + [String(cell).trimmedSpaces]) }
    return rows
  }
}
