import Foundation
import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

/// A stored ledger of schema 0016 in which projects and final accounts told their payments apart (Dumps/0016.sql).
@Suite("Two ledgers of payments become one")
struct DumpUpgradeTests {
  private static let books = "虚构县示例局"

  private static var dump: String {
    get throws {
      try String(contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Dumps/0016.sql"), encoding: .utf8)
    }
  }

  private static func key(_ year: Int = 2022) throws -> CountyYear {
    CountyYear(county: try AdministrativeDivision("652999"), year: try FiscalYear(year))
  }

  /// What was told of money before, by everything that tables and forms add up.
  private static let before = [
    """
    SELECT county || year || department || function_code || COALESCE(economic_code, '') || nature || fund || COALESCE(project, '') AS name,
      CAST(sum(amount) AS BIGINT) AS amount
    FROM accounts_payment JOIN final_accounts ON final_accounts.id = accounts
    GROUP BY county, year, department, function_code, economic_code, nature, fund, project ORDER BY 1
    """, "SELECT id AS name, outturn AS amount FROM project ORDER BY id",
  ]

  private static let after = [
    """
    SELECT county || year || substr(department, length(county) + 2) || function_code || COALESCE(economic_code, '') || nature || fund
      || COALESCE(project, '') AS name, CAST(sum(amount) AS BIGINT) AS amount
    FROM payment WHERE reach <> 'outturnOnly' AND function_code IS NOT NULL
    GROUP BY county, year, department, function_code, economic_code, nature, fund, project ORDER BY 1
    """, "SELECT id AS name, outturn AS amount FROM project ORDER BY id",
  ]

  private static func sums(_ driver: any Driver, _ queries: [String]) async throws -> [[String]] {
    try await driver.read { transaction in
      try queries.map { query in
        try transaction.query(Statement("test.sums", query)).map { "\(try $0.text("name")) \(try $0.integer("amount"))" }
      }
    }
  }

  private func upgraded(_ engine: Engine, _ body: @escaping (any Driver, LedgerStore) async throws -> Void) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(Array(Migration.bundled.prefix(16)), at: "2026-03-01T08:30:00.000Z")
      let dump = try Self.dump
      try await driver.write { transaction in try transaction.run(script: dump, name: "test.dump") }
      let old = try await Self.sums(driver, Self.before)
      _ = try await driver.migrate(Array(Migration.bundled.prefix(17)), at: "2026-04-01T08:30:00.000Z")
      #expect(try await Self.sums(driver, Self.after) == old)
      _ = try await driver.migrate(at: "2026-05-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: Shop.counter())
      // What was there before there were chains is in them, each row in that of its county.
      #expect(await store.chainChecks(anchors: []).flatMap(\.problems) == [])
      let payments = try await driver.read { transaction in
        try transaction.query(
          Statement("test.payments", "SELECT county, count(*) AS number FROM payment GROUP BY county ORDER BY county")
        ).map { "\(try $0.text("county")) \(try $0.integer("number"))" }
      }
      #expect(try await store.chainHeads().map { "\($0.county) \($0.number)" } == payments)
      #expect(payments.contains { $0.hasPrefix("652999 ") })
      try await body(driver, store)
      #expect(await store.chainChecks(anchors: []).flatMap(\.problems) == [])
      #expect(try await driver.verify(Migration.bundled).flatMap(\.problems) == [])
      try await driver.close()
    }
  }

