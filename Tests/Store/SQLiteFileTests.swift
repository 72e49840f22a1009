import Foundation
import HengStore
import HengStoreSQLite
import HengStoreSupport
import Testing

@Suite("A SQLite file")
struct SQLiteFileTests {
  @Test("a commit reaches the disk, and references are enforced")
  func settings() async throws {
    try await withExample(.sqliteFile) { driver async throws in
      for (pragma, expected) in [("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)] as [(String, Int64)] {
        let row = try #require(try await driver.write { try $0.first(Statement("test.pragma", "PRAGMA \(pragma)")) })
        #expect(row.values == [.integer(expected)], "\(pragma)")
      }
      let mode = try #require(try await driver.write { try $0.first(Statement("test.pragma", "PRAGMA journal_mode")) })
      #expect(mode.values == ["wal"])
    }
  }

  @Test("a new file can be read by its owner only")
  func permissions() async throws {
    try await withGround(.sqliteFile) { ground async throws in
      let driver = try await ground.open()
      guard case .sqliteFile(let path) = ground.address else { return }
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600)
      try await driver.close()
    }
  }

  @Test("a file that is no database is refused and stays as it was")
  func notADatabase() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/paper.db"
    let bytes = Data("兴县2022年度项目支出绩效自评表".utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    guard case .cannotOpen(_, .notADatabase) = await storeError({ _ = try SQLiteDriver(path: path) }) else {
      Issue.record("it was opened")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test("a backup made beside writers is one whole file, and a restore brings it back")
  func backupAndRestore() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (path, copy) = (folder + "/衡.db", folder + "/备份.db")
    let driver = try SQLiteDriver(path: path, create: true)
    _ = try await driver.migrate(Example.migrations, at: Example.time)
    try await driver.write { transaction in
      for id in 1...500 { try transaction.execute(Example.addAccount, [.integer(id), "000001", .text("a\(id)"), 1]) }
    }
    async let writing: Void = {
      for id in 501...520 { try await driver.write { try $0.execute(Example.addAccount, [.integer(id), "000001", .text("a\(id)"), 1]) } }
    }()
    try await driver.backup(to: copy)
    try await writing
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("备份") } == ["备份.db"])

    let inUse = await storeError { try await SQLiteDriver.restore(from: copy, to: path, Example.migrations) }
    guard case .restoreRefused = inUse else {
      Issue.record("\(String(describing: inUse))")
      return
    }
    #expect(try await driver.read { try Example.count($0) } == 520)
    try await driver.close()

