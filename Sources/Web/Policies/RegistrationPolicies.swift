import HTTPTypes
import HengDomain

extension Site {
  /// Counties, departments and headings are the system administrator's, departments of a county also its finance bureau's; projects are
  /// those of the people who work on them.
  static let registrationPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/settings/counties", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/counties", .administrator([.systemAdministrator])),
    RoutePolicy(.get, "/settings/counties/{division}", .administratorOrCounty([.systemAdministrator], Role.preparers)),
    RoutePolicy(
      .post, "/settings/counties/{division}/departments", .administratorOrWholeCounty([.systemAdministrator], [.financeBureau])),
    RoutePolicy(.get, "/settings/headings", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/headings", .administrator([.systemAdministrator])),
    RoutePolicy(.post, "/settings/headings/confirm", .administrator([.systemAdministrator])),
    RoutePolicy(.get, "/settings/registration.xlsx", .signedIn),
    RoutePolicy(.get, "/counties/{division}/{year}/projects/new", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/projects/new", .county(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/registration", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/registration", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/registration/confirm", .county(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/documents", .county()),
    RoutePolicy(.get, "/counties/{division}/{year}/documents/new", .county(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/documents/new", .county(Role.preparers)),
    RoutePolicy(.get, "/projects/{id}/registration", .project(Role.preparers)),
    RoutePolicy(.post, "/projects/{id}/registration", .project(Role.preparers)),
    RoutePolicy(.get, "/projects/{id}/withdrawal", .project(Role.preparers)),
    RoutePolicy(.post, "/projects/{id}/withdrawal", .project(Role.preparers)),
    RoutePolicy(
      .get, "/settings/counties/{division}/departments/{department}/name",
      .administratorOrWholeCounty([.systemAdministrator], [.financeBureau])),
    RoutePolicy(
      .post, "/settings/counties/{division}/departments/{department}/name",
      .administratorOrWholeCounty([.systemAdministrator], [.financeBureau])),
  ]
}
