package import HengDomain
import HengStore
import HengValues

extension DisclosureDesk {
  /// What the gate holds back as private now (拦下的个人信息); nil without accounts. With a 更正说明 it is that of the corrected version.
  package func heldOccurrences(_ key: DepartmentYear, correction: String? = nil) async throws(DeskError) -> [HeldOccurrence]? {
    let checked = correction == nil ? try await checkedSet(key) : try await nextSet(key, correction: correction)
    return checked?.gate.held
  }

  package func releases(_ key: DepartmentYear) async throws(DeskError) -> [GateRelease] {
    do throws(LedgerError) { return try await store.releases(key) } catch { throw .ledger(error) }
  }

  /// Releases occurrences by their numbers (放行). Each must be held back now; who prepared or checked the accounts is refused.
  package func release(
    _ numbers: [String], of key: DepartmentYear, by actor: String, as role: Role, reason: String, correction: String? = nil
  ) async throws(DeskError) -> [HeldOccurrence] {
    guard let held = try await heldOccurrences(key, correction: correction) else {
      throw .other("没有“\(key.department)”\(key.year.text)的决算台账")
    }
    var chosen: [HeldOccurrence] = []
    for number in numbers {
      let found = held.filter { $0.number == number }
      guard let first = found.first else { throw .other("没有凭号为 \(number) 的拦下内容。请先用 heng disclosure check 查看现在拦下的各处") }
      if !chosen.contains(first) { chosen.append(first) }
    }
    let at = now()
    do throws(LedgerError) {
      try await store.release(
        chosen.map { $0.release(of: key, (actor.trimmedSpaces, role, at, reason.trimmedSpaces)) }, of: key,
        ChangeNote(actor: actor.trimmedSpaces, role: role, at: at, reason: reason))
    } catch { throw .ledger(error) }
    return chosen
  }
}
