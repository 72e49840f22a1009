import Foundation
import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

/// What a paper costs grows as the paper does (线性增长): in processor time for each byte, over sizes ten times apart (HENG_GROWTH=full: up to 2 MB).
@Suite("What weighing costs grows with the paper", .serialized)
struct GrowthTests {
  private static let sizes =
    ProcessInfo.processInfo.environment["HENG_GROWTH"] == "full" ? [20_000, 200_000, 2_000_000] : [20_000, 200_000]

  enum Kind: String, CaseIterable { case forms, sentences, linesBehindForm }

  @Test("the cost of a byte stays the same", arguments: Kind.allCases)
  func cost(kind: Kind) throws {
    let auditor = PaperAuditor(try ProfileLibrary.load())
    var costs: [Double] = []
    for size in Self.sizes {
      let bytes = Array(try Self.text(kind, size).utf8)
      let start = Self.processorSeconds
      _ = try auditor.audit(try TextReader.read(bytes), file: "件")
      costs.append((Self.processorSeconds - start) / Double(bytes.count))
    }
    let least = try #require(costs.min())
    #expect(costs.last.map { $0 < least * 3 } ?? false, "\(kind) \(costs.map { $0 * 1_000_000_000 }) ns")
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  private static func text(_ kind: Kind, _ size: Int) throws -> String {
    var lines: [String] = []
    var count = 0
    var sentences = GeneratedSentences(seed: 7)
    func add(_ line: String) {
      lines.append(line)
      count += line.utf8.count + 1
    }
    if kind == .linesBehindForm { try form(1).split(separator: "\n", omittingEmptySubsequences: false).forEach { add(String($0)) } }
    var number = 0
    while count < size {
      number += 1
      switch kind {
      case .forms: try form(UInt64(number % 40)).split(separator: "\n", omittingEmptySubsequences: false).forEach { add(String($0)) }
      case .sentences: add(sentences.sentence(number, isWrong: number.isMultiple(of: 5)))
      case .linesBehindForm: add("第\(number)批物资已发放到\(["东河", "西山", "南坪"][number % 3])村")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A form without delimiters: its cells on lines of their own.
  private static func form(_ seed: UInt64) throws -> String {
    let ledger = try LayoutLedger(seed: seed)
    let paper = try OfficialFormTests().paper("monitoring.xingqing", ledger.ledger, ledger.county)
    return paper.asText.replacing("\t", with: "\n")
  }
}
