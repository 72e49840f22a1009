package import HengDomain
import HengReaders
import HengStore
package import HengValues

extension RegistrationDesk {
  /// What new projects of a county's year are held against.
  package func known(_ key: CountyYear) async throws(RegistrationError) -> KnownProjects {
    _ = try await county(key.county)
    do throws(LedgerError) {
      return KnownProjects(
        key: key, departments: try await store.departments(of: key.county), projects: try await store.ledgers(key).map(\.project))
    } catch { throw .ledger(error) }
  }

  /// Registers projects as they were typed (项目登记): all of them, or none and everything that is wrong with each.
  ///
  /// An entry may name a tier-1 project that stands before it.
  /// - Returns: the ids that the ledger gave, in the order of the entries.
  @discardableResult
  package func register(
    projects entries: [ProjectEntry], of key: CountyYear, by person: Person
  ) async throws(RegistrationError) -> [ID<Project>] {
    let drafts = try Self.drafts(entries, among: try await known(key))
    do throws(LedgerError) { return try await store.register(projects: drafts, of: key, note(person)) } catch { throw .ledger(error) }
  }

  /// The drafts that were meant, or everything that is wrong, entry by entry.
  package static func drafts(_ entries: [ProjectEntry], among known: KnownProjects) throws(RegistrationError) -> [ProjectDraft] {
    let reading = reading(entries, among: known)
    guard reading.problems.isEmpty else { throw .entries(reading.problems) }
    return reading.drafts
  }

  /// A draft for each entry, and what is wrong with those that are none.
  static func reading(
    _ entries: [ProjectEntry], among known: KnownProjects
  ) -> (drafts: [ProjectDraft], problems: [Int: [EntryProblem]]) {
    var known = known
    var twins = TwinIndex(known.projects)
    var problems: [Int: [EntryProblem]] = [:]
    for (place, entry) in entries.enumerated() {
      switch entry.draft(among: known) {
      case .success(let draft):
        if let twin = twins.twin(of: draft, at: place) { problems[place] = [twin] }
        known.drafts.append(draft)
      case .failure(let wrong):
        problems[place] = wrong.all
        // Keeps the places of those that follow.
        known.drafts.append(.unreadable(in: known.key))
      }
    }
    return (known.drafts, problems)
  }

  // MARK: Many at once

  /// What a workbook of departments and projects would register (导入预览).
  package func plan(workbook bytes: [UInt8], of key: CountyYear) async throws(RegistrationError) -> RegistrationPlan {
    let known = try await known(key)
    do throws(ReaderError) { return try RegistrationWorkbook.plan(bytes, among: known) } catch { throw .other(error.message) }
  }

  /// What rows of projects that were pasted from a spreadsheet would register.
  package func plan(projects text: String, of key: CountyYear) async throws(RegistrationError) -> RegistrationPlan {
    let known = try await known(key)
    var plan = RegistrationPlan(key: key)
    do throws(EntryTableError) {
      let table = try EntryTable<ProjectField>.pasted(text, required: ProjectField.allCases.filter(\.isRequired))
      plan.tell(table.unknown, on: "")
      plan.read(projects: table, among: known)
    } catch { throw .other(error.message) }
    return plan
  }

  /// What rows of departments that were pasted, or typed one a line, would register: name, tab, code.
  package func plan(departments text: String, of county: AdministrativeDivision) async throws(RegistrationError) -> RegistrationPlan {
    let known = try await departments(of: county)
    guard let year = try? FiscalYear(of: today) else { throw .other("系统时钟不对，今天是\(today.text)。请先校准时钟。") }
    var plan = RegistrationPlan(key: CountyYear(county: county, year: year))
    do throws(EntryTableError) {
      plan.read(departments: try EntryTable.pasted(text, required: [.name], order: [.name, .unitCode]), known: known)
    } catch { throw .other(error.message) }
    return plan
  }

  /// Registers a plan whole; one with faults is refused.
  @discardableResult
  package func register(_ plan: RegistrationPlan, by person: Person) async throws(RegistrationError) -> [ID<Project>] {
    guard plan.mayRegister else {
      throw .other(plan.faults.isEmpty ? "没有可以登记的行。请核对内容。" : plan.refusal.summary)
    }
    do throws(LedgerError) {
      guard !plan.drafts.isEmpty else {
        try await store.register(departments: plan.departments, of: plan.key.county, note(person))
        return []
      }
      return try await store.register(departments: plan.departments, projects: plan.drafts, of: plan.key, note(person))
    } catch { throw .ledger(error) }
  }
}

extension ProjectDraft {
  fileprivate static func unreadable(in key: CountyYear) -> ProjectDraft {
    ProjectDraft(name: "", department: DepartmentYear(county: key.county, year: key.year, department: ""), implementingUnit: "")
  }
}

extension KnownProjects {
  /// With departments that are about to be registered.
  func adding(_ departments: [Department]) -> KnownProjects {
    KnownProjects(key: key, departments: self.departments + departments, projects: projects)
  }
}

/// The projects of a year by what tells them apart, so that each new one is looked up once (查重).
private struct TwinIndex {
  private enum Owner {
    case standing(ID<Project>)
    case draft(Int)
  }

  private var byCode: [String: Owner] = [:]
  private var byName: [String: Owner] = [:]

  init(_ projects: [Project]) {
    for project in projects {
      if let code = project.code { byCode[code.text] = .standing(project.id) }
      byName[Self.name(project.name, project.implementingUnit)] = .standing(project.id)
    }
  }

  private static func name(_ name: String, _ unit: String) -> String { ActorName(name).folded + "\n" + ActorName(unit).folded }

  /// What says that a draft is there already; else it is there from now on.
  mutating func twin(of draft: ProjectDraft, at place: Int) -> EntryProblem? {
    let name = Self.name(draft.name, draft.implementingUnit)
    guard let owner = draft.code.flatMap({ byCode[$0.text] }) ?? byName[name] else {
      if let code = draft.code { byCode[code.text] = .draft(place) }
      byName[name] = .draft(place)
      return nil
    }
    let field = ProjectField.name.rawValue
    switch owner {
    case .standing(let id):
      return EntryProblem(
        field, typed: draft.name, reason: "本年已登记过编码相同，或者名称、实施单位都相同的项目（\(id.text)）", remedy: "请核对，不要重复登记；确是另一个项目的，请在名称中区别")
    case .draft(let other):
      return EntryProblem(
        field, typed: draft.name, reason: "与第\(other + 1)个项目编码相同，或者名称、实施单位都相同", remedy: "请删去重复的一个；确是另一个项目的，请在名称中区别", other: other)
    }
  }
}
