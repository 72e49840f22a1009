package import HengDomain
package import HengValues

/// Something that somebody owes (待办): a paper to fill in, to send, to review, to publish, or a finding to mend.
package struct Duty: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case targets = "绩效目标表"
    case monitoring = "监控表"
    case selfEvaluation = "自评表"
    case rectification = "整改"
    case accounts = "部门决算"
    case finding = "核查意见"
  }

  package enum Place: Hashable, Sendable {
    case project(ID<Project>)
    /// The form to fill in, or to decide on.
    case entry(ID<Project>, Kind), review(ID<Project>, Kind)
    case findings(ID<Project>)
    /// What was put to the unit, by its place among those of the project, from 1.
    case rectification(ID<Project>, Int)
    case accounts(DepartmentYear)
    /// Where accounts are published.
    case publish(DepartmentYear)
    /// Where accounts are brought in; a department's own page is there once it has some.
    case accountsList(CountyYear)
  }

  package let kind: Kind
  /// The project or department.
  package let name: String
  package let place: Place
  /// Why it is here: state and what is missing.
  package let why: String
  /// The last day by law or rule; nil where none is laid down.
  package let due: CivilDate?
  /// What lays the day down (依据).
  package let basis: String?
  /// The next step, a verb.
  package let verb: String
  /// Whose it is; one of these roles there is enough.
  package let owners: Set<Role>
  /// Where the record is.
  package let county: AdministrativeDivision
  package let department: ID<Department>?

  /// Whether a person with this scope owes it.
  package func isOwed(by scope: Scope) -> Bool {
    scope.isSystem || !scope.roles(in: county, department: department).isDisjoint(with: owners)
  }
}

extension Duty {
  /// The groups of the 工作台 in their order (已逾期, 本周到期, 以后).
  package enum Group: String, CaseIterable, Hashable, Sendable {
    case overdue = "已逾期"
    case thisWeek = "七天内到期"
    case later = "以后到期"
    case open = "没有定截止日"
  }

  package func group(on today: CivilDate) -> Group {
    guard let due else { return .open }
    let left = due.days(since: today)
    return left < 0 ? .overdue : left <= 7 ? .thisWeek : .later
  }
}
