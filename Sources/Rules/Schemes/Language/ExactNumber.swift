import HengValues

/// A number of the scheme language (精确数): a decimal as long as it has one, a ratio otherwise. Nothing is rounded.
struct ExactNumber: Hashable, Sendable, Comparable {
  private enum Form: Sendable {
    case decimal(ExactDecimal)
    case ratio(Ratio)
  }

  private let form: Form

  init(_ decimal: ExactDecimal) { form = .decimal(decimal) }
  init(_ ratio: Ratio) { form = .ratio(ratio) }
  init(_ whole: Int) { form = .decimal(ExactDecimal(whole)) }

  var ratio: Ratio {
    switch form {
    case .decimal(let decimal): decimal.ratio
    case .ratio(let ratio): ratio
    }
  }

  /// Half away from zero to 分, of a number of 元.
  var money: Money {
    if case .decimal(let decimal) = form, decimal.decimals <= 2 {
      return Money(fen: decimal.coefficient * Int128.powerOfTen(2 - decimal.decimals))
    }
    return Money(fen: (ratio * Ratio(100)).rounded(0).coefficient)
  }

  /// Sums and products stay decimals inside these bounds, so that nothing overflows.
  private static let mostCoefficient: Int128 = 1_000_000_000_000_000_000

  private static func small(_ one: ExactNumber, _ other: ExactNumber) -> (ExactDecimal, ExactDecimal)? {
    guard case .decimal(let first) = one.form, case .decimal(let second) = other.form,
      first.coefficient.magnitude < mostCoefficient.magnitude, second.coefficient.magnitude < mostCoefficient.magnitude,
      first.decimals + second.decimals <= ExactDecimal.mostDecimals
    else { return nil }
    return (first, second)
  }

  static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if let (one, other) = small(left, right) { return ExactNumber(one + other) }
    return ExactNumber(left.ratio + right.ratio)
  }

  static prefix func - (value: ExactNumber) -> ExactNumber {
    if case .decimal(let decimal) = value.form { return ExactNumber(-decimal) }
    return ExactNumber(-value.ratio)
  }

  static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber { left + -right }

  static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if let (one, other) = small(left, right) {
      return ExactNumber(ExactDecimal(coefficient: one.coefficient * other.coefficient, decimals: one.decimals + other.decimals))
    }
    return ExactNumber(left.ratio * right.ratio)
  }

  /// Nil for a divisor of zero.
  func divided(by divisor: ExactNumber) -> ExactNumber? { ratio.divided(by: divisor.ratio).map { ExactNumber($0) } }

  static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if let (one, other) = small(left, right) { return one < other }
    return left.ratio < right.ratio
  }

  static func == (left: ExactNumber, right: ExactNumber) -> Bool {
    if let (one, other) = small(left, right) { return one == other }
    return left.ratio == right.ratio
  }

  func hash(into hasher: inout Hasher) { hasher.combine(ratio) }

  var isPositive: Bool { ExactNumber(0) < self }
}
