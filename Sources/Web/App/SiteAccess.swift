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

  /// Accounts never go away again, so that they are looked for only until the first is there.
  func hasAccounts() async throws -> Bool {
    if known.areThere.withLock({ $0 }) { return true }
    let isEmpty = try await people.isEmpty()
    if !isEmpty { known.areThere.withLock { $0 = true } }
    return !isEmpty
  }

  /// Looks for accounts before the site opens; once seen they hold, also against a database that loses them later.
  func hold() async throws -> Bool { try await hasAccounts() }

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
