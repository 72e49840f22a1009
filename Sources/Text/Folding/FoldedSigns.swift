/// Which sign stands for which (折叠表), by ranges of Unicode.
enum FoldedSigns {
  /// The plain form of a sign beyond ASCII; 0 when it is left out, the sign itself when it has none.
  static func folded(_ sign: UInt32, chineseDigits: Bool) -> UInt32 {
    switch sign {
    case 0x4E00...0x9FFF, 0x3007, 0x25CB, 0x5E7A: return chineseDigits ? chineseDigit(sign) ?? sign : sign
    case 0xFF01...0xFF5E: return fullWidth(sign)
    case 0x2F00...0x2FD5:
      let character = Radicals.kangxi[Int(sign - 0x2F00)]
      return chineseDigits ? chineseDigit(character) ?? character : character
    case 0x2E80...0x2EF3: return Radicals.supplement[sign] ?? sign
    case 0x85, 0x2028, 0x2029: return 0x0A
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x2800, 0x3000, 0x3164, 0xFFA0: return 0x20
    case 0x80...0x9F: return 0
    case 0x2010...0x2015, 0x207B, 0x208B, 0x2212, 0x2500, 0x2501, 0x2E3A, 0x2E3B, 0x30FC, 0xFE58, 0xFE63, 0xFE31, 0xFE32: return 0x2D
    case 0x301C, 0x223C, 0x02DC: return 0x7E
    case 0xB7, 0x2022, 0x2024, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: return 0x2E
    case 0x3010, 0x3014, 0x3016: return 0x5B
    case 0x3011, 0x3015, 0x3017: return 0x5D
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032: return 0x27
    case 0x201C...0x201F, 0x2033: return 0x22
    case 0x1D7CE...0x1D7FF: return 0x30 + (sign - 0x1D7CE) % 10
    case 0x1D400...0x1D6A3: return letter((sign - 0x1D400) % 52)
    case 0x24B6...0x24E9: return letter(sign - 0x24B6)
    case 0x2169, 0x0425, 0x03A7: return 0x58
    case 0x2179, 0x0445, 0x03C7: return 0x78
    case 0x2573, 0x2715, 0x2716, 0x2A2F: return 0xD7
    default: return isUnseen(sign) ? 0 : digit(sign).map { 0x30 + $0 } ?? sign
    }
  }

  private static func fullWidth(_ sign: UInt32) -> UInt32 { sign - 0xFEE0 }

  private static func letter(_ index: UInt32) -> UInt32 { index < 26 ? 0x41 + index : 0x61 + index - 26 }

  /// Zero-width signs, marks of direction, variation selectors, combining marks.
  private static func isUnseen(_ sign: UInt32) -> Bool {
    switch sign {
    case 0xAD, 0x0300...0x036F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF, 0xFFF9...0xFFFB, 0x1D173...0x1D17A,
      0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// Decimal digits of other scripts.
  private static func digit(_ sign: UInt32) -> UInt32? {
    guard sign < 0x2000 || sign >= 0xA000, let scalar = Unicode.Scalar(sign), scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { UInt32($0) }
  }

  /// Digits that are raised, lowered, circled or bracketed. One alone marks a note or an item; several in a row are a number.
  static func dressedDigit(_ sign: UInt32) -> UInt32? {
    switch sign {
    case 0xB2, 0xB3: sign - 0xB0
    case 0xB9: 1
    case 0x2070: 0
    case 0x2074...0x2079: sign - 0x2070
    case 0x2080...0x2089: sign - 0x2080
    case 0x2460...0x2468: sign - 0x245F
    case 0x2474...0x247C: sign - 0x2473
    case 0x2488...0x2490: sign - 0x2487
    case 0x24EA, 0x24FF: 0
    case 0x24F5...0x24FD: sign - 0x24F4
    case 0x2776...0x277E: sign - 0x2775
    case 0x2780...0x2788: sign - 0x277F
    case 0x278A...0x2792: sign - 0x2789
    default: nil
    }
  }

  /// 〇一二 and 零壹贰, also 幺.
  private static func chineseDigit(_ sign: UInt32) -> UInt32? {
    switch sign {
    case 0x3007, 0x25CB, 0x96F6: 0x30
    case 0x4E00, 0x58F9, 0x5E7A: 0x31
    case 0x4E8C, 0x8D30, 0x8CB3: 0x32
    case 0x4E09, 0x53C1, 0x53C3: 0x33
    case 0x56DB, 0x8086: 0x34
    case 0x4E94, 0x4F0D: 0x35
    case 0x516D, 0x9646, 0x9678: 0x36
    case 0x4E03, 0x67D2: 0x37
    case 0x516B, 0x634C: 0x38
    case 0x4E5D, 0x7396: 0x39
    default: nil
    }
  }

  /// Whether the sign beyond ASCII whose first byte stands here may be a digit or a letter after folding; most characters and the signs
  /// between them cannot.
  static func mayBeDigit(_ at: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard at + 2 < source.count else { return true }
    let (first, second, third) = (source[at], source[at + 1], source[at + 2])
    switch first {
    case 0xE4...0xE9: return chineseDigit(UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)) != nil
    case 0xE3: return second != 0x80 || third == 0x87
    case 0xE2: return second != 0x80
    case 0xEF: return second != 0xBC || third >= 0x90 && third <= 0x99 || third > 0xA0 && third < 0xBB
    default: return true
    }
  }

  /// Signs of punctuation, arrows and ornaments; not characters, letters or digits.
  static func isPunctuation(_ bytes: [UInt8], _ at: Int, _ length: Int) -> Bool {
    if length == 2 { return bytes[at] == 0xC2 || bytes[at] == 0xC3 && bytes[at + 1] == 0x97 }
    guard length == 3 else { return false }
    let sign = UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    switch sign {
    case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0xFE10...0xFE6F, 0xFF5F...0xFF64: return true
    default: return false
    }
  }
}
