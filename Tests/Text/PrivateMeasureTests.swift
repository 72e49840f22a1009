import HengPrivatePapers
import HengTestSupport
import HengText
import Testing

@Suite("What is private in a text, by the thousand")
struct PrivateMeasureTests {
  static let seeds: [UInt64] = [20_261_129] + RandomSeed.asked

  @Test("At least 98 of a hundred planted texts are found, each with its kind", arguments: seeds)
  func planted(seed: UInt64) {
    var texts = PlantedTexts(seed: seed)
    let missed = (0..<2400).compactMap { _ -> PrivatePaper? in
      let paper = texts.next()
      return PrivateReading.stretches(in: paper.text, labels: paper.labels).contains { "\($0.kind)" == paper.kind } ? nil : paper
    }
    #expect(missed.count * 50 <= 2400, "seed \(seed): \(missed.prefix(20).map { "\($0.recipe): \($0.text)" })")
  }

  @Test("At most two of a hundred harmless texts are held back", arguments: seeds)
  func clean(seed: UInt64) {
    var texts = CleanTexts(seed: seed)
    let held = (0..<2400).compactMap { _ -> PrivatePaper? in
      let paper = texts.next()
      return PrivateReading.stretches(in: paper.text, labels: paper.labels).isEmpty ? nil : paper
    }
    #expect(held.count * 50 <= 2400, "seed \(seed): \(held.prefix(20).map { "\($0.recipe): \($0.text)" })")
  }

  @Test("A covered text shows nothing private any more and keeps its length", arguments: seeds)
  func covered(seed: UInt64) {
    var texts = PlantedTexts(seed: seed)
    for _ in 0..<600 {
      let paper = texts.next()
      guard paper.kind != "health", !PrivateReading.stretches(in: paper.text).isEmpty else { continue }
      let masked = PrivateMask.masked(paper.text)
      #expect(!masked.contains(paper.written), "seed \(seed): \(paper.text) → \(masked)")
      #expect(masked.unicodeScalars.count == paper.text.unicodeScalars.count)
    }
  }

  @Test("Ranges lie in the text, in order, at whole signs, whatever the bytes", arguments: seeds)
  func ranges(seed: UInt64) {
    var chance = SeededGenerator(seed)
    let signs = Array("13800138000６二〇壹-－ .,、;（)\u{200B}①𝟏Xx张某患癌号码账\n\t\u{0}é").map(String.init)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...40, using: &chance)).map { _ in signs[Int.random(in: 0..<signs.count, using: &chance)] }.joined()
      var last = 0
      let whole = Array(text.utf8)
      for stretch in PrivateReading.stretches(in: text) {
        #expect(stretch.range.lowerBound >= last && stretch.range.upperBound <= whole.count && !stretch.range.isEmpty)
        #expect(String(validating: whole[stretch.range], as: UTF8.self) != nil, "seed \(seed): \(text)")
        last = stretch.range.upperBound
      }
    }
  }

  @Test("Four times the text takes about four times as long")
  func linear() {
    func time(_ text: String) -> Duration {
      let clock = ContinuousClock()
      return (0..<3).map { _ in clock.measure { _ = PrivateReading.stretches(in: text) } }.min() ?? .zero
    }
    for piece in ["1 3 8-0013.", "账号：", "张某某患", "1,380,013,", "(0358)", "合同编号1", "A1B2", "一三八〇", "某", "1\u{200B}"] {
      let (short, long) = (String(repeating: piece, count: 500), String(repeating: piece, count: 2000))
      #expect(time(long) < time(short) * 10 + .milliseconds(20), "\(piece)")
    }
  }
}
