import HengValues
import Testing

@Suite("Indicator values, generated")
struct IndicatorPropertyTests {
  @Test("every typed form prints a text that parses to the same form")
  func formRoundTrip() {
    var dice = CodeDice(61)
    var seen: Set<GrammarClass> = []
    for _ in 0..<6_000 {
      let form = dice.form()
      seen.insert(GrammarClass(form))
      let value = IndicatorValue(parsing: form.text, name: "某指标")
      #expect(value.form == form, "\(form.text)")
      #expect(value.text == form.text && value.isEmpty == (form == .empty))
    }
    #expect(seen == Set(GrammarClass.allCases).subtracting([.V13, .unrecognised]), "the generator left a class out")
  }

  @Test("white space and full-width signs inside a cell change nothing but the printed text")
  func untidyCells() {
    var dice = CodeDice(62)
    for _ in 0..<3_000 {
      let form = dice.form()
      let spoilt = untidy(form.text, &dice)
      let value = IndicatorValue(parsing: spoilt, name: "某指标")
      #expect(value.form == form && value.printed == spoilt, "\(spoilt)")
    }
  }

  @Test("noise never stops the parser, is never turned into something else, and printing it again changes nothing")
  func noise() {
    var dice = CodeDice(63)
    var unrecognised = 0
    for _ in 0..<8_000 {
      let text = dice.noise()
      let value = IndicatorValue(parsing: text)
      #expect(value.printed == text)
      if case .unrecognised(let kept) = value.form {
        unrecognised += 1
        #expect(kept == text.halfWidth.withoutSpaces && value.magnitude == nil && value.dimension == .none)
      }
      let again = IndicatorValue(parsing: value.text)
      #expect(again.form == value.form && again.text == value.text, "\(text)")
    }
    #expect((3_000...7_500).contains(unrecognised), "\(unrecognised) of 8000: the noise is too wild or too tame")
  }

  @Test("no digit of a recognised cell is lost")
  func digitsKept() {
    var dice = CodeDice(64)
    for _ in 0..<8_000 {
      let text = dice.noise()
      let value = IndicatorValue(parsing: text)
      // Leading zeros of a number may go, and nothing else: no digit other than 0 disappears.
      func digits(_ text: String) -> [Unicode.Scalar] { text.halfWidth.unicodeScalars.filter { ("1"..."9").contains($0) } }
      #expect(digits(value.text) == digits(text), "\(text) → \(value.text)")
    }
  }
}
