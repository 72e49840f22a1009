import Foundation
import HengDomain
import HengOperations
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Anchors are kept outside the database")
struct AnchorFileTests {
  private static let anchors = [
    ChainAnchor(county: "", number: 3, digest: String(repeating: "a", count: 64)),
    ChainAnchor(county: "141123", number: 12, digest: String(repeating: "b", count: 64)),
  ]

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  @Test("lines are added behind those that are there, and read back")
  func lines() async throws {
    try await withFolder { folder async throws in
      let file = try AnchorFile(folder + "/锚点.jsonl", of: .sqliteFile(path: folder + "/衡.db"))
      try file.append(Self.anchors, at: try Timestamp("2026-03-01T08:30:00Z"))
      let first = try String(contentsOfFile: file.path, encoding: .utf8)
      #expect(
        first.split(separator: "\n").last ?? ""
          == "{\"at\":\"2026-03-01T08:30:00Z\",\"county\":\"141123\",\"digest\":\"\(String(repeating: "b", count: 64))\",\"number\":12}")
      try file.append(Self.anchors, at: try Timestamp("2026-03-02T08:30:00Z"))
      #expect(try String(contentsOfFile: file.path, encoding: .utf8).hasPrefix(first))
      #expect(try AnchorFile.read(file.path) == Self.anchors + Self.anchors)
    }
  }

  @Test("the list of a published set is read as anchors, and is never added to")
  func manifest() async throws {
    try await withFolder { folder async throws in
      let path = folder + "/清单.json"
      let digest = String(repeating: "b", count: 64)
      try "{\"files\":[],\"chains\":[{\"county\":\"141123\",\"number\":12,\"digest\":\"\(digest)\"}]}".write(
        toFile: path, atomically: true, encoding: .utf8)
      #expect(try AnchorFile.read(path) == [Self.anchors[1]])
      try refuses { try AnchorFile(path, of: .sqliteMemory).append(Self.anchors, at: try Timestamp("2026-03-01T08:30:00Z")) }
    }
  }

  @Test("neither the database, by any name, nor a file of something else is written to")
  func refused() async throws {
    try await withFolder { folder async throws in
      let database = folder + "/衡.db"
      for name in ["衡.db", "衡.db-wal", "别的.txt"] { try "别的内容".write(toFile: folder + "/" + name, atomically: true, encoding: .utf8) }
      try FileManager.default.createSymbolicLink(atPath: folder + "/软.db", withDestinationPath: database)
      try FileManager.default.linkItem(atPath: database, toPath: folder + "/硬.db")
      for name in ["衡.db", "./衡.db", "软.db", "硬.db", "衡.db-wal", "别的.txt"] {
        let path = folder + "/" + name
        try refuses {
          try AnchorFile(path, of: .sqliteFile(path: database)).append(Self.anchors, at: try Timestamp("2026-03-01T08:30:00Z"))
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "别的内容", "\(name)")
      }
      for text in ["{}", "锚点", "{\"county\":\"141123\",\"number\":0,\"digest\":\"\"}"] {
        try text.write(toFile: folder + "/坏.jsonl", atomically: true, encoding: .utf8)
        try refuses { _ = try AnchorFile.read(folder + "/坏.jsonl") }
      }
      try refuses { _ = try AnchorFile.read(folder + "/没有.jsonl") }
    }
  }

  private func refuses(sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void) throws {
    do {
      try body()
      Issue.record("it was not refused", sourceLocation: sourceLocation)
    } catch let error as DeskError { #expect(error.message.hasSuffix("。"), sourceLocation: sourceLocation) }
  }

  @Test("while the site is open, each day is anchored once")
  func daily() async throws {
    try await withGround(.sqliteFile) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: { UUID().uuidString })
      let note = ChangeNote(actor: "示例登记人", role: .financeBureau, at: try Timestamp("2026-03-01T08:30:00Z"), reason: "登记")
      try await store.register(paper: SourcePaper(key: "S000", title: "示例", publisher: "示例", year: try FiscalYear(2022)), note)
      let file = try AnchorFile(ground.folder + "/锚点.jsonl", of: ground.address)
      for (day, lines) in [(1, 1), (1, 1), (2, 2), (2, 2), (3, 3)] {
        let now = try Timestamp("2026-03-0\(day)T08:30:00Z")
        let keeping = Task {
          await AnchorChains(store, to: file, now: { now }).daily(every: .milliseconds(5)) { Issue.record("\($0.message)") }
        }
        for _ in 0..<600 where (try? AnchorFile.read(file.path))?.count != lines { try await Task.sleep(for: .milliseconds(50)) }
        // Long enough for a second line, if there were one.
        try await Task.sleep(for: .milliseconds(100))
        keeping.cancel()
        await keeping.value
        #expect(try AnchorFile.read(file.path).count == lines)
      }
      #expect(await store.chainChecks(anchors: try AnchorFile.read(file.path)).flatMap(\.problems) == [])
      try await driver.close()
    }
  }
}
