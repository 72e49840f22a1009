package import HengValues

/// What the gate took for private and a second person released (放行): one occurrence, with the reason. It is never changed.
package struct GateRelease: Hashable, Sendable {
  package var key: DepartmentYear
  /// SHA-256 of the folded number or words, the folded text that they stand in, the file and the place, in lower-case hexadecimal digits.
  package var occurrence: String
  /// 身份证号, 银行卡号或账号, 电话号码, 健康状况.
  package var kind: String
  package var file: String
  package var place: String
  /// With its middle covered.
  package var shown: String
  package var reason: String
  package var releasedBy: String
  package var role: Role
  package var at: Timestamp

  package init(
    key: DepartmentYear, occurrence: String, kind: String, file: String, place: String, shown: String, reason: String, releasedBy: String,
    role: Role, at: Timestamp
  ) {
    self.key = key
    self.occurrence = occurrence
    self.kind = kind
    self.file = file
    self.place = place
    self.shown = shown
    self.reason = reason
    self.releasedBy = releasedBy
    self.role = role
    self.at = at
  }
}