    try await SQLiteDriver.restore(from: copy, to: path, Example.migrations)
    let restored = try SQLiteDriver(path: path)
    try await restored.requireCurrentSchema(Example.migrations)
    #expect(try await restored.verify(Example.migrations).map(\.state) == [.passed, .passed, .passed, .passed])
    #expect((500...520).contains(try await restored.read { try Example.count($0) }))
    try await restored.close()
    let replaced = try SQLiteDriver(path: path + ".replaced")
    #expect(try await replaced.read { try Example.count($0) } == 520)
    try await replaced.close()
  }

  @Test("a restore refuses what is no backup of ours and leaves the database alone")
  func restoreRefuses() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/衡.db"
    let driver = try SQLiteDriver(path: path, create: true)
    _ = try await driver.migrate(Example.migrations, at: Example.time)
    try await driver.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))

    let paper = folder + "/paper.db"
    try Data("不是数据库".utf8).write(to: URL(fileURLWithPath: paper))
    let empty = folder + "/empty.db"
    try Data().write(to: URL(fileURLWithPath: empty))
    let newer = folder + "/newer.db"
    let ahead = try SQLiteDriver(path: newer, create: true)
    _ = try await ahead.migrate([MigrationTests.first, MigrationTests.second], at: Example.time)
    try await ahead.close()
    let cut = folder + "/cut.db"
    try before.prefix(before.count / 2).write(to: URL(fileURLWithPath: cut))

    for backup in [paper, empty, newer, cut, folder + "/missing.db"] {
      let error = await storeError { try await SQLiteDriver.restore(from: backup, to: path, Example.migrations) }
      #expect(error != nil, "\(backup)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("restoring") || $0.contains("replaced") } == [])
  }

  @Test("an old log beside the target is not played into the restored file")
  func staleLog() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (path, copy) = (folder + "/衡.db", folder + "/备份.db")
    let driver = try SQLiteDriver(path: path, create: true)
    _ = try await driver.migrate(Example.migrations, at: Example.time)
    try await driver.backup(to: copy)
    try await driver.write { try $0.execute(Example.addAccount, [1, "000001", "a", 1]) }
    // As after a crash: the file and its log stand there with nobody holding them.
    let crashed = folder + "/crashed.db"
    for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: crashed + suffix) }
    try await driver.close()
    try await SQLiteDriver.restore(from: copy, to: crashed, Example.migrations)
    let restored = try SQLiteDriver(path: crashed)
    #expect(try await restored.read { try Example.count($0) } == 0)
    #expect(try await restored.verify(Example.migrations).flatMap(\.problems) == [])
    try await restored.close()
    let replaced = try SQLiteDriver(path: crashed + ".replaced")
    #expect(try await replaced.read { try Example.count($0) } == 1)
    try await replaced.close()
  }

  @Test("an examination finds a damaged page and a row that refers to nothing")
  func verify() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/衡.db"
    let driver = try SQLiteDriver(path: path, create: true)
    _ = try await driver.migrate(Example.migrations, at: Example.time)
    try await driver.write { transaction in
      for id in 1...2000 { try transaction.execute(Example.addAccount, [.integer(id), "000001", .text("a\(id)"), 1]) }
    }
    try await driver.close()

    let sqlite = Process()
    sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    sqlite.arguments = [path, "PRAGMA foreign_keys = OFF; UPDATE account SET county = '999999' WHERE id = 7;"]
    try sqlite.run()
    sqlite.waitUntilExit()
    let orphaned = try SQLiteDriver(path: path)
    let orphans = try await orphaned.verify(Example.migrations)
    #expect(orphans.map(\.name) == ["页面完整性", "引用完整性", "迁移记录", "库结构与触发器"])
    #expect(orphans[0].state == .passed)
    #expect(orphans[1].problems == ["表 account 的第7号记录所引用的表 county 中没有对应记录"])
    try await orphaned.close()

    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: size / 2 / 4096 * 4096)
    try handle.write(contentsOf: Data(repeating: 0xa5, count: 4096))
    try handle.close()
    let damaged = try SQLiteDriver(path: path)
    #expect(try await damaged.verify(Example.migrations)[0].problems.count >= 1)
    try await damaged.close()
  }

  /// A database of one lineage at several times, as files to be mixed: the file and log after a kill, an older backup, another database.
  @Test("a log is played into the file that it belongs to, at its time, and into no other")
  func logsBelong() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = FileManager.default
    func session(_ name: String, add ids: ClosedRange<Int>, crash: String? = nil, backup: String? = nil) async throws {
      let driver = try SQLiteDriver(path: folder + "/" + name, create: true)
      _ = try await driver.migrate(Example.migrations, at: Example.time)
      for id in ids { try await driver.write { try $0.execute(Example.addAccount, [.integer(id), "000001", .text("a\(id)"), 1]) } }
      if let backup { try await driver.backup(to: folder + "/" + backup) }
      if let crash {
        for suffix in ["", "-wal"] { try files.copyItem(atPath: "\(folder)/\(name)\(suffix)", toPath: "\(folder)/\(crash)\(suffix)") }
      }
      try await driver.close()
    }
    try await session("a", add: 1...5, backup: "old")
    #expect(try files.contentsOfDirectory(atPath: folder).sorted() == ["a", "old"])
    try await session("a", add: 6...7)
    try await session("a", add: 8...9, crash: "killed", backup: "during")
    try await session("b", add: 1...3, crash: "other")

    func open(_ file: String, _ log: String) async throws -> Int64 {
      let path = "\(folder)/mixed-\(file)-\(log)"
      try files.copyItem(atPath: "\(folder)/\(file)", toPath: path)
      try files.copyItem(atPath: "\(folder)/\(log)-wal", toPath: path + "-wal")
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      do {
        let driver = try SQLiteDriver(path: path)
        let count = try await driver.read { try Example.count($0) }
        #expect(try await driver.verify(Example.migrations).flatMap(\.problems) == [])
        try await driver.close()
        return count
      } catch {
        guard case .cannotOpen(_, .strangeLog) = error else { throw error }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        return -1
      }
    }
    #expect(try await open("killed", "killed") == 9)
    // A backup of the same days plus the log of those days is the later state; an older one, or a later file, is not what the log belongs to.
    #expect(try await open("during", "killed") == 9)
    #expect(try await open("old", "killed") == -1)
    #expect(try await open("killed", "other") == -1)
    #expect(try await open("other", "killed") == -1)
    #expect(try await open("a", "killed") == 9)
    #expect(try await open("b", "killed") == -1)
  }
}
