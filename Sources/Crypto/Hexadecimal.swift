/// Bytes as hexadecimal digits (十六进制).
package enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  package static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Nil for a text that is none.
  package static func bytes(_ text: String) -> [UInt8]? {
    let nibbles = text.utf8.map { sign in digits.firstIndex(of: sign).map { UInt8($0) } }
    guard nibbles.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: nibbles.count, by: 2) {
      guard let high = nibbles[place], let low = nibbles[place + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}
