/// Text that stands in HTML as it is (无须转义的文字), told by one look at its bytes; most names and words of a list are such.
///
/// Unsure counts as not plain: the long way then gives the same or more.
enum PlainText {
  /// Without signs that are escaped and without characters that no format may hold.
  static func hasNothingToEscape(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { kinds[Int($0)] & escaped == 0 } } ?? false
  }

  /// Besides, without a number that a line end could part: no digit, nothing that joins digits, no 年 or 月 behind one.
  static func isWords(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var found: UInt8 = 0
      var isAfterDigit = false
      for (place, byte) in bytes.enumerated() {
        let kind = kinds[Int(byte)]
        if isAfterDigit, kind == date, isDateWord(bytes, at: place) { return false }
        found |= kind
        isAfterDigit = kind == digit
      }
      return found & escaped == 0 && (found & digit == 0 || found & joint == 0)
    } ?? false
  }

  private static func isDateWord(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place + 2 < bytes.count else { return false }
    let word = (bytes[place], bytes[place + 1], bytes[place + 2])
    return word == (0xE5, 0xB9, 0xB4) || word == (0xE6, 0x9C, 0x88)
  }

  private static let (escaped, digit, joint, date): (UInt8, UInt8, UInt8, UInt8) = (1, 2, 4, 8)

  private static let kinds: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    switch byte {
    // Control characters; `"`, `&`, `'`, `<`, `>`; delete.
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: escaped
    // Leads of U+0080…, U+2000…, U+F000…, and of the planes beyond, where characters stand that are dropped.
    case 0xC2, 0xE2, 0xEF, 0xF0...0xFF: escaped
    case 0x30...0x39: digit
    // `%`, `+`, `-`, `/`, `:`, `_`, `~`.
    case 0x25, 0x2B, 0x2D, 0x2F, 0x3A, 0x5F, 0x7E: joint
    // Leads of 年 and 月 among others.
    case 0xE5, 0xE6: date
    default: 0
    }
  }
}
