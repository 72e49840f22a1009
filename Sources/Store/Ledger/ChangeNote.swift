package import HengDomain
package import HengValues

/// Who changes the ledger, as what, when and why (改动说明); it goes into the audit trail.
package struct ChangeNote: Hashable, Sendable {
  package var actor: String
  package var role: Role
  package var at: Timestamp
  /// Also the reason of a step that needs one, such as 退回.
  package var reason: String
  /// The key of the form that asks for the change: a form that is sent twice does a thing once (防重复提交).
  package var once: String?
  /// The record as it was when the page was opened; a record that somebody has changed since is left alone.
  package var seen: SeenRecord?

  package init(actor: String, role: Role, at: Timestamp, reason: String, once: String? = nil, seen: SeenRecord? = nil) {
    self.actor = actor
    self.role = role
    self.at = at
    self.reason = reason
    self.once = once
    self.seen = seen
  }
}

extension ChangeNote {
  /// Refuses a note that names nobody or gives no reason, or whose words are longer than anybody writes.
  func admit() throws(LedgerError) {
    guard !ActorName(actor).isEmpty, !reason.trimmedSpaces.isEmpty else { throw .refused(.noteIncomplete) }
    try TypedLength.name.admit(actor, as: "经办人")
    try TypedLength.note.admit(reason, as: "原因")
  }
}

/// A record as somebody saw it (所见记录): how often it had been changed by then.
package struct SeenRecord: Hashable, Sendable {
  package let kind: RecordKind
  package let id: String
  package let changes: Int

  package init(_ kind: RecordKind, _ id: String, changes: Int) {
    self.kind = kind
    self.id = id
    self.changes = changes
  }
}

extension LedgerStore {
  /// A word for `ChangeNote.once`, never the same twice.
  package func newKey() -> String { newID() }

  /// Whether the form with that word was sent before and did its work.
  package func wasSent(_ key: String) async throws(LedgerError) -> Bool {
    try await read { try $0.first(.sent, [.text(key)]) != nil }
  }

  /// How often a record was changed or took a step (改动次数); 0 for one that is not there.
  package func changes(of kind: RecordKind, _ id: String) async throws(LedgerError) -> Int {
    try await read { try $0.changes(of: kind, id) }
  }
}

extension LedgerWrite {
  /// Refuses what was sent before, and what was made on a page that is out of date.
  func admitGuards() throws {
    if let key = note.once {
      // A key is a random word; nobody sends a form again after a month.
      try transaction.execute(.forgetSent, [.text(CivilDate(clampingDayNumber: note.at.date().dayNumber - Self.daysKept).text)])
      guard try transaction.first(.markSent, [.text(key), .text(note.at.auditText)]) != nil else { throw LedgerError.refused(.repeated) }
    }
    if let seen = note.seen, try transaction.changes(of: seen.kind, seen.id) != seen.changes {
      throw LedgerError.refused(.changedMeanwhile(seen.kind, id: seen.id))
    }
  }

  private static let daysKept = 31
}

extension Transaction {
  fileprivate func changes(of kind: RecordKind, _ id: String) throws(StoreError) -> Int {
    try first(.changes, [.text(kind.rawValue), .text(id)])?.number("changes") ?? 0
  }
}

extension Statement {
  fileprivate static let changes = Statement(
    "auditEntry.changes", "SELECT count(*) AS changes FROM audit_entry WHERE record_kind = $1 AND record_id = $2")

  fileprivate static let sent = Statement("sentForm.find", "SELECT key FROM sent_form WHERE key = $1")

  fileprivate static let forgetSent = Statement("sentForm.forget", "DELETE FROM sent_form WHERE at < $1")

  fileprivate static let markSent = Statement(
    "sentForm.mark", "INSERT INTO sent_form (key, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key")
}
