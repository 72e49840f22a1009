import HengValues
import Testing

@Suite("Percentages, points and counted things")
struct QuantityTests {
  private func percentage(_ text: String) throws -> Percentage { try Percentage(parsing: text) }

  @Test(
    "percentages are read with their digits",
    arguments: [
      ("95.30%", "95.30%"), ("95.3％", "95.3%"), ("９５％", "95%"), ("95百分比", "95%"), (" 95 % ", "95%"), ("1,234.5%", "1234.5%"),
      ("-2%", "-2%"), ("0%", "0%"),
    ])
  func readings(text: String, printed: String) throws {
    let value = try percentage(text)
    #expect(value.text == printed)
    #expect(try percentage(value.text) == value)
    #expect(value.interval.contains(value.ratio))
  }

  @Test(
    "a share without its sign, or with two, is refused",
    arguments: [("95", "百分比", "没有百分号"), ("", "百分比", "没有百分号"), ("%", "数字", "没有数字"), ("90%%", "数字", "含有“%”"), ("2个百分点", "百分比", "没有百分号")])
  func refusals(text: String, what: String, reason: String) throws {
    let error = try #require(refusal { () throws(ValueError) in try Percentage(parsing: text) })
    #expect(error.what == what && error.reason == reason)
  }

  @Test("a ratio becomes a share by rounding once, two digits unless told otherwise")
  func ofRatio() {
    #expect(Percentage(of: Ratio(15252, 88356)).text == "17.26%" && Percentage(of: Ratio(15252, 88356), decimals: 0).text == "17%")
    #expect(Percentage(of: Ratio(-1, 800)).text == "-0.13%" && Percentage(of: .one, decimals: 1).text == "100.0%")
    var dice = CodeDice(51)
    for _ in 0..<1_000 {
      let (ratio, decimals) = (dice.ratio(), dice.int(0...4))
      let share = Percentage(of: ratio, decimals: decimals)
      #expect(share.interval.contains(ratio) && Percentage(of: share.ratio, decimals: decimals) == share)
    }
  }

  @Test("the difference of two shares is in points, and points move a share back")
  func points() throws {
    let (high, low, twoAndHalf) = (try percentage("97.5%"), try percentage("95%"), try percentage("2.5%"))
    #expect((high - low).text == "2.5个百分点" && (low - high).text == "-2.5个百分点")
    #expect(low + (high - low) == high && high + (low - high) == low)
    // Two and a half points are not two and a half per cent of 95.
    #expect((low + (high - low)).ratio != low.ratio * (Ratio.one + twoAndHalf.ratio))
  }

  @Test("only things of one measure are added or compared: 人, 户 and 人次 never mix")
  func quantities() {
    let people = Quantity(ExactDecimal(1271), .person)
    #expect((people + Quantity(ExactDecimal(29), .person))?.text == "1300人")
    #expect(people.ratio(to: Quantity(ExactDecimal(14_700), .person)) == Ratio(1271, 14_700))
    #expect(people.ratio(to: Quantity(.zero, .person)) == nil)
    for unit in MeasureUnit.allCases where unit != .person {
      #expect(people + Quantity(ExactDecimal(1), unit) == nil && people.ratio(to: Quantity(ExactDecimal(1), unit)) == nil, "\(unit)")
    }
  }

  @Test("every measure word is found whole at the start of a text, never a shorter one inside it", arguments: MeasureUnit.allCases)
  func leading(unit: MeasureUnit) throws {
    let found = try #require(MeasureUnit.leading("\(unit.rawValue)/x"))
    #expect(found.unit == unit && found.rest == "/x")
    #expect(MeasureUnit.leading("甲\(unit.rawValue)") == nil)
  }

  @Test("人/次 is the misprint of 人次")
  func perTime() throws {
    let found = try #require(MeasureUnit.leading("人/次以上"))
    #expect(found.unit == .personTime && found.rest == "以上")
  }
}
