import GRDB
package import HengStore

extension SQLiteDriver {
  package func verify(_ migrations: [Migration]) async throws(StoreError) -> [StoreCheck] {
    let own: [StoreCheck]
    do {
      own = try await writer.read { database in [Self.pages(database), Self.references(database)] }
    } catch {
      own = [StoreCheck("页面完整性", .failed([StoreError(sqlite: error, place: place, statement: "verify").message]))]
    }
    let applied = await migrationCheck(migrations)
    return own + [applied, applied.state == .passed ? await schemaCheck(migrations) : StoreCheck(StoreCheck.schemaName, .notRun("迁移记录不符"))]
  }

  /// The schema against one that the migrations make in memory.
  private func schemaCheck(_ migrations: [Migration]) async -> StoreCheck {
    do throws(StoreError) {
      let fresh = try SQLiteDriver()
      _ = try await fresh.migrate(migrations, at: "1970-01-01T00:00:00.000Z")
      let expected = try await fresh.read { try $0.schemaObjects() }
      try await fresh.close()
      return StoreCheck(schema: try await read { try $0.schemaObjects() }, fresh: expected)
    } catch {
      return StoreCheck(StoreCheck.schemaName, .notRun(error.message))
    }
  }

  /// `PRAGMA integrity_check`: pages, indexes, CHECK and NOT NULL.
  static func pages(_ database: Database) -> StoreCheck {
    let name = "页面完整性"
    do {
      let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      return StoreCheck(name, problems: lines == ["ok"] ? [] : lines.map { "数据库页面或索引有损坏：\($0)" })
    } catch {
      return StoreCheck(name, .failed([StoreError(sqlite: error, place: "", statement: "verify").message]))
    }
  }

  /// `PRAGMA foreign_key_check`: rows that refer to nothing.
  static func references(_ database: Database) -> StoreCheck {
    let name = "引用完整性"
    do {
      let rows = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      return StoreCheck(
        name,
        problems: rows.map { row in
          let line = (row["rowid"] as Int64?).map { "第\($0)号" } ?? "某"
          return "表 \(row["table"] as String? ?? "") 的\(line)记录所引用的表 \(row["parent"] as String? ?? "") 中没有对应记录"
        })
    } catch {
      return StoreCheck(name, .notRun(StoreError(sqlite: error, place: "", statement: "verify").message))
    }
  }
}
