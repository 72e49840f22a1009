/// Text made fit for every format (可打印文字): line ends are `\n`, characters no format may hold are gone.
enum PrintableText {
  /// `"甲\r\n乙\u{0}"` → `"甲\n乙"`. Control characters would cut a C string or break XML.
  static func clean(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: { $0 != "\n" && isUnprintable($0) }) { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": if previous != "\r" { result.append("\n") }
      case "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": result.append("\n")
      case "\t": result.append(scalar)
      default: if !isUnprintable(scalar) { result.append(scalar) }
      }
      previous = scalar
    }
    return String(result)
  }

  /// Control characters, the two Unicode separators of lines, and noncharacters.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
