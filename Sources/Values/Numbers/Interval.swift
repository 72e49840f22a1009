/// The values that a printed figure may stand for (显示位数区间): 12.3 is [12.25, 12.35), −12.3 is (−12.35, −12.25].
///
/// Two printed figures agree when their intervals overlap, through sums, products and quotients as well.
/// There is no percentage tolerance anywhere.
package struct Interval: Hashable, Sendable {
  /// An end of the interval; an open end is not itself a possible value.
  package struct Bound: Hashable, Sendable {
    package var value: Ratio
    package var isClosed: Bool

    package init(_ value: Ratio, isClosed: Bool) {
      self.value = value
      self.isClosed = isClosed
    }
  }

  package let lower: Bound
  package let upper: Bound

  package init(lower: Bound, upper: Bound) {
    self.lower = lower
    self.upper = upper
  }

  /// Exactly one value.
  package init(_ value: Ratio) {
    self.init(lower: Bound(value, isClosed: true), upper: Bound(value, isClosed: true))
  }

  /// Half a unit of the last printed digit to either side; ties belong to the figure they round to (half away from zero).
  package init(digitsOf decimal: ExactDecimal) {
    let half = Ratio(1, 2 * Int128.powerOfTen(decimal.decimals))
    let (low, high) = (decimal.ratio - half, decimal.ratio + half)
    self.init(
      lower: Bound(low, isClosed: decimal.coefficient > 0), upper: Bound(high, isClosed: decimal.coefficient < 0))
  }

  package func contains(_ value: Ratio) -> Bool {
    (lower.isClosed ? lower.value <= value : lower.value < value)
      && (upper.isClosed ? value <= upper.value : value < upper.value)
  }

  /// Whether both figures can stand for one value.
  package func overlaps(_ other: Interval) -> Bool {
    let low = max(lower.value, other.lower.value), high = min(upper.value, other.upper.value)
    if low < high { return true }
    return low == high && contains(low) && other.contains(low)
  }

  package static prefix func - (interval: Interval) -> Interval {
    Interval(
      lower: Bound(-interval.upper.value, isClosed: interval.upper.isClosed),
      upper: Bound(-interval.lower.value, isClosed: interval.lower.isClosed))
  }

  package static func + (left: Interval, right: Interval) -> Interval {
    Interval(lower: left.lower.adding(right.lower), upper: left.upper.adding(right.upper))
  }

  package static func - (left: Interval, right: Interval) -> Interval { left + -right }

  package static func * (left: Interval, right: Interval) -> Interval {
    let corners = [left.lower, left.upper].flatMap { a in [right.lower, right.upper].map { a.multiplied(by: $0) } }
    return Interval(lower: corners.reduce(corners[0], Bound.lowest), upper: corners.reduce(corners[0], Bound.highest))
  }

  /// The quotients, or nil when the divisor may be zero.
  package func divided(by divisor: Interval) -> Interval? {
    guard !divisor.contains(.zero), !divisor.lower.value.isZero, !divisor.upper.value.isZero else { return nil }
    guard
      let low = Ratio.one.divided(by: divisor.upper.value), let high = Ratio.one.divided(by: divisor.lower.value)
    else { return nil }
    return self
      * Interval(
        lower: Bound(low, isClosed: divisor.upper.isClosed), upper: Bound(high, isClosed: divisor.lower.isClosed))
  }
}

extension Interval.Bound {
  fileprivate func adding(_ other: Self) -> Self { Self(value + other.value, isClosed: isClosed && other.isClosed) }

  fileprivate func multiplied(by other: Self) -> Self {
    let closedZero = (value.isZero && isClosed) || (other.value.isZero && other.isClosed)
    return Self(value * other.value, isClosed: closedZero || (isClosed && other.isClosed))
  }

  fileprivate static func lowest(_ a: Self, _ b: Self) -> Self {
    a.value == b.value ? Self(a.value, isClosed: a.isClosed || b.isClosed) : a.value < b.value ? a : b
  }

  fileprivate static func highest(_ a: Self, _ b: Self) -> Self {
    a.value == b.value ? Self(a.value, isClosed: a.isClosed || b.isClosed) : a.value > b.value ? a : b
  }
}
