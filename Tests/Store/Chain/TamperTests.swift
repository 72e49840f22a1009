import Foundation
import HengDomain
import HengStore
import HengStoreSupport
import Testing

/// One way of changing a database by raw SQL, and what the check must say of it.
struct Tampering: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// `$entry` is the audit entry of payment x2, `$other` that of payment x3, `$set` and `$paper` digests, `$desk` the final accounts.
  let sql: String
  /// Where the two engines need other words.
  var postgresql: String?
  /// By raw SQL without putting triggers aside.
  var isOpen = false
  /// Words of one line.
  let says: [String]

  static let all: [Tampering] = [
    Tampering(
      testDescription: "audit entry changed", sql: "UPDATE audit_entry SET actor = '他人' WHERE id = '$entry'",
      says: ["县区141123", "操作日志 $entry", "被改动或被替换"]),
    Tampering(
      testDescription: "audit entry replaced",
      sql: """
        CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = '$entry'; DELETE FROM audit_entry WHERE id = '$entry';
        UPDATE kept SET reason = '另一个原因'; INSERT INTO audit_entry SELECT * FROM kept; DROP TABLE kept;
        """, says: ["操作日志 $entry", "被改动或被替换"]),
    Tampering(
      testDescription: "audit entry deleted", sql: "DELETE FROM audit_entry WHERE id = '$entry'", says: ["操作日志 $entry", "被删除"]),
    Tampering(
      testDescription: "audit entry inserted",
      sql: """
        INSERT INTO audit_entry (id, at, actor, role, action, record_kind, record_id, reason, ordering)
        VALUES ('strange', '2026-03-01T08:30:00.000Z', '他人', 'unitFinanceOfficer', '保存', 'project', 'p1', '补记', 99)
        """, says: ["操作日志 strange", "绕过程序插入"]),
    Tampering(
      testDescription: "audit entries reordered",
      sql: """
        UPDATE audit_entry SET ordering = CASE ordering WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE ordering END
        WHERE record_kind = 'project' AND record_id = 'p1'
        """, says: ["操作日志", "项目 p1", "顺序被改动"]),
    Tampering(
      testDescription: "links reordered",
      sql: """
        UPDATE chain_link SET number = 1000000 WHERE county = '141123' AND number = 5;
        UPDATE chain_link SET number = 5 WHERE county = '141123' AND number = 6;
        UPDATE chain_link SET number = 6 WHERE county = '141123' AND number = 1000000;
        """, says: ["县区141123", "第5环", "原是第6环"]),
    Tampering(
      testDescription: "link deleted", sql: "DELETE FROM chain_link WHERE county = '141123' AND number = 7",
      says: ["县区141123", "第7环", "被删除"]),
    Tampering(
      testDescription: "link changed", sql: "UPDATE chain_link SET key = 'x' WHERE county = '141123' AND number = 7",
      says: ["第7环", "链环本身被改动"]),
    Tampering(testDescription: "head deleted", sql: "DELETE FROM chain_head WHERE county = '141123'", says: ["县区141123", "链头记录被删除"]),
    Tampering(
      testDescription: "payment changed", sql: "UPDATE payment SET amount = amount + 1 WHERE id = 'x2'",
      says: ["支付 x2 第1笔", "被改动或被替换"]),
    Tampering(
      testDescription: "payment deleted", sql: "DELETE FROM payment WHERE id = 'x3'", says: ["支付 x3 第1笔", "被删除"]),
    Tampering(
      testDescription: "published bytes changed", sql: "UPDATE disclosure_set SET bytes = X'00'",
      postgresql: "UPDATE disclosure_set SET bytes = '\\x00'", says: ["公开文本 $set", "字节与校验码不相符"]),
    Tampering(
      testDescription: "published set changed", sql: "UPDATE disclosure_set SET published_by = '他人'", says: ["公开文本 $set", "被改动或被替换"]),
    Tampering(
      testDescription: "paper changed", sql: "UPDATE weighed_paper SET bytes = X'00'",
      postgresql: "UPDATE weighed_paper SET bytes = '\\x00'", says: ["送审文书 $paper", "字节与校验码不相符"]),
    Tampering(
      testDescription: "paper's name changed", sql: "UPDATE weighed_paper SET file_name = '另.pdf'",
      says: ["不属于县区的记录", "送审文书 $paper", "被改动或被替换"]),
    Tampering(
      testDescription: "step changed", sql: "UPDATE transition_record SET actor = '他人' WHERE project = 'p1' AND ordering = 0",
      says: ["流转步骤 p1 第1步", "被改动或被替换"]),
    Tampering(
      testDescription: "steps reordered",
      sql: """
        UPDATE transition_record SET ordering = 1000 WHERE project = 'p1' AND ordering = 0;
        UPDATE transition_record SET ordering = 0 WHERE project = 'p1' AND ordering = 1;
        UPDATE transition_record SET ordering = 1 WHERE project = 'p1' AND ordering = 1000;
        """, says: ["流转步骤 p1 第1步", "顺序被改动", "排第2"]),
    Tampering(
      testDescription: "step of final accounts changed", sql: "UPDATE final_accounts_step SET reason = '另一个' WHERE ordering = 1",
      says: ["决算步骤 $desk 第2步", "被改动或被替换"]),
    Tampering(
      testDescription: "trigger dropped", sql: "DROP TRIGGER audit_entry_is_not_updated",
      postgresql: "DROP TRIGGER audit_entry_is_not_changed ON audit_entry", isOpen: true, says: ["库结构", "缺少触发器 audit_entry_is_not_"]),
    Tampering(
      testDescription: "trigger emptied",
      sql: """
        DROP TRIGGER payment_is_not_updated;
        CREATE TRIGGER payment_is_not_updated BEFORE UPDATE ON payment BEGIN SELECT 1; END;
        """, postgresql: "ALTER TABLE payment_03 DISABLE TRIGGER payment_is_not_changed", isOpen: true,
      says: ["库结构", "触发器 payment_is_not_", "的定义被改动"]),
    Tampering(
      testDescription: "schema changed", sql: "ALTER TABLE project ADD COLUMN remark TEXT", isOpen: true, says: ["库结构", "project"]),
    Tampering(
      testDescription: "index dropped", sql: "DROP INDEX payment_of_department", isOpen: true, says: ["缺少索引 payment_of_department"]),
    Tampering(
      testDescription: "table added", sql: "CREATE TABLE extra (id BIGINT)", isOpen: true, says: ["库结构", "多出表 extra"]),
  ]
}

