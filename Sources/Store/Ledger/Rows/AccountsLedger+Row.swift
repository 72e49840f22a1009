import HengDomain
import HengValues

/// The entries of a ledger as rows of its tables, each with its place in the books.
extension AccountsLedger {
  private var owner: SQLValue { .text(key.text) }

  func row() throws(LedgerError) -> LedgerRow {
    try ["accounts": owner, "is_institution": .flag(isInstitution)] + .citation(citation)
  }

  /// In the order in which the tables are filled.
  func lines() throws(LedgerError) -> [LedgerRecord.Lines] {
    try requireOneEach(openingBalances.map(\.id.text), "年初结转编号")
    try requireOneEach(receipts.map(\.id.text), "收入明细编号")
    try requireOneEach(procurement.map(\.id.text), "采购编号")
    var lines = [
      LedgerRecord.Lines(table: .openingBalance, owner: "accounts", rows: try rows(openingBalances)),
      LedgerRecord.Lines(table: .accountsReceipt, owner: "accounts", rows: try rows(receipts)),
      LedgerRecord.Lines(table: .surplus, owner: "accounts", rows: try rows(surpluses)),
      LedgerRecord.Lines(table: .initialBudget, owner: "accounts", rows: try rows(initialBudgets)),
      LedgerRecord.Lines(table: .threePublic, owner: "accounts", rows: [try ["accounts": owner] + threePublic.row()]),
      LedgerRecord.Lines(table: .threePublicBudget, owner: "accounts", rows: try budgetRows()),
      LedgerRecord.Lines(table: .procurement, owner: "accounts", rows: try rows(procurement)),
      LedgerRecord.Lines(table: .asset, owner: "accounts", rows: try rows(assets)),
      LedgerRecord.Lines(table: .checkNote, owner: "accounts", rows: try rows(notes)),
    ]
    lines += try previous.previousLines(of: key.text)
    return lines
  }

  private func rows(_ entries: [some AccountsEntry]) throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (ordering, entry) in entries.enumerated() {
      rows.append(["accounts": owner, "ordering": .integer(ordering)] + (try entry.row()))
    }
    return rows
  }

  private func budgetRows() throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for item in ThreePublicItem.allCases {
      guard let amount = threePublic.budgets[item] else { continue }
      rows.append(["accounts": owner, "item": .text(item.rawValue), "amount": try .money(amount)])
    }
    return rows
  }
}

/// An entry of the books that is one row.
private protocol AccountsEntry {
  /// Without the ledger that it belongs to and its place there.
  func row() throws(LedgerError) -> LedgerRow
}

/// Refuses an id that is empty or stands twice.
func requireOneEach(_ ids: [String], _ what: String) throws(LedgerError) {
  var seen: Set<String> = []
  for id in ids {
    guard !id.isEmpty else { throw .refused(.unstorable(what: what, text: id, reason: "编号不能为空")) }
    guard seen.insert(id).inserted else { throw .refused(.unstorable(what: what, text: id, reason: "同一编号出现了两次")) }
  }
}

extension OpeningBalance: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "fund": .text(fund.rawValue), "function_code": .text(ifPresent: function?.text), "amount": .money(amount),
    ] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), fund: try row.choice("fund"),
      function: try row.optional("function_code") { text throws(ValueError) in try FunctionalCode(text) },
      amount: try row.money("amount"), citation: try row.citation())
  }
}

extension AccountsReceipt: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "date": .text(ifPresent: date?.text), "voucher": .text(voucher), "source": .integer(source.rawValue),
      "function_code": .text(function.text), "amount": .money(amount), "summary": .text(summary),
    ] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), date: try row.optionalDate("date"), voucher: try row.text("voucher"), source: try row.numbered("source"),
      function: try row.functionalCode("function_code"), amount: try row.money("amount"), summary: try row.text("summary"),
      citation: try row.citation())
  }
}

extension SurplusEntry: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow {
    try ["kind": .text(kind.rawValue), "amount": .money(amount)] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(kind: try row.choice("kind"), amount: try row.money("amount"), citation: try row.citation())
  }
}

extension InitialBudget: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow {
    try ["category": .text(category.text), "amount": .money(amount)] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(category: try row.functionalCode("category"), amount: try row.money("amount"), citation: try row.citation())
  }
}

extension ProcurementEntry: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "kind": .text(kind.rawValue), "name": .text(name), "amount": .money(amount),
      "to_small_and_medium": .money(toSmallAndMedium), "to_small_and_micro": .money(toSmallAndMicro), "project": .id(project),
    ] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), kind: try row.choice("kind"), name: try row.text("name"), amount: try row.money("amount"),
      toSmallAndMedium: try row.money("to_small_and_medium"), toSmallAndMicro: try row.money("to_small_and_micro"),
      project: try row.optionalID("project"), citation: try row.citation())
  }
}

extension AssetCount: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow {
    try ["item": .integer(item.rawValue), "count": .count(count, item.label)] + .citation(citation)
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(item: try row.numbered("item"), count: try row.number("count"), citation: try row.citation())
  }
}

extension CheckNote: AccountsEntry {
  fileprivate func row() throws(LedgerError) -> LedgerRow { try ["rule": .text(rule), "text": .text(text)] + .citation(citation) }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(rule: try row.text("rule"), text: try row.text("text"), citation: try row.citation())
  }
}
