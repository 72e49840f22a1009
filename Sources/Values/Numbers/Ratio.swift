private import BigInt

/// An exact fraction in lowest terms (精确比值). Scores and shares are ratios until they are printed.
package struct Ratio: Hashable, Sendable {
  private let numerator: BigInt
  private let denominator: BigInt

  private init(_ numerator: BigInt, _ denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.numerator = numerator / divisor * sign
    self.denominator = denominator / divisor * sign
  }

  /// `numerator ÷ denominator`; the denominator must not be zero.
  package init(_ numerator: Int128, _ denominator: Int128 = 1) {
    precondition(denominator != 0, "a ratio needs a denominator")
    self.init(BigInt(numerator), BigInt(denominator))
  }

  package static let zero = Ratio(0)
  package static let one = Ratio(1)

  package var isZero: Bool { numerator.isZero }
  package var isNegative: Bool { numerator.sign == .minus && !numerator.isZero }

  package static func + (left: Ratio, right: Ratio) -> Ratio {
    Ratio(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
  }

  package static prefix func - (value: Ratio) -> Ratio { Ratio(-value.numerator, value.denominator) }
  package static func - (left: Ratio, right: Ratio) -> Ratio { left + -right }

  package static func * (left: Ratio, right: Ratio) -> Ratio {
    Ratio(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient, or nil when the divisor is zero.
  package func divided(by divisor: Ratio) -> Ratio? {
    divisor.isZero ? nil : Ratio(numerator * divisor.denominator, denominator * divisor.numerator)
  }

  /// The only place where a figure is rounded: half away from zero (四舍五入) to `decimals` digits.
  package func rounded(_ decimals: Int) -> ExactDecimal {
    let scaled = numerator * BigInt(10).power(decimals)
    let (quotient, remainder) = scaled.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let up = remainder * 2 >= denominator.magnitude ? quotient + 1 : quotient
    let magnitude = Int128(exactly: up) ?? .max
    return ExactDecimal(coefficient: scaled.sign == .minus ? -magnitude : magnitude, decimals: decimals)
  }

  /// The value as a decimal of at most `ExactDecimal.mostDecimals` digits, when it has one.
  package var exactDecimal: ExactDecimal? {
    let wide = rounded(ExactDecimal.mostDecimals)
    return wide.ratio == self ? wide.trimmed : nil
  }
}

extension Ratio: Comparable {
  package static func < (left: Ratio, right: Ratio) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Ratio: CustomStringConvertible {
  /// The shortest exact decimal, else the fraction: `0.9`, `90/95`.
  package var description: String { exactDecimal?.description ?? "\(numerator)/\(denominator)" }
}
