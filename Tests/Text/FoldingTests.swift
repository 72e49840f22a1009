import HengText
import HengValues
import Testing

@Suite("One folding of written language")
struct FoldingTests {
  private func folded(_ text: String, chineseDigits: Bool = false) -> String {
    String(decoding: Folding(text, chineseDigits: chineseDigits).bytes, as: UTF8.self)
  }

  @Test(
    "Each dress comes off",
    arguments: [
      ("ＡＢｃ１２％（）：；，．", "ABc12%():;,."), ("𝟏𝟐𝟑𝒜𝐁", "123AB"), ("a\u{200B}b\u{FEFF}c\u{AD}d", "abcd"),
      ("a\u{3000}b\u{A0}c\u{2009}d", "a b c d"),
      ("1－2—3–4−5", "1-2-3-4-5"), ("⽤⼈⾏", "用人行"), ("⻓⻔⻢", "长门马"), ("〔2022〕【1】", "[2022][1]"), ("a·b•c", "a.b.c"), ("٠١٢", "012"),
      ("①②③", "123"), ("⑴⑵", "12"),
      ("“x”‘y’", "\"x\"'y'"), ("\r\n", "\n\n"), ("Ⅹⅹ", "Xx"),
    ])
  func dresses(text: String, plain: String) { #expect(folded(text) == plain) }

  @Test("A mark of an item or a note is no digit; Chinese digits only where asked for")
  func marks() {
    #expect(folded("①13") == "①13" && folded("12m²") == "12m²")
    #expect(folded("一卡通") == "一卡通" && folded("一卡通", chineseDigits: true) == "1卡通")
    #expect(folded("二〇二三", chineseDigits: true) == "2023" && folded("壹零⼋", chineseDigits: true) == "108")
  }

  @Test("Each folded byte knows where it stood")
  func places() {
    let text = "甲１\u{200B}２乙"
    let folding = Folding(text)
    #expect(folding.text(3..<5) == "12" && folding.source(3..<5) == 3..<12 && folding.source(0..<3) == 0..<3)
    #expect(folding.source(folding.bytes.count - 3..<folding.bytes.count) == 12..<15)
  }

  @Test("Two writings of one name have one key")
  func keys() {
    let key = Folding.key("示例河（A段）治理一期")
    for other in ["示例河(a段)治理1期", "示例 河【Ａ段】治理“一”期", "示\u{200B}例河·A段-治理一期", "示例河\n(A段)治理⼀期"] {
      #expect(Folding.key(other) == key, "\(other)")
    }
    #expect(Folding.key("示例河（B段）治理一期") != key)
  }
}
