import Foundation
import HengDomain
import HengOperations
import HengValues
import Testing

/// `Samples/sx.xingxian/2022/score/*.json` are the six self-evaluations as input of `heng score`, made from the sample.
/// Write them anew with `HENG_WRITE_DOCS=1 swift test --filter ScoreInputTests`.
@Suite("Score inputs of the sample")
struct ScoreInputTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/sx.xingxian/2022/score")

  @Test("each file is what the sample says", arguments: 1...6)
  func current(number: Int) throws {
    let samples = try SampleLedgers.load()
    let ledger = try #require(samples.ledgers.first { $0.project.id.text == "sx.xingxian.2022.S\(number)" })
    let text = try #require(ledger.selfEvaluations.first).scoreInput(ledger, profile: "sx.xingxian")
    let file = Self.folder.appendingPathComponent("S\(number).json")
    if ProcessInfo.processInfo.environment["HENG_WRITE_DOCS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
