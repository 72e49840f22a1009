package import HengValues

/// How a computed value stands to a printed one (相符程度).
enum Agreement {
  case agrees
  /// Cut off, or rounded the other way: one unit of the last printed digit.
  case lastDigit
  case apart

  /// `printed` spans what its digits allow; its width is one unit of the last digit.
  init(_ due: Interval, _ printed: Interval) {
    if due.overlaps(printed) {
      self = .agrees
      return
    }
    let half = (printed.upper.value - printed.lower.value) * Ratio(1, 2)
    let wide = Interval(
      lower: .init(printed.lower.value - half, isClosed: true), upper: .init(printed.upper.value + half, isClosed: true))
    self = !half.isZero && due.overlaps(wide) ? .lastDigit : .apart
  }

  /// The kinder of two readings.
  func or(_ other: @autoclosure () -> Agreement) -> Agreement {
    if case .agrees = self { return self }
    switch (self, other()) {
    case (_, .agrees): return .agrees
    case (.lastDigit, _), (_, .lastDigit): return .lastDigit
    default: return .apart
    }
  }

  /// Apart by what cutting off or rounding otherwise may explain.
  static func isLastDigit(_ due: Interval, _ printed: Interval) -> Bool {
    if case .lastDigit = Agreement(due, printed) { true } else { false }
  }

  static func best(_ all: [Agreement]) -> Agreement { all.reduce(.apart) { $0.or($1) } }
}

extension Ratio {
  /// As a percentage of two decimals, for a computation.
  var percentText: String { "\((self * Ratio(100)).rounded(2))%" }
  /// At most `decimals` digits, without zeros at the end.
  package func shown(_ decimals: Int = 4) -> String { "\(rounded(decimals).trimmed)" }
}
