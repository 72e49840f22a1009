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

  /// A cell of which it is not certain what it holds (读不准的格).
  struct Doubt {
    let row: Int
    let field: Field
    let reason: String
    let remedy: String
  }

  /// Empty for pasted rows.
  var name = ""
  /// By field, from 0.
  let columns: [Field: Int]
  let headingRow: Int
  let rows: [Row]
  /// Headings that name no field; they are told, not read.
  let unknown: [String]
  /// The unit that a heading names, `中央资金（元）`: it goes with every amount below that names none.
  var units: [Field: String] = [:]
  var doubts: [Doubt] = []

  private typealias Heading = (columns: [Field: Int], unknown: [String], units: [Field: String])

  /// The rows of a text with tabs, as a spreadsheet copies them. A first row that bears no heading is read by `order`, where one is given.
  static func pasted(_ text: String, required: [Field], order: [Field]? = nil) throws(EntryTableError) -> EntryTable {
    let grid = PastedGrid.rows(text)
    guard let first = grid.first else { throw EntryTableError(message: "没有粘贴内容。请在表格软件里选中各行复制，再粘贴到这里。") }
    if let found = try heading(first.cells, required: required) { return table(Array(grid.dropFirst()), found) }
    guard let order else {
      throw EntryTableError(
        message: "第1行不是栏目名。请连同栏目名一起复制，必须有的栏目：\(required.map(\.rawValue).joined(separator: "、"))。")
    }
    if let wide = grid.first(where: { $0.cells.dropFirst(order.count).contains { !$0.isEmpty } }) {
      throw EntryTableError(
        message: "第\(wide.number)行有\(wide.cells.count)栏，这里只读\(order.count)栏：\(order.map(\.rawValue).joined(separator: "、"))。请只复制这几栏。")
    }
    return table(grid, (Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) }), [], [:]))
  }

  /// The table of a worksheet; its heading is looked for in the first rows.
  static func worksheet(_ sheet: ReadCells, required: [Field]) throws(EntryTableError) -> EntryTable {
    var grid: [Int: [Int: String]] = [:]
    for cell in sheet.cells { grid[cell.row, default: [:]][cell.column] = cell.text.trimmedSpaces }
    for spot in sheet.unknownResults { grid[spot.row, default: [:]][spot.column, default: ""] += "" }
    let numbers = grid.keys.sorted()
    for number in numbers.prefix(headingReach) {
      guard let found = try heading(line(grid[number] ?? [:]), required: required) else { continue }
      let below = numbers.filter { $0 > number }.map { (number: $0 + 1, cells: line(grid[$0] ?? [:])) }.filter { !isNote($0.cells) }
      var table = table(below, found)
      table.name = sheet.name
      return EntryTable(
        name: sheet.name, columns: found.columns, headingRow: number, rows: table.rows, unknown: found.unknown, units: found.units,
        doubts: doubts(sheet, below: number, found.columns))
    }
    throw EntryTableError(
      message: "工作表“\(sheet.name)”没有栏目名。请用模板填写，表头至少有：\(required.map(\.rawValue).joined(separator: "、"))。")
  }

  /// Merged cells say the same for several rows or nothing; a formula without its result says nothing at all.
  private static func doubts(_ sheet: ReadCells, below heading: Int, _ columns: [Field: Int]) -> [Doubt] {
    let fields = Dictionary(columns.map { ($1, $0) }) { first, _ in first }
    var doubts: [Doubt] = sheet.unknownResults.compactMap { spot in
      guard spot.row > heading, let field = fields[spot.column] else { return nil }
      return Doubt(row: spot.row + 1, field: field, reason: "公式的结果没有存在文件里", remedy: "请用表格软件打开并保存后再导入，或直接填写")
    }
    for merge in sheet.merges where merge.rows.upperBound > heading && (merge.rows.count > 1 || merge.columns.count > 1) {
      guard let field = merge.columns.lazy.compactMap({ fields[$0] }).first else { continue }
      doubts.append(Doubt(row: max(merge.rows.lowerBound, heading + 1) + 1, field: field, reason: "单元格合并了", remedy: "请取消合并，每行各填各的"))
    }
    return doubts.sorted { $0.row < $1.row }
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
  private static func heading(_ cells: [String], required: [Field]) throws(EntryTableError) -> Heading? {
    var found: Heading = ([:], [], [:])
    for (place, cell) in cells.enumerated() {
      let plain = HeadingText.plain(cell)
      guard !plain.isEmpty else { continue }
      // What a returned workbook says of its faults stands from here on.
      if plain == ImportField.faults.rawValue { break }
      guard let field = Field.allCases.first(where: { HeadingText.plain($0.rawValue) == plain }) else {
        found.unknown.append(cell)
        continue
      }
      found.units[field] = HeadingText.unit(cell)?.rawValue
      guard found.columns.updateValue(place, forKey: field) == nil else {
        throw EntryTableError(message: "栏目“\(field.rawValue)”出现了两次。请删去重复的一栏。")
      }
    }
    guard found.columns.count > 1 || (found.columns.count == 1 && required.count == 1) else { return nil }
    let missing = required.filter { found.columns[$0] == nil }
    guard missing.isEmpty else {
      throw EntryTableError(message: "缺少栏目：\(missing.map(\.rawValue).joined(separator: "、"))。请补上后再试。")
    }
    return found
  }

  private static func table(_ grid: [(number: Int, cells: [String])], _ found: Heading) -> EntryTable {
    EntryTable(
      columns: found.columns, headingRow: 0, rows: grid.compactMap { row($0.number, $0.cells, found) }, unknown: found.unknown,
      units: found.units)
  }

  private static func row(_ number: Int, _ cells: [String], _ found: Heading) -> Row? {
    var typed: [Field: String] = [:]
    for (field, place) in found.columns where cells.indices.contains(place) && !cells[place].trimmedSpaces.isEmpty {
      let text = cells[place].trimmedSpaces
      let unit = found.units[field].flatMap { text.hasSuffix("元") ? nil : $0 } ?? ""
      typed[field] = text + unit
    }
    return typed.isEmpty ? nil : Row(number: number, typed: typed)
  }
}

/// Why a table of typed rows cannot be read as such.
struct EntryTableError: Error { let message: String }
