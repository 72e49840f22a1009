import HengCrypto
package import HengDomain
package import HengStore
package import HengValues

/// The desk of the register (名册办理): preview, import, search, reveal, erase and change of key.
package struct RegisterDesk: Sendable {
  private let store: RegisterStore
  private let newID: @Sendable () -> String
  private let now: TimeSource

  package init(
    store: LedgerStore, keyFile: String, now: @escaping TimeSource, newID: @escaping @Sendable () -> String
  ) throws(RegisterError) {
    self.init(store: RegisterStore(store, ring: try RegisterKeyFile.read(keyFile)), now: now, newID: newID)
  }

  package init(store: RegisterStore, now: @escaping TimeSource, newID: @escaping @Sendable () -> String) {
    (self.store, self.now, self.newID) = (store, now, newID)
  }

  package func note(_ actor: String, as role: Role, reason: String) -> ChangeNote {
    ChangeNote(actor: actor, role: role, at: now(), reason: reason)
  }

  /// What a file would do. Nothing is stored.
  package func plan(_ bytes: [UInt8], named name: String, of county: AdministrativeDivision) async throws -> RegisterPlan {
    guard county.level == .county else { throw RegisterError("“\(county.text)”不是县区的代码。请写六位的县区代码") }
    let sheet = try RegisterSheet(bytes, name: name)
    let index = try await store.index(of: county)
    return try RegisterPlan(sheet, of: county, newID: newID) { number throws(LedgerError) in
      try store.householdNumber(of: number, in: index)
    }
  }

  /// Imports a file whose plan has no faults; the trail keeps the digest of its bytes.
  package func put(_ plan: RegisterPlan, of bytes: [UInt8], named name: String, _ note: ChangeNote) async throws -> RegisterChange {
    guard plan.faults.isEmpty, !plan.entries.isEmpty else { throw RegisterError("名册没有导入：有不对的行，或一行也没有") }
    return try await store.put(plan.entries, of: plan.county, from: "\(name) \(Digest.sha256(bytes))", note)
  }

  package func households(of county: AdministrativeDivision, after number: String, limit: Int) async throws -> [Household] {
    try await store.households(of: county, after: number, limit: limit)
  }

  package func household(number: String, of county: AdministrativeDivision) async throws -> HouseholdEntry? {
    try await store.household(number: number, of: county)
  }

  /// Persons whose number, card or name is exactly the typed one; numbers may be typed with blanks.
  package func people(_ key: PersonKey, _ typed: String, of county: AdministrativeDivision) async throws -> [RegisteredPerson] {
    let text: String
    do throws(ValueError) {
      text =
        switch key {
        case .idNumber: try IDNumber(typed).text
        case .card: try BankCardNumber(typed).text
        case .name: typed.trimmedSpaces
        }
    } catch { throw RegisterError(error.message) }
    return try await store.people(key, Private(text), of: county)
  }

  package func reveal(
    _ id: ID<RegisteredPerson>, of county: AdministrativeDivision, _ note: ChangeNote
  ) async throws -> PersonalIdentity {
    let reason: AccessReason
    do throws(ValueError) { reason = try AccessReason(.viewing, note: note.reason) } catch { throw RegisterError(error.message) }
    return try await store.reveal(id, of: county, note).revealed(because: reason)
  }

  package func erase(_ id: ID<RegisteredPerson>, of county: AdministrativeDivision, _ note: ChangeNote) async throws {
    try await store.erase(id, of: county, note)
  }

  /// Batch by batch until nothing is left; gives how many were sealed anew.
  package func rekey(_ county: AdministrativeDivision, _ note: ChangeNote) async throws -> Int {
    var sum = 0
    while true {
      let count = try await store.rekey(county, note)
      if count == 0 { return sum }
      sum += count
    }
  }
}
