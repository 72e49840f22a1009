import HengAudit
import HengDocuments
import HengValues
import Testing

@Suite("Passages")
struct PassageTests {
  @Test("A range of words knows the lines it stands on")
  func places() {
    var passage = Passage(PaperLine("收入合计", Place(line: 3, endLine: 3)))
    passage.append(PaperLine("10元", Place(line: 5, endLine: 5)))
    #expect(passage.text == "收入合计10元")
    #expect(passage.place(of: 0..<12) == Place(line: 3, endLine: 3))
    #expect(passage.place(of: 12..<17) == Place(line: 5, endLine: 5))
    #expect(passage.place == Place(line: 3, endLine: 5))
  }
}
