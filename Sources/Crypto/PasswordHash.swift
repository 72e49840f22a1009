import CArgon2

/// How much work a password hash is (口令摘要强度): memory, passes over it, and lanes.
package struct PasswordCost: Hashable, Sendable {
  package var memoryKiB: UInt32
  package var passes: UInt32
  package var lanes: UInt32

  package init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
    self.memoryKiB = memoryKiB
    self.passes = passes
    self.lanes = lanes
  }

  /// 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet, argon2id.
  package static let standard = PasswordCost(memoryKiB: 19 * 1_024, passes: 2, lanes: 1)
  /// The least that argon2 takes; for tests, never for people.
  package static let least = PasswordCost(memoryKiB: 8, passes: 1, lanes: 1)
}

/// A password as it may be kept (口令摘要): the PHC text of argon2id, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
package struct PasswordHash: Hashable, Sendable {
  package static let saltBytes = 16
  private static let hashBytes = 32
  private static let prefix = "$argon2id$"

  package let text: String

  /// - Parameter text: as it was kept.
  package init(_ text: String) throws(CryptoError) {
    guard text.utf8.starts(with: Self.prefix.utf8) else { throw .strangeHash }
    self.text = text
  }

  package static func make(_ password: [UInt8], salt: [UInt8], cost: PasswordCost = .standard) throws(CryptoError) -> PasswordHash {
    let length = argon2_encodedlen(cost.passes, cost.memoryKiB, cost.lanes, UInt32(salt.count), UInt32(hashBytes), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length + 1)
    let code = argon2id_hash_encoded(
      cost.passes, cost.memoryKiB, cost.lanes, password, password.count, salt, salt.count, hashBytes, &encoded, encoded.count)
    guard code == ARGON2_OK.rawValue else { throw .passwordHash(code: code) }
    return try PasswordHash(String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// Whether the hash was made of this password; compared in constant time by the library.
  package func verify(_ password: [UInt8]) throws(CryptoError) -> Bool {
    let code = argon2id_verify(text, password, password.count)
    switch code {
    case ARGON2_OK.rawValue: return true
    case ARGON2_VERIFY_MISMATCH.rawValue: return false
    default: throw .passwordHash(code: code)
    }
  }
}
