/// Reads one compacted cell from the left.
struct CellScanner {
  private(set) var rest: Substring

  init(_ text: String) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }
  var peek: Character? { rest.first }

  mutating func take(_ prefix: String) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    rest.removeFirst(prefix.count)
    return true
  }

  mutating func dash() -> Bool { ["-", "—", "–", "−", "~", "～", "〜", "至", "到"].contains { take($0) } }

  mutating func comparator() -> IndicatorValue.Comparator {
    let spellings: [(String, IndicatorValue.Comparator)] = [
      (">=", .atLeast), ("<=", .atMost), ("≥", .atLeast), ("≧", .atLeast), ("≤", .atMost), ("≦", .atMost), (">", .above),
      ("<", .below), ("=", .equal), ("约", .about), ("不低于", .atLeast), ("不少于", .atLeast), ("不高于", .atMost), ("不超过", .atMost),
    ]
    for (spelling, comparator) in spellings where take(spelling) { return comparator }
    return .none
  }

  mutating func scale() -> IndicatorValue.Scale { take("万") ? .wan : take("亿") ? .yi : .one }

  /// `%`, misprinted `%%`, `(%)`, `百分比`; the number of signs, or nil when something else stands there.
  mutating func percentSigns() -> Int? {
    let start = rest
    if take("(%)") || take("百分比") { return isAtEnd ? 1 : reset(start) }
    var signs = 0
    while take("%") { signs += 1 }
    return signs > 0 && isAtEnd ? signs : reset(start)
  }

  /// `/人/月` up to the end of the cell; nil when anything else follows.
  mutating func perUnits() -> [MeasureUnit]? {
    var units: [MeasureUnit] = []
    while take("/") {
      guard let (unit, rest) = MeasureUnit.leading(rest) else { return nil }
      units.append(unit)
      self.rest = rest
    }
    return isAtEnd && units.count <= 2 ? units : nil
  }

  /// A measure word wherever it stands.
  mutating func unit() -> MeasureUnit? {
    guard let (unit, rest) = MeasureUnit.leading(rest) else { return nil }
    self.rest = rest
    return unit
  }

  mutating func number() -> IndicatorValue.PrintedNumber? {
    let digits = rest.prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," }
    guard !digits.isEmpty, let value = try? ExactDecimal(parsing: String(digits)) else { return nil }
    rest.removeFirst(digits.count)
    return IndicatorValue.PrintedNumber(value, isGrouped: digits.contains(","))
  }

  /// `%` or `%%` wherever it stands.
  mutating func percentSign() -> Bool {
    var found = false
    while take("%") { found = true }
    return found
  }

  /// A whole number of so many digits, taken only when `suffix` follows it; the suffix is taken too.
  mutating func integer(digits allowed: ClosedRange<Int>, followedBy suffix: String = "") -> Int? {
    let start = rest
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard allowed.contains(digits.count), let value = Int(digits) else { return nil }
    rest.removeFirst(digits.count)
    if take(suffix) { return value }
    rest = start
    return nil
  }

  private mutating func reset(_ start: Substring) -> Int? {
    rest = start
    return nil
  }
}
