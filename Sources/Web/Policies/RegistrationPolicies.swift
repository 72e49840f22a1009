import HTTPTypes
import HengDomain

extension Site {
  /// Counties and departments are the system administrator's, and within a county its finance bureau's; projects are those of the people
  /// who work on them.
  static let registrationPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/settings/counties", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/counties", .administrator([.systemAdministrator])),
    RoutePolicy(.get, "/settings/counties/{division}", .administratorOrCounty([.systemAdministrator], Role.preparers)),
    RoutePolicy(
      .post, "/settings/counties/{division}/departments", .administratorOrWholeCounty([.systemAdministrator], [.financeBureau])),
    RoutePolicy(.get, "/settings/registration.xlsx", .signedIn),
    RoutePolicy(.get, "/counties/{division}/{year}/projects/new", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/projects/new", .county(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/registration", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/registration", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/registration/confirm", .county(Role.preparers)),
  ]
}
