import HTTPTypes

extension Site {
  /// Other people's papers: they belong to no county.
  static let auditPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/audit", .business), RoutePolicy(.post, "/audit", .business), RoutePolicy(.get, "/audit/{digest}", .business),
    RoutePolicy(.get, "/audit/{digest}/paper", .business),
    RoutePolicy(.post, "/audit/{digest}/verdicts", .business), RoutePolicy(.get, "/audit/{digest}/export/{format}", .business),
    RoutePolicy(.get, "/audit-jobs/{sending}", .business), RoutePolicy(.post, "/audit-jobs/{sending}/cancel", .business),
  ]
}
