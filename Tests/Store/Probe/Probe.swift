import Foundation
import HengDomain
import HengStore
import HengStoreSQLite
import HengValues

/// Writes numbered entries until it is killed, each in a transaction of its own, and prints a number once its commit has returned.
/// With `ledger` as its second argument they are source papers of a ledger, each with its audit entry and link.
@main
enum Probe {
  static let add = Statement("entry.add", "INSERT INTO entry (number, words) VALUES ($1, $2)")
  static let setTotal = Statement("total.set", "UPDATE total SET entries = $1 WHERE id = 1")
  static let newest = Statement("entry.newest", "SELECT coalesce(max(number), 0) AS newest FROM entry")

  private static func register(_ store: LedgerStore, _ output: FileHandle) async throws {
    let note = ChangeNote(actor: "示例登记人", role: .financeBureau, at: try Timestamp("2026-03-01T08:30:00Z"), reason: "登记")
    var number = Int(try await store.revision())
    while true {
      number += 1
      let paper = SourcePaper(
        key: "S\(number)", title: String(repeating: "绩效", count: number % 700), publisher: "示例局", year: try FiscalYear(2022))
      try await store.register(paper: paper, note)
      try output.write(contentsOf: Data("\(number)\n".utf8))
    }
  }

  static func main() async throws {
    let driver = try SQLiteDriver(path: CommandLine.arguments[1])
    let output = FileHandle.standardOutput
    if CommandLine.arguments.dropFirst(2).first == "ledger" { try await register(LedgerStore(driver) { UUID().uuidString }, output) }
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
