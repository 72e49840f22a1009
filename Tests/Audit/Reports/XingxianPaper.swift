import HengAudit
import HengDocuments
import HengTestSupport

/// The published final accounts of one county bureau (S002) with the words of its reports, where the corpus is at hand.
enum XingxianPaper {
  static let file = "S002-xingxian-2022-final-accounts.txt"

  static var bytes: [UInt8]? { CorpusPapers.bytes("S002") }
  static var isThere: Bool { Corpus.runs(bytes != nil) }

  static func words() throws -> PaperWords? {
    guard let paper = try CorpusPapers.paper("S002") else { return nil }
    return PaperWords(paper, file: file, forms: Recogniser.grids.forms(paper, file))
  }
}
