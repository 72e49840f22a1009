import HengDomain
import HengValues

extension FinalAccounts? {
  /// Last year's tables as rows; no rows where there are none. Cells stand in the order of their keys, so that the same accounts
  /// always give the same rows.
  func previousLines(of accounts: String) throws(LedgerError) -> [LedgerRecord.Lines] {
    let tables = self?.tables ?? []
    if let twice = tables.enumerated().first(where: { index, table in tables[..<index].contains { $0.kind == table.kind } })?.element {
      throw .refused(.unstorable(what: "上年度决算", text: twice.kind.title, reason: "同一张表出现了两次"))
    }
    let head: [LedgerRow] =
      self.map {
        [["accounts": .text(accounts), "department": .text($0.department), "year": .integer(ifPresent: $0.year.map { Int64($0.year) })]]
      }
      ?? []
    var rows: [[LedgerRow]] = Array(repeating: [], count: 6)
    for (ordering, table) in tables.enumerated() {
      let key: LedgerRow = ["accounts": .text(accounts), "kind": .integer(table.kind.rawValue)]
      rows[0].append(try table.row(accounts, ordering: ordering))
      rows[1] += try table.cellRows(key)
      rows[2] += try table.lineRows(key)
      rows[3] += table.notes.enumerated().map { key + ["ordering": .integer($0), "text": .text($1)] }
      for (ordering, number) in table.numbers.enumerated() {
        rows[4].append(key + ["ordering": .integer(ordering), "number": .integer(number.number)] + (try .citation(number.citation)))
      }
      for (ordering, stray) in table.strays.enumerated() {
        rows[5].append(
          key + ["ordering": .integer(ordering), "reason": .text(stray.reason.word), "printed": .text(stray.printed)]
            + (try .citation(stray.citation)))
      }
    }
    let names: [LedgerTable] = [.previousTable, .previousCell, .previousLine, .previousNote, .previousNumber, .previousStray]
    return [LedgerRecord.Lines(table: .previousAccounts, owner: "accounts", rows: head)]
      + zip(names, rows).map { LedgerRecord.Lines(table: $0, owner: "accounts", rows: $1) }
  }
}

extension AccountsTable {
  fileprivate func row(_ accounts: String, ordering: Int) throws(LedgerError) -> LedgerRow {
    try [
      "accounts": .text(accounts), "ordering": .integer(ordering), "kind": .integer(kind.rawValue), "title": .text(title),
      "owner": .text(owner), "year": .integer(ifPresent: year.map { Int64($0.year) }), "unit": .text(unit.rawValue),
      "is_basic_only": .flag(isBasicOnly), "is_stated_empty": .flag(isStatedEmpty),
    ] + .citation(citation)
  }

  fileprivate func cellRows(_ key: LedgerRow) throws(LedgerError) -> [LedgerRow] {
    let cells = cells.map { (row: $0.row.key, column: $0.column.key, cell: $1) }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    var rows: [LedgerRow] = []
    for (row, column, cell) in cells {
      rows.append(
        try key + [
          "row_key": .text(row), "column_key": .text(column), "printed": .text(cell.printed), "amount": .entry(cell.amount),
        ] + .citation(cell.citation))
    }
    return rows
  }

  fileprivate func lineRows(_ key: LedgerRow) throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (ordering, line) in lines.enumerated() {
      rows.append(
        try key + [
          "ordering": .integer(ordering), "row_key": .text(line.row.key), "name": .text(line.name),
          "number": .integer(ifPresent: line.number.map(Int64.init)),
        ] + .citation(line.citation))
    }
    return rows
  }

  /// - Parameter lines: the rows of the table's own tables.
  init(_ row: SQLRow, cells: [SQLRow], lines: [SQLRow], notes: [SQLRow], numbers: [SQLRow], strays: [SQLRow]) throws(StoreError) {
    var places: [AccountsPlace: AccountsCell] = [:]
    for cell in cells {
      places[AccountsPlace(try cell.rowKey(), try cell.columnKey())] = AccountsCell(
        printed: try cell.text("printed"), amount: try cell.entry("amount") { text throws(ValueError) in try PrintedAmount(stored: text) },
        citation: try cell.citation())
    }
    self.init(
      kind: try row.numbered("kind"), title: try row.text("title"), owner: try row.text("owner"), year: try row.optionalYear("year"),
      unit: try row.choice("unit"), isBasicOnly: try row.flag("is_basic_only"), cells: places,
      lines: try lines.made { row throws(StoreError) in
        AccountsLine(
          row: try row.rowKey(), name: try row.text("name"), number: try row.optionalInteger("number").map { Int($0) },
          citation: try row.citation())
      }, isStatedEmpty: try row.flag("is_stated_empty"), notes: try notes.made { row throws(StoreError) in try row.text("text") },
      numbers: try numbers.made { row throws(StoreError) in AccountsLineNumber(try row.number("number"), try row.citation()) },
      strays: try strays.made { row throws(StoreError) in
        guard let reason = AccountsStray.Reason(word: try row.text("reason")) else { throw row.odd("reason") }
        return AccountsStray(reason, printed: try row.text("printed"), citation: try row.citation())
      }, citation: try row.citation())
  }
}

extension SQLRow {
  fileprivate func rowKey() throws(StoreError) -> AccountsRow {
    guard let row = AccountsRow(key: try text("row_key")) else { throw odd("row_key") }
    return row
  }

  fileprivate func columnKey() throws(StoreError) -> AccountsColumn {
    guard let column = AccountsColumn(key: try text("column_key")) else { throw odd("column_key") }
    return column
  }
}

extension AccountsStray.Reason {
  private static let words: [(AccountsStray.Reason, String)] = [
    (.unknownName, "unknownName"), (.badCode, "badCode"), (.repeated, "repeated"), (.unknownColumn, "unknownColumn"),
  ]

  fileprivate var word: String { Self.words.first { $0.0 == self }?.1 ?? "" }

  fileprivate init?(word: String) {
    guard let reason = Self.words.first(where: { $0.1 == word })?.0 else { return nil }
    self = reason
  }
}
