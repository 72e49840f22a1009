import HengCrypto
package import HengDomain
import HengRules
import HengStore
package import HengValues

extension DisclosureDesk {
  /// Gives the department that bears a name on a day another name from then on (部门更名).
  package func rename(
    _ name: String, of county: AdministrativeDivision, to newName: String, since day: CivilDate, by actor: String, as role: Role,
    reason: String
  ) async throws(DeskError) {
    let note = ChangeNote(actor: actor, role: role, at: now(), reason: reason)
    do {
      let year = try FiscalYear(day.year)
      let typed = DepartmentYear(county: county, year: year, department: name)
      guard let key = try await store.department(typed) else {
        throw DeskError.other("县区 \(county.text) 没有登记“\(name)”这个部门。请核对名称")
      }
      try await store.rename(department: key.departmentID, of: county, to: newName, since: day, note)
    } catch { throw DeskError(error) }
  }

  /// Takes a step of the accounts' life (办理). 核查 is refused while a rule finds an error or a warning has no note.
  package func advance(
    _ key: DepartmentYear, _ action: Action, by actor: String, as role: Role, reason: String, guarded: PageGuard? = nil
  ) async throws(DeskError) {
    if action == .verify { try await requireSound(key) }
    do throws(LedgerError) {
      try await store.advance(finalAccounts: key, action, note(actor, role, reason, guarded, key))
    } catch { throw .ledger(error) }
  }

  /// 批复 by the finance bureau, from whose day the twenty days run.
  package func approve(
    _ key: DepartmentYear, on date: CivilDate, by actor: String, reason: String, guarded: PageGuard? = nil
  ) async throws(DeskError) {
    do throws(LedgerError) {
      try await store.approve(finalAccounts: key, on: date, note(actor, .financeBureau, reason, guarded, key))
    } catch { throw .ledger(error) }
  }

  /// Publishes the set as it stands (公开): the gate must be open. Returns the record of what left.
  package func publish(
    _ key: DepartmentYear, by actor: String, as role: Role, reason: String, correction: String? = nil, guarded: PageGuard? = nil
  ) async throws(DeskError) -> PublishedSet {
    guard let checked = try await nextSet(key, correction: correction), let disclosure = try await disclosure(key) else {
      throw .other("没有“\(key.department)”\(key.year.text)的决算台账")
    }
    guard checked.mayLeave else {
      let failed = checked.problems + checked.gate.checks.filter { $0.state == .failed }.map(\.title)
      throw .other("公开前检查没有通过：\(failed.prefix(5).joined(separator: "；"))。请先处理后再公开")
    }
    do {
      let archive = try checked.set.archive()
      let record = PublishedSet(
        key: key, version: checked.set.version, digest: Digest.sha256(archive),
        manifest: String(decoding: checked.set.manifest, as: UTF8.self), publishedAt: now(), publishedBy: actor, role: role,
        correction: correction, findings: disclosure.report.findings.count)
      try await store.publish(set: record, bytes: archive, reason: reason, once: guarded?.once, seen: guarded?.seen(key))
      return record
    } catch { throw DeskError(error) }
  }

  func note(_ actor: String, _ role: Role, _ reason: String, _ guarded: PageGuard?, _ key: DepartmentYear) -> ChangeNote {
    ChangeNote(actor: actor, role: role, at: now(), reason: reason, once: guarded?.once, seen: guarded?.seen(key))
  }

  private func requireSound(_ key: DepartmentYear) async throws(DeskError) {
    guard let disclosure = try await disclosure(key) else { throw .other("没有“\(key.department)”\(key.year.text)的决算台账") }
    let open = disclosure.openFindings
    guard open.isEmpty, disclosure.problems.isEmpty else {
      let words = open.map { "\($0.rule) \($0.message)" } + disclosure.problems
      throw .other("还有\(words.count)处没有处理：\(words.prefix(3).joined(separator: "；"))。请更正，或对警告写明核查说明")
    }
  }
}
