package import HengDomain
import HengRules
import HengStore
package import HengValues

/// What a page was opened with, so that what it sends does its work once and only upon what was seen (页面凭据).
package struct PageGuard: Hashable, Sendable {
  package let once: String
  /// `AccountsWork.changes` of the page.
  package let changes: Int

  package init(once: String, changes: Int) {
    self.once = once
    self.changes = changes
  }

  func seen(_ key: DepartmentYear) -> SeenRecord { SeenRecord(.finalAccounts, key.text, changes: changes) }
}

/// A department's final accounts before somebody who takes them further (决算办理).
package struct AccountsWork: Sendable {
  package let disclosure: Disclosure
  package let progress: FinalAccountsProgress?
  package let published: [PublishedSet]
  package let steps: [PossibleStep]
  /// How often the accounts took a step.
  package let changes: Int
  /// He prepared them, and so leaves judging them to another (编审分离).
  package let isOwn: Bool
  /// The last day of publication, once they are approved (公开期限).
  package let due: CivilDate?

  package var key: DepartmentYear { disclosure.ledger.key }
  package var state: FinalAccountsState { progress?.state ?? .compiling }

  /// The step that leads on; what sends back or opens anew is none.
  package var next: PossibleStep? { steps.first { Self.onward.contains($0.action) } }

  private static let onward: Set<Action> = [.verify, .submit, .approve, .publish]

  /// Whether judging is kept from him because they are his own.
  package func isKeptFrom(_ roles: Set<Role>) -> Bool { isOwn && state.steps(roles, isOwn: false).count > steps.count }

  /// Why they were opened after publication, for the next version; nil before the first, and where none is opened.
  package var correction: String? {
    guard !published.isEmpty, let opened = progress?.steps.last(where: { $0.action == .correct }) else { return nil }
    return opened.reason
  }
}

extension DisclosureDesk {
  /// Nil without accounts, or outside the scope.
  ///
  /// - Parameters:
  ///   - actor: whose own work is told; nil where nobody has a name.
  ///   - roles: that he holds for the department.
  package func work(_ key: DepartmentYear, of actor: String?, _ roles: Set<Role>) async throws(DeskError) -> AccountsWork? {
    guard let disclosure = try await disclosure(key) else { return nil }
    let progress = try await progress(key)
    var isOwn = false
    if let actor { isOwn = try await hasPrepared(key, actor) }
    let state = progress?.state ?? .compiling
    do {
      return AccountsWork(
        disclosure: disclosure, progress: progress, published: try await publishedSets(key),
        steps: progress == nil ? [] : state.steps(roles, isOwn: isOwn),
        changes: try await store.changes(of: .finalAccounts, key.text), isOwn: isOwn, due: try due(disclosure, state))
    } catch { throw DeskError(error) }
  }

  private func hasPrepared(_ key: DepartmentYear, _ actor: String) async throws(DeskError) -> Bool {
    do throws(LedgerError) {
      for kind in [RecordKind.finalAccounts, .accountsLedger, .disclosureRecord] {
        let trail = try await store.auditTrail(kind, key.text)
        if trail.contains(where: { Action.preparing.contains($0.action) && ActorName($0.actor) == ActorName(actor) }) { return true }
      }
      return false
    } catch { throw .ledger(error) }
  }

  private func due(_ disclosure: Disclosure, _ state: FinalAccountsState) throws(ProfileError) -> CivilDate? {
    guard state == .approved, let approved = disclosure.record.approvedOn else { return nil }
    let days = try disclosure.profile.decimal("accounts.disclosureDays", on: approved)
    return Int(days.description).flatMap { LegalClock(.calendarDays($0)).deadline(from: approved).due }
  }

  /// A county with every set that it published, the newest year first; what is published is everybody's (决算公开).
  package func published(of division: AdministrativeDivision) async throws(DeskError) -> (county: County, sets: [PublishedSet])? {
    do throws(LedgerError) { return try await store.published(of: division) } catch { throw .ledger(error) }
  }

  /// A word that a page bears so that what it sends does its work once.
  package func newKey() -> String { store.newKey() }

  /// Whether the page with that word did its work before.
  package func wasSent(_ key: String) async throws(DeskError) -> Bool {
    do throws(LedgerError) { return try await store.wasSent(key) } catch { throw .ledger(error) }
  }

  /// Keeps what a person says to a warning of the checks (核查说明); an empty text takes it away.
  ///
  /// - Parameter seen: how often the books were changed when the page was opened, so that no import in between is undone.
  package func note(
    _ rule: String, _ text: String, on key: DepartmentYear, seen: Int, by actor: String, as role: Role, once: String
  ) async throws(DeskError) {
    do {
      guard var ledger = try await store.accounts(key) else { throw DeskError.other("没有“\(key.department)”\(key.year.text)的决算台账") }
      ledger.notes.removeAll { $0.rule == rule }
      if !text.isEmpty { ledger.notes.append(CheckNote(rule: rule, text: text, citation: Citation(paper: "核查说明", lines: rule))) }
      let note = ChangeNote(
        actor: actor, role: role, at: now(), reason: "核查说明 \(rule)", once: once,
        seen: SeenRecord(.accountsLedger, key.text, changes: seen))
      try await store.replace(accounts: ledger, complete: .none, note)
    } catch { throw DeskError(error) }
  }

  /// How often the books of a department's year were changed.
  package func changesOfBooks(_ key: DepartmentYear) async throws(DeskError) -> Int {
    do throws(LedgerError) { return try await store.changes(of: .accountsLedger, key.text) } catch { throw .ledger(error) }
  }
}
