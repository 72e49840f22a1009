import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A ledger of an older schema")
struct UpgradeTests {
  @Test("keeps what it holds and takes final accounts once it is migrated", arguments: Engine.allCases)
  func upgrade(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      let older = Array(Migration.bundled.prefix(12))
      #expect(try await driver.migrate(older, at: "2026-03-01T08:30:00.000Z") == older.map(\.title))
      // The store of today chains what it writes; the schema of that time had no chains.
      let chains = try #require(Migration.bundled.first { $0.name == "what_is_written_is_chained" })
      try await driver.write { try $0.run(script: $0.dialect.script(from: chains.text), name: "test.chains") }
      let store = LedgerStore(driver, newID: Shop.counter())
      for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员")) }
      var dice = LedgerDice(31)
      let sample = try Sample("p1", issued: nil)
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      let trail = try await store.auditTrail(.project, "p1")
      let key = try LedgerDice.department()
      let accounts = try dice.accounts(key, projects: [sample.id])
      guard case .store = await ledgerError({ try await store.replace(accounts: accounts, try note("示例导入员")) }) else {
        Issue.record("there was a table for it")
        return
      }
      let heads = try await store.chainHeads()
      try await driver.write { transaction in
        try transaction.run(script: "DROP TABLE chain_link; DROP TABLE chain_head;", name: "test.chains")
        guard transaction.dialect == .postgresql else { return }
        try transaction.run(
          script: "DROP FUNCTION chain_link_is_append_only(); DROP FUNCTION chain_head_only_goes_on();", name: "test.chains")
      }
      #expect(
        try await driver.migrate(at: "2026-04-01T08:30:00.000Z") == Migration.bundled.dropFirst(12).map(\.title))
      #expect(try await driver.verify(Migration.bundled).flatMap(\.problems) == [])
      // Every row that was there is in the chain of its county, in whatever order.
      #expect(await store.chainChecks().flatMap(\.problems) == [])
      #expect(try await store.chainHeads().map { "\($0.county) \($0.number)" } == heads.map { "\($0.county) \($0.number)" })
      expectSame(try #require(await store.ledger(sample.id)), sample.ledger)
      #expect(try await store.auditTrail(.project, "p1") == trail)
      #expect(try await store.accounts(key.countyYear).isEmpty)
      try await store.replace(accounts: accounts, try note("示例导入员"))
      expectSame(try #require(await store.accounts(key)), accounts)
      try await driver.close()
    }
  }
}
