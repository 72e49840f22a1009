import Foundation
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

@Suite("The page of a paper that was weighed")
struct KeptPageTests {
  @Test("is shown again without weighing, and made anew once eight others have been sent", arguments: [Engine.sqliteMemory])
  func kept(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let files = AuditFiles(try ProfileLibrary.load())
      let count = Count()
      let weighing = PaperWeighing { request, paper in
        count.value.withLock { $0 += 1 }
        return try files.answer(request, paper, budget: .unlimited)
      }
      let time = try Timestamp("2026-03-01T08:30:00Z")
      let desk = AuditDesk(store: LedgerStore(driver, newID: { UUID().uuidString }), weighing: weighing, now: { time })
      func send(_ number: Int) async throws -> String {
        try await desk.receive(Array("全年支出\(number).50万元。".utf8), fileName: "决算\(number).txt", by: "示例经办")
      }
      let first = try await send(0)
      let shown = try #require(try await desk.audit(first))
      #expect(shown.page.file == "决算0.txt")
      #expect(try await desk.audit(first)?.page == shown.page)
      #expect(count.value.withLock { $0 } == 1)
      for number in 1...8 { _ = try await send(number) }
      #expect(try await desk.audit(first)?.page == shown.page)
      #expect(count.value.withLock { $0 } == 10)
      try await driver.close()
    }
  }

  private final class Count: Sendable { let value = Mutex(0) }
}
