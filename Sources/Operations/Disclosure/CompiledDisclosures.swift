import HengDomain
import HengRules
import HengStore
import HengValues

/// The year-end papers of every department (已编制的决算), compiled once per revision of the store, checked before they leave.
actor CompiledDisclosures {
  private let store: LedgerStore
  private let compile: CompileDisclosure
  private let gate: PublicationGate
  private let now: TimeSource
  private var revision: Int64 = -1
  private var known: [DepartmentYear: Disclosure] = [:]
  private var checked: [DepartmentYear: CheckedSet] = [:]

  init(store: LedgerStore, library: ProfileLibrary, now: @escaping TimeSource) {
    self.store = store
    compile = CompileDisclosure(library)
    gate = PublicationGate(library)
    self.now = now
  }

  /// Nil when the ledger holds no accounts of the department.
  func disclosure(_ key: DepartmentYear) async throws(DeskError) -> Disclosure? {
    do {
      try await refresh()
      if let kept = known[key] { return kept }
      guard let ledger = try await store.accounts(key), let county = try await store.counties().first(where: { $0.division == key.county })
      else { return nil }
      let record =
        try await store.disclosure(key)
        ?? DisclosureRecord(
          county: key.county, year: key.year, department: ledger.department, departmentID: ledger.departmentID,
          citation: Citation(paper: "决算公开文字", lines: ledger.key.text))
      let read = revision
      let forms = try OwnForm.forms(try await store.forms(of: key.county))
      let disclosure = try compile(
        county: county, ledger: ledger, record: record, projects: try await store.ledgers(key.countyYear), forms: forms,
        books: try await store.headingBooks())
      if read == revision { known[key] = disclosure }
      return disclosure
    } catch { throw DeskError(error) }
  }

  /// The draft of the set as it would leave today (草稿), with the conditions it meets or not; nil without accounts.
  ///
  /// Whatever is computed anew is a draft, also after a publication: only the archived bytes are a version.
  func checkedSet(_ key: DepartmentYear) async throws(DeskError) -> CheckedSet? {
    do {
      guard var disclosure = try await disclosure(key) else { return nil }
      if let kept = checked[key] { return kept }
      let read = revision
      disclosure.volume = disclosure.draft
      let result = try await check(disclosure, version: 0)
      if read == revision { checked[key] = result }
      return result
    } catch { throw DeskError(error) }
  }

  /// The set that is about to be archived as the next version; nil without accounts.
  ///
  /// - Parameter correction: 更正说明 of a second or later version; it is printed in the volume.
  func nextSet(_ key: DepartmentYear, correction: String?) async throws(DeskError) -> CheckedSet? {
    do {
      guard var disclosure = try await disclosure(key) else { return nil }
      let next = try await (store.disclosureSets(key.countyYear).filter { $0.key == key }.map(\.version).max() ?? 0) + 1
      if let correction { disclosure = disclosure.correcting(correction, version: next) }
      return try await check(disclosure, version: next)
    } catch { throw DeskError(error) }
  }

  private func check(_ disclosure: Disclosure, version: Int) async throws -> CheckedSet {
    let key = disclosure.ledger.key
    var set = try DisclosureSet(disclosure.volume, department: key.department, year: key.year, version: version, forms: disclosure.forms)
    let releases = Set(try await store.releases(key).map(\.occurrence))
    let report = gate.report(on: set, of: disclosure, today: now().date(), released: releases)
    if report.released > 0 { try set.tell(released: report.released) }
    if version > 0 { try set.tell(anchors: try await store.chainHeads().filter { ["", key.county.text].contains($0.county) }) }
    return CheckedSet(set: set, gate: report, problems: disclosure.problems)
  }

  private func refresh() async throws {
    let current = try await store.revision()
    guard current != revision else { return }
    (revision, known, checked) = (current, [:], [:])
  }
}
