package import HengStore

/// The engine for a province: PostgreSQL through libpq (省级数据库).
///
/// Each connection belongs to one thread of its own, because libpq blocks; the pool of Swift concurrency and event loops never wait for it.
/// A read is one snapshot (`REPEATABLE READ READ ONLY`). Writes are `SERIALIZABLE`, so two that could not have run one after another
/// end in `conflict` for one of them: use `write(attempts:)`.
package final class PostgresDriver: Driver {
  package let dialect = Dialect.postgresql
  package let place: String
  private let crew: PostgresCrew

  /// Connects once to make sure that the server, the account and the text order are right. The schema is not touched.
  ///
  /// - Parameters:
  ///   - url: as libpq takes it: `postgresql://user@host/database`, `postgresql://user@/database?host=/socket/folder`.
  ///   - connections: how many transactions run at once.
  package static func open(url: String, connections: Int = 4) async throws(StoreError) -> PostgresDriver {
    let driver = PostgresDriver(try PostgresAddress(parsing: url), connections: max(connections, 1))
    do {
      try await driver.crew.perform { post throws(StoreError) in try post.connection().requireTextOrder() }
    } catch {
      await driver.crew.dismiss()
      throw error
    }
    return driver
  }

  private init(_ address: PostgresAddress, connections: Int) {
    place = address.description
    crew = PostgresCrew(address, size: connections)
  }

  deinit { crew.shutDoor() }

  package func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T {
    try await crew.perform { post throws(StoreError) in
      try post.transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", isWrite: false, body)
    }
  }

  @discardableResult
  package func write<T: Sendable>(
    inTurn: Bool, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws(StoreError) -> T {
    try await crew.perform { post throws(StoreError) in
      let write = { () throws(StoreError) in try post.transact("BEGIN ISOLATION LEVEL SERIALIZABLE", isWrite: true, body) }
      return inTurn ? try post.inTurn(write) : try write()
    }
  }

  package func close() async throws(StoreError) { await crew.dismiss() }

  package func verify(_ migrations: [Migration]) async throws(StoreError) -> [StoreCheck] {
    let own = try await read { transaction in
      let invalid = try transaction.query(.invalidParts).map { "\(try $0.text("kind")) \(try $0.text("name")) 尚未生效，其中可能有不合规定的记录" }
      let checksums = try transaction.first(.dataChecksums)?.text("setting") == "on"
      return [
        StoreCheck("约束与索引", problems: invalid),
        checksums
          ? StoreCheck("页面校验和", .passed)
          : StoreCheck("页面校验和", .notRun("服务器没有启用 data_checksums，请管理员用 pg_checksums --enable 启用")),
      ]
    }
    let applied = await migrationCheck(migrations)
    return own + [applied, applied.state == .passed ? await schemaCheck(migrations) : StoreCheck(StoreCheck.schemaName, .notRun("迁移记录不符"))]
  }
}

extension Statement {
  fileprivate static let invalidParts = Statement(
    "verify.invalidParts",
    """
    SELECT '约束' AS kind, conname AS name FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
    UNION ALL
    SELECT '索引' AS kind, relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace
    ORDER BY kind, name
    """)

  fileprivate static let dataChecksums = Statement("verify.dataChecksums", "SELECT current_setting('data_checksums') AS setting")
}
