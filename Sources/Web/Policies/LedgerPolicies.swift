import HTTPTypes

extension Site {
  /// Overviews, projects and reference pages.
  static let ledgerPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/counties/{division}/{year}", .county()),
    RoutePolicy(.get, "/counties/{division}/{year}/why/{key}", .county()),
    RoutePolicy(.get, "/projects", .business),
    RoutePolicy(.get, "/projects.xlsx", .business),
    RoutePolicy(.get, "/projects.csv", .business),
    RoutePolicy(.get, "/projects/{id}", .project()),
    RoutePolicy(.get, "/projects/{id}/findings", .project()),
    RoutePolicy(.get, "/projects/{id}/why/{key}", .project()),
    RoutePolicy(.get, "/projects/{id}/forms/{kind}", .project()),
    RoutePolicy(.get, "/projects/{id}/files/{file}", .project()),
    RoutePolicy(.get, "/projects/{id}/reports/{file}", .project()),
    RoutePolicy(.get, "/payments", .business),
    RoutePolicy(.get, "/payments.xlsx", .business),
    RoutePolicy(.get, "/payments.csv", .business),
    RoutePolicy(.get, "/rules", .signedIn),
    RoutePolicy(.get, "/papers", .business),
    RoutePolicy(.get, "/papers/{key}", .business),
  ]
}
