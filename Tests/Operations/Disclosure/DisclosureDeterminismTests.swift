import Foundation
import HengDomain
import HengOperations
import HengValues
import Testing

@Suite("A set made twice")
struct DisclosureDeterminismTests {
  @Test("Two sets made separately are the same bytes: each file, the list, the archive")
  func twice() throws {
    let samples = try SampleLedgers.load()
    let first = try XingxianSet.set.get()
    let ledger = try #require(samples.accounts.first)
    // Made of records that were read anew, in another order of projects.
    let records = XingxianSet.Records(
      county: try #require(samples.counties.first { $0.division == ledger.county }), ledger: ledger,
      record: try #require(samples.disclosures.first { $0.department == ledger.department && !$0.reports.isEmpty }),
      projects: samples.ledgers.filter { $0.project.county == ledger.county && $0.project.year == ledger.year }.reversed())
    let second = try records.disclosure().printed()
    #expect(first.files.map(\.name) == second.files.map(\.name) && first.files.count == PaperFormat.allCases.count)
    for (one, other) in zip(first.files, second.files) { #expect(one.bytes == other.bytes && one.sha256 == other.sha256, "\(one.name)") }
    #expect(first.manifest == second.manifest)
    #expect(try first.archive() == second.archive())
  }

  @Test("The archive is opened by another program, and its sums agree")
  func archive() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-set-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("set.zip")
    let set = try XingxianSet.set.get()
    try Data(try set.archive()).write(to: file)
    let unpack = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])"
    try Tool.run(["python3", "-c", unpack, file.path, folder.path])
    try Tool.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == (set.files.map(\.name) + ["SHA256SUMS", "set.zip", "清单.json"]).sorted())
    // A file that was changed on the way is noticed.
    let page = try #require(set.files.first { $0.format == .html })
    try Data(page.bytes.dropLast()).write(to: folder.appendingPathComponent(page.name))
    #expect(throws: (any Error).self) { try Tool.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], in: folder) }
    try listed(in: folder, set)
  }

  private struct Manifest: Decodable {
    struct Entry: Decodable {
      var name: String
      var size: Int
      var sha256: String
    }

    var department: String
    var year: Int
    var version: Int
    var released: Int
    var files: [Entry]
    var forms: [Form]

    struct Form: Decodable {
      var key: String
      var sha256: String
    }
  }

  private func listed(in folder: URL, _ set: DisclosureSet) throws {
    let list = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: folder.appendingPathComponent("清单.json")))
    #expect(list.department == set.department && list.year == set.year.year && list.version == 1 && list.released == 0)
    #expect(list.files.map(\.name) == set.files.map(\.name))
    #expect(list.files.map(\.size) == set.files.map(\.bytes.count) && list.files.map(\.sha256) == set.files.map(\.sha256))
    #expect(list.forms.map(\.key) == ["selfEvaluation.shanxi"] && list.forms.allSatisfy { $0.sha256.utf8.count == 64 })
  }
}

/// Programs that are not ours; a missing one fails the test.
enum Tool {
  struct Failure: Error {
    var program: String
    var status: Int32
  }

  @discardableResult
  static func run(_ arguments: [String], in folder: URL? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(program: arguments[0], status: process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
  }
}
