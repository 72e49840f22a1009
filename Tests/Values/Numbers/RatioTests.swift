import HengValues
import Testing

@Suite("Exact ratios")
struct RatioTests {
  @Test("the laws of a field hold on generated values")
  func field() throws {
    var dice = CodeDice(21)
    for _ in 0..<1_500 {
      let (a, b, c) = (dice.ratio(), dice.ratio(), dice.ratio())
      #expect(a + b == b + a && a * b == b * a)
      #expect((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a + .zero == a && a * .one == a && a + -a == .zero && a - b == a + -b)
      if a.isZero {
        #expect(b.divided(by: a) == nil)
      } else {
        let quotient = try #require(b.divided(by: a))
        #expect(quotient * a == b)
      }
    }
  }

  @Test("order is total, agrees with subtraction, and equal fractions are one value")
  func order() {
    var dice = CodeDice(22)
    for _ in 0..<2_000 {
      let (a, b, c) = (dice.ratio(12), dice.ratio(12), dice.ratio(12))
      #expect([a < b, a == b, b < a].count { $0 } == 1)
      #expect((a < b) == (a - b).isNegative && (a == b) == (a - b).isZero)
      if a < b { #expect(a + c < b + c) }
      let factor = Int128(dice.int(1...9) * (dice.chance(2) ? 1 : -1))
      let (top, bottom) = (Int128(dice.int(-40...40)), Int128(dice.int(1...40)))
      let (plain, scaled) = (Ratio(top, bottom), Ratio(top * factor, bottom * factor))
      #expect(plain == scaled && plain.hashValue == scaled.hashValue && plain.isNegative == (top < 0))
    }
  }

  @Test(
    "halves round away from zero, also below zero",
    arguments: [
      (1, 2, 0, "1"), (-1, 2, 0, "-1"), (3, 2, 0, "2"), (-3, 2, 0, "-2"), (5, 2, 0, "3"), (49, 100, 0, "0"), (-49, 100, 0, "0"),
      (5, 1000, 2, "0.01"), (-5, 1000, 2, "-0.01"), (4999, 1_000_000, 2, "0.00"), (2, 3, 2, "0.67"), (-2, 3, 2, "-0.67"),
      (900, 95, 2, "9.47"), (15252, 88356, 4, "0.1726"), (1, 3, 12, "0.333333333333"), (995, 1000, 2, "1.00"), (0, 7, 3, "0.000"),
    ])
  func halves(top: Int, bottom: Int, decimals: Int, printed: String) {
    #expect(Ratio(Int128(top), Int128(bottom)).rounded(decimals).description == printed)
  }

  @Test("rounding equals whole-number arithmetic, exact ties among the cases")
  func rounding() {
    var dice = CodeDice(23)
    for _ in 0..<4_000 {
      let decimals = dice.int(0...5)
      let bottom = dice.chance(2) ? 2 * Int128.powerOfTen(decimals) : Int128(dice.int(1...9_999))
      let top = Int128(dice.int(-999_999...999_999))
      let doubled = 2 * top.magnitude * UInt128(Int128.powerOfTen(decimals))
      let expected = Int128((doubled + UInt128(bottom)) / (2 * UInt128(bottom)))
      let rounded = Ratio(top, bottom).rounded(decimals)
      #expect(rounded.coefficient == (top < 0 ? -expected : expected) && rounded.decimals == decimals, "\(top)/\(bottom)")
    }
  }

  @Test("a ratio is a decimal exactly when twelve digits hold it, and prints as one")
  func exactDecimal() {
    #expect(Ratio(9, 10).exactDecimal?.description == "0.9" && Ratio(9, 10).description == "0.9")
    #expect(Ratio(90, 95).exactDecimal == nil && Ratio(90, 95).description == "18/19")
    #expect(Ratio(-1, 8).description == "-0.125" && Ratio(6, -3).description == "-2")
    #expect(Ratio(1, Int128.powerOfTen(12)).exactDecimal?.description == "0.000000000001")
    #expect(Ratio(1, Int128.powerOfTen(13)).exactDecimal == nil)
    var dice = CodeDice(24)
    for _ in 0..<1_000 {
      let value = dice.decimal(decimals: 0...12)
      #expect(value.ratio.exactDecimal?.description == value.trimmed.description)
    }
  }

  @Test("products far beyond a machine word stay exact")
  func large() throws {
    let big = Ratio(Int128.powerOfTen(36) + 7, 3)
    let product = big * big * big
    #expect(product.divided(by: big)?.divided(by: big) == big && product != product + Ratio(1, Int128.powerOfTen(30)))
  }
}
