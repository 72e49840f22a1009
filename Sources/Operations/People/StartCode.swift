import HengCrypto

/// The word that the terminal shows and the first page asks for (启动码): who begins a database has its machine.
package struct StartCode: Sendable {
  /// As it is shown on the terminal; never on a page.
  package let word: OneTimePassword

  package init() throws(DeskError) {
    do throws(CryptoError) { word = try OneTimePassword.draw(RandomBytes.make) } catch { throw .other(error.message) }
  }

  /// By digests, so that the time says nothing of how far a guess was right.
  package func isRight(_ typed: String) -> Bool {
    Digest.sha256(OneTimePassword.bytes(typed)) == Digest.sha256(OneTimePassword.bytes(word.text))
  }
}
