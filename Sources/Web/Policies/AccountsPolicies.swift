import HTTPTypes
import HengDomain

extension Site {
  /// Final accounts and disclosure.
  static let accountsPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/accounts", .business),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts", .county()),
    RoutePolicy(.post, "/counties/{division}/{year}/accounts", .county(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}", .department()),
    RoutePolicy(.post, "/counties/{division}/{year}/accounts/{department}/step", .department(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/accounts/{department}/note", .department(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/publish", .department(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/accounts/{department}/publish", .department(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/correct", .department(Role.preparers)),
    RoutePolicy(.post, "/counties/{division}/{year}/accounts/{department}/correct", .department(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/write/{part}", .department()),
    RoutePolicy(.post, "/counties/{division}/{year}/accounts/{department}/write/{part}", .department(Role.preparers)),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/volume", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/why/{key}", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/gate", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/template.xlsx", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/set.zip", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/files/{format}", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/accounts/{department}/reports/{file}", .department()),
    RoutePolicy(.get, "/counties/{division}/{year}/reports/{file}", .wholeCounty()),
    RoutePolicy(.get, "/counties/{division}/{year}/returned/{key}", .county()),
  ]
}
