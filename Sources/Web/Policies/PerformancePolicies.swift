import HTTPTypes
import HengDomain

extension Site {
  /// Filling in, sending and deciding on the papers of a project; which step is whose the tables of states say.
  static let performancePolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/projects/{id}/forms/{kind}/edit", .project(Role.ofUnits)),
    RoutePolicy(.post, "/projects/{id}/forms/{kind}/edit", .project(Role.ofUnits)),
    RoutePolicy(.post, "/projects/{id}/forms/{kind}/import", .project(Role.ofUnits)),
    RoutePolicy(.get, "/projects/{id}/forms/{kind}/review", .project()),
    RoutePolicy(.post, "/projects/{id}/forms/{kind}/step", .project(Role.preparers)),
    RoutePolicy(.get, "/indicators", .business),
    RoutePolicy(.get, "/desk/review", .business),
    RoutePolicy(.post, "/desk/review", .business),
  ]
}
