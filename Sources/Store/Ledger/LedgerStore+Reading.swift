package import HengDomain
import HengValues

extension LedgerStore {
  /// A number that grows with every change of the ledger and with nothing else; what was made from one revision stays valid for it.
  package func revision() async throws(LedgerError) -> Int64 {
    try await read { transaction in try transaction.first(.revision)?.integer("revision") ?? 0 }
  }

  /// By division code.
  package func counties() async throws(LedgerError) -> [County] {
    try await read { transaction in
      try transaction.query(.counties).map { try County($0) }
    }
  }

  /// The years for which anything is recorded, by county and year.
  package func countyYears() async throws(LedgerError) -> [CountyYear] {
    try await read { transaction in
      try transaction.query(.countyYears).map { row in
        CountyYear(
          county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
          year: try row.year("year"))
      }
    }
  }

  /// By key.
  package func papers() async throws(LedgerError) -> [SourcePaper] {
    try await read { transaction in
      try transaction.query(.papers).map { try SourcePaper($0) }
    }
  }

  package func unitTotals(_ key: CountyYear) async throws(LedgerError) -> [UnitTotal] {
    try await read { transaction in
      try transaction.query(.unitTotals, key.arguments).map { try UnitTotal($0) }
    }
  }

  package func ledger(_ id: ID<Project>) async throws(LedgerError) -> ProjectLedger? {
    try await read { transaction in try LedgerReading(transaction, .project(id)).ledgers().first }
  }

  /// Every project of a county-year with all its papers, in the order of registration; secret ones are among them.
  package func ledgers(_ key: CountyYear) async throws(LedgerError) -> [ProjectLedger] {
    try await read { transaction in try LedgerReading(transaction, .countyYear(key)).ledgers() }
  }
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

  fileprivate static let counties = Statement(
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
