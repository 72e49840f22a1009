import Dispatch
import HengStore
import HengStoreSupport
import Synchronization
import Testing

@Suite("Contract of a driver")
struct ConformanceTests {
  @Test("what was written is read", arguments: Engine.allCases)
  func readsItsWrites(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      let changed = try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 12_345]) }
      #expect(changed == 1)
      let row = try #require(try await driver.read { try $0.first(Example.account, [1]) })
      #expect(try row.text("county") == "000001")
      #expect(try row.integer("amount") == 12_345)
      #expect(try await driver.read { try $0.query(Example.account, [2]) }.isEmpty)
      #expect(try await driver.write { try $0.execute(Example.setAmount, [2, 5]) } == 0)
    }
  }

  @Test("an error thrown in a write undoes it and comes out as it was", arguments: Engine.allCases)
  func rollsBack(engine: Engine) async throws {
    struct Refusal: Error, Equatable { let reason: String }
    try await withExample(engine) { driver async throws in
      let error = await storeError {
        try await driver.write { transaction in
          try transaction.execute(Example.addAccount, [1, "000001", "a", 1])
          throw Refusal(reason: "退回")
        }
      }
      guard case .abandoned(let inner) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(inner as? Refusal == Refusal(reason: "退回"))
      let own = await storeError { try await driver.write { _ in throw StoreError.cancelled } }
      guard case .cancelled = own else {
        Issue.record("\(String(describing: own))")
        return
      }
      #expect(try await driver.read { try Example.count($0) } == 0)
    }
  }

  @Test("a failed statement dooms its transaction even when the error is swallowed", arguments: Engine.allCases)
  func doomed(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      let error = await storeError {
        try await driver.write { transaction in
          try transaction.execute(Example.addAccount, [1, "000001", "a", 1])
          _ = try? transaction.execute(Example.addAccount, [1, "000001", "b", 1])
          #expect(throws: StoreError.self) { try transaction.execute(Example.addAccount, [2, "000001", "c", 1]) }
        }
      }
      guard case .constraint(let violation, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(violation.kind == .unique)
      #expect(try await driver.read { try Example.count($0) } == 0)
    }
  }

  @Test("a long read keeps its snapshot beside a write", arguments: Engine.allCases)
  func snapshot(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      let (hasEntered, entered) = AsyncStream<Void>.makeStream()
      let written = DispatchSemaphore(value: 0)
      // In memory there is one connection: the write waits for the read, so the read must not wait for the write for long.
      let patience = DispatchTimeInterval.milliseconds(engine == .sqliteMemory ? 200 : 60_000)
      async let seen = driver.read { transaction in
        let before = try Example.count(transaction)
        entered.finish()
        let isOvertaken = written.wait(timeout: .now() + patience) == .success
        return (before: before, after: try Example.count(transaction), isOvertaken: isOvertaken)
      }
      for await _ in hasEntered {}
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 1]) }
      written.signal()
      let (before, after, isOvertaken) = try await seen
      #expect(before == 0)
      #expect(after == 0)
      #expect(isOvertaken == (engine != .sqliteMemory))
      #expect(try await driver.read { try Example.count($0) } == 1)
    }
  }

  @Test("a write inside a read is refused", arguments: Engine.allCases)
  func readOnly(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      let error = await storeError {
        try await driver.read { _ = try $0.execute(Example.addAccount, [1, "000001", "a", 1]) }
      }
      guard case .readOnly(let statement) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(statement == "account.add")
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 1]) }
    }
  }

  @Test("writers that read first and then write lose nothing", arguments: Engine.allCases)
  func concurrentWriters(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 0]) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            for _ in 0..<200 {
              try await driver.write(attempts: 100) { transaction in
                let amount = try #require(try transaction.first(Example.account, [1])).integer("amount")
                try transaction.execute(Example.setAmount, [1, .integer(amount + 1)])
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let row = try #require(try await driver.read { try $0.first(Example.account, [1]) })
      #expect(try row.integer("amount") == 400)
    }
  }

  @Test("writes in turn never collide, so that none needs a second attempt", arguments: Engine.lasting)
  func inTurn(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 0]) }
      let writers = 40
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<writers {
          group.addTask {
            try await driver.write(inTurn: true) { transaction in
              let amount = try #require(try transaction.first(Example.account, [1])).integer("amount")
              _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(5))
              try transaction.execute(Example.setAmount, [1, .integer(amount + 1)])
            }
          }
        }
        try await group.waitForAll()
      }
      let row = try #require(try await driver.read { try $0.first(Example.account, [1]) })
      #expect(try row.integer("amount") == Int64(writers))
    }
  }

  @Test("who has lost three times writes in turn from then on")
  func turns() async throws {
    let driver = Loser(losses: 5)
    try await driver.write(attempts: 8) { _ in }
    #expect(driver.turns == [false, false, false, true, true, true])
  }

  @Test("a closed driver says so", arguments: Engine.allCases)
  func closed(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.close()
      let error = await storeError { _ = try await driver.read { try Example.count($0) } }
      guard case .closed = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("what was acknowledged is there after closing and opening again", arguments: Engine.lasting)
  func lasts(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let first = try await ground.open()
      _ = try await first.migrate(Example.migrations, at: Example.time)
      try await first.write { try $0.execute(Example.addAccount, [1, "000001", "a", 7]) }
      try await first.close()
      let second = try await ground.open()
      try await second.requireCurrentSchema(Example.migrations)
      #expect(try await second.read { try Example.count($0) } == 1)
      #expect(try await second.verify(Example.migrations).flatMap(\.problems) == [])
      try await second.close()
    }
  }
}

/// A driver whose first writes are all in another's way.
private final class Loser: Driver {
  private let losses: Int
  private let taken = Mutex<[Bool]>([])

  init(losses: Int) { self.losses = losses }

  var turns: [Bool] { taken.withLock { $0 } }
  let dialect = Dialect.sqlite
  let place = "示例"

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T {
    throw .closed(place: place)
  }

  func write<T: Sendable>(
    inTurn: Bool, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws(StoreError) -> T {
    let attempt = taken.withLock {
      $0.append(inTurn)
      return $0.count
    }
    guard attempt > losses else { throw .conflict(statement: "示例") }
    do { return try body(Nothing()) } catch { throw StoreError(body: error) }
  }

  func verify(_ migrations: [Migration]) async throws(StoreError) -> [StoreCheck] { [] }
  func close() async throws(StoreError) {}

  private struct Nothing: Transaction {
    let dialect = Dialect.sqlite
    func query(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] { [] }
    func execute(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> Int { 0 }
    func run(script: String, name: String) throws(StoreError) {}
  }
}
