import COpenSSL

/// A code that changes with the time (动态验证码): TOTP of RFC 6238, HMAC-SHA-1, steps of 30 seconds, six digits.
package struct TimeBasedCode: Sendable {
  package static let step: Int64 = 30
  package static let secretBytes = 20

  private let secret: [UInt8]
  private let digits: Int

  /// - Parameter digits: six for people; the vectors of the RFC have eight.
  package init(secret: [UInt8], digits: Int = 6) {
    self.secret = secret
    self.digits = min(max(digits, 1), 9)
  }

  /// The secret as people type it into their telephone: base 32.
  package init?(base32 text: String) {
    guard let bytes = Base32.bytes(text), !bytes.isEmpty else { return nil }
    self.init(secret: bytes)
  }

  package var base32: String { Base32.text(secret) }

  package static func counter(at seconds: Int64) -> Int64 { max(0, seconds) / step }

  package func code(counter: Int64) -> String {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> Int64(56 - 8 * $0)) }
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    guard HMAC(EVP_sha1(), secret, Int32(secret.count), message, message.count, &digest, &length) != nil, length == 20 else { return "" }
    let offset = Int(digest[19] & 15)
    let word = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
    let number = String(word % modulus)
    return String(repeating: "0", count: digits - number.count) + number
  }

  /// The step whose code was typed: this one, the one before or the one after; nil for a wrong code, and for a step not after `last`, whose code was used.
  package func counter(of code: String, at seconds: Int64, after last: Int64?) -> Int64? {
    let typed = Array(code.utf8)
    let now = Self.counter(at: seconds)
    var found: Int64?
    for counter in max(0, now - 1)...(now + 1) {
      let expected = Array(self.code(counter: counter).utf8)
      guard expected.count == typed.count, !expected.isEmpty else { continue }
      if CRYPTO_memcmp(expected, typed, typed.count) == 0, last.map({ counter > $0 }) ?? true { found = found ?? counter }
    }
    return found
  }
}
