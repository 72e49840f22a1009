package import HengDomain
import HengValues

/// The books behind a department's final accounts and the words of its disclosure (部门决算台账, 决算公开文字).
///
/// Both change only while the final accounts are compiled; a change of checked accounts is a step back to 编制中. Accounts that were sent
/// in come back by 退回 or 撤回, published ones by 更正.
extension LedgerStore {
  /// Replaces a department's ledger of a year, or adds it. Without a difference nothing is written. Projects that entries name must be
  /// there.
  ///
  /// Payments are only added: a changed one is reversed and recorded anew, one that is missing is reversed where the new ledger is
  /// complete, and left alone elsewhere (`PaymentImportPlan`). Everything else of the ledger is replaced.
  package func replace(
    accounts ledger: AccountsLedger, complete: PaymentCompleteness = .whole, _ note: ChangeNote
  ) async throws(LedgerError) {
    try await write(note) { write in try write.put(ledger, complete: complete) }
  }

  /// What `replace` would do to the payments of the books (导入预览); nothing is written.
  package func plan(accounts ledger: AccountsLedger, complete: PaymentCompleteness) async throws(LedgerError) -> PaymentImportPlan {
    try await read { [scope] transaction in
      let key = try transaction.resolved(ledger.key)
      guard scope.covers(key) else { return PaymentImportPlan(standing: [], incoming: [], complete: complete) }
      let standing = try AccountsReading(transaction, .department(key)).payments()[key.departmentID] ?? []
      return PaymentImportPlan(standing: standing, incoming: ledger.payments, complete: complete)
    }
  }

  /// Replaces the words of a department's disclosure as a whole, or adds them. Without a difference nothing is written. Projects with a
  /// report or a correction must be there.
  package func save(disclosure: DisclosureRecord, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      var disclosure = disclosure
      disclosure.departmentID = try write.transaction.resolved(disclosure.key).departmentID
      let projects = disclosure.reports.map(\.project) + disclosure.corrections.map(\.project)
      let old = try AccountsReading(write.transaction, .department(disclosure.key)).disclosures().first
      try write.put(
        LedgerRecord(disclosure), of: disclosure.key, over: try old.map { try LedgerRecord($0) }, naming: projects,
        action: Action.save.rawValue)
    }
  }

  package func accounts(_ key: DepartmentYear) async throws(LedgerError) -> AccountsLedger? {
    try await read { [scope] in try $0.extent(key, scope).flatMap { try $0.ledgers().first } }
  }

  /// Of all departments of a county-year within the scope, by name.
  package func accounts(_ key: CountyYear) async throws(LedgerError) -> [AccountsLedger] {
    try await read { [scope] in try $0.extents(key, scope).flatMap { try $0.ledgers() } }
  }

  package func disclosure(_ key: DepartmentYear) async throws(LedgerError) -> DisclosureRecord? {
    try await read { [scope] in try $0.extent(key, scope).flatMap { try $0.disclosures().first } }
  }

  /// Of all departments of a county-year within the scope, by name.
  package func disclosures(_ key: CountyYear) async throws(LedgerError) -> [DisclosureRecord] {
    try await read { [scope] in try $0.extents(key, scope).flatMap { try $0.disclosures() } }
  }
}

extension Transaction {
  /// The reading of a department's year; nil where it is outside the scope.
  func extent(_ key: DepartmentYear, _ scope: Scope) throws(StoreError) -> AccountsReading? {
    let key = try resolved(key)
    return scope.covers(key) ? AccountsReading(self, .department(key)) : nil
  }

  /// The readings that make up what the scope shows of a county-year: all at once, or its departments one by one.
  func extents(_ key: CountyYear, _ scope: Scope) throws(StoreError) -> [AccountsReading] {
    if scope.covers(key.county, department: nil) { return [AccountsReading(self, .countyYear(key))] }
    guard scope.touches(key.county) else { return [] }
    var readings: [(name: String, reading: AccountsReading)] = []
    for department in try departments(of: key.county) where scope.covers(key.county, department: department.id) {
      let own = try resolved(DepartmentYear(county: key.county, year: key.year, department: "", departmentID: department.id))
      readings.append((own.department, AccountsReading(self, .department(own))))
    }
    return readings.sorted { $0.name < $1.name }.map(\.reading)
  }
}

