/// Words by which contents and lists are known (目录与列表的用词), as UTF-8 bytes.
enum TextWords {
  /// 12, - 12 -; nil for anything else.
  static func page(_ bytes: ArraySlice<UInt8>) -> Int? {
    var number = 0
    var digits = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        number = number * 10 + Int(byte) - 0x30
        digits += 1
      case UInt8(ascii: "-"), 0x20: break
      default: return nil
      }
      guard digits <= 4 else { return nil }
    }
    return digits > 0 ? number : nil
  }

  /// `...`, `……`, `···` before the page.
  static func endsWithDots(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.suffix(3).elementsEqual("...".utf8) || bytes.suffix(3).elementsEqual("…".utf8) || bytes.suffix(4).elementsEqual("··".utf8)
  }

  /// 目录, 目 录.
  static func isContentsTitle(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 30 else { return false }
    let words = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0.value > 0x20 && $0 != "\u{3000}" && $0 != "\u{A0}" }
    return words.elementsEqual("目录".unicodeScalars)
  }

  /// 一、 · （一） · 第一部分 · 1. · 1、
  static func isHeading(_ bytes: ArraySlice<UInt8>) -> Bool {
    let scalars = String(decoding: bytes.prefix(40), as: UTF8.self).unicodeScalars
    var rest = scalars.drop { $0 == "第" || $0 == "（" || $0 == "(" || $0.value <= 0x20 || $0 == "\u{3000}" }
    let isOrdinal = scalars.first == "第"
    let count = rest.count
    rest = rest.drop { isNumeral($0) }
    guard rest.count < count, let next = rest.first else { return false }
    return isOrdinal ? ["部", "章", "节", "条"].contains(next) : ["、", "）", ")", ".", "．"].contains(next)
  }

  /// `1.`, `（一）`, `●`: a label with its sign and nothing else.
  static func isListLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 20 else { return false }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let bullets: Set<Unicode.Scalar> = ["●", "•", "·", "■", "◆", "➢", "○", "★", "-", "*"]
    if scalars.count == 1, let only = scalars.first { return bullets.contains(only) || (0x2460...0x2473).contains(only.value) }
    let signs: Set<Unicode.Scalar> = ["、", "）", ")", ".", "．", "（", "("]
    return scalars.contains { isNumeral($0) } && scalars.allSatisfy { isNumeral($0) || signs.contains($0) }
      && scalars.last.map { signs.contains($0) } == true
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || "一二三四五六七八九十百".unicodeScalars.contains(scalar)
  }
}
