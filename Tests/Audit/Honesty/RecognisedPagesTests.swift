import HengAudit
import HengDocuments
import HengRules
import HengValues
import Testing

@Suite("What rests on recognised words is a question")
struct RecognisedPagesTests {
  private let wrong = "全年支出100万元，其中工资支出60万元，占70%，办公支出40万元，占40%。"

  private func paper(recognised: Set<Int>) -> Paper {
    let lines = (1...2).map { page in PaperBlock.line(PaperLine(wrong, Place(page: page, box: [50, 100, 500, 115]))) }
    var paper = Paper(format: .pdf, pageCount: 2, blocks: lines)
    paper.recognisedPages = recognised
    return paper
  }

  private func severities(_ paper: Paper, page: Int) throws -> Set<Severity> {
    let audited = try PaperAuditor(ProfileLibrary.load()).audit(paper, file: "件")
    return Set(audited.findings.filter { $0.place.page == page }.map(\.severity))
  }

  @Test("an error on a printed page stays one; on a recognised page it asks, and says why")
  func regraded() throws {
    #expect(try severities(paper(recognised: []), page: 1).contains(.error))
    let mixed = paper(recognised: [1])
    #expect(try severities(mixed, page: 1).isSubset(of: [.question, .info]))
    #expect(try severities(mixed, page: 2).contains(.error))
    let found = try PaperAuditor(ProfileLibrary.load()).audit(mixed, file: "件").findings
    #expect(found.contains { $0.severity == .question && $0.message.contains("扫描件") })
  }

  @Test("so it is for a recognised file among joined ones")
  func joined() throws {
    let joined = JoinedPaper([
      .init(file: "印.pdf", paper: paper(recognised: [])), .init(file: "扫.pdf", paper: paper(recognised: [1, 2])),
    ])
    let found = try PaperAuditor(ProfileLibrary.load()).audit(joined, file: "印.pdf").findings
    #expect(found.contains { $0.place.file == "印.pdf" && $0.severity == .error })
    let doubted = found.filter { finding in finding.sides.contains { $0.place.file == "扫.pdf" } }
    #expect(!doubted.isEmpty && doubted.allSatisfy { $0.severity == .question || $0.severity == .info })
  }
}
