import HengCrypto

extension SignInDesk {
  /// What the forms of a session carry (表单凭据): it follows from the cookie's token and tells nothing of it.
  package static func formToken(for token: String) -> String { Digest.sha256(Array("heng-form|\(token)".utf8)) }
}
