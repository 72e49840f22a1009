package import HengDomain
package import HengValues

/// Who is at work in a request (已登录的人): the person, what he may see and do today, and how long the session goes on.
package struct SignedIn: Hashable, Sendable {
  package let session: ID<SignInSession>
  package let person: Person
  /// Of today. Empty until a one-time password is changed.
  package let scope: Scope
  /// Everything that the person may be today, administrators' roles included; empty until a one-time password is changed.
  package let roles: Set<Role>
  package let mustChangePassword: Bool
  package let begunAt: Timestamp
  /// Without a further request it ends then.
  package let idleAt: Timestamp
  package let expiresAt: Timestamp

  /// Who changes something, as one of his roles, for the trail; nil for a role that he does not have today.
  package func acting(as role: Role) -> String? { roles.contains(role) ? person.actor : nil }
}

/// What a token leads to (凭据的结果).
package enum Resumed: Hashable, Sendable {
  case signedIn(SignedIn)
  case ended(SignInSession.End)
}

/// A sign-in that was just made (登录凭据): the token for the browser's cookie, which is nowhere kept.
package struct SignInTicket: Sendable {
  package let token: String
  package let signedIn: SignedIn
}

extension SignInTicket: CustomStringConvertible, CustomReflectable {
  package var description: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
