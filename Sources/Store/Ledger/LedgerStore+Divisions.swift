package import HengDomain
import HengValues

/// The divisions that a place adds to those which the program carries (行政区划).
extension LedgerStore {
  /// Adds names, or changes the end and wording of those with the same first day; all or none.
  ///
  /// - Parameter source: where they were taken from, such as a file's name and digest; it stands in the audit trail.
  /// - Returns: how many were new or changed.
  @discardableResult
  package func keep(divisions: [DivisionName], from source: String, _ note: ChangeNote) async throws(LedgerError) -> Int {
    try await write(note) { write in
      try write.requireRole(in: nil)
      var changed = 0
      for entry in divisions {
        let row = entry.row
        try row.admitLengths()
        let key: [SQLValue] = [row["division"], row["since"]]
        if let old = try write.transaction.first(.divisionName, key), old.values == row.values { continue }
        try write.transaction.execute(.keepDivisionName, row.values)
        changed += 1
      }
      guard changed > 0 else { return 0 }
      let (first, last) = (divisions.map(\.division).min()?.text ?? "", divisions.map(\.division).max()?.text ?? "")
      let told = "{\"count\":\(changed),\"first\":\(first.json),\"last\":\(last.json),\"source\":\(source.json)}"
      try write.audit("导入", .division, first, of: nil, before: nil, after: told)
      try write.count(nil)
      return changed
    }
  }

  /// What was added, by code and first day.
  package func divisions() async throws(LedgerError) -> [DivisionName] {
    try await read { try $0.query(.divisionNames).map { try DivisionName($0) } }
  }
}

extension DivisionName {
  fileprivate var row: LedgerRow {
    [
      "division": .text(division.text), "since": .text(since?.text ?? ""), "until": .text(ifPresent: until?.text), "name": .text(name),
    ]
  }

  fileprivate init(_ row: SQLRow) throws(StoreError) {
    let since = try row.text("since")
    self.init(
      division: try row.value("division") { text throws(ValueError) in try AdministrativeDivision(text) }, name: try row.text("name"),
      since: since.isEmpty ? nil : try row.value("since") { text throws(ValueError) in try CivilDate(text) },
      until: try row.optional("until") { text throws(ValueError) in try CivilDate(text) })
  }
}

extension Statement {
  fileprivate static let divisionName = Statement(
    "divisionName.byKey", "SELECT division, since, until, name FROM division_name WHERE division = $1 AND since = $2")

  fileprivate static let keepDivisionName = Statement(
    "divisionName.keep",
    """
    INSERT INTO division_name (division, since, until, name) VALUES ($1, $2, $3, $4)
    ON CONFLICT (division, since) DO UPDATE SET until = $3, name = $4
    """)

  fileprivate static let divisionNames = Statement(
    "divisionName.all", "SELECT division, since, until, name FROM division_name ORDER BY division, since")
}
