import Foundation
import HengSamples
import Testing

/// The written parts are ours: facts and figures of a paper, never its sentences.
@Suite("Written samples in our own words")
struct OwnWordsTests {
  private static let shortest = 24

  private static func runs(_ text: String) -> [ArraySlice<UInt32>] {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
    return scalars.count < shortest ? [] : (0...(scalars.count - shortest)).map { scalars[$0..<($0 + shortest)] }
  }

  /// Titles of documents are official and may be long.
  private static func texts(_ disclosure: SampleDisclosure) -> [String] {
    var texts = disclosure.duties ?? []
    texts += disclosure.organisation ?? []
    texts += (disclosure.texts ?? [:]).values
    texts += (disclosure.corrections ?? []).flatMap { [$0.value, $0.reason] }
    if let evaluation = disclosure.departmentEvaluation { texts += evaluation.achievements + evaluation.problems + evaluation.measures }
    if let targets = disclosure.targets { texts += [targets.overall] + (targets.items + targets.safeguards).map(\.text) }
    for report in disclosure.reports {
      texts += report.background + report.content + report.implementation + [report.stageObjective, report.achievement]
      texts += report.evidence.map(\.text) + report.experience + report.problems + report.measures + report.suggestions
    }
    return texts
  }

  @Test("A run of 24 equal characters would be found")
  func isSensitive() {
    let paper = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    let known = Set(Self.runs(paper))
    #expect(!known.isDisjoint(with: Self.runs("前\(paper.prefix(12)) \(paper.dropFirst(12).prefix(12))后")))
    #expect(known.isDisjoint(with: Self.runs("\(paper.prefix(23))后\(paper.suffix(3))")))
  }

  @Test("No written text shares a run of 24 characters with a published paper", .enabled(if: SourcePaper.isPresent))
  func ownWords() throws {
    let known = Set(SourcePaper.all.values.flatMap { Self.runs($0.lines.joined()) })
    let samples = try Samples.load()
    var written = samples.disclosures.flatMap(Self.texts)
    written += samples.accounts.flatMap { $0.notes.map(\.text) + $0.payments.map(\.summary) }
    #expect(written.count > 200)
    #expect(written.filter { !known.isDisjoint(with: Self.runs($0)) } == [])
  }
}
