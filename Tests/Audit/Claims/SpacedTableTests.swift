import HengAudit
import HengReaders
import HengRules
import Testing

@Suite("Tables that only blanks lay out")
struct SpacedTableTests {
  private func findings(_ total: String) throws -> [Finding] {
    let text = """
      示例县2023年补助资金分配情况
      乡镇 户数 人数 资金
      东河镇 120 310 36.20
      西山乡 95 254 28.45
      南坪镇 143 402 41.73
      合计 358 966 \(total)

      """
    return try PaperAuditor(try ProfileLibrary.load()).audit(try TextReader.read(Array(text.utf8)), file: "件").findings.filter {
      $0.rule == "PA-39"
    }
  }

  @Test("a wrong total is a question, a right one is silent")
  func totals() throws {
    #expect(try findings("106.38").isEmpty)
    let wrong = try findings("160.38")
    #expect(wrong.map(\.severity) == [.question], "\(wrong)")
  }
}
