import HengDomain
import HengValues

/// One write in progress (一次写入): the open transaction, who writes, and the ids of audit entries.
struct LedgerWrite {
  let transaction: any Transaction
  let scope: Scope
  let note: ChangeNote
  let newID: @Sendable () -> String
  let chain: ChainWriter

  /// Counts the revision up for a county, or for what belongs to none.
  ///
  /// - Parameter parts: what was written of the county; whatever else was computed of it still holds.
  func count(_ county: AdministrativeDivision?, _ parts: [ChangedPart] = [.everything]) throws(StoreError) {
    let place = SQLValue.text(county?.text ?? "")
    guard let number = try transaction.first(.countRevision, [place])?.integer("number") else {
      throw StoreError.statementFault(statement: Statement.countRevision.name, reason: "没有取得版次")
    }
    for part in parts { try transaction.execute(.noteChange, [place] + part.values + [.integer(Int(number))]) }
  }

  /// Adds an entry to the audit trail; `before` and `after` are JSON. It is chained with the county, or with what belongs to none.
  func audit(
    _ action: String, _ kind: RecordKind, _ id: String, of county: AdministrativeDivision?, before: String?, after: String?
  ) throws {
    try requireRole(in: county)
    var row: LedgerRow = [
      "id": .text(newID()), "at": .text(note.at.auditText), "actor": .text(note.actor), "role": .text(note.role.rawValue),
      "action": .text(action), "record_kind": .text(kind.rawValue), "record_id": .text(id), "before": .text(ifPresent: before),
      "after": .text(ifPresent: after), "reason": .text(note.reason),
    ]
    guard let place = try transaction.first(.appendAudit, row.values) else {
      throw StoreError.statementFault(statement: Statement.appendAudit.name, reason: "没有取得序号")
    }
    row = row + ["ordering": .integer(try place.integer("ordering"))]
    try link(row, .auditEntry, of: county)
  }

  /// Adds a row of a chained table and its link.
  func append(_ row: LedgerRow, to table: LedgerTable, _ kind: ChainKind, of county: AdministrativeDivision) throws(StoreError) {
    try transaction.insert(row, into: table, isLinked: true)
    try link(row, kind, of: county)
  }

  /// Chains a row that has just been written.
  func link(_ row: LedgerRow, _ kind: ChainKind, of county: AdministrativeDivision?) throws(StoreError) {
    try chain.add(kind, of: county?.text ?? "") { row[$0] }
  }

  /// Writes a new record. Its state is set when its lines are in, because an approved or published record takes no more lines.
  func insert(_ record: LedgerRecord, action: String) throws {
    let seals: Set<SQLValue> = ["approved", "closed", "published"]
    let isSealed = !record.lines.isEmpty && record.kind != .project && seals.contains(record.row["state"])
    var row = record.row
    if isSealed { row["state"] = "draft" }
    try transaction.insert(row, into: record.table)
    try insertLines(record)
    if isSealed { try transaction.execute(record.table.setState, [.text(record.id), record.row["state"]]) }
    try audit(action, record.kind, record.id, of: record.county, before: nil, after: record.json)
  }

  /// Replaces a record and its lines.
  func replace(_ old: LedgerRecord, by record: LedgerRecord, action: String) throws {
    for lines in record.lines.reversed() {
      let clear = Statement("\(lines.table.name).clear", "DELETE FROM \(lines.table.name) WHERE \(lines.owner) = $1")
      try transaction.execute(clear, [.text(record.id)])
    }
    try record.row.admitLengths()
    try transaction.execute(record.table.update, record.row.values)
    try insertLines(record)
    try audit(action, record.kind, record.id, of: record.county, before: old.json, after: record.json)
  }

  private func insertLines(_ record: LedgerRecord) throws(StoreError) {
    for lines in record.lines {
      for row in lines.rows { try transaction.insert(row, into: lines.table) }
    }
  }

  /// The county of a project that must be there and within the scope.
  ///
  /// - Parameter isStep: a step is refused by the states of the record itself.
  func county(of project: ID<Project>, isStep: Bool = false) throws -> AdministrativeDivision {
    guard let row = try transaction.first(.placeOfProject, [.id(project)]) else {
      throw LedgerError.refused(.missing(.project, id: project.text))
    }
    let county = try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }
    try require(county, try row.id("department_id"))
    if try !isStep && row.text("state") == ProjectState.withdrawn.rawValue { throw LedgerError.refused(.withdrawn(project: project.text)) }
    return county
  }

  /// The whole ledger of a project that must be there and within the scope.
  func ledger(_ project: ID<Project>) throws -> ProjectLedger {
    guard let ledger = try LedgerReading(transaction, .project(project)).ledgers().first else {
      throw LedgerError.refused(.missing(.project, id: project.text))
    }
    try require(ledger.project.county, ledger.project.department)
    if ledger.project.state == .withdrawn { throw LedgerError.refused(.withdrawn(project: project.text)) }
    return ledger
  }

  /// The place after the last of a project's rows in a table.
  func nextOrdering(_ table: LedgerTable, _ project: ID<Project>) throws(StoreError) -> Int {
    let next = Statement(
      "\(table.name).next", "SELECT COALESCE(max(ordering) + 1, 0) AS next FROM \(table.name) WHERE project = $1")
    return try transaction.first(next, [.id(project)])?.number("next") ?? 0
  }
}

extension Timestamp {
  /// As the audit trail keeps it, with milliseconds: `2026-03-01T08:30:00.000Z`.
  var auditText: String { text.dropLast() + ".000Z" }
}

extension Statement {
  fileprivate static let countRevision = Statement(
    "ledgerRevision.count",
    """
    INSERT INTO ledger_revision (county, number) VALUES ($1, 1)
    ON CONFLICT (county) DO UPDATE SET number = ledger_revision.number + 1
    RETURNING number
    """)

  fileprivate static let noteChange = Statement(
    "ledgerChange.note",
    """
    INSERT INTO ledger_change (county, year, project, number) VALUES ($1, $2, $3, $4)
    ON CONFLICT (county, year, project) DO UPDATE SET number = $4
    """)

  fileprivate static let appendAudit = Statement(
    "auditEntry.append",
    """
    INSERT INTO audit_entry (id, at, actor, role, action, record_kind, record_id, before, after, reason, ordering)
    VALUES (
      $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
      (SELECT count(*) FROM audit_entry WHERE record_kind = $6 AND record_id = $7))
    RETURNING ordering
    """)

  fileprivate static let placeOfProject = Statement("project.place", "SELECT county, department_id, state FROM project WHERE id = $1")
}
