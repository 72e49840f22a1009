import Foundation
import HengCrypto
import HengDomain
import HengStore
import HengStoreSQLite
import HengStoreSupport
import HengValues
import Testing

@Suite("What is written is chained, one chain a county")
struct ChainTests {
  private static func integer(_ driver: any Driver, _ sql: String) async throws -> Int64 {
    try await driver.read { transaction in try #require(try transaction.first(Statement("test.integer", sql))).integer("value") }
  }

  /// Every kind of the ledger's records that is chained has its links, and nothing else has.
  @Test("every row of a chained table has one link, written with it", arguments: Engine.allCases)
  func linked(engine: Engine) async throws {
    try await withTampered(engine) { ledger async throws in
      let tables = ["audit_entry", "payment", "transition_record", "final_accounts_step", "disclosure_set", "weighed_paper"]
      let rows = tables.map { "(SELECT count(*) FROM \($0))" }.joined(separator: " + ")
      let (written, links) = try await (
        Self.integer(ledger.driver, "SELECT \(rows) AS value"), Self.integer(ledger.driver, "SELECT count(*) AS value FROM chain_link")
      )
      #expect(written == links && links > 30)
      #expect(try await Self.integer(ledger.driver, "SELECT count(DISTINCT kind) AS value FROM chain_link") == Int64(tables.count))
      // Three counties were registered, and papers belong to none.
      #expect(try await ledger.store.chainHeads().map(\.county) == ["", "130529", "141123", "640122"])
      #expect(try await ledger.store.chainHeads().reduce(0) { $0 + $1.number } == links)
    }
  }

  @Test("every column of a chained table is part of what is digested, but for bytes that their own digest names", arguments: Engine.lasting)
  func columns(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      for (_, chained) in Forger.columns {
        let names = try await shop.driver.read { transaction in
          try transaction.query(
            transaction.dialect == .sqlite
              ? Statement("test.columns", "SELECT name FROM pragma_table_info('\(chained.table)')")
              : Statement(
                "test.columns", "SELECT column_name AS name FROM information_schema.columns WHERE table_name = '\(chained.table)'")
          ).map { try $0.text("name") }
        }
        #expect(
          Set(names).subtracting(["bytes"]) == Set(chained.list), "\(chained.table): a new column belongs at the end of ChainKind.columns")
      }
    }
  }

  @Test("a write that is undone leaves no link, and the next one goes on without a gap", arguments: Engine.allCases)
  func undone(engine: Engine) async throws {
    try await withTampered(engine) { ledger async throws in
      let before = try await ledger.store.chainHeads()
      let sample = try Sample("p1")
      _ = await refusal { try await ledger.store.record(sample.payment("much", 1_000, from: sample.allotment), try note("示例会计")) }
      #expect(try await ledger.store.chainHeads() == before)
      try await ledger.store.record(sample.payment("little", 1, from: sample.allotment), try note("示例会计"))
      #expect(try await ledger.found(anchors: before) == [])
      #expect(try await ledger.store.chainHeads() != before)
    }
  }

  @Test("SM3 may take over from SHA-256 in the midst of a chain", arguments: Engine.lasting)
  func sm3(engine: Engine) async throws {
    try await withTampered(engine) { ledger async throws in
      let store = LedgerStore(ledger.driver, algorithm: .sm3, newID: Shop.counter("sm3."))
      let sample = try Sample("p1")
      try await store.record(sample.payment("s1", 1, from: sample.allotment), try note("示例会计"))
      try await ledger.store.record(sample.payment("s2", 1, from: sample.allotment), try note("示例会计"))
      #expect(try await ledger.found() == [])
      #expect(try await Self.integer(ledger.driver, "SELECT count(*) AS value FROM chain_link WHERE algorithm = 'sm3'") >= 2)
      try await ledger.tamper("UPDATE payment SET purpose = '另用' WHERE id = 's1'")
      #expect(try await ledger.found().joined().contains("支付 s1 第1笔"))
    }
  }

  @Test("many writers of few counties lose nothing and leave every chain whole", arguments: Engine.lasting)
  func crowd(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var samples: [Sample] = []
      for (place, county) in ["141123", "130529", "640122"].enumerated() {
        samples.append(try Sample("c\(place)", try LedgerDice.key(county), issued: nil))
        try await shop.store.save(ledger: samples[place].ledger, try note("示例导入员"))
      }
      let each = 12
      try await withThrowingTaskGroup(of: Void.self) { group in
        for sample in samples {
          for number in 0..<each {
            group.addTask {
              try await shop.store.record(sample.payment("\(sample.id.text).\(number)", 1, from: nil), try note("示例会计"))
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await shop.count("payment") == Int64(samples.count * each))
      #expect(await shop.store.chainChecks().flatMap(\.problems) == [])
    }
  }

  @Test("a backup and what is restored from it keep every chain, and go by the same anchors")
  func backup() async throws {
    try await withTampered(.sqliteFile) { ledger async throws in
      let driver = try #require(ledger.driver as? SQLiteDriver)
      let folder = try temporaryFolder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let anchors = try await ledger.store.chainHeads()
      try await driver.backup(to: folder + "/备份.db")
      try await SQLiteDriver.restore(from: folder + "/备份.db", to: folder + "/恢复.db")
      for name in ["/备份.db", "/恢复.db"] {
        let copy = try SQLiteDriver(path: folder + name)
        let store = LedgerStore(copy, newID: Shop.counter("copy."))
        #expect(await store.chainChecks(anchors: anchors).flatMap(\.problems) == [])
        #expect(try await copy.verify(Migration.bundled).flatMap(\.problems) == [])
        try await copy.close()
      }
    }
  }
}
