import HengDomain
import HengValues

extension Person {
  var row: LedgerRow {
    [
      "id": .id(id), "account": .text(account.text), "name": .text(name), "unit": .text(unit), "is_active": .integer(isActive ? 1 : 0),
      "is_trial": .integer(isTrial ? 1 : 0),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), account: try row.value("account") { text throws(ValueError) in try AccountName(text) },
      name: try row.text("name"), unit: try row.text("unit"), isActive: try row.flag("is_active"), isTrial: try row.flag("is_trial"))
  }
}

extension RoleGrant {
  var row: LedgerRow {
    [
      "id": .id(id), "person": .id(person), "role": .text(role.rawValue), "division": .text(ifPresent: division?.text),
      "department": .text(ifPresent: department?.text), "kind": .text(kind.rawValue), "since": .text(since.text),
      "until": .text(ifPresent: until?.text), "granted_by": .text(grantedBy), "reason": .text(reason),
      "revoked_on": .text(ifPresent: revokedOn?.text),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), person: try row.id("person"), role: try row.choice("role"),
      division: try row.optional("division") { text throws(ValueError) in try AdministrativeDivision(text) },
      department: try row.optionalID("department"), kind: try row.choice("kind"),
      since: try row.value("since") { text throws(ValueError) in try CivilDate(text) }, until: try row.optionalDate("until"),
      grantedBy: try row.text("granted_by"), reason: try row.text("reason"), revokedOn: try row.optionalDate("revoked_on"))
  }
}

extension SignInSession {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), person: try row.id("person"), begunAt: try row.time("begun_at"), seenAt: try row.time("seen_at"),
      expiresAt: try row.time("expires_at"), machine: try row.text("machine"), revokedAt: try row.optionalTime("revoked_at"),
      revokedBy: try row.optionalText("revoked_by"))
  }
}

extension AccountSecret {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      password: try row.text("password"), isOneTime: try row.flag("is_one_time"), setAt: try row.time("set_at"),
      expiresAt: try row.optionalTime("expires_at"), seenAt: try row.optionalTime("seen_at"), code: try row.optionalText("totp_secret"),
      lastCounter: try row.optionalInteger("totp_last_counter"))
  }
}

extension SQLRow {
  func time(_ column: String) throws(StoreError) -> Timestamp { try value(column) { text throws(ValueError) in try Timestamp(text) } }

  func optionalTime(_ column: String) throws(StoreError) -> Timestamp? {
    try optional(column) { text throws(ValueError) in try Timestamp(text) }
  }
}
