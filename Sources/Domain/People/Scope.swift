package import HengValues

/// What a person may see and do on a day (管辖范围): divisions × departments × roles, from the grants that hold then.
///
/// A grant for a township covers the township and its villages, not the county around it; one for a department covers that department
/// and not what belongs to the division as a whole.
package struct Scope: Hashable, Sendable {
  /// One piece of a scope (范围): a division with everything inside, and one department there or all of them.
  package struct Area: Hashable, Sendable {
    package let division: AdministrativeDivision
    package let department: ID<Department>?

    package init(_ division: AdministrativeDivision, _ department: ID<Department>? = nil) {
      self.division = division
      self.department = department
    }

    /// `department` is nil for what belongs to the division as a whole.
    package func covers(_ division: AdministrativeDivision, department: ID<Department>?) -> Bool {
      self.division.contains(division) && (self.department == nil || self.department == department)
    }
  }

  private enum Extent: Hashable, Sendable {
    case granted([Area: Set<Role>])
    case everything
  }

  private let extent: Extent
  /// Roles that serve the program and open no business data (三员).
  package let administration: Set<Role>

  private init(_ extent: Extent, administration: Set<Role>) {
    self.extent = extent
    self.administration = administration
  }

  package init(_ grants: [RoleGrant], on day: CivilDate) {
    var areas: [Area: Set<Role>] = [:]
    var administration: Set<Role> = []
    for grant in grants where grant.holds(on: day) {
      if grant.role.isAdministrator {
        administration.insert(grant.role)
      } else if let division = grant.division {
        areas[Area(division, grant.department), default: []].insert(grant.role)
      }
    }
    self.init(.granted(areas), administration: administration)
  }

  /// Nothing at all: of one whose password must be changed first, and of nobody.
  package static let nothing = Scope([], on: .earliest)

  /// The program's own (系统自身): jobs, commands on the machine. `Tests/Layering` forbids it in Web.
  package static let system = Scope(.everything, administration: Set(Role.administrators))

  package var isSystem: Bool { extent == .everything }

  package var isEmpty: Bool { areas.isEmpty && administration.isEmpty && !isSystem }

  /// The pieces in the order of their codes, without those that lie in another one; empty for the system's own.
  package var areas: [Area] {
    guard case .granted(let areas) = extent else { return [] }
    return areas.keys.filter { area in !areas.keys.contains { $0 != area && $0.covers(area.division, department: area.department) } }
      .sorted()
  }

  /// Whether anything of a department, or of a division as a whole where no department is named, is this person's.
  package func covers(_ division: AdministrativeDivision, department: ID<Department>?) -> Bool {
    guard case .granted(let areas) = extent else { return true }
    return areas.keys.contains { $0.covers(division, department: department) }
  }

  /// The roles that a person has there; every business role for the system's own.
  package func roles(in division: AdministrativeDivision, department: ID<Department>?) -> Set<Role> {
    guard case .granted(let areas) = extent else { return Set(Role.business) }
    return areas.reduce(into: []) { roles, area in
      if area.key.covers(division, department: department) { roles.formUnion(area.value) }
    }
  }

  /// Whether counties and departments are known by name wherever they are: to who keeps their list and to who gives roles there
  /// (系统管理员、安全管理员).
  package var knowsAllPlaces: Bool { administration.contains(.systemAdministrator) || administration.contains(.securityAdministrator) }

  /// Whether the role is held there; an administrator's serves the program, wherever that is.
  package func holds(_ role: Role, in division: AdministrativeDivision, department: ID<Department>?) -> Bool {
    if isSystem { return true }
    return role.isAdministrator ? administration.contains(role) : roles(in: division, department: department).contains(role)
  }

  /// Whether the role is held in any part of a division or around it; anywhere at all where no division is named.
  package func holds(_ role: Role, touching division: AdministrativeDivision?) -> Bool {
    if isSystem { return true }
    if role.isAdministrator { return administration.contains(role) }
    return division.map { roles(touching: $0).contains(role) } ?? roles.contains(role)
  }

  /// The roles that a person has in any part of a division, or around it.
  package func roles(touching division: AdministrativeDivision) -> Set<Role> {
    guard case .granted(let areas) = extent else { return Set(Role.business) }
    return areas.reduce(into: []) { roles, area in
      if area.key.division.contains(division) || division.contains(area.key.division) { roles.formUnion(area.value) }
    }
  }

  /// Every role that the person has somewhere, administrators' included.
  package var roles: Set<Role> {
    guard case .granted(let areas) = extent else { return Set(Role.business).union(administration) }
    return areas.values.reduce(into: administration) { $0.formUnion($1) }
  }

  /// Whether a list of this division may show something: the person's part lies in it or around it.
  package func touches(_ division: AdministrativeDivision) -> Bool {
    guard case .granted(let areas) = extent else { return true }
    return areas.keys.contains { $0.division.contains(division) || division.contains($0.division) }
  }
}

extension Scope.Area: Comparable {
  package static func < (left: Scope.Area, right: Scope.Area) -> Bool {
    (left.division, left.department?.text ?? "") < (right.division, right.department?.text ?? "")
  }
}
