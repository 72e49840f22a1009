import HengTestSupport
import Testing

@testable import HengWriters

@Suite("Text that needs no escape is told from text that does")
struct PlainTextTests {
  private static let pieces =
    [
      "年", "月", "日", "局", "县", "示例", "1", "12", "2022", "-", ".", ",", "%", "+", "/", ":", "_", "~", "<", ">", "&", "\"", "'", "A", " ",
      "\n", "“", "—",
      "（", "\u{85}", "\u{2028}", "\u{7F}", "\t", "é", "😀", "\u{0}",
    ] + [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE].compactMap { Unicode.Scalar($0).map(String.init) }

  /// A control character sends a text the long way and is dropped there.
  @Test("both ways give the same")
  func same() {
    var random = SeededGenerator(11)
    for round in 0..<20_000 {
      let alphabet = round.isMultiple(of: 2) ? Self.pieces : Array(Self.pieces.prefix(18))
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      #expect(HTMLEscape.words(text) == HTMLEscape.words(text + "\u{1}"), "\(text.debugDescription)")
      #expect(HTMLEscape.text(text) == HTMLEscape.text(text + "\u{1}"))
      #expect(HTMLEscape.attribute(text) == HTMLEscape.attribute(text + "\u{1}"))
    }
  }

  @Test("names and purposes of a list are plain, dates and ranges are not")
  func kinds() {
    for text in ["第37县", "示例局0", "示例项目12", "种植补贴", "", "12.5万元"] { #expect(PlainText.isWords(text), "\(text)") }
    for text in ["2024年", "8月", "2021-2022", "5%", "<", "甲\n乙"] { #expect(!PlainText.isWords(text), "\(text)") }
    #expect(PlainText.hasNothingToEscape("2021-2022") && !PlainText.hasNothingToEscape("A&B"))
  }
}
