import Foundation
import HengCLI
import HengStore
import HengStorePostgres
import HengStoreSQLite
import HengValues

/// The one executable (程序): brings the engines, the clock and ids to the commands.
enum Program {
  static func run() async {
    await Engines.$current.withValue(engines) { await Heng.run() }
  }

  private static let engines = Engines(
    open: { address, create throws(StoreError) in
      switch address {
      case .sqliteMemory: try SQLiteDriver()
      case .sqliteFile(let path): try SQLiteDriver(path: path, create: create)
      case .postgresql(let url): try await PostgresDriver.open(url: url)
      }
    },
    backup: { driver, path throws(StoreError) in
      guard let embedded = driver as? SQLiteDriver else {
        throw .backupFailed(path: path, reason: "只有文件数据库可以这样备份，PostgreSQL 请用其自带的备份工具")
      }
      try await embedded.backup(to: path)
    },
    restore: { backup, path throws(StoreError) in try await SQLiteDriver.restore(from: backup, to: path) },
    now: { Timestamp(clampingSeconds: Int(Date().timeIntervalSince1970)) },
    newID: { UUID().uuidString.lowercased() }, chainDigest: ProcessInfo.processInfo.environment["HENG_CHAIN_DIGEST"])
}
