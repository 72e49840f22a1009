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
      let store = LedgerStore(driver, newID: Shop.counter())
      for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员")) }
      var dice = LedgerDice(31)
      let sample = try Sample("p1")
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      let trail = try await store.auditTrail(.project, "p1")
      let key = try LedgerDice.department()
      let accounts = try dice.accounts(key, projects: [sample.id])
      guard case .store = await ledgerError({ try await store.replace(accounts: accounts, try note("示例导入员")) }) else {
        Issue.record("there was a table for it")
        return
      }
      #expect(
        try await driver.migrate(at: "2026-04-01T08:30:00.000Z") == [
          "0013_final_accounts_are_compiled_from_entries", "0014_last_years_tables_are_kept_by_address",
          "0015_disclosures_hold_what_people_write", "0016_published_sets_are_corrected_by_new_versions",
          "0020_private_findings_are_released_by_a_second_person",
        ])
      #expect(try await driver.verify(Migration.bundled).flatMap(\.problems) == [])
      expectSame(try #require(await store.ledger(sample.id)), sample.ledger)
      #expect(try await store.auditTrail(.project, "p1") == trail)
      #expect(try await store.accounts(key.countyYear).isEmpty)
      try await store.replace(accounts: accounts, try note("示例导入员"))
      expectSame(try #require(await store.accounts(key)), accounts)
      try await driver.close()
    }
  }
}
