import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A form is taken once, and only over what was seen")
struct SentFormTests {
  @Test("a second sending with the same key changes nothing and says so; another key does", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1", target: .draft))
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      var sheet = sample.sheet
      sheet.objective = "第一次"
      var first = try note("示例编制人")
      first.once = store.newKey()
      try await store.save(targetSheet: sheet, first)
      sheet.objective = "又一次"
      #expect(await refusal { try await store.save(targetSheet: sheet, first) } == .repeated)
      #expect(try await store.ledger(ID("p1"))?.targetSheet(sheet.id)?.objective == "第一次")
      var second = first
      second.once = store.newKey()
      try await store.save(targetSheet: sheet, second)
      #expect(try await store.ledger(ID("p1"))?.targetSheet(sheet.id)?.objective == "又一次")
    }
  }

  @Test("of forty sendings with one key at the same time one is taken", arguments: Engine.allCases)
  func together(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1", target: .draft))
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      var note = try note("示例编制人")
      note.once = store.newKey()
      let sent = note
      let taken = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<40 { group.addTask { (try? await store.advance(targetSheet: sample.sheet.id, .submit, sent)) != nil } }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(taken == 1)
      #expect(try await store.ledger(ID("p1"))?.transitions.count == 1)
    }
  }

  @Test("what somebody changed since it was seen is left alone", arguments: Engine.allCases)
  func seen(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1", target: .draft))
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      let id = sample.sheet.id.text
      let changes = try await store.changes(of: .performanceTargetSheet, id)
      var other = try note("示例编制人乙")
      other.seen = SeenRecord(.performanceTargetSheet, id, changes: changes)
      var sheet = sample.sheet
      sheet.objective = "乙改的"
      try await store.save(targetSheet: sheet, other)
      var late = other
      late.actor = "示例编制人甲"
      #expect(
        await refusal { try await store.advance(targetSheet: sheet.id, .submit, late) }
          == .changedMeanwhile(.performanceTargetSheet, id: id))
      late.seen = SeenRecord(.performanceTargetSheet, id, changes: changes + 1)
      #expect(try await store.advance(targetSheet: sheet.id, .submit, late) == .submitted)
    }
  }
}
