import HengDomain
import HengValues

extension LedgerWrite {
  /// How many payments go into the books by one statement.
  static let batch = 32

  /// Adds payments that nothing is recorded of yet (成批记账), as `book` adds one: a statement with triggers keeps a way back for every page
  /// that it touches, and many rows touch hardly more pages than one. False where something is recorded of one of them; nothing is then written.
  ///
  /// - Parameter payments: `batch` of them, in the books that are open, each with its place there.
  func bookBatch(_ payments: [(payment: Payment, ordering: Int)], action: String) throws -> Bool {
    guard payments.count == Self.batch, let county = payments.first?.payment.county else { return false }
    try requireRole(in: county)
    let ids = payments.map { SQLValue.id($0.payment.id) }
    guard try transaction.first(.knownPayments, [.text(county.text)] + ids) == nil else { return false }
    var rows: [LedgerRow] = []
    for (payment, ordering) in payments {
      let row = try PaymentEntry(number: 1, ordering: ordering, payment: payment, recordedAt: note.at, reason: note.reason).row()
      try row.admitLengths()
      rows.append(row)
    }
    try transaction.execute(.addPayments, rows.flatMap(\.values))
    let entries = try appendAudits(rows, of: payments.map(\.payment.id.text), action: action)
    for (row, entry) in zip(rows, entries) {
      try link(row, .payment, of: county)
      try link(entry, .auditEntry, of: county)
    }
    return true
  }

  /// An entry of the trail for each row.
  private func appendAudits(_ rows: [LedgerRow], of ids: [String], action: String) throws -> [LedgerRow] {
    var entries: [LedgerRow] = zip(rows, ids).map { row, id in
      [
        "id": .text(newID()), "at": .text(note.at.auditText), "actor": .text(note.actor), "role": .text(note.role.rawValue),
        "action": .text(action), "record_kind": .text(RecordKind.payment.rawValue), "record_id": .text(id), "before": .null,
        "after": .text(row.json), "reason": .text(note.reason),
      ]
    }
    var places: [String: Int64] = [:]
    for row in try transaction.query(.appendAudits, entries.flatMap(\.values)) {
      places[try row.text("record_id")] = try row.integer("ordering")
    }
    for (index, id) in ids.enumerated() {
      guard let place = places[id] else {
        throw StoreError.statementFault(statement: Statement.appendAudits.name, reason: "没有取得序号")
      }
      entries[index] = entries[index] + ["ordering": .integer(place)]
    }
    return entries
  }
}

extension Statement {
  private static func places(_ count: Int, from start: Int) -> String {
    (0..<count).map { "$\(start + $0)" }.joined(separator: ", ")
  }

  /// `$1` county, then the ids of a batch: one of which something is recorded.
  fileprivate static let knownPayments = Statement(
    "payment.known", "SELECT id FROM payment WHERE county = $1 AND id IN (\(places(LedgerWrite.batch, from: 2))) LIMIT 1")

  fileprivate static let addPayments: Statement = {
    let columns = LedgerTable.payment.columns
    let rows = (0..<LedgerWrite.batch).map { "(\(places(columns.count, from: $0 * columns.count + 1)))" }
    return Statement(
      "payment.insertMany", "INSERT INTO payment (\(columns.joined(separator: ", "))) VALUES \(rows.joined(separator: ", "))")
  }()

  fileprivate static let appendAudits: Statement = {
    let rows = (0..<LedgerWrite.batch).map { index in
      let start = index * 10 + 1
      return
        "(\(places(10, from: start)), (SELECT count(*) FROM audit_entry WHERE record_kind = $\(start + 5) AND record_id = $\(start + 6)))"
    }
    return Statement(
      "auditEntry.appendMany",
      """
      INSERT INTO audit_entry (id, at, actor, role, action, record_kind, record_id, before, after, reason, ordering)
      VALUES \(rows.joined(separator: ", ")) RETURNING record_id, ordering
      """)
  }()
}
