import HTTPTypes

extension Site {
  /// What is asked for without signing in.
  static let openPolicies: [RoutePolicy] =
    ["heng.css", "audit.css", "paper.css", "heng.svg", "size.css", "form.js", "worklist.js"].map {
      RoutePolicy(.get, "/static/\($0)", .open)
    } + [
      RoutePolicy(.get, "/text-size/{size}", .open), RoutePolicy(.get, "/health", .open), RoutePolicy(.get, "/ready", .open),
      RoutePolicy(.get, "/metrics", .open), RoutePolicy(.get, "/sign-in", .open),
      RoutePolicy(.post, "/sign-in", .open), RoutePolicy(.post, "/sign-out", .open), RoutePolicy(.get, "/published/{digest}", .open),
      RoutePolicy(.get, "/public/{division}/accounts", .open), RoutePolicy(.get, "/public/{division}/accounts/{digest}", .open),
      RoutePolicy(.get, "/first-start", .open), RoutePolicy(.post, "/first-start", .open),
      RoutePolicy(.get, "/first-start/workbook.xlsx", .open), RoutePolicy(.get, "/first-start/returned/{key}", .open),
      RoutePolicy(.get, "/trial/{word}", .open),
      RoutePolicy(.get, "/help", .open), RoutePolicy(.get, "/help/{page}", .open),
    ]
}
