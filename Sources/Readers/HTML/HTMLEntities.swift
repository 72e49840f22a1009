/// Characters written as `&…;` (字符实体).
enum HTMLEntities {
  /// The bytes of a text with its entities resolved; what is no entity stays as it stands.
  static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "&"), let (scalar, end) = entity(text[(index + 1)...]) {
        if let scalar { result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// The character behind `&` and where it ends; no character for one that has no shape.
  private static func entity(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int)? {
    if text.first == UInt8(ascii: "#") { return number(text.dropFirst()) }
    let name = text.prefix(10).prefix { HTMLTokenizer.isLetter($0) || (48...57).contains($0) }
    let word = String(decoding: name, as: UTF8.self)
    if name.endIndex < text.endIndex, text[name.endIndex] == UInt8(ascii: ";"), let value = named[word] {
      return (Unicode.Scalar(value).flatMap(printable), name.endIndex + 1)
    }
    // The oldest ones are known without a semicolon too.
    for old in ["nbsp", "quot", "amp", "lt", "gt"] where word.hasPrefix(old) {
      return (named[old].flatMap { Unicode.Scalar($0) }, text.startIndex + old.utf8.count)
    }
    return nil
  }

  private static func number(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int)? {
    let isHex = text.first.map(HTMLTokenizer.lowered) == UInt8(ascii: "x")
    let digits = text.dropFirst(isHex ? 1 : 0).prefix(9).prefix { hexDigit($0).map { isHex || $0 < 10 } ?? false }
    guard !digits.isEmpty else { return nil }
    let value = digits.reduce(UInt64(0)) { $0 * (isHex ? 16 : 10) + UInt64(hexDigit($1) ?? 0) }
    var end = digits.endIndex
    if end < text.endIndex, text[end] == UInt8(ascii: ";") { end += 1 }
    let code = value > 0x10FFFF ? 0xFFFD : windows[UInt32(value)] ?? UInt32(value)
    return (printable(Unicode.Scalar(code) ?? "\u{FFFD}"), end)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// Controls read as a blank, marks without a shape as nothing.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: " "
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: nil
    default: scalar
    }
  }

  /// Numbers that old pages take from Windows' own table.
  private static let windows: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x85: 0x2026, 0x89: 0x2030, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013,
    0x97: 0x2014,
  ]

  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009,
    "shy": 0xAD, "zwnj": 0x200C, "zwj": 0x200D, "middot": 0xB7, "bull": 0x2022, "hellip": 0x2026, "mdash": 0x2014, "ndash": 0x2013,
    "minus": 0x2212, "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "laquo": 0xAB, "raquo": 0xBB, "times": 0xD7,
    "divide": 0xF7, "plusmn": 0xB1, "le": 0x2264, "ge": 0x2265, "ne": 0x2260, "asymp": 0x2248, "permil": 0x2030, "deg": 0xB0, "sect": 0xA7,
    "para": 0xB6, "yen": 0xA5, "cent": 0xA2, "pound": 0xA3, "euro": 0x20AC, "copy": 0xA9, "reg": 0xAE, "trade": 0x2122, "sup1": 0xB9,
    "sup2": 0xB2, "sup3": 0xB3, "frac12": 0xBD, "frac14": 0xBC, "frac34": 0xBE, "radic": 0x221A, "infin": 0x221E, "sum": 0x2211,
    "larr": 0x2190, "uarr": 0x2191, "rarr": 0x2192, "darr": 0x2193, "harr": 0x2194, "check": 0x2713, "squ": 0x25A1, "square": 0x25A1,
    "Delta": 0x394, "alpha": 0x3B1, "beta": 0x3B2, "mu": 0x3BC, "micro": 0xB5, "prime": 0x2032, "Prime": 0x2033,
  ]
}
