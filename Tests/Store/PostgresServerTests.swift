import Dispatch
import HengStore
import HengStorePostgres
import HengStoreSupport
import Testing

@Suite("A PostgreSQL server")
struct PostgresServerTests {
  @Test("a connection that died while idle is replaced without a word")
  func replaced() async throws {
    try await withExample(.postgresql) { driver async throws in
      let cluster = try await PostgresCluster.shared()
      let database = try #require(try await driver.read { try $0.first(Statement("test.name", "SELECT current_database() AS name")) }).text(
        "name")
      for _ in 0..<3 {
        try await cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database)'")
        #expect(try await driver.read { try Example.count($0) } == 0)
      }
    }
  }

  @Test("a connection that dies inside a write undoes it and is a typed error")
  func lost() async throws {
    try await withExample(.postgresql) { driver async throws in
      let error = await storeError {
        try await driver.write { transaction in
          try transaction.execute(Example.addAccount, [1, "000001", "a", 1])
          _ = try? transaction.query(Statement("test.suicide", "SELECT pg_terminate_backend(pg_backend_pid()) AS gone"))
        }
      }
      guard case .connectionLost = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let count = try await driver.read { try Example.count($0) }
      #expect(count == 0)
    }
  }

  @Test("of two writes that cannot have run one after another, one is a conflict to try again")
  func conflict() async throws {
    try await withExample(.postgresql) { driver async throws in
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 0]) }
      let (hasRead, read) = AsyncStream<Void>.makeStream()
      let written = DispatchSemaphore(value: 0)
      async let late = storeError {
        try await driver.write { transaction in
          _ = try transaction.first(Example.account, [1])
          read.finish()
          written.wait()
          try transaction.execute(Example.setAmount, [1, 1])
        }
      }
      for await _ in hasRead {}
      try await driver.write { try $0.execute(Example.setAmount, [1, 2]) }
      written.signal()
      let error = await late
      #expect(error?.isRetryable == true)
      guard case .conflict("account.setAmount") = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("a database that sorts in another way is refused with the way to make a right one")
  func collation() async throws {
    let cluster = try await PostgresCluster.shared()
    try await PostgresDriver.open(url: cluster.makeDatabase(collation: "C.UTF-8")).close()
    try await cluster.sql("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    let error = await storeError { _ = try await PostgresDriver.open(url: cluster.address("latin")) }
    guard case .cannotOpen(_, .wrongEncoding) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.message.contains("CREATE DATABASE") == true)
  }

  @Test("more callers than connections all get their turn, and closing waits for them")
  func manyCallers() async throws {
    try await withExample(.postgresql) { driver async throws in
      let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
        for number in 0..<100 {
          group.addTask {
            let row = try await driver.read {
              try $0.first(Statement("test.echo", "SELECT CAST($1 AS BIGINT) AS number"), [.integer(number)])
            }
            return try #require(row).integer("number")
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(sum == 4950)
    }
  }
}
