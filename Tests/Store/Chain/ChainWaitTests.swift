import Foundation
import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Who waits for the chain of a county")
struct ChainWaitTests {
  private func payments(_ driver: any Driver) async throws -> Int64 {
    try await driver.read { transaction in
      try #require(try transaction.first(Statement("test.payments", "SELECT count(*) AS value FROM payment"))).integer("value")
    }
  }

  @Test("a writer of one county does not wait for one of another, who holds his chain", .timeLimit(.minutes(5)))
  func counties() async throws {
    try await withGround(.postgresql) { ground async throws in
      let (driver, other) = (try await ground.open(), try await ground.open())
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: Shop.counter())
      for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员", .financeBureau)) }
      let (held, free) = (
        try Sample("held", try LedgerDice.key("141123"), issued: nil), try Sample("free", try LedgerDice.key("130529"), issued: nil)
      )
      for sample in [held, free] { try await store.save(ledger: sample.ledger, try note("示例导入员")) }
      let (taken, release) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
      let holding = Task {
        try await other.write { transaction in
          try transaction.execute(Statement("test.hold", "UPDATE chain_head SET number = number WHERE county = '141123'"))
          taken.continuation.finish()
          release.wait()
        }
      }
      for await _ in taken.stream {}
      for number in 1...20 { try await store.record(free.payment("free.\(number)", 1, from: nil), try note("示例会计")) }
      // The one of the same county does wait.
      let waiting = Task { try await store.record(held.payment("held.1", 1, from: nil), try note("示例会计")) }
      try await Task.sleep(for: .milliseconds(300))
      #expect(try await payments(driver) == 20)
      release.signal()
      try await holding.value
      #expect(try await waiting.value == .recorded)
      #expect(await store.chainChecks().flatMap(\.problems) == [])
      try await driver.close()
      try await other.close()
    }
  }
}