extension LedgerWrite {
  func put(_ ledger: AccountsLedger, complete: PaymentCompleteness) throws {
    try requireOneEach(ledger.payments.map(\.id.text), "支出明细编号")
    var ledger = ledger
    ledger.departmentID = try transaction.resolved(ledger.key).departmentID
    try require(ledger.county, ledger.departmentID)
    let reading = AccountsReading(transaction, .department(ledger.key))
    let plan = PaymentImportPlan(standing: try reading.payments()[ledger.departmentID] ?? [], incoming: ledger.payments, complete: complete)
    let projects = ledger.payments.compactMap(\.project) + ledger.procurement.compactMap(\.project)
    let old = try reading.ledgers().first
    let isWritten = try put(
      LedgerRecord(ledger), of: ledger.key, over: try old.map { try LedgerRecord($0) }, naming: projects, action: Self.importing,
      evenIf: !plan.changesNothing)
    if isWritten { try apply(plan, of: ledger) }
  }

  /// Writes what a plan says; the check against the allotments is made over all of it first.
  ///
  /// Payments are added in the order of their ids, so that neighbours in the file of the database are written one after another.
  private func apply(_ plan: PaymentImportPlan, of ledger: AccountsLedger) throws {
    let before = plan.changed.map(\.before) + plan.removed
    let after = plan.changed.isEmpty ? plan.added : plan.changed.map(\.after) + plan.added
    try requireWithinAllotments(removing: before, adding: after)
    let places = Dictionary(ledger.payments.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    for payment in before {
      guard let standing = try standingEntry(payment.county, payment.id) else { continue }
      try reverse(standing)
    }
    // All stand in the same books, which are opened once.
    var books = OpenBooks()
    let order = after.indices.sorted { after[$0].id < after[$1].id }
    for start in stride(from: 0, to: order.count, by: Self.batch) {
      var batch: [(payment: Payment, ordering: Int)] = []
      for index in order[start..<min(start + Self.batch, order.count)] {
        var payment = after[index]
        (payment.county, payment.year, payment.department) = (ledger.county, ledger.year, ledger.departmentID)
        try prepare(&payment, &books)
        batch.append((payment, places[payment.id] ?? index))
      }
      if try bookBatch(batch, action: Self.importing) { continue }
      for (payment, ordering) in batch {
        let last = try lastEntry(payment.county, payment.id)
        if let last, !last.isReversal { throw LedgerError.refused(.differs(.payment, id: payment.id.text)) }
        try book(payment, after: last, ordering: ordering, action: Self.importing)
      }
    }
  }

  /// - Parameter projects: those that the record names.
  @discardableResult
  fileprivate func put(
    _ record: LedgerRecord, of key: DepartmentYear, over old: LedgerRecord?, naming projects: [ID<Project>], action: String,
    evenIf isOtherwiseChanged: Bool = false
  ) throws -> Bool {
    try require(key.county, key.departmentID)
    let state = try begin(key)
    guard state.isEditable else { throw LedgerError.refused(.notEditable(record.kind, id: record.id, state: state.label)) }
    let isSame = old.map { $0.json == record.json } ?? false
    if isSame, !isOtherwiseChanged { return false }
    for project in Set(projects).sorted() {
      guard try county(of: project) == key.county else { throw LedgerError.refused(.strangeProject(id: project.text, of: record.id)) }
    }
    if state == .checked { try advance(key, state, .save) }
    if let old {
      if !isSame { try replace(old, by: record, action: action) }
    } else {
      try insert(record, action: action)
    }
    try count(key.county)
    return true
  }

  /// The state of final accounts, which begin here when nothing is known of them yet.
  private func begin(_ key: DepartmentYear) throws -> FinalAccountsState {
    guard !key.department.trimmedSpaces.isEmpty else {
      throw LedgerError.refused(.unstorable(what: "部门名称", text: key.department, reason: "没有写部门名称"))
    }
    try admit(key.countyYear)
    if let state = try state(of: key) { return state }
    let key = try registered(key)
    let row: LedgerRow = [
      "id": .text(key.text), "county": .text(key.county.text), "year": .integer(key.year.year), "department": .text(key.department),
      "department_id": .id(key.departmentID),
      "state": .text(FinalAccountsState.compiling.rawValue),
    ]
    try transaction.insert(row, into: .finalAccounts)
    try audit("登记", .finalAccounts, key.text, of: key.county, before: nil, after: row.json)
    return .compiling
  }

  func state(of key: DepartmentYear) throws(StoreError) -> FinalAccountsState? {
    try transaction.first(LedgerTable.finalAccounts.standing, [.text(key.text)])?.choice("state")
  }
}
