/// Reads one compacted cell from the left, byte by byte.
struct CellScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  var peek: UInt8? { isAtEnd ? nil : bytes[position] }
  /// What was not read yet.
  var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

  mutating func take(_ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    let word = prefix.utf8Start
    var index = 0
    while index < count, bytes[position + index] == word[index] { index += 1 }
    guard index == count else { return false }
    position += count
    return true
  }

  mutating func take(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  mutating func dash() -> Bool {
    take("-") || take("—") || take("–") || take("−") || take("~") || take("～") || take("〜") || take("至") || take("到")
  }

  mutating func comparator() -> IndicatorValue.Comparator {
    guard let peek, !(0x30...0x39).contains(peek) else { return .none }
    for (spelling, comparator) in Self.comparators where take(spelling) { return comparator }
    return .none
  }

  private static let comparators: [(StaticString, IndicatorValue.Comparator)] = [
    (">=", .atLeast), ("<=", .atMost), ("≥", .atLeast), ("≧", .atLeast), ("≤", .atMost), ("≦", .atMost), (">", .above),
    ("<", .below), ("=", .equal), ("约", .about), ("不低于", .atLeast), ("不少于", .atLeast), ("不高于", .atMost), ("不超过", .atMost),
  ]

  mutating func scale() -> IndicatorValue.Scale { take("万") ? .wan : take("亿") ? .yi : .one }

  /// `%`, misprinted `%%`, `(%)`, `百分比`; the number of signs, or nil when something else stands there.
  mutating func percentSigns() -> Int? {
    let start = position
    if take("(%)") || take("百分比") { return isAtEnd ? 1 : reset(start) }
    var signs = 0
    while take("%") { signs += 1 }
    return signs > 0 && isAtEnd ? signs : reset(start)
  }

  /// `/人/月` up to the end of the cell; nil when anything else follows.
  mutating func perUnits() -> [MeasureUnit]? {
    var units: [MeasureUnit] = []
    while take("/") {
      guard let unit = unit() else { return nil }
      units.append(unit)
    }
    return isAtEnd && units.count <= 2 ? units : nil
  }

  /// A measure word wherever it stands.
  mutating func unit() -> MeasureUnit? {
    guard let (unit, length) = MeasureUnit.leading(bytes[position...]) else { return nil }
    position += length
    return unit
  }

  mutating func number() -> IndicatorValue.PrintedNumber? {
    let digits = bytes[position...].prefix { Self.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard !digits.isEmpty, let value = try? ExactDecimal(parsing: String(decoding: digits, as: UTF8.self)) else { return nil }
    position = digits.endIndex
    return IndicatorValue.PrintedNumber(value, isGrouped: digits.contains(UInt8(ascii: ",")))
  }

  /// `%` or `%%` wherever it stands.
  mutating func percentSign() -> Bool {
    var found = false
    while take("%") { found = true }
    return found
  }

  /// A whole number of so many digits, taken only when `suffix` follows it; the suffix is taken too.
  mutating func integer(digits allowed: ClosedRange<Int>, followedBy suffix: StaticString = "") -> Int? {
    let start = position
    var value = 0
    while let peek, Self.isDigit(peek), position - start <= allowed.upperBound {
      value = value * 10 + Int(peek) - 0x30
      position += 1
    }
    if allowed.contains(position - start), take(suffix) { return value }
    position = start
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func reset(_ start: Int) -> Int? {
    position = start
    return nil
  }
}
