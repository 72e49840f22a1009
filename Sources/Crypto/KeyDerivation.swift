import COpenSSL

/// Keyed digests and keys made of keys (带密钥的摘要): HMAC-SHA256 (RFC 2104) and HKDF over it (RFC 5869).
package enum KeyDerivation {
  static let digestBytes = 32

  package static func hmac(_ bytes: [UInt8], key: [UInt8]) throws(CryptoError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: digestBytes)
    var length: UInt32 = 0
    guard let keyLength = Int32(exactly: key.count), HMAC(EVP_sha256(), key, keyLength, bytes, bytes.count, &digest, &length) != nil,
      Int(length) == digestBytes
    else { throw .cipherFailed }
    return digest
  }

  /// - Parameters:
  ///   - info: what the key is for.
  ///   - count: bytes wanted, at most 255 digests.
  package static func hkdf(_ material: [UInt8], salt: [UInt8], info: [UInt8], count: Int) throws(CryptoError) -> [UInt8] {
    let root = try hmac(material, key: salt.isEmpty ? [UInt8](repeating: 0, count: digestBytes) : salt)
    var bytes: [UInt8] = []
    var block: [UInt8] = []
    var number: UInt8 = 1
    while bytes.count < count {
      block = try hmac(block + info + [number], key: root)
      bytes += block
      guard bytes.count < count else { break }
      guard number < .max else { throw .cipherFailed }
      number += 1
    }
    return Array(bytes.prefix(count))
  }
}
