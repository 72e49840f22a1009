package import HengDomain
import HengValues

/// The books behind a department's final accounts and the words of its disclosure (部门决算台账, 决算公开文字).
///
/// Both change only while the final accounts are compiled; a change of checked accounts is a step back to 编制中. Accounts that were sent
/// in come back by 退回 or 撤回, published ones by 更正.
extension LedgerStore {
  /// Replaces a department's ledger of a year as a whole, or adds it; nothing is left of the one before. Without a difference nothing is
  /// written. Projects that entries name must be there.
  package func replace(accounts ledger: AccountsLedger, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let projects = ledger.payments.compactMap(\.project) + ledger.procurement.compactMap(\.project)
      let old = try AccountsReading(write.transaction, .department(ledger.key)).ledgers().first
      try write.put(
        LedgerRecord(ledger), of: ledger.key, over: try old.map { try LedgerRecord($0) }, naming: projects, action: LedgerWrite.importing)
    }
  }

  /// Replaces the words of a department's disclosure as a whole, or adds them. Without a difference nothing is written. Projects with a
  /// report or a correction must be there.
  package func save(disclosure: DisclosureRecord, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let projects = disclosure.reports.map(\.project) + disclosure.corrections.map(\.project)
      let old = try AccountsReading(write.transaction, .department(disclosure.key)).disclosures().first
      try write.put(
        LedgerRecord(disclosure), of: disclosure.key, over: try old.map { try LedgerRecord($0) }, naming: projects,
        action: Action.save.rawValue)
    }
  }

  package func accounts(_ key: DepartmentYear) async throws(LedgerError) -> AccountsLedger? {
    try await read { try AccountsReading($0, .department(key)).ledgers().first }
  }

  /// Of all departments of a county-year, by name.
  package func accounts(_ key: CountyYear) async throws(LedgerError) -> [AccountsLedger] {
    try await read { try AccountsReading($0, .countyYear(key)).ledgers() }
  }

  package func disclosure(_ key: DepartmentYear) async throws(LedgerError) -> DisclosureRecord? {
    try await read { try AccountsReading($0, .department(key)).disclosures().first }
  }

  /// Of all departments of a county-year, by name.
  package func disclosures(_ key: CountyYear) async throws(LedgerError) -> [DisclosureRecord] {
    try await read { try AccountsReading($0, .countyYear(key)).disclosures() }
  }
}

extension LedgerWrite {
  /// - Parameter projects: those that the record names.
  fileprivate func put(
    _ record: LedgerRecord, of key: DepartmentYear, over old: LedgerRecord?, naming projects: [ID<Project>], action: String
  ) throws {
    let state = try begin(key)
    guard state.isEditable else { throw LedgerError.refused(.notEditable(record.kind, id: record.id, state: state.label)) }
    if let old, old.json == record.json { return }
    for project in Set(projects).sorted() {
      guard try county(of: project) == key.county else { throw LedgerError.refused(.strangeProject(id: project.text, of: record.id)) }
    }
    if state == .checked { try advance(key, state, .save) }
    if let old {
      try replace(old, by: record, action: action)
    } else {
      try insert(record, action: action)
    }
    try count(key.county)
  }

  /// The state of final accounts, which begin here when nothing is known of them yet.
  private func begin(_ key: DepartmentYear) throws -> FinalAccountsState {
    guard !key.department.trimmedSpaces.isEmpty else {
      throw LedgerError.refused(.unstorable(what: "部门名称", text: key.department, reason: "没有写部门名称"))
    }
    try admit(key.countyYear)
    if let state = try state(of: key) { return state }
    let row: LedgerRow = [
      "id": .text(key.text), "county": .text(key.county.text), "year": .integer(key.year.year), "department": .text(key.department),
      "state": .text(FinalAccountsState.compiling.rawValue),
    ]
    try transaction.insert(row, into: .finalAccounts)
    try audit("登记", .finalAccounts, key.text, before: nil, after: row.json)
    return .compiling
  }

  func state(of key: DepartmentYear) throws(StoreError) -> FinalAccountsState? {
    try transaction.first(LedgerTable.finalAccounts.standing, [.text(key.text)])?.choice("state")
  }
}
