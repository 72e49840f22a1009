import HengValues

/// One slip of the pen between two figures that should be equal (一字之差): a wrong digit, or two neighbouring digits in the other order.
///
/// What it parts is told even where nothing but the figures themselves says that they belong together.
enum Slip {
  /// Whether one slip in a sum or in one of its terms explains the gap between both.
  static func explains(_ due: ExactDecimal, _ printed: ExactDecimal, terms: Int = 1) -> Bool {
    guard let (a, b) = whole(due, printed), a != b, min(a, b) >= 1000 else { return false }
    var gap = a > b ? a - b : b - a
    // Roundings of the terms add up to this.
    guard gap > Int128(max(terms, 2)) else { return false }
    while gap % 10 == 0 { gap /= 10 }
    return gap < 10 || gap % 9 == 0 && gap / 9 < 10
  }

  /// Whether both print the same digits but for one, or for two neighbours in the other order; `least` digits that say something.
  static func parts(_ one: ExactDecimal, _ other: ExactDecimal, least: Int = 4) -> Bool {
    guard let (a, b) = whole(one, other), a != b else { return false }
    let (x, y) = (Array("\(a)".utf8), Array("\(b)".utf8))
    guard x.count == y.count, x.count >= least else { return false }
    let apart = x.indices.filter { x[$0] != y[$0] }
    if apart.count == 1 { return apart[0] < x.count - 1 || x.count > least + 1 }
    return apart.count == 2 && apart[1] == apart[0] + 1 && x[apart[0]] == y[apart[1]] && x[apart[1]] == y[apart[0]]
  }

  /// Both in whole units of the last place that one of them uses.
  private static func whole(_ one: ExactDecimal, _ other: ExactDecimal) -> (Int128, Int128)? {
    let decimals = max(one.decimals, other.decimals)
    guard var a = one.widened(to: decimals)?.coefficient, var b = other.widened(to: decimals)?.coefficient, a != 0, b != 0 else {
      return nil
    }
    (a, b) = (abs(a), abs(b))
    while a % 10 == 0, b % 10 == 0 { (a, b) = (a / 10, b / 10) }
    return (a, b)
  }
}

extension StatedNumber {
  /// The digits with 万 and 亿 multiplied in.
  var exact: ExactDecimal {
    ExactDecimal(
      coefficient: digits.coefficient * Int128.powerOfTen(exponent - digits.decimals), decimals: max(0, digits.decimals - exponent))
  }
}

extension Sequence<StatedFigure> {
  var exactSum: ExactDecimal { reduce(.zero) { $0 + $1.number.exact } }
}
