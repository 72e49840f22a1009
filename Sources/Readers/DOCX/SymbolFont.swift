/// Signs of fonts whose characters are pictures (符号字体): a ticked box is `R` of Wingdings 2, ≥ is 0xB3 of Symbol.
enum SymbolFont {
  /// What a character of a font shows, in plain Unicode; nil for a picture that has no equal here.
  static func text(_ scalar: Unicode.Scalar, font: String?) -> String? {
    let isPrivate = (0xF000...0xF0FF).contains(scalar.value)
    guard let set = set(font) else { return isPrivate ? nil : String(scalar) }
    // Symbol fonts answer to 0x20…0xFF, and to the same places of the private area.
    guard isPrivate || scalar.value < 0x100 else { return String(scalar) }
    let code = UInt8(truncatingIfNeeded: scalar.value)
    return code <= 0x20 ? String(Unicode.Scalar(code)) : set[code]
  }

  static func isSymbolic(_ font: String?) -> Bool { set(font) != nil }

  private static func set(_ font: String?) -> [UInt8: String]? {
    switch font?.lowercased() {
    case "wingdings": wingdings
    case "wingdings 2": wingdings2
    case "wingdings 3": [:]
    case "webdings": webdings
    case "symbol": symbol
    default: nil
    }
  }

  private static let wingdings: [UInt8: String] = {
    var set: [UInt8: String] = [
      0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
      0x9E: "·", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
      0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    ]
    for number in 1...10 {
      set[0x80 + UInt8(number)] = String(Unicode.Scalar(0x245F + UInt16(number)) ?? "○")
      set[0x8B + UInt8(number)] = String(Unicode.Scalar(0x2775 + UInt16(number)) ?? "●")
    }
    return set
  }()

  private static let wingdings2: [UInt8: String] = [
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐",
  ]

  private static let webdings: [UInt8: String] = [0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"]

  private static let symbol: [UInt8: String] = {
    var set: [UInt8: String] = [
      0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″",
      0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™",
      0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xE5: "∑", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x53: "Σ", 0x6D: "μ",
      0x70: "π", 0x57: "Ω",
    ]
    // Digits and most signs stand where ASCII has them.
    for code in UInt8(0x21)...0x3F where set[code] == nil && ![0x22, 0x24, 0x27, 0x2A].contains(code) {
      set[code] = String(Unicode.Scalar(code))
    }
    for code in [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}")] {
      set[code] = String(Unicode.Scalar(code))
    }
    return set
  }()
}
