import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A ledger of an older schema")
struct UpgradeTests {
  /// Tables of schema 0012 that a project fills, owners first; records that are sealed take their lines as drafts.
  private static let tables = [
    "county", "county_year", "project", "project_document", "fund_source", "payment_plan", "budget_allotment", "performance_target_sheet",
    "indicator", "monitoring_report", "monitoring_row", "self_evaluation", "self_evaluation_row", "fund_row", "transition_record",
    "audit_entry",
  ]

  /// What an older program would have written: the same rows, in the columns of its schema.
  private func copy(_ old: any Driver, from new: any Driver) async throws {
    let columns = try await Self.columns(12)
    for table in Self.tables {
      let names = (columns[table] ?? []).joined(separator: ", "), places = columns[table] ?? []
      let rows = try await new.read { try $0.query(Statement("test.read", "SELECT \(names) FROM \(table)")) }
      let marks = places.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
      try await old.write { transaction in
        for row in rows {
          var values = row.values
          if ["performance_target_sheet", "self_evaluation"].contains(table), let state = places.firstIndex(of: "state") {
            values[state] = .text("draft")
          }
          try transaction.execute(Statement("test.copy", "INSERT INTO \(table) (\(names)) VALUES (\(marks))"), values)
        }
      }
    }
    for table in ["performance_target_sheet", "self_evaluation"] {
      let rows = try await new.read { try $0.query(Statement("test.states", "SELECT id, state FROM \(table)")) }
      try await old.write { transaction in
        for row in rows { try transaction.execute(Statement("test.seal", "UPDATE \(table) SET state = $2 WHERE id = $1"), row.values) }
      }
    }
  }

  private static func columns(_ count: Int) async throws -> [String: [String]] {
    try await withGround(.sqliteMemory) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(Array(Migration.bundled.prefix(count)), at: "2026-03-01T08:30:00.000Z")
      var columns: [String: [String]] = [:]
      for table in tables {
        columns[table] = try await driver.read { transaction in
          try transaction.query(Statement("test.columns", "SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")).map {
            try $0.text("name")
          }
        }
      }
      try await driver.close()
      return columns
    }
  }

  @Test("keeps what it holds and takes final accounts once it is migrated", arguments: Engine.allCases)
  func upgrade(engine: Engine) async throws {
    var sample = try Sample("p1", issued: nil)
    // An older schema has no place for them.
    sample.ledger.rectifications = []
    let newest = try await withGround(.sqliteMemory) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: Shop.counter())
      for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员")) }
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      return (driver: driver, store: store)
    }
    let (trail, heads) = (try await newest.store.auditTrail(.project, "p1"), try await newest.store.chainHeads())
    #expect(!trail.isEmpty)
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      let older = Array(Migration.bundled.prefix(12))
      #expect(try await driver.migrate(older, at: "2026-03-01T08:30:00.000Z") == older.map(\.title))
      try await copy(driver, from: newest.driver)
      let store = LedgerStore(driver, newID: Shop.counter("n"))
      var dice = LedgerDice(31)
      let key = try LedgerDice.department()
      let accounts = try dice.accounts(key, projects: [sample.id])
      guard case .store = await ledgerError({ try await store.replace(accounts: accounts, try note("示例导入员")) }) else {
        Issue.record("there was a table for it")
        return
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
    try await newest.driver.close()
  }
}
