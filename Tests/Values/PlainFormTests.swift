import HengValues
import Testing

@Suite("What a ledger is full of is read on a short way")
struct PlainFormTests {
  /// Full-width digits are never read on the short way.
  private func wide(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { 0x30...0x39 ~= $0.value ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
  }

  private func same<Value: Equatable>(_ text: String, _ read: (String) throws -> Value) {
    #expect((try? read(text)) == (try? read(wide(text))), "\(text)")
  }

  @Test("dates")
  func dates() throws {
    var dice = CodeDice(3)
    for _ in 0..<4_000 {
      let text = [dice.digits(4), dice.signs(1, of: "0012") + dice.digits(1), dice.signs(1, of: "0123") + dice.digits(1)].joined(
        separator: dice.pick(["-", "-", "-", "/", "", "."]))
      same(text) { try CivilDate($0) }
      same(corrupting(text, of: "0123456789-/ ", &dice)) { try CivilDate($0) }
    }
    for number in stride(from: CivilDate.earliest.dayNumber, through: CivilDate.latest.dayNumber, by: 97) {
      let day = CivilDate(clampingDayNumber: number)
      #expect(try CivilDate(day.text) == day && CivilDate(wide(day.text)) == day)
    }
    #expect(try CivilDate(year: 7, month: 3, day: 9).text == "0007-03-09")
  }

  @Test("numbers")
  func numbers() throws {
    var dice = CodeDice(4)
    for _ in 0..<4_000 {
      let text = dice.signs(dice.int(1...26), of: "00123456789")
      for text in [text, corrupting(text, of: "0123456789.,- ", &dice)] {
        same(text) { try ExactDecimal(parsing: $0) }
        same(text) { try ExactDecimal(parsing: $0).description }
      }
    }
  }

  @Test("codes of counties")
  func counties() {
    var dice = CodeDice(5)
    for _ in 0..<6_000 {
      let text = dice.pick(["11", "64", "14", "99", "00", "82"]) + dice.signs(dice.pick([4, 4, 4, 2, 7]), of: "000123456789")
      same(text) { try AdministrativeDivision($0) }
    }
  }
}
