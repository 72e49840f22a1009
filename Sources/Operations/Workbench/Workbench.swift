package import HengDomain
package import HengRules
package import HengValues

/// What a person begins the day from (工作台): what he owes, and what he looks for; all within his scope.
package struct Workbench: Sendable {
  private let ledger: LedgerDesk
  private let disclosures: DisclosureDesk
  private let library: ProfileLibrary
  private let scope: Scope

  package init(ledger: LedgerDesk, disclosures: DisclosureDesk, library: ProfileLibrary, scope: Scope) {
    self.ledger = ledger
    self.disclosures = disclosures
    self.library = library
    self.scope = scope
  }

  package func within(_ scope: Scope) -> Workbench {
    Workbench(
      ledger: ledger.within(scope), disclosures: disclosures.within(scope), library: library, scope: self.scope.isSystem ? scope : .nothing)
  }

  /// The most urgent first.
  package func duties(on today: CivilDate) async throws(DeskError) -> [Duty] {
    var standings: [AccountsStanding] = []
    for key in try await ledger.countyYears() { standings += try await disclosures.standings(key) }
    let overviews = try await ledger.overviews()
    do throws(ProfileError) {
      return try ListDuties(library, on: today)(overviews, accounts: standings, within: scope)
    } catch { throw .profile(error) }
  }

  /// Where the words stand, kind by kind.
  package func find(_ words: String, kind: FindRecords.Kind?) async throws(DeskError) -> [FindRecords.Group] {
    let find = FindRecords(words)
    return find.isEmpty ? [] : find(try await ledger.overviews(), kind: kind)
  }
}
