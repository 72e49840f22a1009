import Foundation
package import HengStore
import HengStorePostgres
import HengStoreSQLite

/// The three engines on which the contract runs whole.
package enum Engine: String, CaseIterable, Sendable {
  case sqliteMemory, sqliteFile, postgresql

  /// Only these keep data when they are closed.
  package static let lasting: [Engine] = [.sqliteFile, .postgresql]
}

/// A fresh, empty database of one engine, gone at the end of the test.
package struct Ground: Sendable {
  package let address: DatabaseAddress
  package let folder: String

  package func open() async throws -> any Driver {
    switch address {
    case .sqliteMemory: try SQLiteDriver()
    case .sqliteFile(let path): try SQLiteDriver(path: path, create: true)
    case .postgresql(let url): try await PostgresDriver.open(url: url)
    }
  }
}

package func temporaryFolder() throws -> String {
  let folder = NSTemporaryDirectory() + "heng-store-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}

/// Runs a test on an empty database.
package func withGround<T>(_ engine: Engine, _ body: (Ground) async throws -> T) async throws -> T {
  let folder = try temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let address: DatabaseAddress =
    switch engine {
    case .sqliteMemory: .sqliteMemory
    case .sqliteFile: .sqliteFile(path: folder + "/衡.db")
    case .postgresql: .postgresql(url: try await PostgresCluster.shared().makeDatabase())
    }
  return try await body(Ground(address: address, folder: folder))
}
