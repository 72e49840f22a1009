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
  /// The copy is examined before it takes its place in one step; a copy that was there before is kept until then. The database itself, under
  /// any spelling, link or mount, a database in use, and a file that is no database are never written over.
  package func backup(to path: String) async throws(StoreError) {
    let target = SQLiteFile(path: path).resolved
    try admit(target)
    let part = target.draft
    do {
      try await onThread { [writer] in
        try SQLiteFile(path: part.path).admit(create: true)
        let copy = try DatabaseQueue(path: part.path, configuration: Self.configuration())
        try writer.backup(to: copy)
        try Self.makeSelfContained(copy)
        let problems = try copy.read { Self.pages($0).problems + Self.references($0).problems }
        try copy.close()
        guard problems.isEmpty else { throw StoreError.backupFailed(path: path, reason: problems.joined(separator: "；")) }
        try self.admit(target)
        target.removeEmptyLogs()
        try part.replace(target.path)
      }
    } catch {
      part.remove()
      let fault = StoreError(sqlite: error, place: path, statement: "backup")
      if case .backupFailed = fault { throw fault }
      throw .backupFailed(path: path, reason: fault.message)
    }
  }

  /// Refuses a target that is this database or one of its logs, in use, or no database at all.
  private func admit(_ target: SQLiteFile) throws(StoreError) {
    func refusal(_ reason: String) -> StoreError { .backupFailed(path: target.path, reason: reason) }
    guard let found = FileIdentity(target.path) else {
      guard target.size(of: "-wal") == 0, target.size(of: "-journal") == 0 else {
        throw refusal("那里留有另一个数据库的日志（\(target.path)-wal 或 -journal），备份放过去会被它损坏；请移走日志或换一个文件名")
      }
      return
    }
    if let path {
      let own = ["", "-wal", "-shm", "-journal"].compactMap { FileIdentity(path + $0) }
      guard !own.contains(found) else { throw refusal("备份文件不能是数据库本身，也不能是指向它的链接") }
    }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder)
    if isFolder.boolValue { throw refusal("这是一个文件夹，请写到文件名为止") }
    guard try target.isDatabaseOrEmpty() else { throw refusal("那里已有一个文件，不是数据库备份；请换一个文件名") }
    guard !target.isHeld, target.size(of: "-wal") == 0, target.size(of: "-journal") == 0 else {
      throw refusal("那里是一个正在使用、或还有日志没有并入的数据库；请换一个文件名")
    }
  }

  /// Puts a backup in the place of a database that nobody has open (恢复), and gives the path under which the replaced database is kept.
  ///
  /// The backup is examined first and copied beside the target, which is replaced in one step. Logs left beside the target go aside with it.
  @discardableResult
  package static func restore(
    from backup: String, to path: String, _ migrations: [Migration] = Migration.bundled
  ) async throws(StoreError) -> String? {
    let (backup, target) = (SQLiteFile.literal(backup), SQLiteFile(path: path).resolved)
    if let source = FileIdentity(backup), source == FileIdentity(target.path) {
      throw .restoreRefused(path: path, reasons: ["备份文件就是这个数据库本身"])
    }
    let reasons = try await examine(backup, migrations)
    guard reasons.isEmpty else { throw .restoreRefused(path: path, reasons: reasons) }
    let part = target.draft
    do {
      return try await onThread {
        try SQLiteFile(path: part.path).admit(create: true)
        let source = try DatabaseQueue(path: backup, configuration: configuration(readonly: true))
        let copy = try DatabaseQueue(path: part.path, configuration: configuration())
        try source.backup(to: copy)
        try source.close()
        try makeSelfContained(copy)
        try copy.close()
        let kept = try setAside(target)
        try part.replace(target.path)
        return kept
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
    try LeftoverLog(path: backup).admit()
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

  /// Makes sure that nobody has the target open, folds its own log in, and keeps it under another name; a strange log goes aside unplayed.
  private static func setAside(_ target: SQLiteFile) throws -> String? {
    let path = target.path
    guard FileIdentity(path) != nil else {
      try target.moveLogs(to: target.free("replaced"))
      return nil
    }
    let kept = target.free("replaced")
    guard !target.isHeld else { throw StoreError.restoreRefused(path: path, reasons: [OpenFault.inUse.message]) }
    let isOwn = (try? LeftoverLog(path: path).admit()) != nil
    if isOwn {
      do {
        var exclusive = configuration()
        exclusive.busyMode = .immediateError
        let queue = try DatabaseQueue(path: path, configuration: exclusive)
        defer { try? queue.close() }
        try makeSelfContained(queue)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        throw StoreError.restoreRefused(path: path, reasons: [OpenFault.inUse.message])
      } catch is DatabaseError {
        // Too damaged to open: its log goes aside with it.
      }
    }
    try target.moveLogs(to: kept)
    guard link(path, kept) == 0 else {
      throw StoreError.restoreRefused(path: path, reasons: ["不能保留原数据库：\(SQLiteFile.systemError)"])
    }
    return kept
  }
}

extension SQLiteFile {
  /// `衡.db.replaced`, or `.replaced-2` where that is taken: nothing that was kept is written over.
  fileprivate func free(_ word: String) -> String {
    var name = "\(path).\(word)"
    var number = 2
    while ["", "-wal", "-journal"].contains(where: { FileIdentity(name + $0) != nil }) {
      name = "\(path).\(word)-\(number)"
      number += 1
    }
    return name
  }

  /// Puts logs beside a kept database; the index of a log is of no use without its process.
  fileprivate func moveLogs(to kept: String) throws {
    unlink(path + "-shm")
    for suffix in ["-wal", "-journal"] where FileIdentity(path + suffix) != nil {
      guard size(of: suffix) > 0 else {
        unlink(path + suffix)
        continue
      }
      guard rename(path + suffix, kept + suffix) == 0 else {
        throw StoreError.restoreRefused(path: path, reasons: ["不能移开旧的日志 \(path + suffix)：\(SQLiteFile.systemError)"])
      }
    }
  }

  fileprivate func removeEmptyLogs() {
    for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}

/// Runs blocking work on a dispatch thread, never on the pool of Swift concurrency.
private func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
  }
}
