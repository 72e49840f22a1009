import HengCrypto
package import HengDomain
package import HengValues

/// What is done with single persons, and with all of them when the key changes (显示、清除、换密钥).
extension RegisterStore {
  /// Who he is, with an entry in the trail that tells who saw it and why, and nothing of what it says (显示全文).
  package func reveal(
    _ id: ID<RegisteredPerson>, of county: AdministrativeDivision, _ note: ChangeNote
  ) async throws(LedgerError) -> Private<PersonalIdentity> {
    try await ledger.write(note) { write in
      let row = try required(id, of: county, write)
      guard let identity = try identity(row, of: county) else {
        throw LedgerError.refused(.missing(.registeredPerson, id: id.text))
      }
      try write.audit("显示全文", .registeredPerson, id.text, of: county, before: nil, after: nil)
      return identity
    }
  }

  /// Takes away all that names him (清除个人信息). The row and its entries in the trail stay and tell nothing of him.
  package func erase(_ id: ID<RegisteredPerson>, of county: AdministrativeDivision, _ note: ChangeNote) async throws(LedgerError) {
    try await ledger.write(note) { write in
      _ = try required(id, of: county, write)
      let changed = try write.transaction.execute(
        .eraseRegisterPerson, [.text(county.text), .id(id), .text(note.at.auditText)])
      guard changed == 1 else { throw LedgerError.refused(.missing(.registeredPerson, id: id.text)) }
      try write.audit("清除个人信息", .registeredPerson, id.text, of: county, before: nil, after: nil)
      try write.count(county, [])
    }
  }

  /// Seals a batch of people anew with the current key (换密钥). Run again until it gives 0; an interrupted run goes on where it ended.
  package func rekey(_ county: AdministrativeDivision, batch: Int = 1_000, _ note: ChangeNote) async throws(LedgerError) -> Int {
    try await ledger.write(note) { write in
      try write.require(county, nil)
      let rows = try write.transaction.query(
        .registerPeopleUnderOtherKeys, [.text(county.text), .text(ring.current.id), .integer(batch)])
      guard !rows.isEmpty else { return 0 }
      for row in rows {
        guard let identity = try identity(row, of: county) else { continue }
        let id: ID<RegisteredPerson> = try row.id("id")
        try write.transaction.execute(
          .sealRegisterPerson, [.text(county.text), .id(id)] + (try seal(identity, of: county, id)).values)
      }
      let told = "{\"key\":\(ring.current.id.json),\"people\":\(rows.count)}"
      try write.audit("换密钥", .registeredPerson, county.text, of: county, before: nil, after: told)
      return rows.count
    }
  }

  private func required(
    _ id: ID<RegisteredPerson>, of county: AdministrativeDivision, _ write: LedgerWrite
  ) throws -> SQLRow {
    guard let row = try write.transaction.first(.registerPerson, [.text(county.text), .id(id)]),
      let home = try write.transaction.first(.registerHousehold, [.text(county.text), try row.value("household")])
    else { throw LedgerError.refused(.missing(.registeredPerson, id: id.text)) }
    try write.require(try Household(home).division, nil)
    return row
  }
}
