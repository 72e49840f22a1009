import Foundation
import HengStore
import HengStorePostgres
import HengStoreSQLite
import HengStoreSupport
import Testing

@Suite("Errors of a store")
struct ErrorTests {
  /// An action that the example's schema refuses, and how both engines must name it.
  struct Breach: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statement: Statement
    let values: [SQLValue]
    let expected: ConstraintViolation
  }

  static let breaches = [
    Breach(
      testDescription: "primary key", statement: Example.addAccount, values: [1, "000001", "other", 1],
      expected: ConstraintViolation(.unique, table: "account", columns: ["id"])),
    Breach(
      testDescription: "unique", statement: Example.addAccount, values: [2, "000001", "a", 1],
      expected: ConstraintViolation(.unique, table: "account", columns: ["county", "code"])),
    Breach(
      testDescription: "foreign key", statement: Example.addAccount, values: [2, "999999", "b", 1],
      expected: ConstraintViolation(.foreignKey)),
    Breach(
      testDescription: "foreign key, delete", statement: Statement("county.delete", "DELETE FROM county WHERE code = $1"),
      values: ["000001"],
      expected: ConstraintViolation(.foreignKey)),
    Breach(
      testDescription: "check", statement: Example.setAmount, values: [1, -1],
      expected: ConstraintViolation(.check, name: "account_amount_is_not_negative")),
    Breach(
      testDescription: "not null", statement: Example.setAmount, values: [1, nil],
      expected: ConstraintViolation(.notNull, table: "account", columns: ["amount"])),
  ]

  @Test("both engines name a violated constraint alike", arguments: Engine.allCases, breaches)
  func constraints(engine: Engine, breach: Breach) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 1]) }
      let error = await storeError { try await driver.write { try $0.execute(breach.statement, breach.values) } }
      guard case .constraint(let found, let statement) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(statement == breach.statement.name)
      #expect(found.kind == breach.expected.kind)
      #expect(found.columns == breach.expected.columns)
      if breach.expected.kind != .foreignKey { #expect(found.name == breach.expected.name) }
      if let table = breach.expected.table { #expect(found.table == table) }
    }
  }

  @Test("a value of the wrong kind is refused alike", arguments: Engine.allCases)
  func wrongKind(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addThing, [1, .integer(Int64.max), "7", nil]) }
      let tooLarge = Statement("thing.grow", "UPDATE thing SET whole = whole + 1")
      for (statement, values) in [(Example.addThing, [2, "七", nil, nil]), (tooLarge, [])] as [(Statement, [SQLValue])] {
        let error = await storeError { try await driver.write { try $0.execute(statement, values) } }
        guard case .unacceptableValue(statement.name, _) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
  }

  /// Texts that a person would mind to see in a log.
  static let secret = "张某某420000199001010000"

  @Test("no error shows a value", arguments: Engine.allCases)
  func secrets(engine: Engine) async throws {
    let secret = SQLValue.text(Self.secret)
    let actions: [(Statement, [SQLValue])] = [
      (Example.addAccount, [1, "000001", secret, 1]),
      (Example.addAccount, [2, secret, "b", 1]),
      (Example.addAccount, [2, "000001", secret, -1]),
      (Example.addAccount, [2, "000001", secret, nil]),
      (Example.addAccount, [2, "000001", secret, secret]),
      (Example.addAccount, [secret, "000001", secret]),
      (Statement("test.syntax", "SELECT $1 FRM nothing"), [secret]),
      (Statement("test.table", "INSERT INTO nothing (a) VALUES ($1)"), [secret]),
      (
        Statement("test.cast", "INSERT INTO account (id, county, code, amount) SELECT 9, code, $1, CAST($1 AS BIGINT) FROM county"),
        [secret]
      ),
      (Example.addThing, [1, nil, .text(Self.secret + "\u{0}"), nil]),
    ]
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addAccount, [1, "000001", secret, 1]) }
      for (statement, values) in actions {
        // SQLite casts a text to 0, so this one may pass there.
        if statement.name == "test.cast" && driver.dialect == .sqlite { continue }
        guard let error = await storeError({ try await driver.write { try $0.execute(statement, values) } }) else { continue }
        var dumped = ""
        dump(error, to: &dumped)
        for text in [error.message, "\(error)", String(reflecting: error), dumped] {
          #expect(!text.contains("张某某") && !text.contains("420000"), "\(statement.name)")
        }
        #expect(error.message.contains(statement.name))
      }
    }
  }

  @Test("a database that cannot be opened says why")
  func opening() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func fault(_ open: () async throws -> Void) async -> OpenFault? {
      guard case .cannotOpen(_, let fault) = await storeError(open) else { return nil }
      return fault
    }
    #expect(await fault { _ = try SQLiteDriver(path: folder + "/nowhere/a.db", create: true) } == .directoryMissing)
    #expect(await fault { _ = try SQLiteDriver(path: folder + "/a.db") } == .fileMissing)
    #expect(await fault { _ = try SQLiteDriver(path: folder) } == .isDirectory)
    let cluster = try await PostgresCluster.shared()
    #expect(await fault { _ = try await PostgresDriver.open(url: cluster.address("nowhere")) } == .databaseMissing)
    let unreachable = await fault { _ = try await PostgresDriver.open(url: "postgresql://postgres@/postgres?host=\(folder)") }
    guard case .unreachable = unreachable else {
      Issue.record("\(String(describing: unreachable))")
      return
    }
  }
}
