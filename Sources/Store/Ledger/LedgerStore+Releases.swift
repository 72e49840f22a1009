package import HengDomain
import HengText
import HengValues

/// What people released at the gate (放行): by a second person, one occurrence at a time, for good.
extension LedgerStore {
  /// Records releases, all or none. Who prepared or checked the accounts, or wrote their texts, may not; a name is compared folded.
  package func release(_ releases: [GateRelease], of key: DepartmentYear, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let key = try write.transaction.resolved(key)
      let state = try write.standing(key)
      guard state != .published, state != .archived else {
        throw LedgerError.refused(.notEditable(.finalAccounts, id: key.text, state: state.label))
      }
      if try write.transaction.preparers(of: key).contains(Folding.key(note.actor)) {
        throw LedgerError.refused(.ownRelease(id: key.text, actor: note.actor))
      }
      for var release in releases {
        release.key = try write.transaction.resolved(release.key)
        guard release.key == key, release.occurrence.utf8.count == 64 else {
          throw LedgerError.refused(.unstorable(what: "放行", text: release.occurrence, reason: "它不属于这个部门的决算，或凭号不完整"))
        }
        guard try write.transaction.first(.hasRelease, [.text(key.text), .text(release.occurrence)]) == nil else { continue }
        try write.transaction.execute(.addRelease, release.row.values)
        try write.audit("放行", .finalAccounts, key.text, of: key.county, before: nil, after: release.row.json)
      }
      try write.count(key.county, [.year(key.year)])
    }
  }

  /// The releases that hold, in the order in which they were made: a releaser who later prepared the accounts himself is not a second person
  /// any more.
  package func releases(_ key: DepartmentYear) async throws(LedgerError) -> [GateRelease] {
    try await read { [scope] transaction in
      let key = try transaction.resolved(key)
      guard scope.covers(key) else { return [] }
      let preparers = try transaction.preparers(of: key)
      return try transaction.query(.releases, [.text(key.text)]).map { try GateRelease($0, key) }
        .filter { !preparers.contains(Folding.key($0.releasedBy)) }
    }
  }
}

extension Transaction {
  /// The folded names of everybody who imported, wrote, checked or sent in the accounts of a department.
  fileprivate func preparers(of key: DepartmentYear) throws(StoreError) -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for row in try query(.preparers, [.text(key.text)]) { names.insert(Folding.key(try row.text("actor"))) }
    return names
  }
}

extension GateRelease {
  fileprivate var row: LedgerRow {
    [
      "accounts": .text(key.text), "occurrence": .text(occurrence), "kind": .text(kind), "file": .text(file), "place": .text(place),
      "shown": .text(shown), "reason": .text(reason), "released_by": .text(releasedBy), "role": .text(role.rawValue), "at": .text(at.text),
    ]
  }

  fileprivate init(_ row: SQLRow, _ key: DepartmentYear) throws(StoreError) {
    self.init(
      key: key, occurrence: try row.text("occurrence"), kind: try row.text("kind"), file: try row.text("file"),
      place: try row.text("place"),
      shown: try row.text("shown"), reason: try row.text("reason"), releasedBy: try row.text("released_by"), role: try row.choice("role"),
      at: try row.value("at") { text throws(ValueError) in try Timestamp(text) })
  }
}

extension Statement {
  fileprivate static let addRelease = Statement(
    "gate_release.add",
    """
    INSERT INTO gate_release (accounts, occurrence, kind, file, place, shown, reason, released_by, role, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """)

  fileprivate static let hasRelease = Statement(
    "gate_release.has", "SELECT kind FROM gate_release WHERE accounts = $1 AND occurrence = $2")

  fileprivate static let releases = Statement(
    "gate_release.ofAccounts",
    """
    SELECT occurrence, kind, file, place, shown, reason, released_by, role, at FROM gate_release
    WHERE accounts = $1 ORDER BY at, file, occurrence
    """)

  /// Steps of the final accounts bear the same id as the ledger and the texts.
  fileprivate static let preparers = Statement(
    "gate_release.preparers",
    """
    SELECT DISTINCT actor FROM audit_entry
    WHERE record_id = $1 AND record_kind IN ('finalAccounts', 'accountsLedger', 'disclosureRecord')
      AND action IN ('保存', '导入', '核查', '送审', '上报', '调整', '整改')
    """)
}
