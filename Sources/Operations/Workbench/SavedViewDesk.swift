package import HengDomain
package import HengStore
package import HengValues
import Synchronization

/// Keeps a person's views of lists (常用查法台); what was read is remembered until he changes it.
package struct SavedViewDesk: Sendable {
  private let store: LedgerStore
  private let now: TimeSource
  private let kept = Kept()

  package init(store: LedgerStore, now: @escaping TimeSource) {
    self.store = store
    self.now = now
  }

  package func callAsFunction(of person: ID<Person>, _ list: SavedView.List) async throws(DeskError) -> [SavedView] {
    if let known = kept.views(of: person) { return known.filter { $0.list == list } }
    do throws(LedgerError) {
      let views = try await store.savedViews(of: person)
      kept.keep(views, of: person)
      return views.filter { $0.list == list }
    } catch { throw .ledger(error) }
  }

  package func save(_ name: String, _ conditions: String, of person: ID<Person>, _ list: SavedView.List) async throws(DeskError) {
    if let fault = TypedWords.fault(of: name.trimmedSpaces) { throw .other("查法没有保存：名称\(fault.reason)。\(fault.remedy)") }
    kept.keep(nil, of: person)
    do throws(LedgerError) {
      try await store.save(
        view: SavedView(person: person, list: list, name: name.trimmedSpaces, conditions: conditions, savedAt: now()))
    } catch { throw .ledger(error) }
    kept.keep(nil, of: person)
  }

  package func remove(_ name: String, of person: ID<Person>, _ list: SavedView.List) async throws(DeskError) {
    do throws(LedgerError) { try await store.remove(view: name, of: list, person: person) } catch { throw .ledger(error) }
    kept.keep(nil, of: person)
  }

  private final class Kept: Sendable {
    private let all = Mutex<[ID<Person>: [SavedView]]>([:])
    private static let most = 1_000

    func views(of person: ID<Person>) -> [SavedView]? { all.withLock { $0[person] } }

    func keep(_ views: [SavedView]?, of person: ID<Person>) {
      all.withLock { all in
        if all.count >= Self.most { all = [:] }
        all[person] = views
      }
    }
  }
}
