extension Driver {
  /// How the schema stands; changes nothing.
  package func migrationState(_ migrations: [Migration] = Migration.bundled) async throws(StoreError) -> MigrationState {
    try await read { transaction in try transaction.migrationState(migrations) }
  }

  /// Throws unless the schema is exactly this program's. `heng serve` and every command but `migrate` call it once after opening.
  package func requireCurrentSchema(_ migrations: [Migration] = Migration.bundled) async throws(StoreError) {
    if let fault = try await migrationState(migrations).fault(place: place) { throw fault }
  }

  /// Brings the schema up to date, each migration in a transaction of its own, and gives the titles of those applied.
  ///
  /// When one fails, it leaves nothing behind and the ones before it stay. Two programs that migrate at once do not apply anything twice.
  ///
  /// - Parameter time: the moment to record, UTC: `2026-03-01T08:30:00.000Z`.
  package func migrate(_ migrations: [Migration] = Migration.bundled, at time: String) async throws(StoreError) -> [String] {
    var applied: [String] = []
    while true {
      let state = try await migrationState(migrations)
      guard case .behind(let pending) = state, let next = pending.first else {
        if let fault = state.fault(place: place) { throw fault }
        return applied
      }
      do {
        try await write { transaction in try transaction.apply(next, at: time) }
        applied.append(next.title)
      } catch {
        guard try await !wasApplied(next, migrations) else { continue }
        throw .migrationFailed(migration: next.title, cause: error)
      }
    }
  }

  /// Another program was faster.
  private func wasApplied(_ migration: Migration, _ migrations: [Migration]) async throws(StoreError) -> Bool {
    try await read { transaction in
      guard case .behind(let pending) = try transaction.migrationState(migrations) else { return true }
      return !pending.contains(migration)
    }
  }
}

extension Transaction {
  package func migrationState(_ migrations: [Migration]) throws(StoreError) -> MigrationState {
    guard try first(dialect.countOfTable, ["schema_migration"])?.integer("tables") == 1 else {
      return try first(dialect.countOfTables)?.integer("tables") == 0 ? MigrationState(known: migrations, applied: []) : .foreign
    }
    var applied: [AppliedMigration] = []
    for row in try query(.appliedMigrations) {
      applied.append(
        AppliedMigration(
          number: Int(try row.integer("number")), name: try row.text("name"), checksum: try row.text("checksum"),
          appliedAt: try row.text("applied_at")))
    }
    return MigrationState(known: migrations, applied: applied)
  }

  /// Runs a migration and records it. Also in a schema that is undone again, to see what the migrations make.
  package func apply(_ migration: Migration, at time: String) throws(StoreError) {
    try run(script: dialect.script(from: recordTable), name: "schema.recordTable")
    try run(script: dialect.script(from: migration.text), name: migration.title)
    switch migration.step {
    case .linkRows: try linkEarlierRows()
    case nil: break
    }
    try execute(
      .recordMigration, [.integer(migration.number), .text(migration.name), .text(migration.checksum), .text(time)])
  }
}

/// The runner's own table; it is older than the first migration.
private let recordTable = """
  CREATE TABLE IF NOT EXISTS schema_migration (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    checksum TEXT NOT NULL CHECK (length(checksum) = 16),
    applied_at TEXT NOT NULL CHECK (applied_at <> '')
  ) STRICT;
  """

extension Statement {
  fileprivate static let appliedMigrations = Statement(
    "schema.applied", "SELECT number, name, checksum, applied_at FROM schema_migration ORDER BY number")

  fileprivate static let recordMigration = Statement(
    "schema.record", "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)")
}
