package import HengDomain
package import HengStore
package import HengValues

/// Invented people of the sample, one for each role, who sign in by a link and have no password (试用人员).
package struct TrialPeople: Sendable {
  private let store: LedgerStore
  private let now: TimeSource
  private let newID: @Sendable () -> String

  package init(_ store: LedgerStore, now: @escaping TimeSource, newID: @escaping @Sendable () -> String) {
    self.store = store
    self.now = now
    self.newID = newID
  }

  /// The trial people with their roles; registers them where nobody is registered. Refused where real people are: a sample and a county's
  /// own work do not share a database.
  package func callAsFunction() async throws(DeskError) -> [(person: Person, role: Role)] {
    do {
      let known = try await store.people()
      guard known.isEmpty else {
        guard known.allSatisfy(\.isTrial) else {
          throw DeskError.other("这个数据库里已有正式人员，不能再装入样例。请去掉 --sample，或另用一个数据库文件试用")
        }
        return try await standing(known)
      }
      let people = try await newcomers()
      try await store.begin(
        Beginning(people: people), ChangeNote(actor: "样例装入", role: .systemAdministrator, at: now(), reason: "试用人员"))
      return people.compactMap { newcomer in newcomer.grants.first.map { (newcomer.person, $0.role) } }
    } catch { throw DeskError(error) }
  }

  private func standing(_ people: [Person]) async throws -> [(person: Person, role: Role)] {
    let grants = Dictionary(grouping: try await store.grants(), by: \.person)
    return people.filter(\.isActive).compactMap { person in grants[person.id]?.first.map { (person, $0.role) } }
      .sorted { Role.allCases.firstIndex(of: $0.1) ?? 0 < Role.allCases.firstIndex(of: $1.1) ?? 0 }
  }

  private func newcomers() async throws -> [Beginning.Newcomer] {
    let (counties, today) = (try await store.counties(), now().date())
    return try Role.allCases.filter { $0 != .publicReader }.map { role in
      let person = Person(
        id: ID(newID()), account: try AccountName("trial-\(role.rawValue)"), name: "试用\(role.label)", unit: "试用单位", isTrial: true)
      let places = role.isAdministrator ? [nil] : counties.map { Optional($0.division) }
      let grants = places.map { place in
        RoleGrant(
          id: ID(newID()), person: person.id, role: role, division: place, since: today, grantedBy: "样例装入", reason: "试用")
      }
      return Beginning.Newcomer(person, grants: grants)
    }
  }
}
