import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

/// A ledger on a fresh database of one engine, with the counties of `LedgerDice`.
struct Shop: Sendable {
  let store: LedgerStore
  let driver: any Driver

  /// Ids of audit entries: 1, 2, 3 …
  static func counter(_ prefix: String = "") -> @Sendable () -> String {
    let next = Mutex(0)
    return {
      next.withLock { next in
        next += 1
        return "\(prefix)\(next)"
      }
    }
  }

  /// Every number in a table.
  func count(_ table: String) async throws -> Int64 {
    try await driver.read { transaction in
      try #require(try transaction.first(Statement("test.count", "SELECT count(*) AS rows FROM \(table)"))).integer("rows")
    }
  }
}

/// - Parameter isHonest: whether the test writes through the store alone; then every row that it leaves has its link.
func withShop<T>(_ engine: Engine, isHonest: Bool = true, _ body: (Shop) async throws -> T) async throws -> T {
  try await withGround(engine) { ground async throws in
    let driver = try await ground.open()
    _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
    let store = LedgerStore(driver, newID: Shop.counter())
    for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员", .financeBureau)) }
    let result = try await body(Shop(store: store, driver: driver))
    if isHonest {
      let chains = try #require(await store.chainChecks().first)
      #expect(chains.name.hasPrefix("记录链") && chains.problems == [], "a row was written without its link")
    }
    try await driver.close()
    return result
  }
}

/// A change by an invented person.
func note(_ actor: String, _ role: Role = .unitFinanceOfficer, reason: String = "按要求办理") throws -> ChangeNote {
  ChangeNote(actor: actor, role: role, at: try Timestamp("2026-03-01T08:30:00Z"), reason: reason)
}

/// The `LedgerError` that an action throws; the test fails when it throws none.
func ledgerError<T>(
  sourceLocation: SourceLocation = #_sourceLocation, _ action: () async throws -> T
) async -> LedgerError? {
  do {
    _ = try await action()
    Issue.record("no error was thrown", sourceLocation: sourceLocation)
  } catch let error as LedgerError {
    return error
  } catch {
    Issue.record("another error was thrown: \(error)", sourceLocation: sourceLocation)
  }
  return nil
}

/// The refusal that an action throws.
func refusal<T>(
  sourceLocation: SourceLocation = #_sourceLocation, _ action: () async throws -> T
) async -> LedgerError.Refusal? {
  let error = await ledgerError(sourceLocation: sourceLocation, action)
  if case .refused(let refusal) = error { return refusal }
  if let error { Issue.record("not a refusal: \(error.message)", sourceLocation: sourceLocation) }
  return nil
}

/// The constraint that raw SQL runs into; nil when it ran.
func violation(_ driver: any Driver, _ sql: String) async -> ConstraintViolation? {
  do {
    try await driver.write { transaction in try transaction.execute(Statement("test.attack", sql)) }
    return nil
  } catch {
    if case .constraint(let violation, _) = error { return violation }
    Issue.record("\(sql): \(error.message)")
    return nil
  }
}
