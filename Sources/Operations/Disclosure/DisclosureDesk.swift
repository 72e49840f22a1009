import HengCrypto
package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// The year-end papers as pages and commands use them (决算公开台): compiled once per revision of the store, checked before they leave.
package actor DisclosureDesk {
  let store: LedgerStore
  private let compile: CompileDisclosure
  private let gate: PublicationGate
  let now: TimeSource
  private var revision: Int64 = -1
  private var known: [DepartmentYear: Disclosure] = [:]
  private var checked: [DepartmentYear: CheckedSet] = [:]

  package init(store: LedgerStore, library: ProfileLibrary, now: @escaping TimeSource) {
    self.store = store
    compile = CompileDisclosure(library)
    gate = PublicationGate(library)
    self.now = now
  }

  /// The department that a name, an earlier name or an id means, under its name in the year; the key itself where nobody is registered.
  package func key(_ typed: DepartmentYear) async throws(DeskError) -> DepartmentYear {
    do throws(LedgerError) { return try await store.department(typed) ?? typed } catch { throw .ledger(error) }
  }

  /// The departments that have accounts in a county's year, by name.
  package func departments(_ key: CountyYear) async throws(DeskError) -> [DepartmentYear] {
    do throws(LedgerError) { return try await store.accounts(key).map(\.key) } catch { throw .ledger(error) }
  }

  /// The typed words of the departments of a county's year, by name; a department may have targets and no accounts yet.
  package func records(_ key: CountyYear) async throws(DeskError) -> [DisclosureRecord] {
    do throws(LedgerError) { return try await store.disclosures(key) } catch { throw .ledger(error) }
  }

  /// Nil when the ledger holds no accounts of the department.
  package func disclosure(_ key: DepartmentYear) async throws(DeskError) -> Disclosure? {
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
        county: county, ledger: ledger, record: record, projects: try await store.ledgers(key.countyYear), forms: forms)
      if read == revision { known[key] = disclosure }
      return disclosure
    } catch { throw DeskError(error) }
  }

  /// What was written for a department's year, also where no accounts are kept (决算公开资料).
  package func record(_ key: DepartmentYear) async throws(DeskError) -> DisclosureRecord? {
    do throws(LedgerError) { return try await store.disclosure(key) } catch { throw .ledger(error) }
  }

  /// The draft of the set as it would leave today (草稿), with the conditions it meets or not; nil without accounts.
  ///
  /// Whatever is computed anew is a draft, also after a publication: only the archived bytes are a version.
  package func checkedSet(_ key: DepartmentYear) async throws(DeskError) -> CheckedSet? {
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
      let next = try await (publishedSets(key).map(\.version).max() ?? 0) + 1
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

  package func progress(_ key: DepartmentYear) async throws(DeskError) -> FinalAccountsProgress? {
    do throws(LedgerError) { return try await store.progress(key) } catch { throw .ledger(error) }
  }

  /// Every version that was published, the first one first.
  package func publishedSets(_ key: DepartmentYear) async throws(DeskError) -> [PublishedSet] {
    do throws(LedgerError) { return try await store.disclosureSets(key.countyYear).filter { $0.key == key } } catch { throw .ledger(error) }
  }

  /// The archive of that digest, as it left; its bytes are digested anew, and others are not given out.
  package func publishedSet(_ digest: String) async throws(DeskError) -> (set: PublishedSet, bytes: [UInt8])? {
    let found: (set: PublishedSet, bytes: [UInt8])?
    do throws(LedgerError) { found = try await store.disclosureSet(digest) } catch { throw .ledger(error) }
    guard let found else { return nil }
    guard Digest.sha256(found.bytes) == digest else {
      throw .other("“\(found.set.key.department)”\(found.set.key.year.text)第\(found.set.version)版的存档与公开时的校验码不相符，没有送出")
    }
    return found
  }

  private func refresh() async throws {
    let current = try await store.revision()
    guard current != revision else { return }
    (revision, known, checked) = (current, [:], [:])
  }
}

/// A printed set with the result of the gate (待公开文本).
package struct CheckedSet: Sendable {
  package let set: DisclosureSet
  package let gate: GateReport
  /// What the papers still lack; a set with problems does not leave.
  package let problems: [String]

  package var mayLeave: Bool { problems.isEmpty && gate.isOpen }
}
