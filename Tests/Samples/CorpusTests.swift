import Foundation
import HengTestSupport
import Testing

@Suite("Published papers beside the repository")
struct CorpusTests {
  @Test("An absent paper skips a suite; a required one makes it run and fail")
  func absence() throws {
    #expect(Corpus.runs(true, required: false) && Corpus.runs(true, required: true))
    #expect(Corpus.runs(false, required: true))
    #expect(throws: CorpusAbsent.self) { try Corpus.mayLack("S999", required: true) }
  }

  @Test("Under HENG_CORPUS=required the four papers are there")
  func required() {
    guard Corpus.isRequired else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Corpus.folder.path)) ?? []
    for key in ["S000", "S001", "S002", "S004"] { #expect(names.contains { $0.hasPrefix(key) }, "没有 \(key)") }
  }
}
