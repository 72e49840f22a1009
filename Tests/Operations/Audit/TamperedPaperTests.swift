import Foundation
import HengAudit
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A paper whose bytes were changed in the database")
struct TamperedPaperTests {
  @Test("is neither weighed nor given out", arguments: Engine.lasting)
  func refused(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: { UUID().uuidString })
      let files = AuditFiles(try ProfileLibrary.load())
      let weighing = PaperWeighing { request, paper in try files.answer(request, paper, budget: .unlimited) }
      let time = try Timestamp("2026-03-01T08:30:00Z")
      let digest = try await AuditDesk(store: store, weighing: weighing, now: { time })
        .receive(Array("全年支出12.50万元。".utf8), fileName: "决算.txt", by: "示例经办")
      // Another desk has no page of it in memory.
      let desk = AuditDesk(store: store, weighing: weighing, now: { time })
      #expect(try await desk.export(digest, as: .json) != nil)
      try await driver.write { transaction in
        switch transaction.dialect {
        case .sqlite:
          try transaction.run(
            script: "DROP TRIGGER weighed_paper_is_not_updated; UPDATE weighed_paper SET bytes = X'00';", name: "test.tamper")
        case .postgresql:
          try transaction.run(
            script: "SET LOCAL session_replication_role = replica; UPDATE weighed_paper SET bytes = '\\x00'", name: "test.tamper")
        }
      }
      await #expect(throws: AuditDeskError.self) { try await desk.audit(digest) }
      await #expect(throws: AuditDeskError.self) { try await desk.export(digest, as: .json) }
      try await driver.close()
    }
  }
}
