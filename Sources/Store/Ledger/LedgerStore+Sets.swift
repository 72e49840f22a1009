package import HengDomain
package import HengValues

/// Published disclosure sets (公开文本): added version by version, never changed.
extension LedgerStore {
  /// Publishes approved accounts (公开): keeps the set's archive and takes the step. Who, as what and when are the set's own.
  ///
  /// - Parameters:
  ///   - reason: why it is published, for the trail.
  ///   - once: the key of the page that asks for it.
  ///   - seen: the accounts as the page showed them.
  package func publish(
    set: PublishedSet, bytes: [UInt8], reason: String, once: String? = nil, seen: SeenRecord? = nil
  ) async throws(LedgerError) {
    if let correction = set.correction { try TypedLength.note.admit(correction, as: "更正说明") }
    let note = ChangeNote(actor: set.publishedBy, role: set.role, at: set.publishedAt, reason: reason, once: once, seen: seen)
    try await write(note) { write in
      var set = set
      set.key = try write.transaction.resolved(set.key)
      let state = try write.standing(set.key)
      _ = try write.step(state, .publish, .finalAccounts, set.key.text, parts: LedgerWrite.accountsParts)
      try write.admit(set, bytes)
      try write.transaction.execute(.addSet, set.row.values + [.blob(bytes)])
      try write.link(set.row, .publishedSet, of: set.key.county)
      try write.audit(Action.publish.rawValue, .publishedSet, set.digest, of: set.key.county, before: nil, after: set.row.json)
      try write.advance(set.key, state, .publish)
      try write.count(set.key.county, [.year(set.key.year)])
    }
  }

  /// Of all departments of a county-year within the scope, by name and version, without their bytes.
  package func disclosureSets(_ key: CountyYear) async throws(LedgerError) -> [PublishedSet] {
    try await read { [scope] in
      try $0.query(.setsOfCountyYear, key.arguments).map { try PublishedSet($0) }.filter { scope.covers($0.key) }
    }
  }

  /// A county with what it published, the newest year first, without the bytes: what is published is everybody's (决算公开).
  ///
  /// - Returns: nil for a county that nobody registered.
  package func published(of division: AdministrativeDivision) async throws(LedgerError) -> (county: County, sets: [PublishedSet])? {
    try await read { transaction in
      let counties = try transaction.query(.counties).map { try County($0) }
      guard let county = counties.first(where: { $0.division == division }) else { return nil }
      return (county, try transaction.query(.setsOfCounty, [.text(division.text)]).map { try PublishedSet($0) })
    }
  }

  /// A set with its archive, by its digest; what is published is everybody's.
  package func disclosureSet(_ digest: String) async throws(LedgerError) -> (set: PublishedSet, bytes: [UInt8])? {
    try await read { transaction in
      try transaction.first(.setOfDigest, [.text(digest)]).map { (try PublishedSet($0), try $0.blob("bytes")) }
    }
  }
}

extension LedgerWrite {
  /// Makes sure that a set is the next of its department and year, and says what it corrects.
  fileprivate func admit(_ set: PublishedSet, _ bytes: [UInt8]) throws {
    guard set.digest.utf8.count == 64, set.digest.utf8.allSatisfy(Self.hexadecimal.contains) else {
      throw LedgerError.refused(.unstorable(what: "公开文本摘要", text: set.digest, reason: "应为64位小写十六进制数字"))
    }
    guard !bytes.isEmpty, !set.manifest.isEmpty else {
      throw LedgerError.refused(.unstorable(what: "公开文本", text: set.digest, reason: "没有文件内容或文件清单"))
    }
    guard set.findings >= 0 else {
      throw LedgerError.refused(.unstorable(what: "核查意见数", text: "\(set.findings)", reason: "数量不能是负数"))
    }
    if try transaction.first(.hasSet, [.text(set.digest)]) != nil {
      throw LedgerError.refused(.exists(.publishedSet, id: set.digest))
    }
    let expected = try transaction.first(.nextVersion, [.text(set.key.text)])?.number("next") ?? 1
    guard set.version == expected else {
      throw LedgerError.refused(.setOutOfTurn(id: set.key.text, version: set.version, expected: expected))
    }
    if set.version == 1, let correction = set.correction {
      throw LedgerError.refused(.unstorable(what: "更正说明", text: correction, reason: "第1版是首次公开，不是更正"))
    }
    if set.version > 1, set.correction?.trimmedSpaces.isEmpty ?? true {
      throw LedgerError.refused(.correctionUnexplained(id: set.key.text, version: set.version))
    }
  }

  private static let hexadecimal: Set<UInt8> = Set("0123456789abcdef".utf8)
}

extension PublishedSet {
  private static let columns = """
    disclosure_set.sha256 AS sha256, disclosure_set.version AS version, disclosure_set.manifest AS manifest,
    disclosure_set.published_at AS published_at, disclosure_set.published_by AS published_by, disclosure_set.role AS role,
    disclosure_set.correction AS correction, disclosure_set.findings AS findings, final_accounts.county AS county,
    final_accounts.year AS year, final_accounts.department AS department, final_accounts.department_id AS department_id
    """

  /// Reads sets with the department and year that they belong to.
  fileprivate static func selecting(_ condition: String, more: String = "") -> String {
    """
    SELECT \(columns)\(more) FROM final_accounts JOIN disclosure_set ON disclosure_set.accounts = final_accounts.id
    \(condition)
    """
  }

  /// All but the bytes.
  fileprivate var row: LedgerRow {
    [
      "sha256": .text(digest), "accounts": .text(key.text), "version": .integer(version), "manifest": .text(manifest),
      "published_at": .text(publishedAt.text), "published_by": .text(publishedBy), "role": .text(role.rawValue),
      "correction": .text(ifPresent: correction), "findings": .integer(findings),
    ]
  }

  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      key: try DepartmentYear(row), version: try row.number("version"), digest: try row.text("sha256"),
      manifest: try row.text("manifest"), publishedAt: try row.value("published_at") { text throws(ValueError) in try Timestamp(text) },
      publishedBy: try row.text("published_by"), role: try row.choice("role"), correction: try row.optionalText("correction"),
      findings: try row.number("findings"))
  }
}

extension Statement {
  fileprivate static let addSet = Statement(
    "disclosure_set.add",
    """
    INSERT INTO disclosure_set (sha256, accounts, version, manifest, published_at, published_by, role, correction, findings, bytes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """)

  fileprivate static let hasSet = Statement("disclosure_set.has", "SELECT version FROM disclosure_set WHERE sha256 = $1")

  fileprivate static let nextVersion = Statement(
    "disclosure_set.next", "SELECT COALESCE(max(version), 0) + 1 AS next FROM disclosure_set WHERE accounts = $1")

  fileprivate static let setsOfCountyYear = Statement(
    "disclosure_set.ofCountyYear",
    PublishedSet.selecting(
      "WHERE final_accounts.county = $1 AND final_accounts.year = $2 ORDER BY final_accounts.department, disclosure_set.version"))

  fileprivate static let setsOfCounty = Statement(
    "disclosure_set.ofCounty",
    PublishedSet.selecting(
      "WHERE final_accounts.county = $1 ORDER BY final_accounts.year DESC, final_accounts.department, disclosure_set.version"))

  fileprivate static let setOfDigest = Statement(
    "disclosure_set.byDigest", PublishedSet.selecting("WHERE disclosure_set.sha256 = $1", more: ", disclosure_set.bytes AS bytes"))
}
