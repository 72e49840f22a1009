import Foundation
import GRDB
package import HengStore

/// The embedded default: one SQLite database in a file or in memory (嵌入式数据库).
///
/// In a file, readers go on beside the one writer (WAL), and a commit has reached the disk before `write` returns (`synchronous = FULL`).
/// In memory there is one connection, so a read and a write wait for each other; the data goes when the driver goes.
package final class SQLiteDriver: Driver {
  package let dialect = Dialect.sqlite
  package let place: String
  /// Nil for a database in memory.
  package let path: String?
  let writer: any DatabaseWriter
  private let state = Gate()
  private let threads = ReadingThreads(most: SQLiteDriver.readers)
  private static let readers = 4

  /// A database in memory.
  package init() throws(StoreError) {
    place = DatabaseAddress.sqliteMemory.description
    path = nil
    do {
      writer = try DatabaseQueue(configuration: Self.configuration())
    } catch {
      throw StoreError(opening: error, place: "sqlite::memory:")
    }
  }

  /// A database in a file. The schema is not touched: call `requireCurrentSchema` or `migrate`.
  ///
  /// - Parameter create: makes an empty file, readable by its owner only, when there is none; the folder must be there.
  package init(path: String, create: Bool = false) throws(StoreError) {
    let path = SQLiteFile.literal(path)
    place = path
    self.path = path
    try SQLiteFile(path: path).admit(create: create)
    try LeftoverLog(path: path).admit()
    do {
      let pool = try DatabasePool(path: path, configuration: Self.configuration())
      // GRDB sets NORMAL after `prepareDatabase` when it turns WAL on; a power cut could then lose what was acknowledged.
      // The one that writes keeps the way back of a statement in memory: with triggers every INSERT has one, and a year's payments would
      // write gigabytes of them into a file.
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -49152; PRAGMA temp_store = MEMORY")
      }
      writer = pool
    } catch {
      throw StoreError(opening: error, place: path)
    }
  }

  package func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(StoreError) -> T {
    try state.admit(place: place)
    do {
      return try await threads.run { [writer, place] in
        try writer.read { database in try SQLiteTransaction.run(body, on: database, place: place) }
      }
    } catch {
      throw StoreError(sqlite: error, place: place, statement: "read")
    }
  }

  /// Every write is in turn here: SQLite lets one begin after the other.
  @discardableResult
  package func write<T: Sendable>(
    inTurn: Bool, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws(StoreError) -> T {
    try state.admit(place: place)
    do {
      return try await writer.write { [place, path] database in
        let result = try SQLiteTransaction.run(body, on: database, place: place)
        if path != nil { try FileMarks.stamp(database) }
        return result
      }
    } catch {
      throw StoreError(sqlite: error, place: place, statement: "commit")
    }
  }

  package func close() async throws(StoreError) {
    guard state.close() else { return }
    do {
      // A barrier waits until readers and the writer are done.
      try await writer.barrierWriteWithoutTransaction { _ in }
      // The last connection to close folds the log in and removes it, but not when it is one that only reads.
      (writer as? DatabasePool)?.invalidateReadOnlyConnections()
      try writer.close()
    } catch {
      throw StoreError(sqlite: error, place: place, statement: "close")
    }
  }

  static func configuration(readonly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = readers
    configuration.publicStatementArguments = false
    configuration.prepareDatabase { database in
      // 8 MiB of pages a connection: SQLite's own 2 do not hold the upper pages of a province's indexes.
      // LIKE minds case, as on PostgreSQL; INSERT OR REPLACE fires the triggers that protect a row from deletion.
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA cache_size = -8192;
          PRAGMA case_sensitive_like = ON;
          PRAGMA recursive_triggers = ON;
          PRAGMA trusted_schema = OFF;
          """)
    }
    return configuration
  }
}
