import Dispatch
import Foundation
import HengStore
import HengStorePostgres
import HengStoreSupport
import Testing

/// A network that takes everything and answers nothing, before and in the midst of work.
@Suite("A PostgreSQL server that stops answering", .serialized)
struct StalledServerTests {
  private func withProxy(_ body: (StallingProxy, any Driver) async throws -> Void) async throws {
    let cluster = try await PostgresCluster.shared()
    let database = try #require(try await cluster.makeDatabase().firstMatch(of: /@\/([a-z0-9]+)\?/)).1
    let proxy = try StallingProxy(to: cluster)
    defer { proxy.remove() }
    let driver = try await PostgresDriver.open(url: proxy.address(String(database)), connections: 2)
    _ = try await driver.migrate(Example.migrations, at: Example.time)
    try await body(proxy, driver)
    proxy.stall(false)
    try await driver.close()
  }

  private func seconds(_ body: () async -> Void) async -> Double {
    let start = ContinuousClock.now
    await body()
    let time = ContinuousClock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  @Test("it is noticed in 5 s on a waiting connection, told, and recovered from")
  func waiting() async throws {
    try await withProxy { proxy, driver async throws in
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 1]) }
      proxy.stall(true)
      let time = await seconds {
        let error = await storeError { try await driver.read { try Example.count($0) } }
        guard case .unresponsive = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(error?.message.contains("没有回应") == true)
      }
      #expect(time < 6, "\(time) s")
      proxy.stall(false)
      #expect(try await driver.read { try Example.count($0) } == 1)
      try await driver.write { try $0.execute(Example.addAccount, [2, "000001", "b", 1]) }
      #expect(try await driver.read { try Example.count($0) } == 2)
    }
  }

  @Test("inside a transaction too: nothing of it is written")
  func inside() async throws {
    try await withProxy { proxy, driver async throws in
      let time = await seconds {
        let error = await storeError {
          try await driver.write { transaction in
            try transaction.execute(Example.addAccount, [1, "000001", "a", 1])
            proxy.stall(true)
            try transaction.execute(Example.addAccount, [2, "000001", "b", 1])
          }
        }
        guard case .unresponsive = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
      #expect(time < 6.5, "\(time) s")
      proxy.stall(false)
      #expect(try await driver.read { try Example.count($0) } == 0)
    }
  }

  @Test("at the commit the outcome is said to be unknown")
  func commit() async throws {
    try await withProxy { proxy, driver async throws in
      let error = await storeError {
        try await driver.write { transaction in
          try transaction.execute(Example.addAccount, [1, "000001", "a", 1])
          proxy.stall(true)
        }
      }
      guard case .outcomeUnknown = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("a long statement of a healthy server is waited for")
  func patience() async throws {
    try await withProxy { _, driver async throws in
      let rows = try await driver.read { try $0.query(Statement("test.sleep", "SELECT CAST(pg_sleep(6) AS TEXT) AS slept")) }
      #expect(rows.count == 1)
    }
  }
}
