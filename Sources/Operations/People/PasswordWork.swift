package import HengCrypto

/// The hashing of passwords (口令摘要运算): one at a time, so that many sign-ins at once take the memory of one.
package actor PasswordWork {
  private let cost: PasswordCost
  private let random: RandomBytes.Source
  private var nobodys: PasswordHash?

  package init(cost: PasswordCost = .standard, random: @escaping RandomBytes.Source = RandomBytes.make) {
    self.cost = cost
    self.random = random
  }

  func hash(_ password: [UInt8]) throws(CryptoError) -> String {
    try PasswordHash.make(password, salt: try random(PasswordHash.saltBytes), cost: cost).text
  }

  /// Whether a kept text is of this password. Where nothing is kept, the same work is done on a hash that is nobody's.
  func isRight(_ password: [UInt8], against text: String?) throws(CryptoError) -> Bool {
    // Made in any case, so that the first unknown account takes no longer than others.
    let nobody = try nobody()
    guard let text else {
      _ = try nobody.verify(password)
      return false
    }
    return try PasswordHash(text).verify(password)
  }

  func draw() throws(CryptoError) -> OneTimePassword { try OneTimePassword.draw(random) }

  /// The secret of codes, and tokens.
  func bytes(_ count: Int) throws(CryptoError) -> [UInt8] { try random(count) }

  private func nobody() throws(CryptoError) -> PasswordHash {
    if let nobodys { return nobodys }
    let hash = try PasswordHash.make(try random(32), salt: try random(PasswordHash.saltBytes), cost: cost)
    nobodys = hash
    return hash
  }
}
