package import HengDomain
package import HengValues

/// What an import did to the register (导入结果).
package struct RegisterChange: Hashable, Sendable {
  package var newHouseholds = 0
  package var newPeople = 0
  package var changedPeople = 0
  package var newStatuses = 0
  package var movedHouseholds = 0

  package var isNothing: Bool { self == RegisterChange() }
}

/// Who stands in the register of a county, by digests (在册索引); it tells nobody's number.
package struct RegisterIndex: Sendable {
  /// The number of the household by the digest of the identity number.
  let households: [String: String]
}

extension RegisterStore {
  package func index(of county: AdministrativeDivision) async throws(LedgerError) -> RegisterIndex {
    try await ledger.read { transaction in
      var numbers: [String: String] = [:]
      for row in try transaction.query(.registerHouseholds, [.text(county.text)]) { numbers[try row.text("id")] = try row.text("number") }
      var households: [String: String] = [:]
      for row in try transaction.query(.registerPeople, [.text(county.text)]) {
        households[try row.text("id_digest")] = numbers[try row.text("household")]
      }
      return RegisterIndex(households: households)
    }
  }

  /// The number of the household in which a person stands already; nil for one who is new.
  package func householdNumber(of number: IDNumber, in index: RegisterIndex) throws(LedgerError) -> String? {
    for digest in try digests(PersonKey.idNumber.kind, number.text) {
      if let found = index.households[digest] { return found }
    }
    return nil
  }

  /// Adds households and people and brings known ones up to date, all or none (导入名册). Households are known by their number, people by
  /// their identity number; ids of known ones are kept. Statuses are added and never changed; whoever is not named stays as he is.
  ///
  /// - Parameter source: the file's name and digest, for the trail.
  package func put(
    _ entries: [HouseholdEntry], of county: AdministrativeDivision, from source: String, _ note: ChangeNote
  ) async throws(LedgerError) -> RegisterChange {
    try await ledger.write(note) { write in
      for division in Set(entries.map(\.household.division)) { try admit(division, of: county, write) }
      var merge = try RegisterMerge(self, write, county)
      for entry in entries { try merge.take(entry) }
      let change = merge.change
      guard !change.isNothing else { return change }
      try write.audit("导入名册", .household, county.text, of: county, before: nil, after: change.json(source: source))
      try write.count(county, [])
      return change
    }
  }

  private func admit(_ division: AdministrativeDivision, of county: AdministrativeDivision, _ write: LedgerWrite) throws(LedgerError) {
    guard county.contains(division) else {
      throw .refused(.unstorable(what: "行政区划", text: division.text, reason: "它不在\(county.text)里"))
    }
    try write.require(division, nil)
  }
}

extension RegisterChange {
  fileprivate func json(source: String) -> String {
    """
    {"source":\(source.json),"newHouseholds":\(newHouseholds),"newPeople":\(newPeople),"changedPeople":\(changedPeople),\
    "newStatuses":\(newStatuses),"movedHouseholds":\(movedHouseholds)}
    """
  }
}

/// Entries held against what stands, and written (合并名册).
private struct RegisterMerge {
  private struct Standing {
    let id: ID<RegisteredPerson>
    let household: ID<Household>
    let plain: [SQLValue]
    let content: String
  }

  private let store: RegisterStore
  private let write: LedgerWrite
  private let county: AdministrativeDivision
  private var households: [String: Household] = [:]
  private var people: [String: Standing] = [:]
  private(set) var change = RegisterChange()

  init(_ store: RegisterStore, _ write: LedgerWrite, _ county: AdministrativeDivision) throws {
    (self.store, self.write, self.county) = (store, write, county)
    var statuses: [ID<Household>: [HouseholdStatus]] = [:]
    for row in try write.transaction.query(.registerStatuses, [.text(county.text)]) {
      statuses[try row.id("household"), default: []].append(try HouseholdStatus(row))
    }
    for row in try write.transaction.query(.registerHouseholds, [.text(county.text)]) {
      var household = try Household(row)
      household.statuses = statuses[household.id] ?? []
      households[household.number] = household
    }
    for row in try write.transaction.query(.registerPeople, [.text(county.text)]) {
      people[try row.text("id_digest")] = Standing(
        id: try row.id("id"), household: try row.id("household"),
        plain: [try row.value("relation"), try row.value("labour"), try row.value("schooling"), try row.value("work")],
        content: try row.text("content_digest"))
    }
  }

  mutating func take(_ entry: HouseholdEntry) throws {
    let household = try household(entry.household)
    for person in entry.people { try take(person, household) }
  }

  private mutating func household(_ new: Household) throws -> ID<Household> {
    guard var standing = households[new.number] else {
      try write.transaction.execute(
        .addRegisterHousehold, [.text(county.text), .id(new.id), .text(new.division.text), .text(new.number)])
      change.newHouseholds += 1
      for (place, status) in new.statuses.enumerated() { try add(status, at: place, new.id) }
      households[new.number] = new
      return new.id
    }
    if standing.division != new.division {
      try write.require(standing.division, nil)
      try write.transaction.execute(.moveRegisterHousehold, [.text(county.text), .id(standing.id), .text(new.division.text)])
      standing.division = new.division
      change.movedHouseholds += 1
    }
    for status in new.statuses where !standing.statuses.contains(status) {
      try add(status, at: standing.statuses.count, standing.id)
      standing.statuses.append(status)
    }
    households[new.number] = standing
    return standing.id
  }

  private mutating func add(_ status: HouseholdStatus, at place: Int, _ household: ID<Household>) throws {
    try write.transaction.execute(
      .addRegisterStatus,
      [
        .text(county.text), .id(household), .integer(place), .text(status.kind.rawValue), .text(status.since.text),
        .text(status.risks.map(\.rawValue).joined(separator: " ")), .text(ifPresent: status.eliminatedOn?.text),
        .text(write.note.at.auditText), .text(write.note.actor),
      ])
    change.newStatuses += 1
  }

  private mutating func take(_ person: RegisteredPerson, _ household: ID<Household>) throws {
    guard let identity = person.identity else { return }
    let plain: [SQLValue] = [
      .text(person.relation.rawValue), .text(ifPresent: person.labour?.rawValue), .text(person.schooling), .text(person.work),
    ]
    for case .text(let text) in plain { try TypedLength.text.admit(text, as: "在册人员的情况") }
    let number = identity.revealed(because: .matching).idNumber.text
    var found: Standing?
    for digest in try store.digests(PersonKey.idNumber.kind, number) where found == nil { found = people[digest] }
    let sealed = try store.seal(identity, of: county, found?.id ?? person.id)
    guard let found else {
      try write.transaction.execute(
        .addRegisterPerson, [.text(county.text), .id(person.id), .id(household)] + plain + sealed.values)
      people[sealed.idDigest] = Standing(id: person.id, household: household, plain: plain, content: sealed.contentDigest)
      change.newPeople += 1
      return
    }
    guard found.household == household else { throw LedgerError.refused(.exists(.registeredPerson, id: found.id.text)) }
    guard try found.plain != plain || !store.contentDigests(identity).contains(found.content) else { return }
    try write.transaction.execute(.changeRegisterPerson, [.text(county.text), .id(found.id)] + plain + sealed.values)
    change.changedPeople += 1
  }
}
