import Foundation
import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

private let wholePaper = Corpus.file("pdf/putuo-planning-2024-final-accounts.pdf")

@Suite(
  "A published paper cut into three files and joined again is the paper",
  .enabled(if: Corpus.runs(FileManager.default.fileExists(atPath: wholePaper.path))))
struct JoinedPDFTests {
  /// Contents, tables, explanation: pages of the paper and what stands before them.
  private static let parts: [(pages: String, before: Int)] = [("1-6", 0), ("7-19", 6), ("20-30", 19)]

  private func pages(_ pages: String) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("heng-test-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["qpdf", wholePaper.path, "--pages", ".", pages, "--", file.path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return Array(try Data(contentsOf: file))
  }

  @Test("the same findings at the same places, across the files too; the same forms")
  func same() throws {
    let auditor = PaperAuditor(try ProfileLibrary.load())
    let whole = try auditor.audit(PaperReader.read(Array(try Data(contentsOf: wholePaper))), file: "整份")
    let joined = JoinedPaper(try Self.parts.map { .init(file: $0.pages, paper: try PaperReader.read(pages($0.pages))) })
    let made = try auditor.audit(joined, file: "1-6")
    func described(_ finding: Finding) -> String {
      let sides = finding.sides.map { side in
        let before = Self.parts.first { $0.pages == side.place.file }?.before ?? 0
        return "\((side.place.page ?? 0) + before) \(side.place.box ?? []) \(side.quote)"
      }
      return "\(finding.rule) \(finding.severity) \(finding.message) \(sides.joined(separator: "|"))"
    }
    #expect(made.findings.map(described).sorted() == whole.findings.map(described).sorted())
    #expect(made.forms.map(\.kind) == whole.forms.map(\.kind))
    #expect(made.findings.flatMap(\.sides).allSatisfy { $0.place.file != nil })
    #expect(made.findings.contains { Set($0.sides.compactMap(\.place.file)).count > 1 })
  }
}
