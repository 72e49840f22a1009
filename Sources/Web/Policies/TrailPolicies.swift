import HTTPTypes
import HengDomain

extension Site {
  /// The trail is the audit administrator's alone.
  static let trailPolicies: [RoutePolicy] = [
    RoutePolicy(.get, "/trail", .administrator([.auditAdministrator])),
    RoutePolicy(.get, "/trail.csv", .administrator([.auditAdministrator])),
  ]
}
