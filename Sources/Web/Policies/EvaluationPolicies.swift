import HTTPTypes
import HengDomain

extension Site {
  /// What is put to a unit, answered and closed; the boards of a county's year.
  static let evaluationPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/projects/{id}/rectification/new", .project(RectificationState.issuers)),
    RoutePolicy(.post, "/projects/{id}/rectification/new", .project(RectificationState.issuers)),
    RoutePolicy(.get, "/projects/{id}/rectification/{number}", .project()),
    RoutePolicy(.get, "/projects/{id}/rectification/{number}/{letter}", .project()),
    RoutePolicy(.post, "/projects/{id}/rectification/{number}/answer", .project(Role.ofUnits)),
    RoutePolicy(.post, "/projects/{id}/rectification/{number}/step", .project(RectificationState.issuers)),
    RoutePolicy(.get, "/counties/{division}/{year}/rectification", .county()),
    RoutePolicy(.get, "/counties/{division}/{year}/monitoring", .county()),
    RoutePolicy(.get, "/counties/{division}/{year}/results", .county()),
  ]
}
