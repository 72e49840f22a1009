import Foundation
import HengStore
import HengStoreSQLite
import HengStoreSupport
import Testing

@Suite("A writer that is killed")
struct KillTests {
  static let rounds = 20

  @Test("loses nothing that it acknowledged and leaves a sound file", .timeLimit(.minutes(1)))
  func killed() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/衡.db"
    let acknowledgements = folder + "/acknowledged.txt"
    try Data().write(to: URL(fileURLWithPath: acknowledgements))
    let migrations = [
      Migration(
        number: 1, name: "entries_with_a_total",
        text: """
          CREATE TABLE entry (number INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT;
          CREATE TABLE total (id INTEGER NOT NULL PRIMARY KEY, entries INTEGER NOT NULL) STRICT;
          INSERT INTO total (id, entries) VALUES (1, 0);
          """)
    ]
    let first = try SQLiteDriver(path: path, create: true)
    _ = try await first.migrate(migrations, at: Example.time)
    try await first.close()

    var delays: [Int] = []
    for round in 1...Self.rounds {
      // From before the file is open until well into the writing.
      let delay = Int.random(in: 5...(round % 4 == 0 ? 60 : 200))
      delays.append(delay)
      let writer = try Self.startWriter(path, acknowledgements)
      try await Task.sleep(for: .milliseconds(delay))
      kill(writer.processIdentifier, SIGKILL)
      writer.waitUntilExit()
      #expect(writer.terminationReason == .uncaughtSignal, "the writer ended by itself, delays \(delays)")

      let driver = try SQLiteDriver(path: path)
      let checks = try await driver.verify(migrations)
      #expect(checks.map(\.state) == [.passed, .passed, .passed, .passed], "delays \(delays)")
      let row = try #require(
        try await driver.read {
          try $0.first(
            Statement(
              "test.count",
              "SELECT count(*) AS entries, coalesce(max(number), 0) AS newest, (SELECT entries FROM total WHERE id = 1) AS total FROM entry"
            ))
        })
      try await driver.close()
      let acknowledged = try String(contentsOfFile: acknowledgements, encoding: .utf8).split(separator: "\n").compactMap { Int64($0) }
      let entries = try row.integer("entries")
      // Numbered from 1 without a gap, the total in step, all that was acknowledged, and at most one more for each kill.
      #expect(try row.integer("newest") == entries)
      #expect(try row.integer("total") == entries)
      #expect((acknowledged.max() ?? 0) <= entries, "delays \(delays)")
      #expect(entries - Int64(acknowledged.count) <= Int64(round), "delays \(delays)")
    }
    let total = try String(contentsOfFile: acknowledgements, encoding: .utf8).split(separator: "\n").count
    #expect(total > Self.rounds, "the writer was always killed before it wrote: \(delays)")
  }

  @Test("leaves every chain of a ledger whole", .timeLimit(.minutes(5)))
  func chains() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (path, acknowledgements) = (folder + "/衡.db", folder + "/acknowledged.txt")
    try Data().write(to: URL(fileURLWithPath: acknowledgements))
    let first = try SQLiteDriver(path: path, create: true)
    _ = try await first.migrate(at: Example.time)
    try await first.close()
    for _ in 1...8 {
      let writer = try Self.startWriter(path, acknowledgements, ["ledger"])
      try await Task.sleep(for: .milliseconds(Int.random(in: 60...250)))
      kill(writer.processIdentifier, SIGKILL)
      writer.waitUntilExit()
      let driver = try SQLiteDriver(path: path)
      let store = LedgerStore(driver) { UUID().uuidString }
      #expect(await store.chainChecks().flatMap(\.problems) == [])
      let (written, links) = (try await store.revision(), try await store.chainHeads().reduce(0) { $0 + $1.number })
      let acknowledged = try String(contentsOfFile: acknowledgements, encoding: .utf8).split(separator: "\n").compactMap { Int64($0) }
      #expect(links == written && (acknowledged.max() ?? 0) <= written)
      try await driver.close()
    }
    #expect(
      try String(contentsOfFile: acknowledgements, encoding: .utf8).split(separator: "\n").count > 8, "it was always killed before it wrote"
    )
  }

  private static func startWriter(_ path: String, _ acknowledgements: String, _ more: [String] = []) throws -> Process {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let output = try #require(FileHandle(forWritingAtPath: acknowledgements))
    try output.seekToEnd()
    let process = Process()
    process.executableURL = folder.appendingPathComponent("store-writer-probe")
    process.arguments = [path] + more
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    try output.close()
    return process
  }
}
