import HengAudit
import HengReaders
import HengRules
import HengValues
import Testing

@Suite("Words of other papers", .enabled(if: XingxianPaper.isThere, "没有原文语料，未核对"))
struct OtherPapersTests {
  @Test(
    "target and monitoring forms: what is told, with its first line",
    arguments: [
      ("S000-xingqing-2024-monitoring.txt", ["PA-20 273", "PA-25 604"]),
      ("S001-pingluo-2023-targets.txt", ["PA-21 98", "PA-28 59", "PA-29 38"]), ("S004-julu-2023-targets.txt", []),
    ])
  func told(_ file: String, _ due: [String]) throws {
    let bytes = try #require(CorpusPapers.bytes(String(file.prefix(4))))
    let words = PaperWords(try TextReader.read(bytes), file: file)
    let profile = try ProfileLibrary.load().profile("national")
    let findings = PaperTextRules.all.report(on: words.text, profile: profile).findings
    #expect(findings.map { "\($0.rule) \($0.sides.first?.place.line ?? 0)" } == due)
    #expect(words.reports.isEmpty)
  }
}
