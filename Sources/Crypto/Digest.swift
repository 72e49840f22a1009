import COpenSSL

/// Digests of bytes (摘要): what names a paper for certain, whatever its file is called.
package enum Digest {
  /// How a digest is made (算法); both give 32 bytes. SM3 (国密) is GB/T 32905.
  package enum Algorithm: String, CaseIterable, Hashable, Sendable {
    case sha256, sm3
  }

  /// SHA-256 as 64 lower-case hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(bytes, .sha256) }

  /// As 64 lower-case hexadecimal digits; empty where the system's OpenSSL does not know the algorithm.
  package static func hexadecimal(_ bytes: [UInt8], _ algorithm: Algorithm) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let method =
      switch algorithm {
      case .sha256: EVP_sha256()
      case .sm3: EVP_sm3()
      }
    guard let method, EVP_Digest(bytes, bytes.count, &digest, &length, method, nil) == 1 else { return "" }
    return String(unsafeUninitializedCapacity: 64) { text in
      for (place, byte) in digest.enumerated() {
        text[place * 2] = digit(byte >> 4)
        text[place * 2 + 1] = digit(byte & 15)
      }
      return 64
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
}
