import COpenSSL

/// Chance that nobody foresees (随机数), by the system's OpenSSL.
package enum RandomBytes {
  /// How random bytes are got: handed in where a test wants known ones.
  package typealias Source = @Sendable (_ count: Int) throws(CryptoError) -> [UInt8]

  package static func make(_ count: Int) throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    guard let length = Int32(exactly: bytes.count), RAND_bytes(&bytes, length) == 1 else { throw .noRandomBytes }
    return bytes
  }
}
