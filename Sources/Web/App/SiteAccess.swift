import HengDomain
package import HengOperations
import Synchronization

/// The doors of the site (门户): who signs in, who is registered, and whether there are accounts at all.
package struct SiteAccess: Sendable {
  let people: PeopleDesk
  let signIns: SignInDesk
  private let known = Accounts()

  package init(people: PeopleDesk, signIns: SignInDesk) {
    self.people = people
    self.signIns = signIns
  }

  /// The scope of everybody at this machine while nobody is registered; nil once there are accounts. They never go away again, so that
  /// they are looked for only until the first is there.
  func openScope() async throws -> Scope? {
    if known.areThere.withLock({ $0 }) { return nil }
    let scope = try await people.openScope()
    if scope == nil { known.areThere.withLock { $0 = true } }
    return scope
  }

  func hasAccounts() async throws -> Bool { try await openScope() == nil }

  /// Runs a sign-in; nil when so many wait already that another would only make everybody wait longer (passwords are hashed one at a time).
  func inTurn<T: Sendable>(_ work: () async throws -> T) async throws -> T? {
    let isIn = known.waiting.withLock { waiting in
      guard waiting < Self.mostWaiting else { return false }
      waiting += 1
      return true
    }
    guard isIn else { return nil }
    defer { known.waiting.withLock { $0 -= 1 } }
    return try await work()
  }

  private static let mostWaiting = 16

  private final class Accounts: Sendable {
    let areThere = Mutex(false)
    let waiting = Mutex(0)
  }
}
