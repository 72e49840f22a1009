import HengValues
import Testing

@Suite("Amounts of money, counted in 分 and as printed")
struct MoneyTests {
  @Test(
    "printed amounts are exact in 分, whatever their unit",
    arguments: [
      ("6.5904", MoneyUnit.wanYuan, 6_590_400), ("43.2039", .yiYuan, 432_039_000_000), ("152.52", .wanYuan, 152_520_000),
      ("659004", .yuan, 65_900_400), ("27,266,890.28", .yuan, 2_726_689_028), ("０．０１", .yuan, 1), ("-3.59", .wanYuan, -3_590_000),
      ("0.000001", .wanYuan, 1), ("0.0000010", .wanYuan, 1), ("1.230", .yuan, 123), ("0.0000000001", .yiYuan, 1),
    ])
  func exact(text: String, unit: MoneyUnit, fen: Int) throws {
    let amount = try PrintedAmount(parsing: text, unit: unit)
    #expect(amount.money == Money(fen: Int128(fen)))
    #expect(amount.interval.contains(amount.money.yuan.ratio))
  }

  @Test("6.5904万元 is 65904.00元 and prints its own digits")
  func wanYuan() throws {
    let amount = try PrintedAmount(parsing: "6.5904", unit: .wanYuan)
    #expect(amount.money.yuan.description == "65904.00" && amount.text == "6.5904万元")
    #expect(amount.money.printed(in: .yuan, decimals: 2).text == "65904.00元" && amount.money.printed(in: .yuan).text == "65904元")
    #expect(try PrintedAmount(parsing: "150.00", unit: .wanYuan).text == "150.00万元")
  }

  @Test(
    "amounts finer than 分 or beyond 十万亿元 are refused in Chinese",
    arguments: [
      ("1.234", MoneyUnit.yuan, "按元计不足一分"), ("0.0000001", .wanYuan, "按万元计不足一分"), ("0.00000000001", .yiYuan, "按亿元计不足一分"),
      ("10000000000000.01", .yuan, "按元计超过十万亿元"), ("1000000000.000001", .wanYuan, "按万元计超过十万亿元"), ("-100001", .yiYuan, "按亿元计超过十万亿元"),
      ("999999999999999999999999", .yiYuan, "按亿元计超过十万亿元"), ("1.2.3", .yuan, "小数点位置不对"),
    ])
  func refusals(text: String, unit: MoneyUnit, reason: String) throws {
    let error = try #require(refusal { () throws(ValueError) in try PrintedAmount(parsing: text, unit: unit) })
    #expect(error.reason == reason && error.message.contains("“\(text)”无法识别") && !error.remedy.isEmpty)
  }

  @Test("十万亿元 itself is still read", arguments: [("10000000000000", MoneyUnit.yuan), ("-1000000000", .wanYuan), ("100000", .yiYuan)])
  func limit(text: String, unit: MoneyUnit) throws {
    #expect(try PrintedAmount(parsing: text, unit: unit).money.fen.magnitude == Money.mostFen.magnitude)
  }

  @Test("an amount printed in any unit reads back as the same amount")
  func roundTrip() throws {
    var dice = CodeDice(41)
    for _ in 0..<1_500 {
      let most = Int128.powerOfTen(dice.int(0...15))
      let money = Money(fen: Int128.random(in: -most...most, using: &dice))
      for unit in MoneyUnit.allCases {
        let decimals = dice.int(0...6)
        let printed = money.printed(in: unit, decimals: decimals)
        #expect(try PrintedAmount(parsing: printed.digits.grouped, unit: unit) == printed && printed.money == money)
        let beyond = printed.digits.decimals > decimals ? printed.digits.trimmed.decimals : decimals
        #expect(printed.digits.decimals == beyond, "\(printed.text) has superfluous zeros")
      }
    }
  }

  @Test(
    "a computed amount finer than 分 rounds half away from zero",
    arguments: [("1.005", 101), ("-1.005", -101), ("1.0049", 100), ("0.004", 0)])
  func finer(text: String, fen: Int) throws {
    #expect(PrintedAmount(try ExactDecimal(parsing: text), .yuan).money == Money(fen: Int128(fen)))
  }

  @Test("sums and differences hold to the last 分, ratios are exact")
  func arithmetic() {
    var dice = CodeDice(42)
    let amounts = (0..<1_000).map { _ in Money(fen: Int128(dice.int(-1_000_000_000...1_000_000_000))) }
    #expect(amounts.sum.fen == amounts.map(\.fen).reduce(0, +) && [Money]().sum == .zero)
    #expect(amounts[0] - amounts[1] + amounts[1] == amounts[0] && (-amounts[0] + amounts[0]).isZero)
    #expect(amounts.sorted().map(\.fen) == amounts.map(\.fen).sorted())
    #expect(amounts[0].isNegative == (amounts[0].fen < 0))
    let (paid, budget) = (Money(fen: 152_520_000), Money(fen: 883_560_000))
    #expect(paid.ratio(to: budget)?.rounded(4).description == "0.1726" && paid.ratio(to: .zero) == nil)
  }
}
