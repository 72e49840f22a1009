package import HengValues

/// What a sign-in is held against (账号凭据): the argon2id text of the password, and the secret of the codes. It leaves the store for the
/// comparison alone: no trail, no message, no export holds it, and it prints as dots.
package struct AccountSecret: Hashable, Sendable {
  /// PHC text.
  package var password: String
  package var isOneTime: Bool
  package var setAt: Timestamp
  /// Of a one-time password.
  package var expiresAt: Timestamp?
  /// The greatest time at which the right password was typed.
  package var seenAt: Timestamp?
  /// Base 32; nil where no codes are in use.
  package var code: String?
  /// The last step whose code was used.
  package var lastCounter: Int64?

  package init(
    password: String, isOneTime: Bool, setAt: Timestamp, expiresAt: Timestamp? = nil, seenAt: Timestamp? = nil, code: String? = nil,
    lastCounter: Int64? = nil
  ) {
    self.password = password
    self.isOneTime = isOneTime
    self.setAt = setAt
    self.expiresAt = expiresAt
    self.seenAt = seenAt
    self.code = code
    self.lastCounter = lastCounter
  }
}

extension AccountSecret: CustomStringConvertible, CustomReflectable {
  package var description: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