@Suite("Whatever is changed behind the program's back is named")
struct TamperTests {
  @Test("verify names what was changed, and where", arguments: Tampering.all, Engine.lasting)
  func named(tampering: Tampering, engine: Engine) async throws {
    try await withTampered(engine) { ledger async throws in
      let entry = try await ledger.text("SELECT id AS value FROM audit_entry WHERE record_kind = 'payment' AND record_id = 'x2'")
      func filled(_ text: String) -> String {
        [("$entry", entry), ("$set", ledger.set), ("$paper", ledger.paper), ("$desk", ledger.desk.text)]
          .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      }
      var sql = filled(tampering.sql)
      if engine == .postgresql, let own = tampering.postgresql { sql = own }
      if tampering.isOpen {
        try await ledger.driver.write { [sql] in try $0.run(script: sql, name: "test.tamper") }
      } else {
        try await ledger.tamper(sql)
      }
      let found = try await ledger.found()
      let lines = found.flatMap { $0.split(separator: "；") }
      let isNamed = lines.contains { line in tampering.says.allSatisfy { line.contains(filled($0)) } }
      #expect(isNamed, "\(found)")
      // What was not touched is not accused.
      #expect(!found.contains { $0.contains("x1 ") }, "\(found)")
    }
  }

  @Test("a chain cut at its end is found by an anchor, and by nothing else", arguments: Engine.lasting)
  func cut(engine: Engine) async throws {
    try await withTampered(engine) { ledger async throws in
      let anchors = try await ledger.store.chainHeads()
      let end = try #require(anchors.first { $0.county == "141123" })
      // The last entry of the county, its link, and the head as it was before.
      try await ledger.tamper(
        """
        DELETE FROM audit_entry WHERE id = (SELECT key FROM chain_link WHERE county = '141123' AND number = \(end.number));
        DELETE FROM chain_link WHERE county = '141123' AND number = \(end.number);
        """)
      #expect(try await ledger.found().joined().contains("第\(end.number)环：链尾被截断，链头记有\(end.number)环，链上只有\(end.number - 1)环"))
      try await ledger.tamper(
        """
        UPDATE chain_head SET number = \(end.number - 1), digest = (
          SELECT digest FROM chain_link WHERE county = '141123' AND number = \(end.number - 1)) WHERE county = '141123'
        """)
      #expect(try await ledger.found() == [])
      let found = try await ledger.found(anchors: anchors)
      #expect(found.count == 1 && found[0].hasPrefix("链与锚点"), "\(found)")
      #expect(found[0].contains("“县区141123”链第\(end.number)环：链尾被截断，锚点记有\(end.number)环，链上只有\(end.number - 1)环"), "\(found)")
    }
  }

