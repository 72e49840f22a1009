import HengStore
import HengStoreSupport
import Testing

@Suite("Audit trail in the schema")
struct AuditTrailTests {
  static let append = Statement(
    "auditEntry.append",
    """
    INSERT INTO audit_entry (id, at, actor, role, action, record_kind, record_id, before, after, reason)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """)

  static func entry(_ id: String, at time: String = Example.time, reason: String = "年度填报") -> [SQLValue] {
    [.text(id), .text(time), "u1", "单位填报人", "提交", "target", "t1", nil, "{\"得分\":\"1.73\"}", .text(reason)]
  }

  @Test("an entry can be added and never changed, deleted or replaced", arguments: Engine.allCases)
  func appendOnly(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: Example.time)
      try await driver.write { try $0.execute(Self.append, Self.entry("1")) }
      var attacks = ["UPDATE audit_entry SET actor = 'u2'", "DELETE FROM audit_entry"]
      switch driver.dialect {
      case .sqlite:
        attacks.append(
          "INSERT OR REPLACE INTO audit_entry (id, at, actor, role, action, record_kind, record_id, before, after, reason) SELECT id, at, 'u2', role, action, record_kind, record_id, before, after, reason FROM audit_entry"
        )
      case .postgresql: attacks.append("TRUNCATE audit_entry")
      }
      for attack in attacks {
        let error = await storeError { try await driver.write { try $0.execute(Statement("test.attack", attack)) } }
        guard case .constraint(let violation, _) = error else {
          Issue.record("\(attack): \(String(describing: error))")
          continue
        }
        #expect(violation == ConstraintViolation(.rule, name: "audit_entry_is_append_only"))
      }
      let actors = try await driver.read {
        try $0.query(Statement("test.actors", "SELECT actor FROM audit_entry")).map { try $0.text("actor") }
      }
      #expect(actors == ["u1"])
      try await driver.close()
    }
  }

  @Test("an entry without a reason, or with a local time, is refused", arguments: Engine.allCases)
  func refused(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: Example.time)
      for (entry, name) in [
        (Self.entry("1", reason: ""), "audit_entry_says_why"), (Self.entry("1", at: "2026-03-01T16:30:00+08:00"), "audit_entry_at_is_utc"),
      ] {
        let error = await storeError { try await driver.write { try $0.execute(Self.append, entry) } }
        guard case .constraint(let violation, _) = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
        #expect(violation.kind == .check && violation.name == name)
      }
      try await driver.close()
    }
  }
}
