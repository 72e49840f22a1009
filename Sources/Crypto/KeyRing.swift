/// The keys of a register (密钥环): the last one seals, all of them open. They stand in a file outside the database.
package struct KeyRing: Sendable {
  private static let heading = "heng register keys 1"

  package let keys: [SealKey]
  package let current: SealKey

  package init(_ keys: [SealKey]) throws(CryptoError) {
    guard let current = keys.last, Set(keys.map(\.id)).count == keys.count else { throw .strangeKey }
    self.keys = keys
    self.current = current
  }

  /// From the text of a key file: a heading, then a key a line with id, algorithm and secret.
  package init(text: String) throws(CryptoError) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard lines.first == Self.heading else { throw .strangeKey }
    var keys: [SealKey] = []
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, let algorithm = SealAlgorithm(rawValue: parts[1]), let secret = Hexadecimal.bytes(parts[2]) else {
        throw .strangeKey
      }
      keys.append(try SealKey(id: parts[0], algorithm: algorithm, secret: secret))
    }
    try self.init(keys)
  }

  package var text: String {
    ([Self.heading] + keys.map { "\($0.id) \($0.algorithm.rawValue) \(Hexadecimal.text($0.secret))" }).joined(separator: "\n") + "\n"
  }

  /// With a new current key behind.
  package static func adding(
    _ algorithm: SealAlgorithm, to ring: KeyRing?, random: RandomBytes.Source = RandomBytes.make
  ) throws(CryptoError) -> KeyRing {
    let id = "k" + Hexadecimal.text(try random(4))
    let key = try SealKey(id: id, algorithm: algorithm, secret: try random(SealKey.secretBytes))
    return try KeyRing((ring?.keys ?? []) + [key])
  }

  package func open(_ sealed: [UInt8], keyID: String, context: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard let key = keys.first(where: { $0.id == keyID }) else { throw .keyMissing(id: keyID) }
    return try key.open(sealed, context: context)
  }

  /// Under every key, the current one first: rows that were not sealed anew yet are found too.
  package func digests(_ kind: String, _ text: String) throws(CryptoError) -> [String] {
    var digests: [String] = []
    for key in keys.reversed() { digests.append(try key.digest(kind, text)) }
    return digests
  }
}
