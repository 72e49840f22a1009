package import HengDomain
import HengStore
package import HengValues

/// A registration as a person may correct it (登记更正).
package struct RegistrationToCorrect: Sendable {
  package let project: Project
  package let known: KnownProjects
  /// What was typed, or would have been.
  package let entry: ProjectEntry
  /// Whether budgets and sources are not corrected here, because they came by documents of their own.
  package let keepsMoney: Bool
  /// Which state of the registration this is.
  package let version: Int
  /// Why it may no longer change, and what to do; nil while it may.
  package let obstacle: String?
}

extension RegistrationDesk {
  /// What was registered of a project; nil for one that is not there, or is another's.
  package func registration(of id: ID<Project>) async throws(RegistrationError) -> RegistrationToCorrect? {
    let standing: StandingRegistration?
    do throws(LedgerError) { standing = try await store.registration(of: id) } catch { throw .ledger(error) }
    guard let standing else { return nil }
    let project = standing.ledger.project
    let all = try await known(CountyYear(county: project.county, year: project.year))
    let known = KnownProjects(key: all.key, departments: all.departments, projects: all.projects.filter { $0.id != id })
    let entry = ProjectEntry(of: standing.ledger, among: known)
    let keepsMoney = !Self.tells(entry, of: standing.ledger, among: known)
    return RegistrationToCorrect(
      project: project, known: known, entry: keepsMoney ? entry.withoutMoney() : entry, keepsMoney: keepsMoney, version: standing.version,
      obstacle: standing.obstacle.map { "\($0.reason)。\($0.remedy)。" })
  }

  /// Whether the fields say all of a project's money, so that typing them again gives the same.
  private static func tells(_ entry: ProjectEntry, of ledger: ProjectLedger, among known: KnownProjects) -> Bool {
    guard case .success(let draft) = entry.draft(among: known) else { return false }
    let typed = draft.ledger(id: ledger.project.id, parent: nil)
    let (new, old) = (typed.project, ledger.project)
    return new.sources == old.sources && new.initialBudget == old.initialBudget && new.revisedBudget == old.revisedBudget
      && new.paymentPlan == old.paymentPlan && typed.documents.map(\.id) == ledger.documents.map(\.id)
      && typed.allotments.map { [$0.id.text, $0.document?.text ?? "", "\($0.amount.fen)", $0.state.rawValue] }
        == ledger.allotments.map { [$0.id.text, $0.document?.text ?? "", "\($0.amount.fen)", $0.state.rawValue] }
  }

  /// Corrects what was registered of a project (更正登记).
  ///
  /// - Parameter version: of the registration that was shown; when somebody changed it since, nothing is written.
  package func correct(
    _ id: ID<Project>, to entry: ProjectEntry, version: Int, by person: Person
  ) async throws(RegistrationError) {
    guard let found = try await registration(of: id) else { throw .ledger(.refused(.missing(.project, id: id.text))) }
    let typed = found.keepsMoney ? entry.withoutMoney() : entry
    guard let draft = try Self.drafts([typed], among: found.known).first else { return }
    do throws(LedgerError) {
      try await store.correct(project: id, to: draft, keepsMoney: found.keepsMoney, version: version, note(person))
    } catch { throw .ledger(error) }
  }

  /// Takes a registration back (撤销登记).
  package func withdraw(_ id: ID<Project>, version: Int, by person: Person) async throws(RegistrationError) {
    do throws(LedgerError) { try await store.withdraw(project: id, version: version, note(person)) } catch { throw .ledger(error) }
  }

  // MARK: Departments

  /// Gives a department another name from a day on (部门更名).
  package func rename(
    _ id: ID<Department>, of county: AdministrativeDivision, to name: String, since day: CivilDate, by person: Person
  ) async throws(RegistrationError) {
    let name = name.trimmedSpaces
    if let fault = TypedWords.fault(of: name) { throw .other("部门没有更名：新名称\(fault.reason)。\(fault.remedy)。") }
    if let excess = TypedLength.name.excess(of: name) { throw .other("部门没有更名：新名称太长，\(excess)。请改短。") }
    do throws(LedgerError) { try await store.rename(department: id, of: county, to: name, since: day, note(person)) } catch {
      throw .ledger(error)
    }
  }
}
