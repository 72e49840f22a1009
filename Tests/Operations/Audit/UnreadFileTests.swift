import HengAudit
import HengOperations
import HengRules
import Testing

@Suite("A file in which nothing was read is no paper")
struct UnreadFileTests {
  private func audit(_ text: String) throws -> AuditedFile {
    try AuditFiles(try ProfileLibrary.load()).audit(Array(text.utf8), file: "件")
  }

  @Test("an empty file and separated words without a table are refused", arguments: ["", "\n\n", "名称,备注\n甲,乙\n"])
  func refused(_ text: String) throws {
    let error = #expect(throws: AuditInputError.self) { try audit(text) }
    #expect(error?.message.isEmpty == false)
  }

  @Test(
    "words, amounts and ruled cells are a paper",
    arguments: [
      "全年支出100万元。\n", "今年到位资金100万元，支出90万元。\n", "正文\n", "44,296,728,319.73\n",
      "<!DOCTYPE html><html><body><table><tr><td>病情</td><td>高血压</td></tr></table></body></html>",
    ])
  func taken(_ text: String) throws {
    #expect(try audit(text).audited.hasErrors == false)
  }
}
