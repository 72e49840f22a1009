import Foundation
import HengStore
import HengStoreSQLite

/// Writes numbered entries until it is killed, each in a transaction of its own, and prints a number once its commit has returned.
@main
enum Probe {
  static let add = Statement("entry.add", "INSERT INTO entry (number, words) VALUES ($1, $2)")
  static let setTotal = Statement("total.set", "UPDATE total SET entries = $1 WHERE id = 1")
  static let newest = Statement("entry.newest", "SELECT coalesce(max(number), 0) AS newest FROM entry")

  static func main() async throws {
    let driver = try SQLiteDriver(path: CommandLine.arguments[1])
    let output = FileHandle.standardOutput
    while true {
      let number = try await driver.write { transaction in
        let number = try (transaction.first(newest)?.integer("newest") ?? 0) + 1
        try transaction.execute(add, [.integer(number), .text(String(repeating: "绩效", count: Int(number % 700)))])
        try transaction.execute(setTotal, [.integer(number)])
        return number
      }
      try output.write(contentsOf: Data("\(number)\n".utf8))
    }
  }
}
