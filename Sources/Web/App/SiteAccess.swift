package import HengDomain
package import HengOperations
import Synchronization

/// The doors of the site (门户): who signs in, who is registered, and what is open while nobody is.
package struct SiteAccess: Sendable {
  let people: PeopleDesk
  let signIns: SignInDesk
  let firstStart: FirstStart
  /// The word from the terminal that begins a database.
  package let startCode: StartCode
  let trials: TrialDoors
  /// Whether a database without accounts is open to everybody at this machine (单人使用).
  private let isSingleUser: Bool
  private let known = Accounts()

  package init(
    people: PeopleDesk, signIns: SignInDesk, firstStart: FirstStart, startCode: StartCode, trials: TrialDoors = TrialDoors(),
    isSingleUser: Bool = false
  ) {
    self.people = people
    self.signIns = signIns
    self.firstStart = firstStart
    self.startCode = startCode
    self.trials = trials
    self.isSingleUser = isSingleUser
  }

  /// The scope of everybody at this machine where it is one person's own and nobody is registered; nil elsewhere.
  func openScope() async throws -> Scope? {
    guard isSingleUser, !known.areThere.withLock({ $0 }) else { return nil }
    let scope = try await people.openScope()
    if scope == nil { known.areThere.withLock { $0 = true } }
    return scope
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

/// Links that sign trial people in, each good for one time while the program runs (试用入口).
package final class TrialDoors: Sendable {
  private let open: Mutex<[String: ID<Person>]>

  /// - Parameter doors: by the word at the end of the link.
  package init(_ doors: [String: ID<Person>] = [:]) { open = Mutex(doors) }

  /// Who enters by a word; nobody enters by it again.
  func take(_ word: String) -> ID<Person>? { open.withLock { $0.removeValue(forKey: word) } }
}
