/// Bytes as letters and digits that are typed from a screen (RFC 4648, base 32), without filling signs.
package enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  package static func text(_ bytes: [UInt8]) -> String {
    var (letters, buffer, bits) = ([UInt8](), 0, 0)
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        letters.append(alphabet[buffer >> bits & 31])
      }
      buffer &= (1 << bits) - 1
    }
    if bits > 0 { letters.append(alphabet[buffer << (5 - bits) & 31]) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Blanks between the letters and small letters are taken; nil for any other sign.
  package static func bytes(_ text: String) -> [UInt8]? {
    var (bytes, buffer, bits) = ([UInt8](), 0, 0)
    for sign in text.uppercased().utf8 where sign != UInt8(ascii: " ") {
      guard let value = alphabet.firstIndex(of: sign) else { return nil }
      buffer = buffer << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits & 255))
      }
      buffer &= (1 << bits) - 1
    }
    return bytes
  }
}
