package import HengDomain
import HengStore
package import HengValues

/// How far a department's final accounts have come, with the day from which the publication is counted (决算进度).
package struct AccountsStanding: Hashable, Sendable {
  package let key: DepartmentYear
  package let state: FinalAccountsState
  package let approvedOn: CivilDate?

  package init(key: DepartmentYear, state: FinalAccountsState, approvedOn: CivilDate?) {
    self.key = key
    self.state = state
    self.approvedOn = approvedOn
  }
}

extension DisclosureDesk {
  /// The standings of all departments of a county's year within the scope.
  package func standings(_ key: CountyYear) async throws(DeskError) -> [AccountsStanding] {
    do throws(LedgerError) {
      let approved = Dictionary(try await store.disclosures(key).map { ($0.key, $0.approvedOn) }) { first, _ in first }
      return try await store.progress(key).map {
        AccountsStanding(key: $0.key, state: $0.state, approvedOn: approved[$0.key].flatMap { $0 })
      }
    } catch { throw .ledger(error) }
  }
}
