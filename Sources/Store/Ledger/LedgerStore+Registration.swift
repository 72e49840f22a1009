package import HengDomain
package import HengValues

/// Departments and projects that begin in the ledger itself (登记).
extension LedgerStore {
  /// Registers departments of a county, all or none.
  package func register(departments: [Department], of county: AdministrativeDivision, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      try write.requireCounty(county)
      for department in departments { try write.add(department, of: county) }
      try write.count(county)
    }
  }

  /// Registers departments and projects of one county's year, all or none, and gives each project its id: `141123.2026.017`, by its place
  /// in the year.
  ///
  /// A code that the year has already, or the same name of the same unit, is refused.
  @discardableResult
  package func register(
    departments: [Department] = [], projects drafts: [ProjectDraft], of key: CountyYear, _ note: ChangeNote
  ) async throws(LedgerError) -> [ID<Project>] {
    try await write(note) { write in
      try write.admit(key)
      for department in departments { try write.add(department, of: key.county) }
      var known = try write.transaction.query(.registeredProjects, key.arguments).map { try StandingProject($0) }
      var ids: [ID<Project>] = []
      for draft in drafts {
        if let standing = known.first(where: { $0.isSame(as: draft) }) {
          throw LedgerError.refused(.registered(name: draft.name, code: draft.code?.text, as: standing.id.text))
        }
        let id: ID<Project> = ID("\(key.county.text).\(key.year.year).\(Self.padded(try write.nextProject(of: key) + 1))")
        try write.add(draft.ledger(id: id, parent: draft.parent(among: ids)))
        known.append(StandingProject(id: id, code: draft.code?.text, name: draft.name, unit: draft.implementingUnit))
        ids.append(id)
      }
      try write.count(key.county)
      return ids
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

extension ProjectDraft {
  fileprivate func parent(among ids: [ID<Project>]) -> ID<Project>? {
    switch parent {
    case .registered(let id): id
    case .draft(let place): ids.indices.contains(place) ? ids[place] : nil
    case nil: nil
    }
  }
}

/// What tells a project of a year from another (已登记的项目).
private struct StandingProject {
  let id: ID<Project>
  let code: String?
  let name: String
  let unit: String

  func isSame(as draft: ProjectDraft) -> Bool {
    if let code, code == draft.code?.text { return true }
    return ActorName(name) == ActorName(draft.name) && ActorName(unit) == ActorName(draft.implementingUnit)
  }
}

extension StandingProject {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), code: try row.optionalText("code"), name: try row.text("name"), unit: try row.text("implementing_unit"))
  }
}

extension Statement {
  fileprivate static let registeredProjects = Statement(
    "project.registered", "SELECT id, code, name, implementing_unit FROM project WHERE county = $1 AND year = $2 ORDER BY ordering")
}
