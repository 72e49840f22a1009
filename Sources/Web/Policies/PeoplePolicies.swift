import HTTPTypes
import HengDomain

extension Site {
  /// One's own account, and the people of the program for its three administrators.
  static let peoplePolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/account", .signedIn), RoutePolicy(.post, "/account/password", .signedIn),
    RoutePolicy(.get, "/account/code", .signedIn), RoutePolicy(.post, "/account/code", .signedIn),
    RoutePolicy(.post, "/account/code/end", .signedIn),
    RoutePolicy(.post, "/account/sessions/{session}/revoke", .signedIn),
    RoutePolicy(.get, "/settings/people", .administrator(Set(Role.administrators))),
    RoutePolicy(.post, "/settings/people", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/many-people", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/many-grants", .administrator([.securityAdministrator])),
    RoutePolicy(.post, "/settings/first-passwords", .administrator([.securityAdministrator])),
    RoutePolicy(.get, "/settings/people/{account}", .administrator(Set(Role.administrators))),
    RoutePolicy(.post, "/settings/people/{account}/standing", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/people/{account}/password", .administrator([.securityAdministrator])),
    RoutePolicy(.post, "/settings/people/{account}/grants", .administrator([.securityAdministrator])),
    RoutePolicy(.post, "/settings/people/{account}/grants/{grant}/revoke", .administrator([.securityAdministrator])),
  ]
}
