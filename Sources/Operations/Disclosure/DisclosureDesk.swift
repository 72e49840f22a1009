import HengCrypto
import HengDocuments
package import HengDomain
import HengReaders
package import HengRules
package import HengStore
package import HengValues

/// The year-end papers as pages and commands use them (决算公开台), as far as they are within the scope of who uses them.
package struct DisclosureDesk: Sendable {
  let store: LedgerStore
  let now: TimeSource
  private let compiled: CompiledDisclosures

  package init(store: LedgerStore, library: ProfileLibrary, now: @escaping TimeSource) {
    self.init(store, now, CompiledDisclosures(store: store, library: library, now: now))
  }

  private init(_ store: LedgerStore, _ now: @escaping TimeSource, _ compiled: CompiledDisclosures) {
    self.store = store
    self.now = now
    self.compiled = compiled
  }

  /// The same desk as a person sees it; what was compiled is shared.
  package func within(_ scope: Scope) -> DisclosureDesk { DisclosureDesk(store.within(scope), now, compiled) }

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

  /// Nil when the ledger holds no accounts of the department, or the scope does not cover it.
  package func disclosure(_ key: DepartmentYear) async throws(DeskError) -> Disclosure? {
    guard let key = try await own(key) else { return nil }
    return try await compiled.disclosure(key)
  }

  /// The key under the department's name of the year; nil outside the scope.
  private func own(_ typed: DepartmentYear) async throws(DeskError) -> DepartmentYear? {
    let key = try await key(typed)
    return store.scope.covers(key.county, department: key.departmentID) ? key : nil
  }

  /// What was written for a department's year, also where no accounts are kept (决算公开资料).
  package func record(_ key: DepartmentYear) async throws(DeskError) -> DisclosureRecord? {
    do throws(LedgerError) { return try await store.disclosure(key) } catch { throw .ledger(error) }
  }

  /// The draft of the set as it would leave today (草稿), with the conditions it meets or not; nil without accounts.
  package func checkedSet(_ key: DepartmentYear) async throws(DeskError) -> CheckedSet? {
    guard let key = try await own(key) else { return nil }
    return try await compiled.checkedSet(key)
  }

  /// The set that is about to be archived as the next version; nil without accounts.
  ///
  /// - Parameter correction: 更正说明 of a second or later version; it is printed in the volume.
  func nextSet(_ key: DepartmentYear, correction: String?) async throws(DeskError) -> CheckedSet? {
    guard let key = try await own(key) else { return nil }
    return try await compiled.nextSet(key, correction: correction)
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

  /// The web page of the archive of that digest, as it left.
  package func publishedPage(_ digest: String) async throws(DeskError) -> (set: PublishedSet, html: String)? {
    guard let found = try await publishedSet(digest) else { return nil }
    do throws(ReaderError) {
      let page = try ArchivedFile.bytes(found.bytes, endingWith: ".\(PaperFormat.html.rawValue)")
      return page.map { (found.set, String(decoding: $0, as: UTF8.self)) }
    } catch { throw DeskError(error) }
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
