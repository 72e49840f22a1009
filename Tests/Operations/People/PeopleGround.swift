import HengCrypto
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

/// An installation with its three administrators, and a clock that a test turns.
struct PeopleGround: Sendable {
  let people: PeopleDesk
  let signIn: SignInDesk
  let store: LedgerStore
  let driver: any Driver
  let clock: Clock
  let system, security, audit: Person
  /// By account, until they are changed.
  let passwords: [String: String]

  final class Clock: Sendable {
    private let seconds = Mutex(0)

    var now: Timestamp {
      let begin = 1_790_000_000
      return Timestamp(clampingSeconds: begin + seconds.withLock { $0 })
    }

    func go(_ seconds: Int) { self.seconds.withLock { $0 += seconds } }
  }

  /// Good for everybody.
  static let password = "Tuoluo7-shan"

  /// Registers somebody with a one-time password.
  func add(_ account: String, name: String = "张示例") async throws -> (person: Person, password: String) {
    let person = try await people.register(account: account, name: name, unit: "示例局", by: system.id, reason: "入职")
    return (person, try await people.resetPassword(of: person.id, by: security.id, reason: "首次登录").text)
  }

  /// Registers somebody who has changed the one-time password.
  func addReady(_ account: String, name: String = "张示例") async throws -> Person {
    let (person, first) = try await add(account, name: name)
    let ticket = try await signIn.signIn(account: account, password: first)
    try await people.setPassword(of: ticket.signedIn, old: first, new: Self.password)
    try await signIn.signOut(ticket.token)
    return person
  }

  func give(_ person: Person, _ role: Role, _ division: String? = "141123", until: CivilDate? = nil) async throws -> RoleGrant {
    let wish = GrantWish(
      person: person.id, role: role, division: try division.map { try AdministrativeDivision($0) }, kind: until == nil ? .own : .acting,
      until: until)
    return try await people.grant(wish, by: security.id, reason: "到岗")
  }

  func refused(_ account: String, _ password: String, code: String? = nil) async -> String {
    do {
      _ = try await signIn.signIn(account: account, password: password, code: code)
      return "signed in"
    } catch { return error.message }
  }
}

func withPeople(_ engine: Engine = .sqliteMemory, _ body: (PeopleGround) async throws -> Void) async throws {
  try await withGround(engine) { ground async throws in
    let driver = try await ground.open()
    _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
    let (clock, next) = (PeopleGround.Clock(), Counter())
    let newID: @Sendable () -> String = { next.id }
    let store = LedgerStore(driver, newID: newID)
    let profile = try ProfileLibrary.load().profile("national")
    let work = PasswordWork(cost: .least)
    let people = PeopleDesk(store: store, profile: profile, work: work, now: { clock.now }, newID: newID)
    let told = try await people.registerFirst(FirstPeople())
    try await body(
      PeopleGround(
        people: people, signIn: SignInDesk(store: store, profile: profile, work: work, now: { clock.now }, newID: newID), store: store,
        driver: driver, clock: clock, system: told[0].person, security: told[1].person, audit: told[2].person,
        passwords: Dictionary(uniqueKeysWithValues: told.map { ($0.person.account.text, $0.password.text) })))
    #expect(await store.chainChecks().flatMap(\.problems) == [])
    try await driver.close()
  }
}

private final class Counter: Sendable {
  private let last = Mutex(0)

  var id: String {
    last.withLock { last in
      last += 1
      return "id\(last)"
    }
  }
}

/// What a desk says when it refuses; the test fails when it does not.
func refusal<T>(sourceLocation: SourceLocation = #_sourceLocation, _ action: () async throws -> T) async -> String {
  do {
    _ = try await action()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
    return ""
  } catch let error as DeskError {
    return error.message
  } catch {
    Issue.record("another error: \(error)", sourceLocation: sourceLocation)
    return ""
  }
}
