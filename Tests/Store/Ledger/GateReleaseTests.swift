import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("What the gate held back is released by a second person, for good")
struct GateReleaseTests {
  private func release(_ key: DepartmentYear, _ letter: String, by actor: String, reason: String = "是项目编号") throws -> GateRelease {
    GateRelease(
      key: key, occurrence: String(repeating: letter, count: 64), kind: "电话号码", file: "决算.html", place: "第3行", shown: "138****8000",
      reason: reason,
      releasedBy: actor, role: .departmentReviewer, at: try Timestamp("2026-03-01T08:30:00Z"))
  }

  @Test("it comes back as it was, once, with its entry in the trail", arguments: Engine.allCases)
  func kept(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      #expect(try await store.releases(key).isEmpty)
      let releases = [try release(key, "a", by: "示例复核人"), try release(key, "b", by: "示例复核人")]
      try await store.release(releases, of: key, try note("示例复核人", .departmentReviewer))
      try await store.release(Array(releases.prefix(1)), of: key, try note("示例复核人", .departmentReviewer))
      #expect(try await store.releases(key) == releases)
      #expect(try await store.auditTrail(.finalAccounts, key.text).map(\.action) == ["登记", "放行", "放行"])
    }
  }

  @Test("who imported, wrote or checked is refused under any spelling of the name", arguments: Engine.allCases)
  func secondPerson(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      try await store.advance(finalAccounts: key, .verify, try note("示例核查人A"))
      for name in ["示例导入员", "示例编制人", "示例核查人A", "示例 导入员", "示例核查人Ａ ", "示例\u{200B}编制人", "示例核查人a"] {
        let error = await refusal { try await store.release([try release(key, "a", by: name)], of: key, try note(name)) }
        #expect(error == .ownRelease(id: key.text, actor: name))
        #expect(error?.message.contains("另一人") == true)
      }
      #expect(
        await refusal { try await store.release([try release(key, "a", by: "示例复核人")], of: key, try note("示例复核人", reason: " ")) }
          == .noteIncomplete)
      #expect(try await desk.shop.count("gate_release") == 0)
    }
  }

  @Test("a release ends to hold when its releaser later prepares the accounts himself", arguments: Engine.allCases)
  func later(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      try await store.release([try release(key, "a", by: "示例复核人")], of: key, try note("示例复核人"))
      #expect(try await store.releases(key).count == 1)
      try await store.advance(finalAccounts: key, .verify, try note("示例复核人"))
      #expect(try await store.releases(key).isEmpty)
    }
  }

  @Test("published accounts take no release, and raw SQL changes none", arguments: Engine.allCases)
  func immutable(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      try await store.release([try release(key, "a", by: "示例复核人")], of: key, try note("示例复核人"))
      let before = try await store.releases(key)
      var attacks = [
        "UPDATE gate_release SET reason = 'x'", "DELETE FROM gate_release", "UPDATE gate_release SET occurrence = occurrence",
      ]
      if engine == .postgresql {
        attacks.append("TRUNCATE gate_release")
      } else {
        attacks.append("INSERT OR REPLACE INTO gate_release SELECT * FROM gate_release")
      }
      for attack in attacks {
        #expect(await violation(desk.shop.driver, attack) == ConstraintViolation(.rule, name: "gate_release_is_append_only"), "\(attack)")
      }
      #expect(try await store.releases(key) == before)
      try await desk.set(.published)
      guard case .notEditable = await refusal({ try await store.release([try release(key, "b", by: "示例复核人")], of: key, try note("示例复核人")) })
      else {
        Issue.record("published accounts took a release")
        return
      }
    }
  }
}
