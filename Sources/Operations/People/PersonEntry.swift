package import HengDomain
package import HengValues

/// One row of the list of people (人员一览).
package struct PersonEntry: Hashable, Sendable {
  package enum Password: Hashable, Sendable {
    /// Waits for the first sign-in.
    case oneTime
    case own
  }

  package let person: Person
  /// Revoked and ended ones as well.
  package let grants: [RoleGrant]
  package let lastSignIn: Timestamp?
  package let isLocked: Bool
  /// Nil before a security administrator has given one.
  package let password: Password?
  package let hasCode: Bool

  /// 正常, 已停用, 已锁定, 待设口令, 待改口令.
  package var standing: String {
    if !person.isActive { return "已停用" }
    if isLocked { return "已锁定" }
    return switch password {
    case nil: "待设口令"
    case .oneTime: "待改口令"
    case .own: "正常"
    }
  }
}

/// A grant as it is asked for (拟授权); `since` is today where none is named.
package struct GrantWish: Hashable, Sendable {
  package var person: ID<Person>
  package var role: Role
  package var division: AdministrativeDivision?
  package var department: ID<Department>?
  package var kind: RoleGrant.Kind
  package var since: CivilDate?
  package var until: CivilDate?

  package init(
    person: ID<Person>, role: Role, division: AdministrativeDivision? = nil, department: ID<Department>? = nil,
    kind: RoleGrant.Kind = .own, since: CivilDate? = nil, until: CivilDate? = nil
  ) {
    self.person = person
    self.role = role
    self.division = division
    self.department = department
    self.kind = kind
    self.since = since
    self.until = until
  }
}
