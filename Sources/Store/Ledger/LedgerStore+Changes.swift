package import HengDomain
package import HengValues

/// What of a county a write touched (改动范围).
package enum ChangedPart: Hashable, Sendable {
  case everything
  /// The projects of a year and what stands beside them.
  case year(FiscalYear)
  case project(ID<Project>)

  /// Year and project as they are kept.
  var values: [SQLValue] {
    switch self {
    case .everything: [.integer(0), .text("")]
    case .year(let year): [.integer(year.year), .text("")]
    case .project(let id): [.integer(0), .id(id)]
    }
  }
}

extension [ChangedPart] {
  /// The projects that payments count for; payments of none change no project.
  static func projects(of payments: [Payment]) -> [ChangedPart] { Set(payments.compactMap(\.project)).sorted().map { .project($0) } }
}

/// What was written of a county since a revision (某版次以后的改动).
package struct CountyChanges: Hashable, Sendable {
  /// The county's revision now.
  package let number: Int64
  package let parts: Set<ChangedPart>

  /// The projects of a year that must be read anew, out of those that were read before; nil where the whole year must be.
  package func projects(of year: FiscalYear, among known: Set<ID<Project>>) -> Set<ID<Project>>? {
    guard !parts.contains(.everything), !parts.contains(.year(year)) else { return nil }
    return Set(parts.compactMap { if case .project(let id) = $0, known.contains(id) { id } else { nil } })
  }
}

extension LedgerStore {
  /// - Parameter number: the county's revision when it was read; 0 tells everything.
  package func changes(in county: AdministrativeDivision, since number: Int64) async throws(LedgerError) -> CountyChanges {
    try await read { transaction in
      let now = try transaction.first(.revisionOfCounty, [.text(county.text)])?.integer("number") ?? 0
      guard number > 0 else { return CountyChanges(number: now, parts: [.everything]) }
      var parts: Set<ChangedPart> = []
      for row in try transaction.query(.changesSince, [.text(county.text), .integer(Int(number))]) {
        let year = try row.number("year")
        if let project = try row.optionalText("project"), !project.isEmpty {
          parts.insert(.project(ID(project)))
        } else {
          parts.insert(year == 0 ? .everything : .year(try row.year("year")))
        }
      }
      return CountyChanges(number: now, parts: parts)
    }
  }

  /// The revision of each county that was written to.
  package func countyRevisions() async throws(LedgerError) -> [AdministrativeDivision: Int64] {
    try await read { transaction in
      var numbers: [AdministrativeDivision: Int64] = [:]
      for row in try transaction.query(.revisionsOfCounties) {
        numbers[try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }] = try row.integer("number")
      }
      return numbers
    }
  }

  /// Projects by their ids as far as they are within the scope, in one look at the ledger; what is not there is left out.
  package func ledgers(_ ids: [ID<Project>]) async throws(LedgerError) -> [ProjectLedger] {
    try await read { [scope] transaction in
      var ledgers: [ProjectLedger] = []
      for id in ids { ledgers += try LedgerReading(transaction, .project(id)).ledgers() }
      return ledgers.filter { scope.covers($0.project.county, department: $0.project.department) }
    }
  }
}

extension Statement {
  fileprivate static let revisionOfCounty = Statement("ledgerRevision.ofCounty", "SELECT number FROM ledger_revision WHERE county = $1")

  fileprivate static let revisionsOfCounties = Statement(
    "ledgerRevision.ofCounties", "SELECT county, number FROM ledger_revision WHERE county <> ''")

  fileprivate static let changesSince = Statement(
    "ledgerChange.since", "SELECT year, project FROM ledger_change WHERE county = $1 AND number > $2")
}
