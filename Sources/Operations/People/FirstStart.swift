package import HengDomain
import HengReaders
import HengStore
package import HengValues

/// Begins an installation (首次启动): the county, its first administrators, and what one workbook brings; all of it or nothing.
package struct FirstStart: Sendable {
  /// What is asked for (建账内容).
  package struct Wish: Sendable {
    package var division: AdministrativeDivision
    /// 管账的单位.
    package var bureau: String
    package var profile: String
    /// Of the projects in the workbook.
    package var year: FiscalYear
    package var people: FirstPeople
    /// The registration workbook with departments, people and projects; empty for none.
    package var workbook: [UInt8]

    package init(
      division: AdministrativeDivision, bureau: String, profile: String, year: FiscalYear, people: FirstPeople, workbook: [UInt8] = []
    ) {
      self.division = division
      self.bureau = bureau
      self.profile = profile
      self.year = year
      self.people = people
      self.workbook = workbook
    }
  }

  package enum Outcome: Sendable {
    /// The passwords are told this once.
    case begun(County, passwords: [(person: Person, role: Role, password: OneTimePassword)], registered: RegistrationPlan?)
    /// Nothing was stored; the plan tells every fault of the workbook.
    case refused(RegistrationPlan, returned: [UInt8])
  }

  private let registration: RegistrationDesk
  private let people: PeopleDesk

  package init(registration: RegistrationDesk, people: PeopleDesk) {
    self.registration = registration
    self.people = people
  }

  package func callAsFunction(_ wish: Wish) async throws(DeskError) -> Outcome {
    do {
      let county = try await registration.draft(county: wish.division, bureau: wish.bureau, profile: wish.profile)
      let key = CountyYear(county: county.division, year: wish.year)
      var plan: RegistrationPlan?
      if !wish.workbook.isEmpty {
        let read = try RegistrationWorkbook.plan(
          wish.workbook, among: KnownProjects(key: key, departments: [], projects: []),
          people: PeopleSheet(wish.people, on: registration.today))
        guard read.mayRegister else { return .refused(read, returned: try AccountsImport.returned(wish.workbook, read.refusal)) }
        plan = read
      }
      let first = try await people.firstPeople(wish.people)
      let others = (plan?.people ?? []).map { people.newcomer($0) }
      let place = Beginning.Place(county, key: key, departments: plan?.departments ?? [], projects: plan?.drafts ?? [])
      try await people.begin(Beginning(people: first.people + others, at: place), reason: "首次启动")
      return .begun(county, passwords: first.told, registered: plan)
    } catch let error as RegistrationError { throw DeskError(registration: error) } catch let error as ReaderError {
      throw .other(error.message)
    } catch { throw DeskError(error) }
  }
}

extension DeskError {
  init(registration error: RegistrationError) {
    if case .ledger(let error) = error { self = .ledger(error) } else { self = .other(error.message) }
  }
}

extension PeopleDesk {
  /// Somebody of the workbook with his role; the security administrator gives him his password.
  fileprivate func newcomer(_ line: PeopleSheet.Line) -> Beginning.Newcomer {
    let person = Person(id: ID(newID()), account: line.account, name: line.name, unit: line.unit)
    let grants = line.roles.map { role in
      RoleGrant(
        id: ID(newID()), person: person.id, role: role.role, division: role.division, department: role.department, kind: role.kind,
        since: role.since, until: role.until, grantedBy: Self.terminal, reason: "首次启动")
    }
    return Beginning.Newcomer(person, grants: grants)
  }
}
