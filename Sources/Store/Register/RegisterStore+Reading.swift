package import HengDomain
package import HengValues

extension RegisterStore {
  /// A household with its people; nil where there is none within the scope.
  package func household(_ id: ID<Household>, of county: AdministrativeDivision) async throws(LedgerError) -> HouseholdEntry? {
    try await ledger.read { transaction in
      guard let row = try transaction.first(.registerHousehold, [.text(county.text), .id(id)]) else { return nil }
      return try entry(row, of: county, transaction)
    }
  }

  /// The same by the county's own number.
  package func household(number: String, of county: AdministrativeDivision) async throws(LedgerError) -> HouseholdEntry? {
    try await ledger.read { transaction in
      guard let row = try transaction.first(.registerHouseholdByNumber, [.text(county.text), .text(number)]) else { return nil }
      return try entry(row, of: county, transaction)
    }
  }

  /// Households of a county by number, without people.
  ///
  /// - Parameter number: behind which the list begins.
  package func households(
    of county: AdministrativeDivision, after number: String = "", limit: Int = 50
  ) async throws(LedgerError) -> [Household] {
    try await ledger.read { [scope = ledger.scope] transaction in
      var (found, last) = ([Household](), number)
      while found.count < limit {
        let rows = try transaction.query(.registerHouseholdPage, [.text(county.text), .text(last), .integer(limit)])
        for row in rows {
          last = try row.text("number")
          let household = try Household(row)
          guard found.count < limit, scope.covers(household.division, department: nil) else { continue }
          found.append(try withStatuses(household, of: county, transaction))
        }
        guard rows.count == limit else { break }
      }
      return found
    }
  }

  /// Persons whose number, card or name is exactly this.
  package func people(
    _ key: PersonKey, _ text: Private<String>, of county: AdministrativeDivision
  ) async throws(LedgerError) -> [RegisteredPerson] {
    let digests = try digests(key.kind, text.revealed(because: .matching))
    return try await ledger.read { transaction in
      var people: [RegisteredPerson] = []
      for digest in digests {
        for row in try transaction.query(key.statement, [.text(county.text), .text(digest)]) {
          guard try isCovered(household: try row.id("household"), of: county, transaction) else { continue }
          people.append(try person(row, of: county))
        }
      }
      return people
    }
  }

  package func person(_ id: ID<RegisteredPerson>, of county: AdministrativeDivision) async throws(LedgerError) -> RegisteredPerson? {
    try await ledger.read { transaction in
      guard let row = try transaction.first(.registerPerson, [.text(county.text), .id(id)]),
        try isCovered(household: try row.id("household"), of: county, transaction)
      else { return nil }
      return try person(row, of: county)
    }
  }

  func person(_ row: SQLRow, of county: AdministrativeDivision) throws(StoreError) -> RegisteredPerson {
    RegisteredPerson(
      id: try row.id("id"), household: try row.id("household"), relation: try row.choice("relation"),
      labour: try row.optionalText("labour").flatMap(LabourCapacity.init(rawValue:)), schooling: try row.text("schooling"),
      work: try row.text("work"), identity: try identity(row, of: county))
  }

  private func entry(
    _ row: SQLRow, of county: AdministrativeDivision, _ transaction: any Transaction
  ) throws(StoreError) -> HouseholdEntry? {
    let household = try Household(row)
    guard ledger.scope.covers(household.division, department: nil) else { return nil }
    var people: [RegisteredPerson] = []
    for row in try transaction.query(.registerPeopleOfHousehold, [.text(county.text), .id(household.id)]) {
      people.append(try person(row, of: county))
    }
    return HouseholdEntry(household: try withStatuses(household, of: county, transaction), people: people)
  }

  private func withStatuses(
    _ household: Household, of county: AdministrativeDivision, _ transaction: any Transaction
  ) throws(StoreError) -> Household {
    var household = household
    for row in try transaction.query(.registerStatusesOfHousehold, [.text(county.text), .id(household.id)]) {
      household.statuses.append(try HouseholdStatus(row))
    }
    return household
  }

  private func isCovered(
    household: ID<Household>, of county: AdministrativeDivision, _ transaction: any Transaction
  ) throws(StoreError) -> Bool {
    guard let row = try transaction.first(.registerHousehold, [.text(county.text), .id(household)]) else { return false }
    return ledger.scope.covers(try Household(row).division, department: nil)
  }
}

extension Household {
  /// Without its statuses.
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), division: try row.value("division") { text throws(ValueError) in try AdministrativeDivision(text) },
      number: try row.text("number"))
  }
}

extension HouseholdStatus {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      kind: try row.choice("kind"), since: try row.value("since") { text throws(ValueError) in try CivilDate(text) },
      risks: try row.text("risks").split(separator: " ").compactMap { PovertyRisk(rawValue: String($0)) },
      eliminatedOn: try row.optionalDate("eliminated_on"))
  }
}
