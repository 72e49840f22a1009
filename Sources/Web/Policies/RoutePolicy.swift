package import HTTPTypes
package import HengDomain

/// Who may ask for a route (权限): one line beside each route; what has no line is asked by nobody.
package struct RoutePolicy: Sendable {
  package enum Need: Hashable, Sendable {
    /// Also without signing in: sign-in itself, health, styles, what is published.
    case open
    /// Everybody who has signed in, also who must still change his password.
    case signedIn
    /// Somebody with a business role somewhere; lists show what is his.
    case business
    case administrator(Set<Role>)
    /// A part of the county of the address is his, in one of the roles; what the page shows of it is cut down to his part.
    case county(Set<Role> = Role.all)
    /// The whole of the county of the address is his.
    case wholeCounty(Set<Role> = Role.all)
    /// The department of the address is his.
    case department(Set<Role> = Role.all)
    /// The project of the address is his.
    case project(Set<Role> = Role.all)
    /// Either of the two: administrators of the program, and people of the county.
    case administratorOrCounty(Set<Role>, Set<Role>)
    /// Either of the two: administrators of the program, and people of the whole county.
    case administratorOrWholeCounty(Set<Role>, Set<Role>)
  }

  package let method: HTTPRequest.Method
  package let path: String
  package let need: Need

  init(_ method: HTTPRequest.Method, _ path: String, _ need: Need) {
    self.method = method
    self.path = path
    self.need = need
  }
}

extension Role {
  /// Every business role.
  package static let all = Set(Role.business)
  /// Who registers, fills in and imports (经办).
  package static let preparers: Set<Role> = [.unitFinanceOfficer, .sectorBureau, .departmentReviewer, .financeBureau]
}

extension Site {
  /// The policies of all routes.
  package static let policies: [RoutePolicy] =
    openPolicies + workbenchPolicies + ledgerPolicies + accountsPolicies + auditPolicies + registrationPolicies + peoplePolicies
    + trailPolicies + performancePolicies + evaluationPolicies + viewPolicies
}
