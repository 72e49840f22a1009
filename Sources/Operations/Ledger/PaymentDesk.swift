package import HengDomain
package import HengStore
package import HengValues
import Synchronization

/// The list of payments as pages and exports read it (支付查阅): numbers and sums are kept until the ledger changes.
package struct PaymentDesk: Sendable {
  private let store: LedgerStore
  private let kept: Kept
  private let now: TimeSource

  package init(store: LedgerStore, now: @escaping TimeSource) { self.init(store, Kept(), now) }

  private init(_ store: LedgerStore, _ kept: Kept, _ now: @escaping TimeSource) {
    self.store = store
    self.kept = kept
    self.now = now
  }

  /// The same desk as a person sees it; what is kept is kept for each scope.
  package func within(_ scope: Scope) -> PaymentDesk { PaymentDesk(store.within(scope), kept, now) }

  /// A page of the payments within the scope.
  package func callAsFunction(_ query: PaymentQuery) async throws(DeskError) -> PaymentPage {
    let key = Kept.Key(filter: query.filter, scope: store.scope)
    do throws(LedgerError) {
      let page = try await store.payments(matching: query, known: kept.totals(key))
      kept.keep(page.totals, of: key)
      return page
    } catch { throw .ledger(error) }
  }

  /// A payment with the department whose it is; nil for one that is not there, or another's.
  package func payment(_ key: PaymentKey) async throws(DeskError) -> (payment: Payment, department: ID<Department>)? {
    do throws(LedgerError) { return try await store.payment(key) } catch { throw .ledger(error) }
  }

  /// A payment with everything that is private in it, once and for a reason (显示全文). The trail tells who, which and why.
  package func reveal(_ key: PaymentKey, by actor: String, as role: Role, reason: String) async throws(DeskError) -> Payment {
    let reason = reason.trimmedSpaces
    guard !reason.isEmpty else { throw .other("没有写为什么要看。请写明原因，如 核对退回的名单") }
    if let fault = TypedWords.fault(of: reason) { throw .other("原因\(fault.reason)。\(fault.remedy)") }
    do throws(LedgerError) {
      return try await store.reveal(key, ChangeNote(actor: actor, role: role, at: now(), reason: reason))
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
