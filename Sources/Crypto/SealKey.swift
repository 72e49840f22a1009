/// How values are sealed (加密算法). The system's OpenSSL has no SM4-GCM; SM4 is used in counter mode with an HMAC-SHA256 tag behind
/// (encrypt, then tag).
package enum SealAlgorithm: String, CaseIterable, Hashable, Sendable { case aes256gcm, sm4 }

/// One key of a ring (登记密钥): sealing and digests are done with keys of their own, derived from one secret.
package struct SealKey: Sendable {
  package static let secretBytes = 32
  private static let nonceBytes = 12

  package let id: String
  package let algorithm: SealAlgorithm
  let secret: [UInt8]
  private let sealing: [UInt8]
  private let tagging: [UInt8]
  private let digesting: [UInt8]

  package init(id: String, algorithm: SealAlgorithm, secret: [UInt8]) throws(CryptoError) {
    guard secret.count == Self.secretBytes, !id.isEmpty else { throw .strangeKey }
    self.id = id
    self.algorithm = algorithm
    self.secret = secret
    let salt = Array("heng register \(algorithm.rawValue)".utf8)
    sealing = try KeyDerivation.hkdf(secret, salt: salt, info: Array("seal".utf8), count: algorithm == .sm4 ? 16 : 32)
    tagging = try KeyDerivation.hkdf(secret, salt: salt, info: Array("tag".utf8), count: 32)
    digesting = try KeyDerivation.hkdf(secret, salt: salt, info: Array("digest".utf8), count: 32)
  }

  /// - Parameter context: what the value belongs to; a sealed value that was moved elsewhere does not open there.
  package func seal(_ plain: [UInt8], context: [UInt8], random: RandomBytes.Source = RandomBytes.make) throws(CryptoError) -> [UInt8] {
    switch algorithm {
    case .aes256gcm:
      let nonce = try random(Self.nonceBytes)
      return try nonce + BlockCipher.sealAES(plain, key: sealing, nonce: nonce, context: context)
    case .sm4:
      let counter = try random(BlockCipher.tagBytes)
      let sealed = try counter + BlockCipher.sm4(plain, key: sealing, counter: counter)
      return try sealed + tag(sealed, context)
    }
  }

  package func open(_ sealed: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
    switch algorithm {
    case .aes256gcm:
      guard sealed.count >= Self.nonceBytes + BlockCipher.tagBytes else { throw .sealBroken }
      let (nonce, rest) = (Array(sealed.prefix(Self.nonceBytes)), Array(sealed.dropFirst(Self.nonceBytes)))
      return try BlockCipher.openAES(rest, key: sealing, nonce: nonce, context: context)
    case .sm4:
      let (head, tagged) = (BlockCipher.tagBytes, KeyDerivation.digestBytes)
      guard sealed.count >= head + tagged else { throw .sealBroken }
      let body = Array(sealed.dropLast(tagged))
      let differences = try zip(sealed.suffix(tagged), tag(body, context)).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
      guard differences == 0 else { throw .sealBroken }
      return try BlockCipher.sm4(Array(body.dropFirst(head)), key: sealing, counter: Array(body.prefix(head)))
    }
  }

  /// For exact search: the same text of the same kind gives the same 64 hexadecimal digits, and tells nothing without the key.
  package func digest(_ kind: String, _ text: String) throws(CryptoError) -> String {
    Hexadecimal.text(try KeyDerivation.hmac(Array(kind.utf8) + [0] + Array(text.utf8), key: digesting))
  }

  /// The length of the context stands before it, so that no two pairs give the same bytes.
  private func tag(_ sealed: [UInt8], _ context: [UInt8]) throws(CryptoError) -> [UInt8] {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: context.count >> (8 * $0)) }
    return try KeyDerivation.hmac(length + context + sealed, key: tagging)
  }
}

extension SealKey: CustomStringConvertible, CustomReflectable {
  package var description: String { id }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
