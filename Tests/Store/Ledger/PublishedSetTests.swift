import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Published sets are kept for good and corrected by new versions")
struct PublishedSetTests {
  private func digest(_ letter: String) -> String { String(repeating: letter, count: 64) }

  private func set(_ key: DepartmentYear, _ version: Int, _ letter: String, _ correction: String? = nil) throws -> PublishedSet {
    PublishedSet(
      key: key, version: version, digest: digest(letter), manifest: "{\"files\":[\"决算.pdf\"]}",
      publishedAt: try Timestamp("2026-09-0\(version)T08:30:00Z"), publishedBy: "示例公开人", role: .departmentReviewer,
      correction: correction, findings: version)
  }

  @Test("a set comes back byte for byte; a correction opens the year again and is approved anew", arguments: Engine.allCases)
  func versions(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      let bytes = (0...255).map { UInt8($0) }
      let first = try set(key, 1, "a"), second = try set(key, 2, "b", "更正第3页“合计”\n一处")
      try await desk.set(.approved)
      try await store.publish(set: first, bytes: bytes, reason: "按期公开")
      #expect(try await store.progress(key)?.state == .published)
      #expect(try await store.disclosureSets(key.countyYear) == [first])
      #expect(try await store.disclosureSet(first.digest)?.set == first)
      #expect(try await store.disclosureSet(first.digest)?.bytes == bytes)
      #expect(try await store.disclosureSet(second.digest) == nil)
      // Published: neither changed nor published again.
      guard
        case .transition(.notFromHere, .finalAccounts, _) = await ledgerError({
          try await store.publish(set: second, bytes: [1], reason: "更正")
        })
      else {
        Issue.record("it was published twice")
        return
      }
      try await store.advance(finalAccounts: key, .correct, try note("示例更正人", reason: "合计数有误"))
      var mended = desk.ledger
      mended.isInstitution.toggle()
      try await store.replace(accounts: mended, try note("示例导入员"))
      #expect(try await store.disclosureSets(key.countyYear) == [first])
      try await store.advance(finalAccounts: key, .verify, try note("示例核查人"))
      try await store.advance(finalAccounts: key, .submit, try note("示例送审人"))
      try await store.approve(finalAccounts: key, on: try CivilDate("2026-03-01"), try note("示例批复人", .financeBureau))
      try await store.publish(set: second, bytes: [1, 2], reason: "更正公开")
      #expect(try await store.disclosureSets(key.countyYear) == [first, second])
      #expect(try await store.disclosureSet(first.digest)?.bytes == bytes)
      #expect(try await store.disclosureSet(second.digest)?.bytes == [1, 2])
      let steps = try #require(await store.progress(key)).steps
      #expect(steps.map(\.action) == [.publish, .correct, .verify, .submit, .approve, .publish])
      #expect(steps[1].reason == "合计数有误" && steps[0].actor == "示例公开人" && steps[0].at == first.publishedAt)
      let trail = try await store.auditTrail(.publishedSet, second.digest)
      #expect(trail.map(\.action) == ["公开"])
      #expect(trail[0].after?.contains("\"version\":2") == true && trail[0].reason == "更正公开")
      try await store.advance(finalAccounts: key, .archive, try note("示例归档人", .departmentReviewer))
      guard
        case .transition(.notFromHere, _, _) = await ledgerError({
          try await store.advance(finalAccounts: key, .correct, try note("示例更正人", reason: "再改"))
        })
      else {
        Issue.record("archived accounts were opened")
        return
      }
    }
  }

  @Test("versions follow each other, corrections are explained, nothing else is accepted", arguments: Engine.allCases)
  func refused(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      func attempt(_ set: PublishedSet, _ bytes: [UInt8] = [1]) async -> LedgerError.Refusal? {
        await refusal { try await store.publish(set: set, bytes: bytes, reason: "公开") }
      }
      #expect(await attempt(try set(try LedgerDice.department("没有的局"), 1, "a")) == .missing(.finalAccounts, id: "141123.2022.没有的局"))
      try await desk.set(.approved)
      for version in [0, 2, -1] {
        var early = try set(key, 1, "a", "更正")
        early.version = version
        #expect(await attempt(early) == .setOutOfTurn(id: key.text, version: version, expected: 1))
      }
      var odd = try set(key, 1, "a")
      odd.digest = digest("A")
      guard case .unstorable("公开文本摘要", _, _) = await attempt(odd),
        case .unstorable("更正说明", _, _) = await attempt(try set(key, 1, "a", "更正")),
        case .unstorable("公开文本", _, _) = await attempt(try set(key, 1, "a"), [])
      else {
        Issue.record("an odd set was accepted")
        return
      }
      #expect(await refusal { try await store.publish(set: try set(key, 1, "a"), bytes: [1], reason: " ") } == .noteIncomplete)
      try await store.publish(set: try set(key, 1, "a"), bytes: [1], reason: "公开")
      try await desk.set(.approved)
      for (correction, version) in [(nil, 2), (" 　", 2)] as [(String?, Int)] {
        let error = await attempt(try set(key, version, "b", correction))
        #expect(error == .correctionUnexplained(id: key.text, version: 2))
        #expect(error?.message == "公开文本“141123.2022.示例局”没有登记：第2版是更正，没有写更正说明。请写明更正了什么、为什么更正，再公开。")
      }
      #expect(await attempt(try set(key, 2, "a", "更正")) == .exists(.publishedSet, id: digest("a")))
      let gap = await attempt(try set(key, 3, "c", "更正"))
      #expect(gap == .setOutOfTurn(id: key.text, version: 3, expected: 2))
      #expect(gap?.message == "公开文本“141123.2022.示例局”没有登记：版次是第3版，应为第2版；版次从第1版起连续编号。请核对版次，重新生成公开文本。")
      #expect(try await desk.shop.count("disclosure_set") == 1)
      #expect(try await store.progress(key)?.state == .approved)
    }
  }

  @Test("raw SQL changes neither sets nor steps, and leaves no gap between versions", arguments: Engine.allCases)
  func immutable(engine: Engine) async throws {
    try await withDesk(engine, isHonest: false) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      try await desk.set(.approved)
      try await store.publish(set: try set(key, 1, "a"), bytes: [1, 2, 3], reason: "公开")
      let before = try await (store.disclosureSets(key.countyYear), store.progress(key))
      func insert(_ letter: String, _ version: Int, _ correction: String) -> String {
        """
        INSERT INTO disclosure_set (sha256, accounts, version, manifest, bytes, published_at, published_by, role, correction, findings)
        SELECT '\(digest(letter))', accounts, \(version), manifest, bytes, published_at, published_by, role, \(correction), findings
        FROM disclosure_set WHERE version = 1
        """
      }
      var attacks = [
        ("UPDATE disclosure_set SET findings = 0", "disclosure_set_is_immutable"),
        ("DELETE FROM disclosure_set", "disclosure_set_is_immutable"),
        ("UPDATE final_accounts_step SET actor = 'x'", "final_accounts_step_is_append_only"),
        ("DELETE FROM final_accounts_step", "final_accounts_step_is_append_only"),
        (insert("b", 3, "'更正'"), "disclosure_set_follows_the_last_version"),
        (insert("b", 1, "NULL"), "disclosure_set_follows_the_last_version"),
      ]
      for column in [
        "sha256", "accounts", "version", "manifest", "bytes", "published_at", "published_by", "role", "correction", "findings",
      ] {
        attacks.append(("UPDATE disclosure_set SET \(column) = \(column)", "disclosure_set_is_immutable"))
      }
      if engine == .postgresql {
        attacks += [
          ("TRUNCATE disclosure_set", "disclosure_set_is_immutable"),
          ("TRUNCATE final_accounts_step", "final_accounts_step_is_append_only"),
        ]
      } else {
        attacks.append((insert("a", 2, "'更正'").replacing("INSERT INTO", with: "INSERT OR REPLACE INTO"), "disclosure_set_is_immutable"))
      }
      for (attack, rule) in attacks {
        #expect(await violation(desk.shop.driver, attack) == ConstraintViolation(.rule, name: rule), "\(attack)")
      }
      // A second version says what it corrects; and final accounts with a set are not deleted under it.
      #expect(await violation(desk.shop.driver, insert("b", 2, "NULL"))?.name == "disclosure_set_says_what_it_corrects")
      #expect(await violation(desk.shop.driver, "DELETE FROM final_accounts")?.kind == .foreignKey)
      #expect(try await store.disclosureSets(key.countyYear) == before.0)
      #expect(try await store.progress(key) == before.1)
      #expect(try await store.disclosureSet(digest("a"))?.bytes == [1, 2, 3])
      #expect(await violation(desk.shop.driver, insert("b", 2, "'更正'")) == nil)
    }
  }

  @Test("of publications that collide, one is made", arguments: Engine.allCases)
  func collisions(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      try await desk.set(.approved)
      let sets = try ["a", "b", "c", "d", "e"].map { try set(key, 1, $0) }
      let outcomes = await withTaskGroup(of: String.self) { group in
        for set in sets {
          group.addTask {
            do throws(LedgerError) {
              try await store.publish(set: set, bytes: [1], reason: "公开")
              return "published"
            } catch {
              if case .transition(.notFromHere, .finalAccounts, _) = error { return "refused" }
              return error.message
            }
          }
        }
        return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      }
      #expect(outcomes == ["published": 1, "refused": 4])
      #expect(try await desk.shop.count("disclosure_set") == 1)
      #expect(try await store.progress(key)?.steps.count == 1)
    }
  }
}
