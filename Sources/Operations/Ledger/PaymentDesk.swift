package import HengDomain
package import HengStore
import Synchronization

/// The list of payments as pages and exports read it (支付查阅): numbers and sums are kept until the ledger changes.
package struct PaymentDesk: Sendable {
  private let store: LedgerStore
  private let kept: Kept

  package init(store: LedgerStore) { self.init(store, Kept()) }

  private init(_ store: LedgerStore, _ kept: Kept) {
    self.store = store
    self.kept = kept
  }

  /// The same desk as a person sees it; what is kept is kept for each scope.
  package func within(_ scope: Scope) -> PaymentDesk { PaymentDesk(store.within(scope), kept) }

  /// A page of the payments within the scope.
  package func callAsFunction(_ query: PaymentQuery) async throws(DeskError) -> PaymentPage {
    let key = Kept.Key(filter: query.filter, scope: store.scope)
    do throws(LedgerError) {
      let page = try await store.payments(matching: query, known: kept.totals(key))
      kept.keep(page.totals, of: key)
      return page
    } catch { throw .ledger(error) }
  }

  /// Counties and departments under their names, as of a revision.
  package func names(at revision: Int64) async throws(DeskError) -> PaymentNames {
    if let known = kept.names(at: revision, for: store.scope) { return known }
    do throws(LedgerError) {
      let counties = try await store.counties()
      var departments: [Department] = []
      for county in counties { departments += try await store.departments(of: county.division) }
      let names = PaymentNames(counties: counties, departments: departments)
      kept.keep(names, at: revision, for: store.scope)
      return names
    } catch { throw .ledger(error) }
  }
}

/// Values of one revision of the ledger; another revision empties them.
private final class Kept: Sendable {
  struct Key: Hashable {
    let filter: PaymentFilter
    let scope: Scope
  }

  private struct State {
    var totals: [Key: PaymentTotals] = [:]
    var names: [Scope: (revision: Int64, names: PaymentNames)] = [:]
  }

  private let state = Mutex(State())
  private static let most = 4_096
  private static let mostNames = 64

  func totals(_ key: Key) -> PaymentTotals? { state.withLock { $0.totals[key] } }

  func keep(_ totals: PaymentTotals, of key: Key) {
    state.withLock { state in
      if state.totals[key]?.revision == totals.revision { return }
      if state.totals.count >= Self.most { state.totals = [:] }
      state.totals[key] = totals
    }
  }

  func names(at revision: Int64, for scope: Scope) -> PaymentNames? {
    state.withLock { $0.names[scope].flatMap { $0.revision == revision ? $0.names : nil } }
  }

  func keep(_ names: PaymentNames, at revision: Int64, for scope: Scope) {
    state.withLock { state in
      if state.names.count >= Self.mostNames { state.names = [:] }
      state.names[scope] = (revision, names)
    }
  }
}
