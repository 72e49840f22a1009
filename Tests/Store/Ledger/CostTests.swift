import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

@Suite("Reading costs what it should")
struct CostTests {
  @Test("no reading scans payments, indicators or other lines; queries are few and do not grow with the projects")
  func plans() async throws {
    try await withShop(.sqliteMemory) { shop async throws in
      let witness = Witness(driver: shop.driver)
      let store = LedgerStore(witness, newID: Shop.counter("w"))
      var dice = LedgerDice(4)
      let key = try LedgerDice.key()
      try await store.saveAll(try (0..<30).map { _ in try dice.ledger(key) }, try note("示例导入员"))
      witness.forget()
      _ = try await store.ledger(ID("p1"))
      let single = witness.seen
      witness.forget()
      _ = try await store.ledgers(key)
      let many = witness.seen
      #expect(single.count == 17)
      #expect(many.count == single.count)
      witness.forget()
      var query = ProjectQuery()
      (query.county, query.year) = (key.county, key.year)
      for sort in ProjectQuery.Sort.allCases {
        query.sort = sort
        _ = try await store.projects(matching: query)
      }
      query.stage = .monitoring
      _ = try await store.projects(matching: query)
      let lists = witness.seen
      witness.forget()
      _ = try await store.auditTrail(.project, "p1")
      var sample = try Sample("p0", issued: 5)
      sample.ledger.project.state = .inLibrary
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      witness.forget()
      try await store.record(sample.payment("x", 1, from: sample.allotment), try note("示例会计"))
      try await store.record(sample.payment("y", 1, from: nil), try note("示例会计"))
      try await store.advance(project: sample.id, .schedule, try note("示例审核人", .financeBureau))
      let writing = witness.seen.filter { $0.text.hasPrefix("SELECT") }
      #expect(writing.count > 8)
      for statement in single + many + lists + writing {
        #expect(try await scans(shop, statement) == [], "\(statement.name)")
      }
    }
  }
}

/// The steps of SQLite's plan for a statement that read a whole table.
func scans(_ shop: Shop, _ statement: Statement) async throws -> [String] {
  let plan = try await shop.driver.read { transaction in
    try transaction.query(
      Statement("explain.\(statement.name)", "EXPLAIN QUERY PLAN " + statement.text),
      Array(repeating: SQLValue.null, count: statement.parameterCount)
    ).map { try $0.text("detail") }
  }
  #expect(!plan.isEmpty)
  // A step of the rate's arithmetic scans the rows that the step before found.
  return plan.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN (subquery") && !$0.hasPrefix("SCAN step") }
}

/// A driver that notes the statements which pass through it.
final class Witness: Driver {
  private let driver: any Driver
  private let statements = Mutex<[Statement]>([])

  init(driver: any Driver) { self.driver = driver }

  var seen: [Statement] { statements.withLock { $0 } }
  func forget() { statements.withLock { $0 = [] } }

  var dialect: Dialect { driver.dialect }
  var place: String { driver.place }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T {
    try await driver.read { [self] transaction in try body(Ear(transaction: transaction, witness: self)) }
  }

  @discardableResult
  func write<T: Sendable>(
    inTurn: Bool, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws(StoreError) -> T {
    try await driver.write(inTurn: inTurn) { [self] transaction in try body(Ear(transaction: transaction, witness: self)) }
  }

  func verify(_ migrations: [Migration]) async throws(StoreError) -> [StoreCheck] { try await driver.verify(migrations) }
  func close() async throws(StoreError) { try await driver.close() }

  private struct Ear: Transaction {
    let transaction: any Transaction
    let witness: Witness

    var dialect: Dialect { transaction.dialect }

    func query(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
      witness.statements.withLock { $0.append(statement) }
      return try transaction.query(statement, arguments)
    }

    func execute(_ statement: Statement, _ arguments: [SQLValue]) throws(StoreError) -> Int {
      witness.statements.withLock { $0.append(statement) }
      return try transaction.execute(statement, arguments)
    }

    func run(script: String, name: String) throws(StoreError) { try transaction.run(script: script, name: name) }
  }
}
