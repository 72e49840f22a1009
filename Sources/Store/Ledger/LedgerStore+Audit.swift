package import HengDomain
package import HengValues

/// One entry of the audit trail (操作日志): who did what to a record, when and why.
package struct AuditEntry: Hashable, Sendable {
  package let id: String
  package let at: Timestamp
  package let actor: String
  package let role: Role
  /// `保存`, `导入`, `登记`, or the action of a step.
  package let action: String
  package let kind: RecordKind
  package let recordID: String
  /// The record as JSON in the names of the tables; nil where there was none. A step shows only the state.
  package let before: String?
  package let after: String?
  package let reason: String
}

/// What is asked of the whole trail (留痕查询). Everything given must hold.
package struct AuditQuery: Hashable, Sendable {
  /// A part of who acted, of the record's id, of the action or the reason.
  package var text = ""
  package var kind: RecordKind?
  /// From this moment on.
  package var from: Timestamp?
  /// Before this moment.
  package var until: Timestamp?
  package var limit = 50
  package var offset = 0

  package init() {}
}

extension AuditQuery {
  /// Fixed pieces of SQL and the values that they bind.
  private var conditions: (sql: String, arguments: [SQLValue]) {
    var (pieces, arguments): ([String], [SQLValue]) = ([], [])
    func bind(_ value: SQLValue) -> String {
      arguments.append(value)
      return "$\(arguments.count)"
    }
    if let kind { pieces.append("record_kind = \(bind(.text(kind.rawValue)))") }
    if let from { pieces.append("at >= \(bind(.text(from.auditText)))") }
    if let until { pieces.append("at < \(bind(.text(until.auditText)))") }
    if !text.isEmpty {
      let part = bind(.text("%\(text.likeEscaped)%"))
      let columns = ["actor", "record_id", "action", "reason"]
      pieces.append("(\(columns.map { "\($0) LIKE \(part) ESCAPE '|'" }.joined(separator: " OR ")))")
    }
    return (pieces.isEmpty ? "1 = 1" : pieces.joined(separator: " AND "), arguments)
  }

  fileprivate var page: (statement: Statement, arguments: [SQLValue]) {
    let (conditions, arguments) = conditions
    let text = """
      SELECT \(Statement.auditColumns) FROM audit_entry WHERE \(conditions)
      ORDER BY at DESC, id DESC LIMIT $\(arguments.count + 1) OFFSET $\(arguments.count + 2)
      """
    return (Statement("auditEntry.page", text), arguments + [.integer(max(limit, 0)), .integer(max(offset, 0))])
  }

  fileprivate var count: (statement: Statement, arguments: [SQLValue]) {
    let (conditions, arguments) = conditions
    return (Statement("auditEntry.count", "SELECT count(*) AS entries FROM audit_entry WHERE \(conditions)"), arguments)
  }
}

extension LedgerStore {
  /// What was done to a record, the oldest first. Unit totals go by `141123.2022`.
  package func auditTrail(_ kind: RecordKind, _ id: String) async throws(LedgerError) -> [AuditEntry] {
    try await read { transaction in
      try transaction.query(.auditTrail, [.text(kind.rawValue), .text(id)]).map { try AuditEntry($0) }
    }
  }

  /// One page of the whole trail, which is the audit administrator's, the newest first, and how many entries there are in all; both from one snapshot.
  package func auditEntries(matching query: AuditQuery) async throws(LedgerError) -> (total: Int, entries: [AuditEntry]) {
    guard scope.administration.contains(.auditAdministrator) else { return (0, []) }
    return try await read { transaction in
      let (count, page) = (query.count, query.page)
      let total = try transaction.first(count.statement, count.arguments)?.number("entries") ?? 0
      return (total, try transaction.query(page.statement, page.arguments).map { try AuditEntry($0) })
    }
  }
}

extension AuditEntry {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.text("id"), at: try row.value("at") { text throws(ValueError) in try Timestamp(text) }, actor: try row.text("actor"),
      role: try row.choice("role"), action: try row.text("action"), kind: try row.choice("record_kind"),
      recordID: try row.text("record_id"),
      before: try row.optionalText("before"), after: try row.optionalText("after"), reason: try row.text("reason"))
  }
}

extension Statement {
  fileprivate static let auditColumns = "id, at, actor, role, action, record_kind, record_id, before, after, reason"

  fileprivate static let auditTrail = Statement(
    "auditEntry.ofRecord",
    "SELECT \(auditColumns) FROM audit_entry WHERE record_kind = $1 AND record_id = $2 ORDER BY ordering, at, id")
}
