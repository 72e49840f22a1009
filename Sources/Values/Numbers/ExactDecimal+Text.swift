extension ExactDecimal: CustomStringConvertible, Codable {
  /// Plain digits: `-1234.50`.
  package var description: String { text(grouped: false) }

  /// Digits with thousands separators: `-1,234.50`.
  package var grouped: String { text(grouped: true) }

  private func text(grouped: Bool) -> String {
    if !grouped, decimals == 0, let whole = Int(exactly: coefficient) { return String(whole) }
    var digits = Array(String(coefficient.magnitude).utf8)
    if digits.count <= decimals { digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals + 1 - digits.count), at: 0) }
    let whole = digits.count - decimals
    var out: [UInt8] = coefficient < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
      if index == whole { out.append(UInt8(ascii: ".")) }
      if grouped, index > 0, index < whole, (whole - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Reads a printed number: half- or full-width digits, thousands separators `,` and `，`, a leading sign.
  ///
  /// Separators must part groups of three. Spaces around are tolerated; anything else is refused.
  package init(parsing text: String) throws(ValueError) {
    if let whole = Self.whole(text) {
      self.init(whole)
    } else {
      try self.init(folding: text)
    }
  }

  /// Up to eighteen ASCII digits and nothing else, as counts stand in a ledger; nil for other text.
  private static func whole(_ text: String) -> Int? {
    guard 1...18 ~= text.utf8.count else { return nil }
    var value = 0
    for byte in text.utf8 {
      guard 0x30...0x39 ~= byte else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private init(folding text: String) throws(ValueError) {
    func refused(_ reason: String) -> ValueError {
      ValueError(what: "数字", text: text, reason: reason, remedy: "请写成阿拉伯数字，例如 1234.50 或 1,234.50")
    }
    var coefficient: Int128 = 0
    var (digits, decimals, group) = (0, 0, 0)
    var (isNegative, hasPoint, hasSeparator, hasSign) = (false, false, false, false)
    for scalar in text.halfWidth.trimmedSpaces.unicodeScalars {
      switch scalar {
      case "0"..."9":
        guard digits < Self.mostDigits else { throw refused("数字超过\(Self.mostDigits)位") }
        coefficient = coefficient * 10 + Int128(scalar.value - 48)
        digits += 1
        if hasPoint { decimals += 1 } else { group += 1 }
      case ",":
        guard !hasPoint, group == 3 || (!hasSeparator && (1...3).contains(group)) else { throw refused("千分位位置不对") }
        (hasSeparator, group) = (true, 0)
      case ".":
        guard !hasPoint, digits > 0, !hasSeparator || group == 3 else { throw refused("小数点位置不对") }
        hasPoint = true
      case "-", "+", "−":
        guard digits == 0, !hasSign else { throw refused("正负号位置不对") }
        (hasSign, isNegative) = (true, scalar != "+")
      default: throw refused("含有“\(scalar)”")
      }
    }
    guard digits > 0 else { throw refused("没有数字") }
    guard !hasPoint || decimals > 0 else { throw refused("小数点后没有数字") }
    guard hasPoint || !hasSeparator || group == 3 else { throw refused("千分位位置不对") }
    guard decimals <= Self.mostDecimals else { throw refused("小数超过\(Self.mostDecimals)位") }
    self.init(coefficient: isNegative ? -coefficient : coefficient, decimals: decimals)
  }

  package init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
