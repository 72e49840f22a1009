/// An exact decimal number that remembers its printed digits (十进制数): `12.50` has coefficient 1250 and two decimals.
///
/// Equality and order are by value (`12.5 == 12.50`); `description` prints the digits as they were given.
/// At most 24 significant digits and 12 decimals are accepted, so sums and comparisons cannot overflow.
package struct ExactDecimal: Sendable {
  package let coefficient: Int128
  /// Digits after the point.
  package let decimals: Int

  package static let mostDigits = 24
  package static let mostDecimals = 12

  package init(coefficient: Int128, decimals: Int = 0) {
    self.coefficient = coefficient
    self.decimals = decimals
  }

  package init(_ whole: Int) { self.init(coefficient: Int128(whole)) }

  package static let zero = ExactDecimal(0)

  package var isZero: Bool { coefficient == 0 }
  package var isNegative: Bool { coefficient < 0 }

  package var ratio: Ratio { Ratio(coefficient, Int128.powerOfTen(decimals)) }

  /// What the printed digits allow: 12.3 is [12.25, 12.35).
  package var interval: Interval { Interval(digitsOf: self) }

  package static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(coefficient: -value.coefficient, decimals: value.decimals)
  }

  package static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    let decimals = max(left.decimals, right.decimals)
    return ExactDecimal(coefficient: left.scaled(to: decimals) + right.scaled(to: decimals), decimals: decimals)
  }

  package static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal { left + -right }

  /// Exact product; decimals add up.
  package static func * (left: ExactDecimal, right: ExactDecimal) -> Ratio { left.ratio * right.ratio }

  /// The same value printed with `decimals` digits, or nil when digits would be lost.
  package func widened(to decimals: Int) -> ExactDecimal? {
    if decimals >= self.decimals { return ExactDecimal(coefficient: scaled(to: decimals), decimals: decimals) }
    let unit = Int128.powerOfTen(self.decimals - decimals)
    guard coefficient % unit == 0 else { return nil }
    return ExactDecimal(coefficient: coefficient / unit, decimals: decimals)
  }

  /// The shortest print of the value: `12.50` → `12.5`, `3.00` → `3`.
  package var trimmed: ExactDecimal {
    var (coefficient, decimals) = (coefficient, decimals)
    while decimals > 0, coefficient % 10 == 0 {
      coefficient /= 10
      decimals -= 1
    }
    return ExactDecimal(coefficient: coefficient, decimals: decimals)
  }

  private func scaled(to decimals: Int) -> Int128 { coefficient * Int128.powerOfTen(decimals - self.decimals) }
}

extension ExactDecimal: Comparable, Hashable {
  package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let decimals = max(left.decimals, right.decimals)
    return left.scaled(to: decimals) == right.scaled(to: decimals)
  }

  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let decimals = max(left.decimals, right.decimals)
    return left.scaled(to: decimals) < right.scaled(to: decimals)
  }

  package func hash(into hasher: inout Hasher) {
    let shortest = trimmed
    hasher.combine(shortest.coefficient)
    hasher.combine(shortest.decimals)
  }
}

extension Int128 {
  /// 10 to the power of `exponent`, for exponents 0…38.
  package static func powerOfTen(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<Swift.max(exponent, 0) { power *= 10 }
    return power
  }
}
