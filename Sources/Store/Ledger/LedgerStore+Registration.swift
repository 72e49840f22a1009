package import HengDomain
package import HengValues

/// Departments and projects that begin in the ledger itself (登记).
extension LedgerStore {
  /// Registers departments of a county, all or none.
  package func register(departments: [Department], of county: AdministrativeDivision, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      try write.requireCounty(county)
      try write.require(county, nil)
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
      let ids = try write.register(departments, drafts, of: key)
      try write.count(key.county, [.year(key.year)])
      return ids
    }
  }
}

extension LedgerWrite {
  @discardableResult
  func register(_ departments: [Department], _ drafts: [ProjectDraft], of key: CountyYear) throws -> [ID<Project>] {
    try admit(key)
    if !departments.isEmpty { try require(key.county, nil) }
    for department in departments { try add(department, of: key.county) }
    var known = try StandingProjects(transaction.query(.registeredProjects, key.arguments))
    var ids: [ID<Project>] = []
    for draft in drafts {
      guard known.take(draft) else { throw LedgerError.refused(.registered(name: draft.name, code: draft.code?.text)) }
      let id: ID<Project> = ID("\(key.county.text).\(key.year.year).\(Self.padded(try nextProject(of: key) + 1))")
      try add(draft.ledger(id: id, parent: draft.parent(among: ids)))
      ids.append(id)
    }
    return ids
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

extension ProjectDraft {
  func parent(among ids: [ID<Project>]) -> ID<Project>? {
    switch parent {
    case .registered(let id): id
    case .draft(let place): ids.indices.contains(place) ? ids[place] : nil
    case nil: nil
    }
  }
}

/// What tells the projects of a year apart (已登记的项目): codes, and names with their units.
struct StandingProjects {
  private var codes: Set<String> = []
  private var names: Set<String> = []

  /// - Parameter other: a project that is not held against itself.
  init(_ rows: [SQLRow], but other: ID<Project>? = nil) throws(StoreError) {
    for row in rows where try row.id("id") != other {
      if let code = try row.optionalText("code") { codes.insert(code) }
      names.insert(Self.name(try row.text("name"), try row.text("implementing_unit")))
    }
  }

  private static func name(_ name: String, _ unit: String) -> String { ActorName(name).folded + "\n" + ActorName(unit).folded }

  /// False for a project that stands there already; else it does from now on.
  mutating func take(_ draft: ProjectDraft) -> Bool {
    if let code = draft.code?.text, !codes.insert(code).inserted { return false }
    return names.insert(Self.name(draft.name, draft.implementingUnit)).inserted
  }
}

extension Statement {
  static let registeredProjects = Statement(
    "project.registered",
    "SELECT id, code, name, implementing_unit FROM project WHERE county = $1 AND year = $2 AND state <> 'withdrawn' ORDER BY ordering")
}
