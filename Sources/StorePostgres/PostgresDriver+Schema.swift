import HengStore

extension PostgresDriver {
  /// The schema against one that the migrations make beside it, in a transaction that is undone.
  func schemaCheck(_ migrations: [Migration]) async -> StoreCheck {
    do throws(StoreError) {
      let expected = try await freshSchema(migrations)
      return StoreCheck(schema: try await read { try $0.schemaObjects() }, fresh: expected)
    } catch {
      if case .readOnly = error { return StoreCheck(StoreCheck.schemaName, .notRun("这个账号不能建立对照用的结构，请用数据库所有者的账号检查")) }
      return StoreCheck(StoreCheck.schemaName, .notRun(error.message))
    }
  }

  /// What is thrown to undo the transaction.
  private struct Made: Error {
    let objects: [SchemaObject]
  }

  private func freshSchema(_ migrations: [Migration]) async throws(StoreError) -> [SchemaObject] {
    let name = "heng_fresh_\(UInt32.random(in: 0 ... .max))"
    do throws(StoreError) {
      return try await write { transaction in
        try transaction.run(script: "CREATE SCHEMA \(name); SET LOCAL search_path TO \(name)", name: "schema.beside")
        for migration in migrations { try transaction.apply(migration, at: "1970-01-01T00:00:00.000Z") }
        throw Made(objects: try transaction.schemaObjects())
      }
    } catch {
      if case .abandoned(let cause) = error, let made = cause as? Made { return made.objects }
      throw error
    }
  }
}
