import HengAudit
import HengReaders
import HengRules
import HengTestSupport
import Testing

/// Sentences and tables outside any form, made by a generator with a fixed seed: most wrong ones are found, no right one is called wrong.
@Suite("Generated sentences and tables")
struct GeneratedTests {
  private static let count = 500

  @Test("sentences")
  func sentences() throws {
    var generator = GeneratedSentences(seed: 20_261_130)
    var right: [String] = [], wrong: [String] = []
    for index in 0..<Self.count {
      right.append(generator.sentence(index, isWrong: false))
      wrong.append(generator.sentence(index, isWrong: true))
    }
    try judge("sentences", right, wrong)
  }

  @Test("tables")
  func tables() throws {
    var generator = GeneratedTables(seed: 20_261_130)
    var right: [String] = [], wrong: [String] = []
    for index in 0..<Self.count {
      right.append(generator.table(index, isWrong: false))
      wrong.append(generator.table(index, isWrong: true))
    }
    try judge("tables", right, wrong)
  }

  private func judge(_ name: String, _ right: [String], _ wrong: [String]) throws {
    let auditor = PaperAuditor(try ProfileLibrary.load())
    func findings(_ text: String) throws -> [Finding] {
      try auditor.audit(try TextReader.read(Array(("示例县2023年度工作情况\n" + text).utf8)), file: "件").findings
    }
    let called = try right.compactMap { text in
      let findings = try findings(text).filter { $0.severity != .info }
      return findings.isEmpty ? nil : "\(text) → \(findings.map(\.described))"
    }
    let missed = try wrong.filter { text in try !findings(text).contains { $0.severity == .error || $0.severity == .warning } }
    Measure.write("generated-" + name, ["missed \(missed.count), called \(called.count)"] + called + missed)
    #expect(called.isEmpty, "\(called.prefix(3))")
    #expect(missed.count * 10 <= wrong.count, "\(missed.count): \(missed.prefix(5))")
  }
}
