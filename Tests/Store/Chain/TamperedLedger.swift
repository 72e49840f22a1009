import Foundation
import HengCrypto
import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

/// A ledger with one of everything that is chained, and the means to change it behind the program's back.
struct TamperedLedger {
  let shop: Shop
  let desk: DepartmentYear
  let project: ID<Project>
  let paper: String
  let set: String

  var store: LedgerStore { shop.store }
  var driver: any Driver { shop.driver }

  init(_ shop: Shop, county: String = "141123", prefix: String = "") async throws {
    self.shop = shop
    let key = try LedgerDice.key(county)
    var sample = try Sample("\(prefix)p1", key)
    sample.ledger.project.state = .inLibrary
    project = sample.id
    try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
    try await shop.store.advance(project: sample.id, .schedule, try note("示例审核人", .financeBureau))
    for number in 1...4 {
      try await shop.store.record(sample.payment("\(prefix)x\(number)", number, from: sample.allotment), try note("示例会计"))
    }
    var dice = LedgerDice(20)
    desk = try LedgerDice.department("示例公开局", key)
    try await shop.store.replace(accounts: try dice.accounts(desk), try note("示例导入员"))
    try await shop.store.save(disclosure: try dice.disclosure(desk), try note("示例编制人"))
    try await shop.store.advance(finalAccounts: desk, .verify, try note("示例核查人"))
    try await shop.store.advance(finalAccounts: desk, .submit, try note("示例送审人"))
    try await shop.store.approve(finalAccounts: desk, on: try CivilDate("2026-03-01"), try note("示例批复人", .financeBureau))
    let archive = Array("\(prefix)示例公开文本".utf8)
    set = Digest.sha256(archive)
    try await shop.store.publish(
      set: PublishedSet(
        key: desk, version: 1, digest: set, manifest: "{}", publishedAt: try Timestamp("2026-03-02T08:30:00Z"), publishedBy: "示例公开人",
        role: .departmentReviewer, findings: 0), bytes: archive, reason: "按期公开")
    let bytes = Array("\(prefix)示例送审文书".utf8)
    paper = Digest.sha256(bytes)
    try await shop.store.receive(
      paper: WeighedPaper(sha256: paper, fileName: "决算.pdf", receivedAt: try Timestamp("2026-03-01T08:30:00Z"), receivedBy: "示例经办"),
      bytes: bytes, standing: PaperStanding(errors: 0, warnings: 0, infos: 0, questions: 0), try note("示例经办"))
  }

  /// The checks of `heng database verify` that found something, each with its problems as one text.
  func found(anchors: [ChainAnchor]? = nil) async throws -> [String] {
    let checks = try await driver.verify(Migration.bundled) + store.checks() + store.chainChecks(anchors: anchors)
    return checks.filter { !$0.problems.isEmpty }.map(\.text)
  }

  func text(_ sql: String) async throws -> String {
    try await driver.read { transaction in try #require(try transaction.first(Statement("test.text", sql))).text("value") }
  }

  /// Runs raw SQL with every trigger out of the way, and puts the triggers back as they were.
  func tamper(_ sql: String) async throws {
    try await driver.write { transaction in
      switch transaction.dialect {
      case .postgresql:
        try transaction.run(script: "SET LOCAL session_replication_role = replica; \(sql)", name: "test.tamper")
      case .sqlite:
        let triggers = try transaction.query(Statement("test.triggers", "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        for row in triggers { try transaction.run(script: "DROP TRIGGER \(try row.text("name"))", name: "test.tamper") }
        try transaction.run(script: "PRAGMA defer_foreign_keys = ON; \(sql)", name: "test.tamper")
        for row in triggers { try transaction.run(script: try row.text("sql"), name: "test.tamper") }
      }
    }
  }
}

func withTampered(_ engine: Engine, _ body: (TamperedLedger) async throws -> Void) async throws {
  try await withShop(engine, isHonest: false) { shop async throws in
    let ledger = try await TamperedLedger(shop)
    #expect(try await ledger.found(anchors: try await ledger.store.chainHeads()) == [])
    try await body(ledger)
  }
}
