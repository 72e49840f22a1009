import Foundation
import HengStore
import HengStoreSupport
import Testing

@Suite("Migrations")
struct MigrationTests {
  static let first = Example.migrations[0]
  static let second = Migration(number: 2, name: "accounts_have_notes", text: "ALTER TABLE account ADD COLUMN note TEXT;")

  @Test("an empty database reaches the newest schema, and a second run does nothing", arguments: Engine.allCases)
  func fromNothing(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      #expect(try await driver.migrationState() == .behind(Migration.bundled))
      let error = await storeError { try await driver.requireCurrentSchema() }
      guard case .schemaOlder(_, Migration.bundled.map(\.title)) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try await driver.migrate(at: Example.time) == Migration.bundled.map(\.title))
      #expect(try await driver.migrationState() == .current)
      #expect(try await driver.migrate(at: Example.time) == [])
      #expect(try await driver.verify(Migration.bundled).flatMap(\.problems) == [])
      #expect(try await driver.size() > 100_000)
      try await driver.close()
    }
  }

  @Test("an older schema takes only what it lacks", arguments: Engine.allCases)
  func further(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      #expect(try await driver.migrationState([Self.first, Self.second]) == .behind([Self.second]))
      #expect(try await driver.migrate([Self.first, Self.second], at: Example.time) == ["0002_accounts_have_notes"])
      #expect(try await driver.migrationState([Self.first, Self.second]) == .current)
    }
  }

  @Test("a migration changed after it was applied is refused", arguments: Engine.allCases)
  func changed(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      let edited = Migration(number: 1, name: Self.first.name, text: Self.first.text + "-- later")
      #expect(try await driver.migrationState([edited]) == .altered([.changed(edited.title)]))
      let error = await storeError { _ = try await driver.migrate([edited, Self.second], at: Example.time) }
      guard case .schemaAltered = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try await driver.verify([edited]).flatMap(\.problems).count == 1)
    }
  }

  @Test("a newer schema is refused", arguments: Engine.allCases)
  func newer(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      _ = try await driver.migrate([Self.first, Self.second], at: Example.time)
      for action in [
        { _ = try await driver.migrate([Self.first], at: Example.time) }, { try await driver.requireCurrentSchema([Self.first]) },
      ] {
        guard case .schemaNewer(_, ["0002_accounts_have_notes"]) = await storeError(action) else {
          Issue.record("a newer schema was accepted")
          return
        }
      }
    }
  }

  @Test("a failing migration leaves nothing behind, and those before it stay", arguments: Engine.allCases)
  func failing(engine: Engine) async throws {
    let broken = Migration(
      number: 3, name: "broken",
      text: "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; INSERT INTO half (id) VALUES (1); INSERT INTO half (id) VALUES (1);")
    let ending = Migration(number: 3, name: "ending", text: "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; COMMIT;")
    try await withExample(engine) { driver async throws in
      let error = await storeError { _ = try await driver.migrate([Self.first, Self.second, broken], at: Example.time) }
      guard case .migrationFailed("0003_broken", cause: .constraint) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let state = try await driver.migrationState([Self.first, Self.second])
      #expect(state == .current)
      let gone = await storeError { _ = try await driver.read { try $0.query(Statement("test.half", "SELECT id FROM half")) } }
      guard case .statementFault = gone else {
        Issue.record("\(String(describing: gone))")
        return
      }
      let ended = await storeError { _ = try await driver.migrate([Self.first, Self.second, ending], at: Example.time) }
      guard case .migrationFailed("0003_ending", _) = ended else {
        Issue.record("\(String(describing: ended))")
        return
      }
    }
  }

  @Test("tables without a record of migrations are left alone", arguments: Engine.allCases)
  func foreign(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      try await driver.write { try $0.run(script: "CREATE TABLE somebody (id BIGINT)", name: "test.foreign") }
      guard case .foreignDatabase = await storeError({ _ = try await driver.migrate(at: Example.time) }) else {
        Issue.record("a foreign database was accepted")
        return
      }
      try await driver.close()
    }
  }

  @Test("two programs that migrate at once apply everything once", arguments: Engine.lasting)
  func twoAtOnce(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let (one, two) = (try await ground.open(), try await ground.open())
      let migrations = [Self.first, Self.second]
      async let a = one.migrate(migrations, at: Example.time)
      async let b = two.migrate(migrations, at: Example.time)
      #expect(try await (a + b).sorted() == migrations.map(\.title))
      #expect(try await one.migrationState(migrations) == .current)
      try await one.close()
      try await two.close()
    }
  }

  @Test("a gap in what was applied is refused")
  func gap() {
    let applied = AppliedMigration(number: 2, name: Self.second.name, checksum: Self.second.checksum, appliedAt: Example.time)
    #expect(MigrationState(known: [Self.first, Self.second], applied: [applied]) == .altered([.skipped(Self.first.title)]))
  }

  @Test("the checksum is FNV-1a and does not mind line ends")
  func checksum() {
    // Published test vectors of FNV-1a, 64 bits.
    #expect(Migration(number: 1, name: "x", text: "").checksum == "cbf29ce484222325")
    #expect(Migration(number: 1, name: "x", text: "foobar").checksum == "85944171f73967e8")
    #expect(Migration(number: 1, name: "x", text: "a\r\nb\r\n").checksum == Migration(number: 1, name: "x", text: "a\nb").checksum)
  }

  @Test("the bundled list is the folder, numbered without gaps")
  func bundled() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Sources/Store/Migrations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == Migration.bundled.map { $0.title + ".sql" })
    let numbers = Migration.bundled.map(\.number)
    #expect(numbers == Array(1...(numbers.last ?? 1)))
    for migration in Migration.bundled {
      #expect(try String(contentsOf: folder.appendingPathComponent(migration.title + ".sql"), encoding: .utf8) == migration.text)
      #expect(Dialect.unknownAudiences(in: migration.text) == [])
    }
  }

  @Test("a dialect changes words of code only, and keeps its own lines")
  func dialect() {
    let text = """
      a INTEGER, -- INTEGER
      b BLOB DEFAULT 'BLOB', INTEGERS) STRICT;
      --@sqlite
      one
      --@postgresql
      two INTEGER
      --@both
      end
      """
    #expect(Dialect.sqlite.script(from: text) == "a INTEGER, -- INTEGER\nb BLOB DEFAULT 'BLOB', INTEGERS) STRICT;\none\nend")
    #expect(Dialect.postgresql.script(from: text) == "a BIGINT, -- INTEGER\nb BYTEA DEFAULT 'BLOB', INTEGERS) ;\ntwo BIGINT\nend")
    #expect(Dialect.unknownAudiences(in: "--@mysql\n--@both") == ["mysql"])
  }
}
