import HTTPTypes

extension Site {
  /// Everybody's own views of lists.
  static let viewPolicies: [RoutePolicy] = [
    RoutePolicy(.post, "/views", .business), RoutePolicy(.post, "/views/remove", .business),
    RoutePolicy(.get, "/payments/reveal", .business), RoutePolicy(.post, "/payments/reveal", .business),
  ]
}
