package import HengDomain
package import HengValues

/// The life of final accounts (部门决算办理): the table of `FinalAccountsState` decides, and every step is recorded for good.
///
/// Who imported, wrote, checked or sent in accounts or texts may not approve them or send them back.
extension LedgerStore {
  /// 批复 has an operation of its own, and 公开 comes with the set. 核查 needs a ledger; the caller makes the check.
  @discardableResult
  package func advance(
    finalAccounts key: DepartmentYear, _ action: Action, _ note: ChangeNote
  ) async throws(LedgerError) -> FinalAccountsState {
    try await write(note) { write in
      let key = try write.transaction.resolved(key)
      let state = try write.standing(key)
      let next = try write.step(state, action, .finalAccounts, key.text, parts: LedgerWrite.accountsParts)
      if action == .approve || action == .publish {
        throw LedgerError.refused(.stepByItself(.finalAccounts, id: key.text, action: action))
      }
      if next == .checked, try write.transaction.first(LedgerTable.accountsLedger.ofRoot, [.text(key.text)]) == nil {
        throw LedgerError.refused(.missing(.accountsLedger, id: key.text))
      }
      try write.advance(key, state, action)
      try write.count(key.county, [.year(key.year)])
      return next
    }
  }

  /// Records the finance bureau's approval and its day (批复), from which the twenty days of disclosure run. The disclosure's words must
  /// be there: they hold the day.
  package func approve(finalAccounts key: DepartmentYear, on date: CivilDate, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let key = try write.transaction.resolved(key)
      let state = try write.standing(key)
      try write.requireTimely(date, of: key)
      _ = try write.step(state, .approve, .finalAccounts, key.text, parts: LedgerWrite.accountsParts)
      guard let old = try write.transaction.first(LedgerTable.disclosureRecord.ofRoot, [.text(key.text)]) else {
        throw LedgerError.refused(.missing(.disclosureRecord, id: key.text))
      }
      try write.transaction.execute(.setApproval, [.text(key.text), .text(date.text)])
      try write.audit(
        Action.approve.rawValue, .disclosureRecord, key.text, of: key.county, before: old.json, after: "{\"approved_on\":\(date.text.json)}"
      )
      try write.dated("批复日期\(date.text)").advance(key, state, .approve)
      try write.count(key.county, [.year(key.year)])
    }
  }

  package func progress(_ key: DepartmentYear) async throws(LedgerError) -> FinalAccountsProgress? {
    try await read { [scope] transaction in
      let key = try transaction.resolved(key)
      guard scope.covers(key), let row = try transaction.first(LedgerTable.finalAccounts.ofRoot, [.text(key.text)]) else { return nil }
      let steps = try transaction.query(LedgerTable.finalAccountsStep.ofRoot, [.text(key.text)])
      return FinalAccountsProgress(key: key, state: try row.choice("state"), steps: try steps.map { try TransitionRecord($0) })
    }
  }

  /// Of all departments of a county-year within the scope, by name.
  package func progress(_ key: CountyYear) async throws(LedgerError) -> [FinalAccountsProgress] {
    try await read { [scope] in try $0.extents(key, scope).flatMap { try $0.progress() } }
  }
}

extension LedgerWrite {
  /// Records that are prepared with the final accounts and bear their id.
  static let accountsParts: [RecordKind] = [.accountsLedger, .disclosureRecord]

  /// The state of final accounts that must be there and within the scope.
  func standing(_ key: DepartmentYear) throws -> FinalAccountsState {
    try require(key.county, key.departmentID)
    guard let state = try state(of: key) else { throw LedgerError.refused(.missing(.finalAccounts, id: key.text)) }
    return state
  }

  /// An approval lies between the day on which the accounts were last sent in and today.
  fileprivate func requireTimely(_ date: CivilDate, of key: DepartmentYear) throws {
    guard try state(of: key) == .submitted else { return }
    let submitted = try transaction.first(.lastSubmission, [.text(key.text)])?
      .value("at") { text throws(ValueError) in try Timestamp(text) }.date()
    let today = note.at.date()
    guard date <= today, submitted.map({ date >= $0 }) ?? true else {
      throw LedgerError.refused(.approvalOutOfTime(id: key.text, on: date, submitted: submitted, today: today))
    }
  }

  /// The same write whose steps also say a date.
  fileprivate func dated(_ words: String) -> LedgerWrite {
    var note = note
    note.reason = "\(words)；\(note.reason)"
    return LedgerWrite(transaction: transaction, scope: scope, note: note, newID: newID, chain: chain)
  }

  /// Takes a step and records it.
  func advance(_ key: DepartmentYear, _ state: FinalAccountsState, _ action: Action) throws {
    let next = try step(state, action, .finalAccounts, key.text, parts: Self.accountsParts)
    try transaction.execute(LedgerTable.finalAccounts.setState, [.text(key.text), .text(next.rawValue)])
    let step = TransitionRecord(
      recordKind: RecordKind.finalAccounts.rawValue, recordID: key.text, from: state.rawValue, action: action, to: next.rawValue,
      actor: note.actor, role: note.role, at: note.at, reason: note.reason)
    let place = try transaction.first(.nextStep, [.text(key.text)])?.number("next") ?? 0
    try append(step.row(accounts: key, ordering: place), to: .finalAccountsStep, .finalAccountsStep, of: key.county)
    try audit(action.rawValue, .finalAccounts, key.text, of: key.county, before: state.json, after: next.json)
  }
}

extension Statement {
  fileprivate static let nextStep = Statement(
    "final_accounts_step.next", "SELECT COALESCE(max(ordering) + 1, 0) AS next FROM final_accounts_step WHERE accounts = $1")

  fileprivate static let lastSubmission = Statement(
    "final_accounts_step.lastSubmission",
    "SELECT at FROM final_accounts_step WHERE accounts = $1 AND action = '送审' ORDER BY ordering DESC LIMIT 1")

  fileprivate static let setApproval = Statement(
    "disclosure_record.approve", "UPDATE disclosure_record SET approved_on = $2 WHERE accounts = $1")
}
