import HengDomain
import HengRules
import HengStore
import HengValues

/// Overviews and assessments of the whole ledger, kept until the store changes (已测算的台账).
///
/// A county-year is read and assessed once per revision of the store; every later reader gets the same values.
actor AssessedLedger {
  private let store: LedgerStore
  private let assess: AssessProjects
  private var revision: Int64 = -1
  private var overviews: [CountyYear: CountyOverview] = [:]
  private var keys: [CountyYear] = []
  private var counties: [County] = []

  init(store: LedgerStore, library: ProfileLibrary) {
    self.store = store
    assess = AssessProjects(library)
  }

  /// The store's revision; pages made from one revision stay valid for it.
  func currentRevision() async throws(DeskError) -> Int64 {
    try await refresh()
    return revision
  }

  func countyYears() async throws(DeskError) -> [CountyYear] {
    try await refresh()
    return keys
  }

  func overview(_ key: CountyYear) async throws(DeskError) -> CountyOverview? {
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

  /// The forms of a county; nil where the ledger has no such county.
  func forms(of division: AdministrativeDivision) async throws(DeskError) -> CountyForms? {
    do {
      try await refresh()
      guard let county = counties.first(where: { $0.division == division }) else { return nil }
      return CountyForms(try assess.library.profile(county.profile), own: try OwnForm.forms(try await store.forms(of: division)))
    } catch { throw DeskError(error) }
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
