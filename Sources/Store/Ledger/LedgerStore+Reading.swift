package import HengDomain
import HengValues

extension LedgerStore {
  /// A number that grows with every change of the ledger and with nothing else; what was made from one revision stays valid for it.
  package func revision() async throws(LedgerError) -> Int64 {
    try await read { transaction in try transaction.first(.revision)?.integer("revision") ?? 0 }
  }

  /// Those of which something is within the scope, by division code; who keeps the list and who gives roles see all.
  package func counties() async throws(LedgerError) -> [County] {
    try await read { [scope] transaction in
      try transaction.query(.counties).map { try County($0) }.filter { scope.touches($0.division) || scope.knowsAllPlaces }
    }
  }

  /// The years for which anything is recorded, by county and year.
  package func countyYears() async throws(LedgerError) -> [CountyYear] {
    try await read { [scope] transaction in
      try transaction.query(.countyYears).map { row in
        CountyYear(
          county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
          year: try row.year("year"))
      }.filter { scope.knows($0.county) }
    }
  }

  /// By key.
  package func papers() async throws(LedgerError) -> [SourcePaper] {
    try await read { transaction in
      try transaction.query(.papers).map { try SourcePaper($0) }
    }
  }

  /// Headline totals belong to the county as a whole.
  package func unitTotals(_ key: CountyYear) async throws(LedgerError) -> [UnitTotal] {
    guard scope.covers(key.county, department: nil) else { return [] }
    return try await read { transaction in
      try transaction.query(.unitTotals, key.arguments).map { try UnitTotal($0) }
    }
  }

  /// Where a project within the scope answers to a name: its id, its 21-character code, or the last part of its id (`S1`).
  package func countyYears(ofProject name: String) async throws(LedgerError) -> Set<CountyYear> {
    try await read { [scope] transaction in try transaction.places(ofProject: name, within: scope) }
  }

  /// Nil also for a project outside the scope.
  package func ledger(_ id: ID<Project>) async throws(LedgerError) -> ProjectLedger? {
    try await read { [scope] transaction in
      try LedgerReading(transaction, .project(id)).ledgers().first { scope.covers($0.project.county, department: $0.project.department) }
    }
  }

  /// Every project of a county-year within the scope with all its papers, in the order of registration; secret ones are among them, those
  /// whose registration was withdrawn are not.
  package func ledgers(_ key: CountyYear) async throws(LedgerError) -> [ProjectLedger] {
    try await read { [scope] transaction in
      if scope.covers(key.county, department: nil) { return try LedgerReading(transaction, .countyYear(key)).ledgers() }
      var ledgers: [ProjectLedger] = []
      for id in try transaction.projects(of: key, within: scope) { ledgers += try LedgerReading(transaction, .project(id)).ledgers() }
      return ledgers
    }
  }
}

extension Transaction {
  /// The projects of a county-year within a scope, in the order of registration.
  fileprivate func projects(of key: CountyYear, within scope: Scope) throws(StoreError) -> [ID<Project>] {
    var arguments = key.arguments
    let condition = scope.condition(division: "county", department: "department_id") {
      arguments.append($0)
      return "$\(arguments.count)"
    }
    let statement = Statement(
      "project.within",
      "SELECT id FROM project WHERE county = $1 AND year = $2 AND state <> 'withdrawn' AND \(condition ?? "1 = 1") ORDER BY ordering")
    var ids: [ID<Project>] = []
    for row in try query(statement, arguments) { ids.append(try row.id("id")) }
    return ids
  }
}

extension Transaction {
  fileprivate func places(ofProject name: String, within scope: Scope) throws(StoreError) -> Set<CountyYear> {
    var arguments: [SQLValue] = [.text(name), .text("%.\(name.likeEscaped)")]
    let condition = scope.condition(division: "county", department: "department_id") {
      arguments.append($0)
      return "$\(arguments.count)"
    }
    let statement = Statement(
      "project.places",
      """
      SELECT DISTINCT county, year FROM project
      WHERE (id = $1 OR code = $1 OR id LIKE $2 ESCAPE '|') AND \(condition ?? "1 = 1")
      """)
    var places: Set<CountyYear> = []
    for row in try query(statement, arguments) {
      let county = try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }
      places.insert(CountyYear(county: county, year: try row.year("year")))
    }
    return places
  }
}

extension Scope {
  /// Whether the list of years shows a division.
  fileprivate func knows(_ division: AdministrativeDivision) -> Bool { touches(division) || administration.contains(.systemAdministrator) }
}

extension CountyYear {
  var arguments: [SQLValue] { [.text(county.text), .integer(year.year)] }

  /// As dates are kept: names and accounts of a year are those of its last day.
  var lastDay: String { "\(year.year)-12-31" }
}

extension County {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      division: try row.value("division") { text throws(ValueError) in try AdministrativeDivision(text) },
      name: try row.text("name"), prefecture: try row.text("prefecture"), province: try row.text("province"),
      profile: try row.text("profile"), bureau: try row.text("bureau"))
  }
}

extension SourcePaper {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      key: try row.text("key"), title: try row.text("title"), publisher: try row.text("publisher"), year: try row.year("year"))
  }
}

extension Statement {
  static let revision = Statement(
    "ledgerRevision.sum", "SELECT CAST(COALESCE(sum(number), 0) AS BIGINT) AS revision FROM ledger_revision")

  static let counties = Statement(
    "county.all", "SELECT division, name, prefecture, province, profile, bureau FROM county ORDER BY division")

  fileprivate static let countyYears = Statement(
    "countyYear.all", "SELECT county, year FROM county_year ORDER BY county, year")

  fileprivate static let papers = Statement(
    "sourcePaper.all", "SELECT key, title, publisher, year FROM source_paper ORDER BY key")

  static let unitTotals = Statement(
    "unitTotal.ofCountyYear",
    """
    SELECT county, year, ordering, label, value, cited_paper, cited_lines FROM unit_total
    WHERE county = $1 AND year = $2 ORDER BY ordering
    """)
}
