import HengCrypto

/// A password that is read from the terminal or a page and typed once (一次性口令): sixteen signs in groups of four, 78 bits, without
/// signs that look like others. It must be changed at the first sign-in.
package struct OneTimePassword: Hashable, Sendable {
  /// `k7mp-x3qd-9wtz-h4nb`.
  package let text: String

  private static let signs = Array("23456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let length = 16

  static func draw(_ random: RandomBytes.Source) throws(CryptoError) -> OneTimePassword {
    var drawn: [UInt8] = []
    // Bytes beyond the last whole multiple would favour the first signs.
    let fair = 256 / signs.count * signs.count
    while drawn.count < length {
      for byte in try random(length * 2) where drawn.count < length && Int(byte) < fair { drawn.append(signs[Int(byte) % signs.count]) }
    }
    let groups = stride(from: 0, to: length, by: 4).map { String(decoding: drawn[$0..<$0 + 4], as: UTF8.self) }
    return OneTimePassword(text: groups.joined(separator: "-"))
  }

  /// As it is hashed: blanks, dashes and capital letters make no difference, since it is typed from paper.
  static func bytes(_ typed: String) -> [UInt8] {
    Array(TypedPassword.plain(typed).lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") })
  }
}

extension OneTimePassword: CustomReflectable, CustomStringConvertible {
  package var description: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
