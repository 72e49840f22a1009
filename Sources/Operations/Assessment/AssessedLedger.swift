import HengDomain
import HengRules
import HengStore
import HengValues

/// Overviews and assessments of the whole ledger (已测算的台账), kept by the revision of their county.
///
/// After a write only what it touched is read and assessed again. Whoever asks after a write was acknowledged gets what holds after it;
/// those who ask at once wait for one and the same work.
actor AssessedLedger {
  private typealias Kept = (year: AssessedYear, number: Int64)

  private let store: LedgerStore
  private let assess: AssessProjects
  private var revision: Int64 = -1
  private var keys: [CountyYear] = []
  private var counties: [County] = []
  private var numbers: [AdministrativeDivision: Int64] = [:]
  private var years: [CountyYear: Kept] = [:]
  private var work: [CountyYear: Task<CountyOverview?, any Error>] = [:]

  init(store: LedgerStore, library: ProfileLibrary) {
    self.store = store
    assess = AssessProjects(library)
  }

  /// The store's revision; pages made from one revision stay valid for it.
  func currentRevision() async throws(DeskError) -> Int64 { try await refresh() }

  func countyYears() async throws(DeskError) -> [CountyYear] {
    try await refresh()
    return keys
  }

  func overview(_ key: CountyYear) async throws(DeskError) -> CountyOverview? {
    try await refresh()
    return try await current(key)
  }

  /// Of the counties that the condition chooses, by county and year, after one look at the store.
  func overviews(where isWanted: @Sendable (AdministrativeDivision) -> Bool) async throws(DeskError) -> [CountyOverview] {
    try await refresh()
    var overviews: [CountyOverview] = []
    for key in keys where isWanted(key.county) {
      if let overview = try await current(key) { overviews.append(overview) }
    }
    return overviews
  }

  /// The forms of a county; nil where the ledger has no such county.
  func forms(of division: AdministrativeDivision) async throws(DeskError) -> CountyForms? {
    do {
      try await refresh()
      guard let county = counties.first(where: { $0.division == division }) else { return nil }
      return CountyForms(try assess.library.profile(county.profile), own: try OwnForm.forms(try await store.forms(of: division)))
    } catch { throw DeskError(error) }
  }

  /// As it stands at the county's revision that is known now, or at a later one.
  private func current(_ key: CountyYear) async throws(DeskError) -> CountyOverview? {
    guard keys.contains(key) else { return nil }
    let wanted = numbers[key.county] ?? 0
    do {
      while true {
        if let kept = years[key], kept.number >= wanted { return kept.year.overview }
        if try await (work[key] ?? begin(key)).value == nil { return nil }
      }
    } catch { throw DeskError(error) }
  }

  /// Away from the actor, so that what is kept can be asked for meanwhile.
  private func begin(_ key: CountyYear) -> Task<CountyOverview?, any Error> {
    let (old, store, assess) = (years[key], store, assess)
    let task = Task.detached { [self] in
      do {
        let made = try await AssessedYear.read(key, after: old, from: store, by: assess)
        await finish(key, made)
        return made?.year.overview
      } catch {
        await finish(key, nil)
        throw error
      }
    }
    work[key] = task
    return task
  }

  private func finish(_ key: CountyYear, _ made: Kept?) {
    work[key] = nil
    if let made, made.number >= years[key]?.number ?? 0 { years[key] = made }
  }

  /// Of two looks at the store that end in the other order the later one counts.
  @discardableResult
  private func refresh() async throws(DeskError) -> Int64 {
    do throws(LedgerError) {
      let now = try await store.revision()
      guard now > revision else { return revision }
      let (years, counties) = (try await store.countyYears(), try await store.counties())
      let numbers = try await store.countyRevisions()
      guard now > revision else { return revision }
      (revision, keys, self.counties) = (now, years, counties)
      self.numbers.merge(numbers) { max($0, $1) }
      return now
    } catch { throw .ledger(error) }
  }
}