  @Test("a chain computed anew is found by an anchor, and by nothing else", arguments: Engine.lasting)
  func anew(engine: Engine) async throws {
    try await withTampered(engine) { ledger async throws in
      // As the chain is computed without a change: the forger knows how.
      try await ledger.tamper(try await Forger.script(ledger.driver, county: "141123"))
      #expect(try await ledger.found(anchors: try await ledger.store.chainHeads()) == [])
      let early = try await ledger.store.chainHeads()
      try await ledger.store.advance(project: ledger.project, .implement, try note("示例实施人"))
      let late = try await ledger.store.chainHeads()
      let (start, end) = (try #require(early.first { $0.county == "141123" }), try #require(late.first { $0.county == "141123" }))
      #expect(end.number > start.number)
      try await ledger.tamper(
        "UPDATE audit_entry SET actor = '他人' WHERE id = (SELECT key FROM chain_link WHERE county = '141123' AND number = \(end.number))")
      #expect(try await ledger.found().joined().contains("第\(end.number)环（操作日志"))
      try await ledger.tamper(try await Forger.script(ledger.driver, county: "141123"))
      #expect(try await ledger.found() == [])
      #expect(try await ledger.found(anchors: early) == [])
      let found = try await ledger.found(anchors: early + late)
      #expect(found.count == 1 && found[0].contains("“县区141123”链第\(end.number)环：与锚点不符，链被整体重算过（第\(start.number)环及以前与锚点相符"), "\(found)")
    }
  }

  @Test("what a plain sqlite3 shell does leaves its mark: there REPLACE fires no trigger of deletion")
  func plainShell() async throws {
    for (sql, says) in [
      (
        "INSERT OR REPLACE INTO audit_entry SELECT id, at, '他人', role, action, record_kind, record_id, before, after, reason, ordering "
          + "FROM audit_entry WHERE record_kind = 'payment' AND record_id = 'x2'", "被改动或被替换"
      ),
      (
        "INSERT OR REPLACE INTO chain_link SELECT county, number, kind, key, part, algorithm, content, previous, replace(digest, '1', '2') "
          + "FROM chain_link WHERE county = '141123' AND number = 3", "第3环"
      ),
      ("INSERT OR REPLACE INTO chain_head SELECT county, 1, digest FROM chain_head WHERE county = '141123'", "链头"),
      ("PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'payment_is_not_updated'", "缺少触发器 payment_is_not_updated"),
      (
        "PRAGMA ignore_check_constraints = ON; INSERT INTO payment SELECT county, 'new', entry, is_reversal, year, department, ordering, project, "
          + "allotment, date, is_date_assumed, voucher, line, function_code, economic_code, nature, fund, amount, payees, payees_unit, purpose, "
          + "reach, recorded_at, reason, cited_paper, cited_lines FROM payment WHERE id = 'x2'", "支付 new 第1笔"
      ),
    ] {
      try await withGround(.sqliteFile) { ground async throws in
        guard case .sqliteFile(let path) = ground.address else { return }
        let driver = try await ground.open()
        _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
        let store = LedgerStore(driver, newID: Shop.counter())
        for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员", .financeBureau)) }
        _ = try await TamperedLedger(Shop(store: store, driver: driver))
        try await driver.close()
        try Self.shell(path, sql)
        let again = try await ground.open()
        let checks = try await again.verify(Migration.bundled) + LedgerStore(again, newID: Shop.counter()).chainChecks()
        #expect(checks.flatMap(\.problems).contains { $0.contains(says) }, "\(sql): \(checks.map(\.text))")
        try await again.close()
      }
    }
  }

  private static func shell(_ path: String, _ sql: String) throws {
    let sqlite = Process()
    sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    sqlite.arguments = ["-bail", path, sql]
    try sqlite.run()
    sqlite.waitUntilExit()
    #expect(sqlite.terminationStatus == 0, "\(sql)")
  }
}
