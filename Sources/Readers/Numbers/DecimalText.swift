/// A number by its digits (十进制文字): `-12.5` is digits 1 2 5 with the point after the second. No binary rounding anywhere.
struct DecimalText: Hashable {
  var isNegative = false
  /// 0…9, neither leading nor trailing zeros; empty for zero.
  private(set) var digits: [UInt8] = []
  /// Place of the point: digits before it; negative for zeros after it.
  private(set) var point = 0

  private static let mostDigits = 400

  /// Reads what a file stores: `883.56`, `8031.469999999999`, `1.5E-3`.
  init?(_ text: some StringProtocol) {
    var exponent = 0, hasPoint = false, count = 0
    var rest = text.utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        guard count <= Self.mostDigits else { return nil }
        if !hasPoint { point += 1 }
        digits.append(byte - 48)
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let value = Int(String(decoding: rest, as: UTF8.self)), value.magnitude <= UInt(Self.mostDigits) else { return nil }
        exponent = value
        rest = rest.suffix(0)
      default: return nil
      }
    }
    guard count > 0 else { return nil }
    point += exponent
    tidy()
  }

  init(_ whole: Int) {
    isNegative = whole < 0
    digits = String(whole.magnitude).utf8.map { $0 - 48 }
    point = digits.count
    tidy()
  }

  var isZero: Bool { digits.isEmpty }

  /// Half away from zero (四舍五入), keeping the first `count` digits.
  private mutating func keep(_ count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      tidy()
      return
    }
    let isUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if isUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    tidy()
  }

  private mutating func tidy() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// To the 15 digits that a spreadsheet knows: 8031.469999999999 is 8031.47.
  func rounded(significant count: Int = 15) -> DecimalText {
    var copy = self
    copy.keep(count)
    return copy
  }

  func rounded(decimals: Int) -> DecimalText {
    var copy = self
    copy.keep(point + decimals)
    return copy
  }

  /// Times ten to the power of `places`.
  func shifted(_ places: Int) -> DecimalText {
    var copy = self
    if !isZero { copy.point += places }
    return copy
  }

  var magnitude: DecimalText {
    var copy = self
    copy.isNegative = false
    return copy
  }

  /// Digits before the point, without leading zeros: empty below 1.
  var wholeDigits: [UInt8] {
    guard point > 0 else { return [] }
    return (0..<point).map { $0 < digits.count ? digits[$0] : 0 }
  }

  /// Digits after the point, without trailing zeros.
  var decimalDigits: [UInt8] {
    if point >= digits.count { return [] }
    return point >= 0 ? Array(digits[point...]) : Array(repeating: 0, count: -point) + digits
  }

  /// The whole part, when it fits.
  var whole: Int? {
    guard point <= 18 else { return nil }
    let value = wholeDigits.reduce(0) { $0 * 10 + Int($1) }
    return isNegative ? -value : value
  }

  /// The digits with their point, as the format General has them; `1.5E+30` where plain digits would be longer than 21.
  var plain: String {
    let sign = isNegative && !isZero ? "-" : ""
    if isZero { return "0" }
    guard (-9...21).contains(point) else {
      let power = point - 1
      let tail = digits.count > 1 ? "." + Self.text(digits[1...]) : ""
      let exponent = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
      return sign + Self.text(digits[..<1]) + tail + "E" + (power < 0 ? "-" : "+") + exponent
    }
    let decimals = decimalDigits
    return sign + (point > 0 ? Self.text(wholeDigits[...]) : "0") + (decimals.isEmpty ? "" : "." + Self.text(decimals[...]))
  }

  static func text(_ digits: ArraySlice<UInt8>) -> String { String(decoding: digits.map { $0 + 48 }, as: UTF8.self) }
}

extension DecimalText: Comparable {
  static func < (left: DecimalText, right: DecimalText) -> Bool {
    let (a, b) = (left.isNegative && !left.isZero, right.isNegative && !right.isZero)
    if a != b { return a }
    return a ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// By magnitude.
  private func isSmaller(than other: DecimalText) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    if point != other.point { return point < other.point }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
