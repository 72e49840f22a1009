import HengStore
import HengStoreSupport
import Testing

/// Runs a test on a database with the tables of `Example`.
func withExample<T>(_ engine: Engine, _ body: (any Driver) async throws -> T) async throws -> T {
  try await withGround(engine) { ground async throws in
    let driver = try await ground.open()
    _ = try await driver.migrate(Example.migrations, at: Example.time)
    let result = try await body(driver)
    try await driver.close()
    return result
  }
}

/// A small schema with each kind of constraint.
enum Example {
  static let time = "2026-03-01T08:30:00.000Z"

  static let migrations = [
    Migration(
      number: 1, name: "counties_and_accounts",
      text: """
        CREATE TABLE county (code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;
        CREATE TABLE account (
          id INTEGER NOT NULL PRIMARY KEY,
          county TEXT NOT NULL REFERENCES county (code),
          code TEXT NOT NULL,
          amount INTEGER NOT NULL,
          UNIQUE (county, code),
          CONSTRAINT account_amount_is_not_negative CHECK (amount >= 0)
        ) STRICT;
        CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, whole INTEGER, words TEXT, bytes BLOB) STRICT;
        INSERT INTO county (code, name) VALUES ('000001', '示例县');
        """)
  ]

  static let addAccount = Statement(
    "account.add", "INSERT INTO account (id, county, code, amount) VALUES ($1, $2, $3, $4)")
  static let account = Statement("account.find", "SELECT county, code, amount FROM account WHERE id = $1")
  static let setAmount = Statement("account.setAmount", "UPDATE account SET amount = $2 WHERE id = $1")
  static let accounts = Statement("account.count", "SELECT count(*) AS accounts FROM account")
  static let addThing = Statement("thing.add", "INSERT INTO thing (id, whole, words, bytes) VALUES ($1, $2, $3, $4)")
  static let thing = Statement("thing.find", "SELECT whole, words, bytes FROM thing WHERE id = $1")

  static func count(_ transaction: any Transaction) throws -> Int64 {
    try #require(try transaction.first(accounts)).integer("accounts")
  }
}

/// The `StoreError` that an action throws; the test fails when it throws none.
func storeError<T>(
  sourceLocation: SourceLocation = #_sourceLocation, _ action: () async throws -> T
) async -> StoreError? {
  do {
    _ = try await action()
    Issue.record("no error was thrown", sourceLocation: sourceLocation)
  } catch let error as StoreError {
    return error
  } catch {
    Issue.record("another error was thrown: \(error)", sourceLocation: sourceLocation)
  }
  return nil
}