  @Test("every table, and every project's outturn, adds up as before; nothing is told twice", arguments: Engine.allCases)
  func invented(engine: Engine) async throws {
    try await upgraded(engine) { _, store in
      let accounts = try #require(await store.accounts(try LedgerDice.department(Self.books, Self.key())))
      func told(_ payments: [Payment]) -> [String] {
        payments.map { "\($0.id.text) \($0.project?.text ?? "-") \($0.amount.fen) \($0.reach.rawValue)" }
      }
      #expect(
        told(accounts.payments) == [
          "b1 - 1000 everywhere", "pairs.2 pairs 700 everywhere", "pairs.1 pairs 500 everywhere", "pairs.3 pairs 500 everywhere",
          "l4 sums 400 everywhere", "l5 sums 500 everywhere", "l6 apart 99 accountsOnly", "l7 - 33 accountsOnly",
          "l8 last 80 accountsOnly", "named.1 named 90 everywhere",
        ])
      var outturns: [String: [String]] = [:]
      for year in [2021, 2022] {
        for ledger in try await store.ledgers(try Self.key(year)) { outturns[ledger.project.id.text] = told(ledger.payments) }
      }
      #expect(outturns["pairs"] == ["pairs.2 pairs 700 everywhere", "pairs.1 pairs 500 everywhere", "pairs.3 pairs 500 everywhere"])
      #expect(outturns["sums"] == ["l4 sums 400 everywhere", "l5 sums 500 everywhere"])
      #expect(outturns["apart"] == ["apart.1 apart 100 outturnOnly"])
      #expect(outturns["alone"] == ["alone.1 alone 50 outturnOnly"])
      // Departments that keep no final accounts yet have nothing to disagree with.
      #expect(outturns["elsewhere"] == ["elsewhere.1 elsewhere 60 everywhere"])
      #expect(outturns["nobody"] == ["nobody.1 nobody 70 everywhere"])
      #expect(outturns["last"] == ["last.1 last 80 everywhere"])
      #expect(try await told(store.unsettledPayments(try Self.key())).count == 5)
    }
  }

  @Test("one payment holds what both ledgers said of it", arguments: Engine.allCases)
  func joined(engine: Engine) async throws {
    try await upgraded(engine) { _, store in
      let accounts = try #require(await store.accounts(try LedgerDice.department(Self.books, Self.key())))
      func payment(_ id: String) throws -> Payment { try #require(accounts.payments.first { $0.id.text == id }) }
      let first = try payment("pairs.1")
      #expect(first.date?.text == "2022-06-15" && !first.isDateAssumed && first.payees == Quantity(ExactDecimal(3), .person))
      #expect(first.purpose == "拨付甲批款" && first.voucher == "记-2" && first.citation.lines == "pairs.1;账2")
      let second = try payment("pairs.2")
      #expect(second.date?.text == "2022-07-31" && second.isDateAssumed && second.purpose == "乙批")
      let third = try payment("pairs.3")
      #expect(third.fund == .nonFiscal && third.economic == nil && third.citation == Citation(paper: "Y", lines: "pairs.3；X 账3"))
      let replaced = try await store.history(of: ID("sums.1"), in: try Self.key().county)
      #expect(replaced.map(\.payment.amount.fen) == [900, -900] && replaced.map(\.isReversal) == [false, true])
      let departments = try await store.departments(of: try Self.key().county)
      #expect(departments.map(\.id.text) == ["652999.未注明部门", "652999.虚构县另一局", "652999.虚构县示例局"])
    }
  }

  @Test("accounts name their departments by id, and projects those whose books paid for them", arguments: Engine.allCases)
  func departments(engine: Engine) async throws {
    try await upgraded(engine) { driver, store in
      let rows = try await driver.read { transaction in
        try transaction.query(
          Statement(
            "test.departments",
            """
            SELECT county || '.' || department AS named, department_id AS department FROM final_accounts
            UNION ALL
            SELECT COALESCE((SELECT min(department) FROM payment WHERE payment.project = project.id),
              county || '.' || CASE WHEN trim(supervising_department) <> '' THEN supervising_department
                WHEN trim(implementing_unit) <> '' THEN implementing_unit ELSE '未注明部门' END), department_id FROM project
            """)
        ).map { (try $0.text("named"), try $0.text("department")) }
      }
      #expect(rows.count > 35)
      for (named, department) in rows { #expect(named == department) }
      let known = try await store.departments(of: try AdministrativeDivision("640104")).map(\.id.text)
      #expect(known == ["640104.兴庆区农业农村局", "640104.兴庆区农水局"])
    }
  }
}
