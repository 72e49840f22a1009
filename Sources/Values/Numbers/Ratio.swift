private import BigInt

/// An exact fraction in lowest terms (精确比值). Scores and shares are ratios until they are printed.
///
/// Both parts stay whole machine numbers as long as they fit; a value has one form only.
package struct Ratio: Hashable, Sendable {
  private enum Parts: Hashable, Sendable {
    case small(Int, Int)
    case big(BigInt, BigInt)
  }

  private let parts: Parts

  private init(parts: Parts) { self.parts = parts }

  private init(_ numerator: BigInt, _ denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    let (above, below) = (numerator / divisor * sign, denominator / divisor * sign)
    if let small = Int(exactly: above), let whole = Int(exactly: below) {
      parts = .small(small, whole)
    } else {
      parts = .big(above, below)
    }
  }

  /// `numerator ÷ denominator`; the denominator must not be zero.
  package init(_ numerator: Int128, _ denominator: Int128 = 1) {
    precondition(denominator != 0, "a ratio needs a denominator")
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    // The magnitude of the least number has no place among the positive ones.
    guard let divisor = Int128(exactly: divisor), numerator != .min, denominator != .min else {
      self.init(BigInt(numerator), BigInt(denominator))
      return
    }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let (above, below) = (numerator / divisor * sign, denominator / divisor * sign)
    if let small = Int(exactly: above), let whole = Int(exactly: below) {
      self.init(parts: .small(small, whole))
    } else {
      self.init(parts: .big(BigInt(above), BigInt(below)))
    }
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 {
      if let small = UInt(exactly: left), let other = UInt(exactly: right) { return UInt128(commonDivisor(small, other)) }
      (left, right) = (right, left % right)
    }
    return left
  }

  private static func commonDivisor(_ left: UInt, _ right: UInt) -> UInt {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  private var numerator: BigInt {
    switch parts {
    case .small(let above, _): BigInt(above)
    case .big(let above, _): above
    }
  }

  private var denominator: BigInt {
    switch parts {
    case .small(_, let below): BigInt(below)
    case .big(_, let below): below
    }
  }

  package static let zero = Ratio(0)
  package static let one = Ratio(1)

  package var isZero: Bool { parts == .small(0, 1) }

  package var isNegative: Bool {
    switch parts {
    case .small(let above, _): above < 0
    case .big(let above, _): above.sign == .minus
    }
  }

  package static func + (left: Ratio, right: Ratio) -> Ratio {
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts {
      // Two products of 126 bits each.
      return Ratio(Int128(a) * Int128(d) + Int128(c) * Int128(b), Int128(b) * Int128(d))
    }
    return Ratio(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
  }

  package static prefix func - (value: Ratio) -> Ratio {
    if case .small(let above, let below) = value.parts { return Ratio(-Int128(above), Int128(below)) }
    return Ratio(-value.numerator, value.denominator)
  }

  package static func - (left: Ratio, right: Ratio) -> Ratio { left + -right }

  package static func * (left: Ratio, right: Ratio) -> Ratio {
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts {
      return Ratio(Int128(a) * Int128(c), Int128(b) * Int128(d))
    }
    return Ratio(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient, or nil when the divisor is zero.
  package func divided(by divisor: Ratio) -> Ratio? {
    guard !divisor.isZero else { return nil }
    if case .small(let a, let b) = parts, case .small(let c, let d) = divisor.parts {
      return Ratio(Int128(a) * Int128(d), Int128(b) * Int128(c))
    }
    return Ratio(numerator * divisor.denominator, denominator * divisor.numerator)
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
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts {
      return Int128(a) * Int128(d) < Int128(c) * Int128(b)
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Ratio: CustomStringConvertible {
  /// The shortest exact decimal, else the fraction: `0.9`, `90/95`.
  package var description: String { exactDecimal?.description ?? "\(numerator)/\(denominator)" }
}
