import HengValues
import Testing

@Suite("What printed digits allow")
struct IntervalTests {
  private func decimal(_ text: String) throws -> ExactDecimal { try ExactDecimal(parsing: text) }

  @Test(
    "a figure allows half a unit of its last digit; the tie belongs to the figure it rounds to",
    arguments: [
      ("12.3", "12.25", true, "12.35", false), ("-12.3", "-12.35", false, "-12.25", true), ("0.00", "-0.005", false, "0.005", false),
      ("12.30", "12.295", true, "12.305", false), ("7", "6.5", true, "7.5", false), ("1000", "999.5", true, "1000.5", false),
    ])
  func digits(text: String, low: String, lowIsIn: Bool, high: String, highIsIn: Bool) throws {
    let interval = try decimal(text).interval
    #expect(interval.lower == Interval.Bound(try decimal(low).ratio, isClosed: lowIsIn))
    #expect(interval.upper == Interval.Bound(try decimal(high).ratio, isClosed: highIsIn))
    #expect(try interval.contains(decimal(low).ratio) == lowIsIn && interval.contains(decimal(high).ratio) == highIsIn)
  }

  @Test("a value lies in a figure's interval exactly when it rounds to that figure")
  func soundAndTight() {
    var dice = CodeDice(31)
    for _ in 0..<4_000 {
      let decimals = dice.int(0...3)
      let printed = ExactDecimal(coefficient: Int128(dice.int(-30...30)), decimals: decimals)
      // Steps of a tenth of a unit: ends of the interval come up as often as anything else.
      let step = Ratio(Int128(dice.int(-12...12)), 10 * Int128.powerOfTen(decimals))
      let value = dice.chance(3) ? dice.ratio() : printed.ratio + step
      #expect(printed.interval.contains(value) == (value.rounded(decimals) == printed), "\(printed) \(value)")
      #expect(value.rounded(decimals).interval.contains(value), "\(value)")
    }
  }

  @Test("sums, differences, products and quotients of printed figures allow the true results")
  func arithmetic() throws {
    var dice = CodeDice(32)
    var quotients = 0
    for _ in 0..<2_000 {
      let values = [Int128(10), 1].map { Ratio(Int128(dice.int(-600...600)), 4 * $0) }
      let intervals = values.map { $0.rounded(dice.int(0...2)).interval }
      #expect((intervals[0] + intervals[1]).contains(values[0] + values[1]))
      #expect((intervals[0] - intervals[1]).contains(values[0] - values[1]))
      #expect((intervals[0] * intervals[1]).contains(values[0] * values[1]), "\(values)")
      #expect((-intervals[0]).contains(-values[0]))
      guard let quotient = intervals[0].divided(by: intervals[1]) else {
        #expect(intervals[1].contains(.zero), "\(values) can be divided")
        continue
      }
      quotients += 1
      let exact = try #require(values[0].divided(by: values[1]))
      #expect(quotient.contains(exact), "\(values)")
    }
    #expect(quotients > 1_500)
  }

  @Test("whatever ends are open or closed, results of members lie in the computed interval")
  func members() {
    var dice = CodeDice(33)
    for _ in 0..<1_500 {
      let (left, right) = (interval(&dice), interval(&dice))
      // Small whole ends and steps of a quarter: zeros, ends and equal corners are common.
      let steps = (-8...8).map { Ratio($0, 4) }
      let (x, y) = (dice.pick(steps.filter(left.contains)), dice.pick(steps.filter(right.contains)))
      #expect((left * right).contains(x * y), "\(left) × \(right) lacks \(x) × \(y)")
      #expect((left + right).contains(x + y) && (left - right).contains(x - y))
      #expect(left.overlaps(right) || x != y)
      if let quotient = left.divided(by: right), let exact = x.divided(by: y) { #expect(quotient.contains(exact)) }
    }
  }

  private func interval(_ dice: inout CodeDice) -> Interval {
    let (low, high) = (dice.int(-2...2), dice.int(-2...2))
    if low == high { return Interval(Ratio(Int128(low))) }
    return Interval(
      lower: Interval.Bound(Ratio(Int128(min(low, high))), isClosed: dice.chance(2)),
      upper: Interval.Bound(Ratio(Int128(max(low, high))), isClosed: dice.chance(2)))
  }

  @Test("computed intervals are no wider than their corners")
  func corners() throws {
    let (two, three, zero) = (try decimal("2").interval, try decimal("3").interval, try decimal("0").interval)
    func interval(_ low: Ratio, _ lowIsIn: Bool, _ high: Ratio, _ highIsIn: Bool) -> Interval {
      Interval(lower: Interval.Bound(low, isClosed: lowIsIn), upper: Interval.Bound(high, isClosed: highIsIn))
    }
    #expect(two + three == interval(Ratio(4), true, Ratio(6), false))
    #expect(three - two == interval(.zero, false, Ratio(2), false))
    #expect(two * three == interval(Ratio(15, 4), true, Ratio(35, 4), false))
    #expect(-two * three == interval(Ratio(-35, 4), false, Ratio(-15, 4), true))
    #expect(zero * three == interval(Ratio(-7, 4), false, Ratio(7, 4), false))
    #expect(three.divided(by: two) == interval(.one, false, Ratio(7, 3), false))
    #expect(three.divided(by: zero) == nil && Interval(.zero) * three == Interval(.zero))
  }

  @Test("two figures agree when one value can stand behind both")
  func overlaps() throws {
    let cases: [(String, String, Bool)] = [
      ("12.3", "12.30", true), ("12.3", "12.34", true), ("12.3", "12.35", true), ("12.3", "12.36", false), ("12.3", "12.4", false),
      ("-12.3", "-12.35", true), ("-12.3", "-12.36", false), ("0", "0.49", true), ("0", "0.51", false), ("1", "-1", false),
    ]
    for (left, right, agree) in cases {
      let (a, b) = (try decimal(left).interval, try decimal(right).interval)
      #expect(a.overlaps(b) == agree && b.overlaps(a) == agree, "\(left) \(right)")
    }
    // 12.25 rounds to 12.3 and is its lower end; 12.35 rounds to 12.4 and is not in 12.3.
    #expect(try decimal("12.3").interval.overlaps(Interval(decimal("12.25").ratio)))
    #expect(try !decimal("12.3").interval.overlaps(Interval(decimal("12.35").ratio)))
  }

  @Test(
    "a printed share agrees with its printed parts by their digits alone",
    arguments: [
      ("3.59", "23.15", "15.48%", true), ("3.59", "23.15", "15.53%", true), ("3.59", "23.15", "15.31%", false),
      ("3.59", "23.15", "15.47%", false), ("3.59", "23.15", "15.54%", false), ("0.03", "4.53", "0.6%", true),
      ("0.03", "4.53", "0.8%", true), ("0.03", "4.53", "0.9%", false), ("0.03", "4.53", "0.5%", false),
      ("152.52", "883.56", "17.26%", true), ("152.52", "883.56", "17%", true),
      ("152.52", "883.56", "17.27%", false),
    ])
  func shares(part: String, whole: String, printed: String, agrees: Bool) throws {
    let quotient = try #require(try decimal(part).interval.divided(by: decimal(whole).interval))
    #expect(quotient.overlaps(try Percentage(parsing: printed).interval) == agrees)
  }
}
