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

extension LedgerStore {
  /// What was done to a record, the oldest first. Unit totals go by `141123.2022`.
  package func auditTrail(_ kind: RecordKind, _ id: String) async throws(LedgerError) -> [AuditEntry] {
    try await read { transaction in
      try transaction.query(.auditTrail, [.text(kind.rawValue), .text(id)]).map { row in
        AuditEntry(
          id: try row.text("id"), at: try row.value("at") { text throws(ValueError) in try Timestamp(text) },
          actor: try row.text("actor"), role: try row.choice("role"), action: try row.text("action"),
          kind: try row.choice("record_kind"), recordID: try row.text("record_id"), before: try row.optionalText("before"),
          after: try row.optionalText("after"), reason: try row.text("reason"))
      }
    }
  }
}

extension Statement {
  fileprivate static let auditTrail = Statement(
    "auditEntry.ofRecord",
    """
    SELECT id, at, actor, role, action, record_kind, record_id, before, after, reason FROM audit_entry
    WHERE record_kind = $1 AND record_id = $2 ORDER BY ordering, at, id
    """)
}
