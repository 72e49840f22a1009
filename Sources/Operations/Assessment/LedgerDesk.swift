package import HengDomain
import HengReaders
package import HengRules
package import HengStore
package import HengValues
import HengWriters

/// The ledger as pages and commands read it (台账查阅): overviews and assessments, kept until the store changes.
///
/// A county-year is read and assessed once per revision of the store; every later reader gets the same values.
package actor LedgerDesk {
  private let store: LedgerStore
  private let assess: AssessProjects
  private var revision: Int64 = -1
  private var overviews: [CountyYear: CountyOverview] = [:]
  private var keys: [CountyYear] = []
  private var counties: [County] = []

  package init(store: LedgerStore, library: ProfileLibrary) {
    self.store = store
    assess = AssessProjects(library)
  }

  /// The store's revision; pages made from one revision stay valid for it.
  package func currentRevision() async throws(DeskError) -> Int64 {
    try await refresh()
    return revision
  }

  package func countyYears() async throws(DeskError) -> [CountyYear] {
    try await refresh()
    return keys
  }

  package func overview(_ key: CountyYear) async throws(DeskError) -> CountyOverview? {
    try await refresh()
    if let known = overviews[key] { return known }
    guard keys.contains(key), let county = counties.first(where: { $0.division == key.county }) else { return nil }
    let read = revision
    do {
      let corrections = try await store.disclosures(key).flatMap(\.corrections)
      let forms = try OwnForm.forms(try await store.forms(of: key.county))
      let assessments = try assess(try await store.ledgers(key), county: county, corrections: corrections, forms: forms)
      let overview = CountyOverview(
        county: county, year: key.year, assessments: assessments, unitTotals: try await store.unitTotals(key))
      if read == revision { overviews[key] = overview }
      return overview
    } catch { throw DeskError(error) }
  }

  package func overviews() async throws(DeskError) -> [CountyOverview] {
    var all: [CountyOverview] = []
    for key in try await countyYears() {
      if let overview = try await overview(key) { all.append(overview) }
    }
    return all
  }

  /// A project by its id, its 21-character code, or the last part of its id (`S1`).
  package func assessment(_ name: String) async throws(DeskError) -> ProjectAssessment? {
    for overview in try await overviews() {
      if let found = overview.assessments.first(where: { $0.project.answers(to: name) }) { return found }
    }
    return nil
  }

  /// The forms of a county; nil where the ledger has no such county.
  package func forms(of division: AdministrativeDivision) async throws(DeskError) -> CountyForms? {
    do {
      try await refresh()
      guard let county = counties.first(where: { $0.division == division }) else { return nil }
      return CountyForms(try assess.library.profile(county.profile), own: try OwnForm.forms(try await store.forms(of: division)))
    } catch { throw DeskError(error) }
  }

  package func papers() async throws(DeskError) -> [SourcePaper] {
    do throws(LedgerError) { return try await store.papers() } catch { throw .ledger(error) }
  }

  private func refresh() async throws(DeskError) {
    do throws(LedgerError) {
      let now = try await store.revision()
      guard now != revision else { return }
      let (years, known) = (try await store.countyYears(), try await store.counties())
      (revision, keys, counties, overviews) = (now, years, known, [:])
    } catch { throw .ledger(error) }
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

  package var message: String {
    switch self {
    case .ledger(let error): error.message
    case .profile(let error): error.message
    case .other(let text): text.hasSuffix("。") ? text : text + "。"
    }
  }
}
