package import HengValues

/// A role that a person holds somewhere for a time (授权). It is never deleted: what ends is revoked with its day.
package struct RoleGrant: Hashable, Sendable {
  /// How a person comes to the role (方式).
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// By office.
    case own
    /// In another's stead.
    case acting
    /// For one piece of work.
    case temporary

    package var label: String {
      switch self {
      case .own: "本职"
      case .acting: "代管"
      case .temporary: "临时"
      }
    }
  }

  package var id: ID<RoleGrant>
  package var person: ID<Person>
  package var role: Role
  /// With everything inside: 1411 covers 141123, a township its villages. Nil for administrators, who serve the program and see no county.
  package var division: AdministrativeDivision?
  /// Nil for every department there.
  package var department: ID<Department>?
  package var kind: Kind
  package var since: CivilDate
  /// The last day; nil only for 本职.
  package var until: CivilDate?
  /// As the trail names the person.
  package var grantedBy: String
  package var reason: String
  /// From this day on it does not hold.
  package var revokedOn: CivilDate?

  package init(
    id: ID<RoleGrant>, person: ID<Person>, role: Role, division: AdministrativeDivision?, department: ID<Department>? = nil,
    kind: Kind = .own, since: CivilDate, until: CivilDate? = nil, grantedBy: String, reason: String, revokedOn: CivilDate? = nil
  ) {
    self.id = id
    self.person = person
    self.role = role
    self.division = division
    self.department = department
    self.kind = kind
    self.since = since
    self.until = until
    self.grantedBy = grantedBy
    self.reason = reason
    self.revokedOn = revokedOn
  }

  package func holds(on day: CivilDate) -> Bool {
    since <= day && (until.map { day <= $0 } ?? true) && (revokedOn.map { day < $0 } ?? true)
  }

  /// Whether it holds on `day` or on a later one.
  package func isOpen(on day: CivilDate) -> Bool {
    (until.map { day <= $0 } ?? true) && (revokedOn.map { day < $0 && since < $0 } ?? true)
  }
}
