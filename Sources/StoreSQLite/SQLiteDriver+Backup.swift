import Foundation
import GRDB
package import HengStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SQLiteDriver {
  /// Copies the database into one self-contained file while others go on reading and writing (在线备份).
  ///
  /// The copy is examined before it takes its place in one step; a copy that was there before is kept until then.
  package func backup(to path: String) async throws(StoreError) {
    guard path != self.path else { throw .backupFailed(path: path, reason: "备份文件不能是数据库本身") }
    let part = SQLiteFile(path: path + ".part")
    part.remove()
    do {
      try await onThread { [writer] in
        try SQLiteFile(path: part.path).admit(create: true)
        let copy = try DatabaseQueue(path: part.path, configuration: Self.configuration())
        try writer.backup(to: copy)
        try Self.makeSelfContained(copy)
        let problems = try copy.read { Self.pages($0).problems + Self.references($0).problems }
        try copy.close()
        guard problems.isEmpty else { throw StoreError.backupFailed(path: path, reason: problems.joined(separator: "；")) }
        try part.replace(path)
      }
    } catch {
      part.remove()
      let fault = StoreError(sqlite: error, place: path, statement: "backup")
      if case .backupFailed = fault { throw fault }
      throw .backupFailed(path: path, reason: fault.message)
    }
  }

  /// Puts a backup in the place of a database that nobody has open (恢复).
  ///
  /// The backup is examined first and copied beside the target, which is replaced in one step. The replaced database stays as `….replaced`.
  package static func restore(
    from backup: String, to path: String, _ migrations: [Migration] = Migration.bundled
  ) async throws(StoreError) {
    let reasons = try await examine(backup, migrations)
    guard reasons.isEmpty else { throw .restoreRefused(path: path, reasons: reasons) }
    let part = SQLiteFile(path: path + ".restoring")
    part.remove()
    do {
      try await onThread {
        try SQLiteFile(path: part.path).admit(create: true)
        let source = try DatabaseQueue(path: backup, configuration: configuration(readonly: true))
        let copy = try DatabaseQueue(path: part.path, configuration: configuration())
        try source.backup(to: copy)
        try source.close()
        try makeSelfContained(copy)
        try copy.close()
        try setAside(path)
        try part.replace(path)
      }
    } catch {
      part.remove()
      let fault = StoreError(sqlite: error, place: path, statement: "restore")
      if case .restoreRefused = fault { throw fault }
      throw .restoreRefused(path: path, reasons: [fault.message])
    }
  }

  /// Why a file cannot be restored; empty when it can. An older schema may be restored and migrated afterwards.
  private static func examine(_ backup: String, _ migrations: [Migration]) async throws(StoreError) -> [String] {
    guard FileManager.default.fileExists(atPath: backup) else { throw .cannotOpen(place: backup, .fileMissing) }
    let file = SQLiteFile(path: backup)
    guard try file.isDatabaseOrEmpty() else { throw .cannotOpen(place: backup, .notADatabase) }
    do {
      return try await onThread {
        let source = try DatabaseQueue(path: backup, configuration: configuration(readonly: true))
        defer { try? source.close() }
        return try source.read { database in
          let problems = pages(database).problems + references(database).problems
          guard problems.isEmpty else { return problems }
          let state = try SQLiteTransaction.run({ try $0.migrationState(migrations) }, on: database, place: backup)
          if case .behind(let pending) = state, pending.count < migrations.count { return [] }
          if case .behind = state { return ["备份 \(backup) 是空的数据库"] }
          return state.fault(place: backup).map { [$0.message] } ?? []
        }
      }
    } catch {
      throw StoreError(opening: error, place: backup)
    }
  }

  /// Leaves the database as one file without a log beside it.
  private static func makeSelfContained(_ copy: DatabaseQueue) throws {
    try copy.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
    }
  }

  /// Makes sure that nobody has the target open, folds its log in, and keeps it under another name.
  ///
  /// A log left beside the restored file would be played into it and ruin it.
  private static func setAside(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      var exclusive = configuration()
      exclusive.busyMode = .immediateError
      let target = try DatabaseQueue(path: path, configuration: exclusive)
      defer { try? target.close() }
      try makeSelfContained(target)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw StoreError.restoreRefused(path: path, reasons: [OpenFault.inUse.message])
    } catch is DatabaseError {
      // Too damaged to open: its log goes aside with it.
      for suffix in ["-wal", "-shm"] { _ = rename(path + suffix, path + ".replaced" + suffix) }
    }
    _ = unlink(path + ".replaced")
    guard link(path, path + ".replaced") == 0 else {
      throw StoreError.restoreRefused(path: path, reasons: ["不能保留原数据库：\(SQLiteFile.systemError)"])
    }
  }
}

/// Runs blocking work on a dispatch thread, never on the pool of Swift concurrency.
private func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
  }
}
