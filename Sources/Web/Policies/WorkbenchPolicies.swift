import HTTPTypes

extension Site {
  /// What everybody begins from.
  static let workbenchPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/", .signedIn), RoutePolicy(.get, "/overview", .business), RoutePolicy(.get, "/search", .business),
    RoutePolicy(.get, "/years", .business),
  ]
}
