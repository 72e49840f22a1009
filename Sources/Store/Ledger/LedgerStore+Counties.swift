package import HengDomain
import HengValues

extension LedgerStore {
  /// Registers a county, or changes what is known of it; without a difference nothing is written.
  package func register(county: County, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.register(county) }
  }

  /// Registers a county that is not registered yet; one that is there is refused and stays as it is (县区登记).
  package func add(county: County, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.add(county) }
  }

  /// Registers a source paper, or changes what is known of it; without a difference nothing is written.
  package func register(paper: SourcePaper, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.register(paper) }
  }

  /// Replaces the headline totals of a county-year.
  package func save(unitTotals totals: [UnitTotal], of key: CountyYear, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.save(totals, of: key) }
  }
}

extension LedgerWrite {
  func add(_ county: County) throws {
    guard try transaction.first(.county, [.text(county.division.text)]) == nil else {
      throw LedgerError.refused(.exists(.county, id: county.division.text))
    }
    try register(county)
  }

  func register(_ county: County) throws {
    try require(county.division, nil)
    let row: LedgerRow = [
      "division": .text(county.division.text), "name": .text(county.name), "prefecture": .text(county.prefecture),
      "province": .text(county.province), "profile": .text(county.profile), "bureau": .text(county.bureau),
    ]
    let old = try transaction.first(.county, [.text(county.division.text)])
    if let old, try County(old) == county { return }
    try transaction.execute(.registerCounty, row.values)
    try audit("登记", .county, county.division.text, of: county.division, before: old?.json, after: row.json)
    try count(county.division)
  }

  func register(_ paper: SourcePaper) throws {
    let row: LedgerRow = [
      "key": .text(paper.key), "title": .text(paper.title), "publisher": .text(paper.publisher),
      "year": .integer(paper.year.year),
    ]
    let old = try transaction.first(.paper, [.text(paper.key)])
    if let old, try SourcePaper(old) == paper { return }
    try transaction.execute(.registerPaper, row.values)
    try audit("登记", .sourcePaper, paper.key, of: nil, before: old?.json, after: row.json)
    try count(nil)
  }

  func save(_ totals: [UnitTotal], of key: CountyYear) throws {
    if let stray = totals.first(where: { $0.county != key.county || $0.year != key.year }) {
      throw LedgerError.refused(.unstorable(what: "部门总量", text: stray.label, reason: "不属于这个县区年度"))
    }
    try require(key.county, nil)
    try admit(key)
    let old = try transaction.query(.unitTotals, key.arguments)
    try transaction.execute(.clearUnitTotals, key.arguments)
    var rows: [LedgerRow] = []
    for total in totals { rows.append(try total.row()) }
    for row in rows { try transaction.execute(.addUnitTotal, row.values) }
    try audit(
      Action.save.rawValue, .unitTotals, "\(key.county.text).\(key.year.year)", of: key.county,
      before: old.isEmpty ? nil : "[\(old.map(\.json).joined(separator: ","))]",
      after: "[\(rows.map(\.json).joined(separator: ","))]")
    try count(key.county)
  }

  /// Makes sure that a county is registered and its year open.
  func admit(_ key: CountyYear) throws {
    try requireCounty(key.county)
    try transaction.execute(.openYear, key.arguments)
  }

  func requireCounty(_ county: AdministrativeDivision) throws {
    guard try transaction.first(.county, [.text(county.text)]) != nil else {
      throw LedgerError.refused(.missing(.county, id: county.text))
    }
  }
}

extension SQLRow {
  /// The row as JSON, as `LedgerRow.json`.
  var json: String {
    "{"
      + zip(columns.names, values).compactMap { column, value -> String? in
        switch value {
        case .null, .blob: nil
        case .integer(let integer): "\(column.json):\(integer)"
        case .text(let text): "\(column.json):\(text.json)"
        }
      }.joined(separator: ",") + "}"
  }
}

extension Statement {
  fileprivate static let county = Statement(
    "county.byDivision", "SELECT division, name, prefecture, province, profile, bureau FROM county WHERE division = $1")

  fileprivate static let registerCounty = Statement(
    "county.register",
    """
    INSERT INTO county (division, name, prefecture, province, profile, bureau) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (division) DO UPDATE SET name = $2, prefecture = $3, province = $4, profile = $5, bureau = $6
    """)

  fileprivate static let openYear = Statement(
    "countyYear.open", "INSERT INTO county_year (county, year) VALUES ($1, $2) ON CONFLICT (county, year) DO NOTHING")

  fileprivate static let paper = Statement(
    "sourcePaper.byKey", "SELECT key, title, publisher, year FROM source_paper WHERE key = $1")

  fileprivate static let registerPaper = Statement(
    "sourcePaper.register",
    """
    INSERT INTO source_paper (key, title, publisher, year) VALUES ($1, $2, $3, $4)
    ON CONFLICT (key) DO UPDATE SET title = $2, publisher = $3, year = $4
    """)

  fileprivate static let clearUnitTotals = Statement(
    "unitTotal.clear", "DELETE FROM unit_total WHERE county = $1 AND year = $2")

  fileprivate static let addUnitTotal = Statement(
    "unitTotal.add",
    """
    INSERT INTO unit_total (county, year, ordering, label, value, cited_paper, cited_lines)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)
}
