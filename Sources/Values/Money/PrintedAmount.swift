/// An amount as it stands on paper (印出的金额): its digits and its unit. `6.5904 万元` is 65,904.00 元.
package struct PrintedAmount: Hashable, Sendable {
  package let digits: ExactDecimal
  package let unit: MoneyUnit

  package init(_ digits: ExactDecimal, _ unit: MoneyUnit) {
    self.digits = digits
    self.unit = unit
  }

  /// Reads digits printed under a column headed with `unit`.
  ///
  /// Throws when the text is no number, is finer than 分, or exceeds `Money.mostFen`.
  package init(parsing text: String, unit: MoneyUnit) throws(ValueError) {
    self.init(try ExactDecimal(parsing: text), unit)
    guard let fen = wholeFen else {
      throw ValueError(what: "金额", text: text, reason: "按\(unit.rawValue)计不足一分", remedy: "请核对单位和小数位数")
    }
    guard fen.magnitude <= Money.mostFen.magnitude else {
      throw ValueError(what: "金额", text: text, reason: "按\(unit.rawValue)计超过十万亿元", remedy: "请核对单位是元还是万元")
    }
  }

  /// The exact amount; digits finer than 分 are rounded half away from zero.
  package var money: Money {
    if let wholeFen { return Money(fen: wholeFen) }
    let yuan = digits.ratio * Ratio(Int128.powerOfTen(unit.exponent + 2))
    return Money(fen: yuan.rounded(0).coefficient)
  }

  /// The amounts in yuan that the printed digits allow.
  package var interval: Interval { digits.interval * Interval(Ratio(Int128.powerOfTen(unit.exponent))) }

  package var text: String { "\(digits)\(unit.rawValue)" }

  private var wholeFen: Int128? {
    digits.decimals <= unit.exponent + 2
      ? digits.coefficient * Int128.powerOfTen(unit.exponent + 2 - digits.decimals)
      : digits.widened(to: unit.exponent + 2)?.coefficient
  }
}
