import ArgumentParser
import Foundation
import HengOperations
import HengRules
import HengStore

/// `--database URL`, for every command that reads the ledger (数据库选项).
struct DatabaseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("数据库：文件路径，或 postgresql://用户@主机/数据库。", valueName: "地址"))
  var database: String = "heng.db"

  /// With the desk that reads the ledger.
  func reading<T>(_ body: (LedgerDesk) async throws -> T) async throws -> T {
    try await storing { store, _ in try await body(LedgerDesk(store: store, library: try ProfileLibrary.load())) }
  }

  /// With the desk of the year-end papers.
  func disclosing<T>(_ body: (DisclosureDesk) async throws -> T) async throws -> T {
    try await storing { store, engines in
      try await body(DisclosureDesk(store: store, library: try ProfileLibrary.load(), now: engines.now))
    }
  }

  /// Opens the ledger, checks its schema, runs `body`, and lets go again. Refusals end the command with code 2.
  func storing<T>(_ body: (LedgerStore, Engines) async throws -> T) async throws -> T {
    try await refusing {
      let engines = try Engines.required()
      let driver = try await open(engines, create: false)
      let result: T
      do {
        try await driver.requireCurrentSchema()
        result = try await body(try LedgerStore(driver, algorithmNamed: engines.chainDigest, newID: engines.newID), engines)
      } catch {
        try? await driver.close()
        throw error
      }
      try await driver.close()
      return result
    }
  }

  func open(_ engines: Engines, create: Bool) async throws(StoreError) -> any Driver {
    let address = try DatabaseAddress.parse(database)
    let driver = try await engines.open(address, create)
    if case .sqliteFile(let path) = address { UsedFiles.add(database: path) }
    return driver
  }

  /// Whether the address is a file that is not there yet.
  var isAbsentFile: Bool {
    guard case .sqliteFile(let path) = try? DatabaseAddress.parse(database) else { return false }
    return !FileManager.default.fileExists(atPath: path)
  }
}

/// Turns every refusal that a person can mend into one message and exit code 2.
func refusing<T>(_ body: () async throws -> T) async throws -> T {
  do { return try await body() } catch let error as StoreError {
    Terminal.error(error.message)
  } catch let error as LedgerError {
    Terminal.error(error.message)
  } catch let error as DeskError {
    Terminal.error(error.message)
  } catch let error as ProfileError {
    Terminal.error(error.message)
  } catch let error as PrintError {
    Terminal.error(error.message)
  } catch let error as SampleError {
    Terminal.error(error.message)
  }
  throw Exit.unusable
}
