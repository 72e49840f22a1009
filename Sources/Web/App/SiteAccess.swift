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

  private final class Accounts: Sendable {
    let areThere = Mutex(false)
  }
}
