import HengDomain
import HengValues

/// Puts the rows of one accounts table together (表的组装): addresses, places, strays, doubts.
struct AccountsTableBuilder {
  private(set) var table: AccountsTable
  private(set) var doubts: [RecognitionDoubt] = []
  private let file: String
  private var rows: Set<AccountsRow> = []

  init(_ title: AccountsTitle, kind: AccountsTable.Kind, unit: MoneyUnit, grid: AccountsGrid, file: String) {
    self.file = file
    table = AccountsTable(
      kind: kind, title: title.title.isEmpty ? nil : title.title, owner: title.owner, year: title.year, unit: unit,
      isBasicOnly: title.isBasicOnly, citation: Citation(paper: file, grid.place))
  }

  /// Rows with a figure, and figures.
  var counts: (rows: Int, figures: Int) {
    let filled = table.cells.filter { $0.value.amount.value != nil }
    return (Set(filled.keys.map(\.row)).count, filled.count)
  }

  mutating func add(
    _ row: AccountsRow, name: String, number: Int?, in gridRow: AccountsGrid.Row, nameAt: Int?,
    figures: [(column: Int, key: AccountsColumn)]
  ) {
    let place = nameAt.flatMap { gridRow.own[$0]?.place } ?? gridRow.place
    guard rows.insert(row).inserted else {
      if figures.contains(where: { !gridRow.text($0.column).isEmpty }) { stray(.repeated, row.label, place) }
      return
    }
    table.lines.append(AccountsLine(row: row, name: name, number: number, citation: Citation(paper: file, place)))
    for figure in figures { set(AccountsPlace(row, figure.key), gridRow.own[figure.column], fallback: gridRow.place) }
  }

  mutating func set(_ address: AccountsPlace, _ cell: AccountsGrid.Cell?, fallback: Place) {
    let place = cell?.place ?? fallback
    let amount = AccountsFigure.read(cell, unit: table.unit)
    if amount == nil { doubts.append(RecognitionDoubt("“\(table.label(of: address))”的“\(cell?.text ?? "")”不能确认为数字", place)) }
    table.cells[address] = AccountsCell(printed: cell?.text ?? "", amount: amount ?? .unfilled, citation: Citation(paper: file, place))
  }

  mutating func stray(_ reason: AccountsStray.Reason, _ printed: String, _ place: Place) {
    table.strays.append(AccountsStray(reason, printed: printed, citation: Citation(paper: file, place)))
    let message: String
    switch reason {
    case .unknownName: message = "\(table.title)中“\(printed)”一行有数字，但不认识这一项"
    case .badCode: message = "\(table.title)中“\(printed)”不是科目编码"
    case .repeated: message = "\(table.title)中“\(printed)”出现了不止一次"
    case .unknownColumn: message = "\(table.title)有一栏数字没有认出栏目“\(printed)”"
    }
    doubts.append(RecognitionDoubt(message, place))
  }

  mutating func number(_ number: Int, _ place: Place) {
    table.numbers.append(AccountsLineNumber(number, Citation(paper: file, place)))
  }

  mutating func note(_ text: String) {
    table.notes.append(text)
    if ["本表无数据", "此表无数据", "为空表", "空表列示", "故本表为空"].contains(where: { text.holds($0) }) { table.isStatedEmpty = true }
  }

  /// Columns whose heading is not known hold figures.
  mutating func strayColumns(_ columns: AccountsColumns, _ grid: AccountsGrid, header: Range<Int>) {
    for column in columns.unknown {
      for row in grid.rows[header.upperBound...] {
        guard let cell = row.own[column], AccountsFigure.isNumeric(cell.text), !AccountsRows.isNote(row) else { continue }
        stray(.unknownColumn, grid.headings(over: column, in: header).first ?? "第\(column + 1)栏", cell.place)
        break
      }
    }
  }
}

/// What kind of row stands in a table, by its words.
enum AccountsRows {
  static func isNote(_ row: AccountsGrid.Row) -> Bool { row.texts.first.map(isNote) ?? false }

  static func isNote(_ text: String) -> Bool {
    ["注:", "注1", "说明:", "备注:", "注.", "注、"].contains { text.hasHead($0) } || (text.hasHead("注") && text.utf8.count > 12)
  }

  /// 栏次, or the figures 1, 2, 3 … that number the columns.
  static func isNumbering(_ row: AccountsGrid.Row) -> Bool {
    let texts = row.texts
    if texts.contains(where: { $0.hasHead("栏次") }) { return true }
    let numbers = texts.compactMap(CompactText.wholeNumber)
    guard numbers.count == texts.count, numbers.count > 2, let first = numbers.first, first == 1 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }
}
