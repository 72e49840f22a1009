import HengDomain
import HengRules
import HengStore
import HengValues

/// A county's year as it was assessed, with all that the assessments rest on (已测算的县区年度), so that after a write only those projects are
/// judged anew whose papers, or whose peers' objectives, are others than before.
struct AssessedYear: Sendable {
  /// What stands beside the projects and is the same for all.
  struct Ground: Sendable {
    let county: County
    let year: FiscalYear
    let corrections: [ProjectCorrection]
    let forms: [OwnForm]
    let unitTotals: [UnitTotal]
  }

  let overview: CountyOverview
  private let ground: Ground
  private let bearings: [YearPeers.Bearing]
  private let places: [ID<Project>: Int]

  init(_ ledgers: [ProjectLedger], on ground: Ground, by assess: AssessProjects) throws(ProfileError) {
    let assessments = try assess(ledgers, county: ground.county, corrections: ground.corrections, forms: ground.forms)
    self.init(assessments, YearPeers(ledgers), ground)
  }

  private init(_ assessments: [ProjectAssessment], _ peers: YearPeers, _ ground: Ground, bearings: [YearPeers.Bearing]? = nil) {
    self.ground = ground
    self.bearings = bearings ?? peers.bearings()
    places = Dictionary(assessments.enumerated().map { ($0.element.project.id, $0.offset) }) { first, _ in first }
    overview = CountyOverview(
      county: ground.county, year: ground.year, assessments: assessments, unitTotals: ground.unitTotals, peers: peers)
  }

  var projects: Set<ID<Project>> { Set(places.keys) }

  /// The year with some of its projects as they were read anew; nil where one of them is no longer of the year.
  func replacing(_ fresh: [ProjectLedger], by assess: AssessProjects) throws(ProfileError) -> AssessedYear? {
    var assessments = overview.assessments
    var changed: Set<Int> = []
    for ledger in fresh {
      let project = ledger.project
      guard let place = places[project.id], project.county == ground.county.division, project.year == ground.year,
        project.state != .withdrawn
      else { return nil }
      changed.insert(place)
    }
    let peers = overview.peers.replacing(fresh)
    let bearings = peers.bearings()
    let newest = Dictionary(fresh.map { ($0.project.id, $0) }) { $1 }
    for place in assessments.indices where changed.contains(place) || bearings[place] != self.bearings[place] {
      let ledger = newest[assessments[place].project.id] ?? assessments[place].ledger
      assessments[place] = try assess(
        ledger, of: ground.county, among: peers, corrections: ground.corrections, forms: ground.forms)
    }
    return AssessedYear(assessments, peers, ground, bearings: bearings)
  }
}

extension AssessedYear {
  /// Reads and assesses a county's year; of one that was assessed before only what was written since (测算).
  ///
  /// - Returns: the year, and the county's revision that it holds at least; nil for a county that is not there.
  static func read(
    _ key: CountyYear, after old: (year: AssessedYear, number: Int64)?, from store: LedgerStore, by assess: AssessProjects
  ) async throws -> (year: AssessedYear, number: Int64)? {
    let changes = try await store.changes(in: key.county, since: old?.number ?? 0)
    if let old, let projects = changes.projects(of: key.year, among: old.year.projects) {
      if projects.isEmpty { return (old.year, changes.number) }
      let fresh = try await store.ledgers(projects.sorted())
      if fresh.count == projects.count, let year = try old.year.replacing(fresh, by: assess) { return (year, changes.number) }
    }
    guard let county = try await store.counties().first(where: { $0.division == key.county }) else { return nil }
    let ground = Ground(
      county: county, year: key.year, corrections: try await store.disclosures(key).flatMap(\.corrections),
      forms: try OwnForm.forms(try await store.forms(of: key.county)), unitTotals: try await store.unitTotals(key))
    return (try AssessedYear(try await store.ledgers(key), on: ground, by: assess), changes.number)
  }
}
