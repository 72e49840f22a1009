package import HengDomain
import HengReaders
package import HengRules
package import HengStore
package import HengValues
import HengWriters

/// The ledger as pages and commands read it (台账查阅), as far as it is within the scope of who reads.
package struct LedgerDesk: Sendable {
  private let store: LedgerStore
  private let assessed: AssessedLedger

  package init(store: LedgerStore, library: ProfileLibrary) {
    self.store = store
    assessed = AssessedLedger(store: store, library: library)
  }

  private init(_ store: LedgerStore, _ assessed: AssessedLedger) {
    self.store = store
    self.assessed = assessed
  }

  /// The same desk as a person sees it; what was assessed is shared.
  package func within(_ scope: Scope) -> LedgerDesk { LedgerDesk(store.within(scope), assessed) }

  /// The store's revision; pages made from one revision and for one scope stay valid for it.
  package func currentRevision() async throws(DeskError) -> Int64 { try await assessed.currentRevision() }

  package func countyYears() async throws(DeskError) -> [CountyYear] {
    try await assessed.countyYears().filter { store.scope.touches($0.county) }
  }

  /// A county's year, cut down to what the scope covers; nil where that is nothing.
  package func overview(_ key: CountyYear) async throws(DeskError) -> CountyOverview? {
    guard store.scope.touches(key.county) else { return nil }
    return try await assessed.overview(key)?.seen(by: store.scope)
  }

  package func overviews() async throws(DeskError) -> [CountyOverview] {
    let scope = store.scope
    return try await assessed.overviews { scope.touches($0) }.compactMap { $0.seen(by: scope) }
  }

  /// A project by its id, its 21-character code, or the last part of its id (`S1`). Only the years that have such a project are assessed.
  package func assessment(_ name: String) async throws(DeskError) -> ProjectAssessment? {
    let places: Set<CountyYear>
    do throws(LedgerError) { places = try await store.countyYears(ofProject: name) } catch { throw .ledger(error) }
    let scope = store.scope
    for key in places.sorted(by: { ($0.county, $0.year) < ($1.county, $1.year) }) {
      let all = try await assessed.overview(key)?.assessments ?? []
      if let found = all.first(where: { $0.project.answers(to: name) && scope.covers($0.project.county, department: $0.project.department) }
      ) {
        return found
      }
    }
    return nil
  }

  /// The forms of a county; nil where the ledger has no such county or the scope nothing of it.
  package func forms(of division: AdministrativeDivision) async throws(DeskError) -> CountyForms? {
    guard store.scope.touches(division) else { return nil }
    return try await assessed.forms(of: division)
  }

  package func papers() async throws(DeskError) -> [SourcePaper] {
    do throws(LedgerError) { return try await store.papers() } catch { throw .ledger(error) }
  }
}

extension Project {
  fileprivate func answers(to name: String) -> Bool {
    id.text == name || code?.text == name || id.text.hasSuffix("." + name)
  }
}

/// Why the ledger cannot be shown.
package enum DeskError: Error, Sendable {
  case ledger(LedgerError)
  case profile(ProfileError)
  case other(String)

  init(_ error: any Error) {
    switch error {
    case let error as DeskError: self = error
    case let error as LedgerError: self = .ledger(error)
    case let error as ProfileError: self = .profile(error)
    case let error as ReaderError: self = .other(error.message)
    case let error as WriterError: self = .other(error.message)
    case let error as PrintError: self = .other(error.message)
    default: self = .other("台账无法读取：\(error)")
    }
  }

  /// The same form was sent before and has done its work.
  package var isRepeated: Bool {
    if case .ledger(.refused(.repeated)) = self { true } else { false }
  }

  package var message: String {
    switch self {
    case .ledger(let error): error.message
    case .profile(let error): error.message
    case .other(let text): text.hasSuffix("。") ? text : text + "。"
    }
  }
}
