/// Words of a cell as XML (单元格文字转义): what `PrintableText` and `XLSXPage.escape` do, without a string where nothing is to be done.
enum CellEscape {
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  /// False where the words are longer than a cell may hold; they are then left out.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to xml: inout [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      if isSpecial[Int(bytes[index])], !isHarmless(bytes, index) { return appendCleaned(bytes, to: &xml) }
      index += 1
    }
    // A unit of UTF-16 takes at least a byte.
    guard bytes.count <= XLSXPage.longestText || units(bytes) <= XLSXPage.longestText else { return false }
    xml.append(contentsOf: bytes)
    return true
  }

  private static func appendCleaned(_ bytes: UnsafeBufferPointer<UInt8>, to xml: inout [UInt8]) -> Bool {
    let words = PrintableText.clean(String(decoding: bytes, as: UTF8.self))
    guard words.utf16.count <= XLSXPage.longestText else { return false }
    for byte in XLSXPage.escape(words).utf8 {
      switch byte {
      case UInt8(ascii: "&"): xml.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): xml.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): xml.append(contentsOf: "&gt;".utf8)
      default: xml.append(byte)
      }
    }
    return true
  }

  private static func units(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { String(decoding: bytes, as: UTF8.self).utf16.count }

  /// First bytes of what may have to be escaped or left out.
  private static let isSpecial: [Bool] = (0...255).map { byte in
    byte < 0x20 || byte >= 0xF0 || [0x7F, 0x26, 0x3C, 0x3E, 0x5F, 0xC2, 0xE2, 0xEF].contains(byte)
  }

  /// Full-width signs and quotation marks share their first byte with separators of lines and noncharacters.
  private static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return next >= 0xA0
    case 0xE2: return next != 0x80 || (index + 2 < bytes.count && bytes[index + 2] & 0xFE != 0xA8)
    case 0xEF: return next != 0xB7 && next != 0xBF
    case UInt8(ascii: "_"): return next != UInt8(ascii: "x")
    default: return false
    }
  }
}
