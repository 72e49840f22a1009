import Foundation
import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengValues
import Testing

@Suite("The same paper gives the same findings")
struct DeterminismTests {
  /// The accounts with their explanation and the first self-evaluation.
  private static func text() throws -> [UInt8]? {
    guard let bytes = CorpusPapers.bytes("S002") else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return Array(lines.prefix(1262).joined(separator: [0x0A]))
  }

  private static func audit(_ paper: Paper, _ recognisers: [Recogniser] = Recogniser.all) throws -> AuditedPaper {
    try HonestyAudit.auditor(recognisers).audit(paper, file: "件", profile: "sx.xingxian")
  }

  @Test("Twice, in another order of recognisers and of checks", .enabled(if: CorpusPapers.arePresent))
  func order() throws {
    let paper = try TextReader.read(try #require(try Self.text()))
    let first = try Self.audit(paper)
    #expect(!first.findings.isEmpty && !first.forms.isEmpty)
    let again = try Self.audit(paper)
    #expect(first.findings == again.findings && first.coverage == again.coverage && first.forms == again.forms)
    let reversed = try Self.audit(paper, Recogniser.all.reversed())
    #expect(first.findings == reversed.findings && first.coverage == reversed.coverage)
    #expect(first.forms.map(\.place) == reversed.forms.map(\.place))
    let checks = try HonestyAudit.auditor(Recogniser.all, PaperCheck.all.reversed()).audit(paper, file: "件", profile: "sx.xingxian")
    #expect(checks.findings == first.findings)
  }

  @Test("CRLF line ends and GB18030 bytes", .enabled(if: CorpusPapers.arePresent))
  func encodings() throws {
    let bytes = try #require(try Self.text())
    let first = try Self.audit(try TextReader.read(bytes))
    let lined = try Self.audit(try TextReader.read(bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }))
    #expect(lined.findings == first.findings && lined.coverage == first.coverage)
    let chinese = try Self.audit(try TextReader.read(try Self.inGB18030(bytes)))
    #expect(chinese.findings.map(\.said) == first.findings.map(\.said))
    #expect(chinese.findings.map { $0.sides.map(\.place) } == first.findings.map { $0.sides.map(\.place) })
    #expect(chinese.coverage == first.coverage)
  }

  /// By the system's iconv.
  private static func inGB18030(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("heng-test-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", "GB18030", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return Array(data)
  }

  @Test("Form feeds between the tables", .enabled(if: CorpusPapers.arePresent))
  func pages() throws {
    let bytes = try #require(try Self.text())
    let plain = try TextReader.read(bytes)
    let starts = Set(Recogniser.accounts.forms(plain, "件").compactMap(\.place.endLine))
    var (line, split) = (1, [UInt8]())
    for byte in bytes {
      split.append(byte)
      guard byte == 0x0A else { continue }
      if starts.contains(line) { split.append(0x0C) }
      line += 1
    }
    let paged = try TextReader.read(split)
    #expect(paged.pageCount > 1)
    let (first, second) = (try Self.audit(plain), try Self.audit(paged))
    #expect(second.findings.map(\.said) == first.findings.map(\.said))
    #expect(second.findings.map { $0.sides.map(\.place.line) } == first.findings.map { $0.sides.map(\.place.line) })
    #expect(second.coverage == first.coverage)
  }
}
