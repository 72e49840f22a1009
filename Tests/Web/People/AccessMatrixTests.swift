import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

/// Every route by every role in every kind of scope and every state of a session: who may, gets in; who may not, is told so and sees nothing.
@Suite("Who may ask for what")
struct AccessMatrixTests {
  /// A part of the world that a role was given for, and whether the grant holds today.
  private struct Part: Hashable {
    let division: String
    var department: String?
    var isOver = false
  }

  private struct Someone {
    let account: String
    let role: Role
    let part: Part?
    var token = ""

    /// By the words of the grant alone.
    func covers(_ target: SiteGround.Target) -> Bool {
      guard let part, !part.isOver else { return false }
      return target.county.text.hasPrefix(part.division) && (part.department == nil || part.department == target.department)
    }

    func coversWhole(_ county: AdministrativeDivision) -> Bool {
      part.map { !$0.isOver && county.text.hasPrefix($0.division) && $0.department == nil } ?? false
    }

    func touches(_ county: AdministrativeDivision) -> Bool {
      part.map { !$0.isOver && (county.text.hasPrefix($0.division) || $0.division.hasPrefix(county.text)) } ?? false
    }

    var worksToday: Bool { part.map { !$0.isOver } ?? false }
  }

  private static let parts = [
    Part(division: "141123"), Part(division: "141123", department: "甲局"), Part(division: "141123", department: "乙局"),
    Part(division: "141123100"), Part(division: "14"), Part(division: "640104"), Part(division: "640104", department: "丙局"),
    Part(division: "64"), Part(division: "1411"), Part(division: "640104100"), Part(division: "141123", isOver: true),
  ]

  private static let refusals = ["不归您办", "不归您看", "或不在您管的范围里"]

  /// A part of the people, so that no test takes long: one business role in every part of the world, or the administrators.
  enum Group: CaseIterable {
    case administrators, villageReporter, townshipReviewer, unitFinanceOfficer, sectorBureau, departmentReviewer, financeBureau, auditor
    case leader, thirdParty

    var roles: [Role] { Role(rawValue: "\(self)").map { [$0] } ?? Role.administrators }
  }

  @Test("no route is open to the wrong person, shut to the right one, or tells of what is another's", arguments: Group.allCases)
  func matrix(group: Group) async throws {
    try await withSite { site async throws in
      var count = 0
      for someone in try await Self.people(site, roles: group.roles) where group.roles.contains(someone.role) {
        for (policy, target, path) in Self.requests(site.targets) {
          let answer = try await site.ask(policy.method, path, token: someone.token)
          let isRefused = Self.refusals.contains { answer.text.contains($0) }
          let may = Self.may(someone, policy.need, target)
          #expect(isRefused == !may, "\(someone.account) \(policy.method) \(path): \(answer.status)")
          // Signing in with nothing typed is refused to everybody.
          #expect((answer.status != 401 || path == "/sign-in") && answer.status < 500, "\(someone.account) \(path): \(answer.status)")
          for other in site.targets where !someone.covers(other) {
            #expect(!answer.text.contains(other.mark), "\(someone.account) sees \(other.mark) at \(path)")
          }
          count += 1
        }
      }
      #expect(count == Self.cases(group, site.targets))
    }
  }

  private static func cases(_ group: Group, _ targets: [SiteGround.Target]) -> Int {
    requests(targets).count * (group == .administrators ? 3 : parts.count)
  }

  @Test("there are ten thousand cases and more")
  func enough() async throws {
    try await withSite { site async throws in
      #expect(Group.allCases.map { Self.cases($0, site.targets) }.reduce(0, +) >= 10_000)
      #expect(Set(Group.allCases.flatMap(\.roles)) == Set(Role.allCases).subtracting([.publicReader]), "the public has no accounts")
    }
  }

  @Test("behind a token of nobody, one that has ended, or a password that must be changed nothing is done and nothing seen")
  func strangers() async throws {
    try await withSite { site async throws in
      _ = try await Self.people(site, roles: [])
      for (name, token) in try await Self.strangers(site) {
        let isNew = name == "一次性口令"
        for (policy, _, path) in Self.requests(site.targets) where policy.need != .open && !(isNew && path == "/account") {
          let answer = try await site.ask(policy.method, path, token: token)
          #expect(answer.status == (policy.method == .get || isNew ? 303 : 401), "\(name) \(path): \(answer.status)")
          if answer.status == 303 {
            let place = answer.headers[.location] ?? ""
            #expect(isNew ? place == "/account" : place.hasPrefix("/sign-in"), "\(name) \(path): \(place)")
          }
          #expect(!site.targets.contains { answer.text.contains($0.mark) }, "\(name) sees something at \(path)")
        }
      }
    }
  }

  @Test("who only reads changes nothing, whatever is sent")
  func readers() async throws {
    try await withSite { site async throws in
      let readers = Role.business.filter { !Role.preparers.contains($0) }
      let people = try await Self.people(site, roles: readers).filter { !$0.role.isAdministrator }
      let revision = try await site.store.revision()
      let fields = [
        "division": "141122", "bureau": "示例局", "rows": "丁局\t105009", "name": "新项目", "department": "甲局", "unit": "示例站",
        "account": "newcomer",
        "role": Role.financeBureau.rawValue, "kind": "own",
      ]
      var count = 0
      for someone in people {
        for (policy, _, path) in Self.requests(site.targets)
        where policy.method == .post && !path.hasPrefix("/sign-") && !path.hasPrefix("/account") && !path.hasPrefix("/audit") {
          _ = try await site.ask(.post, path, token: someone.token, fields: fields)
          count += 1
        }
      }
      #expect(count > 500)
      #expect(try await site.store.revision() == revision)
    }
  }

  @Test("every route has a policy, and every policy a route")
  func whole() async throws {
    let keys = Site.policies.map { "\($0.method) \($0.path)" }
    #expect(Set(keys).count == keys.count)
    try await withSite { site async throws in
      let administrator = try await Self.people(site, roles: []).first { $0.role == .systemAdministrator }
      for (policy, _, path) in Self.requests(site.targets) {
        let answer = try await site.ask(policy.method, path, token: administrator?.token)
        #expect(!answer.text.contains("没有这个页面"), "\(policy.method) \(policy.path) leads nowhere")
      }
    }
  }

  // MARK: People and requests

  private static func may(_ someone: Someone, _ need: RoutePolicy.Need, _ target: SiteGround.Target) -> Bool {
    func holds(_ roles: Set<Role>) -> Bool { someone.worksToday && roles.contains(someone.role) }
    return switch need {
    case .open, .signedIn: true
    case .business: holds(Role.all)
    case .administrator(let roles): roles.contains(someone.role)
    case .county(let roles): holds(roles) && someone.touches(target.county)
    case .wholeCounty(let roles): holds(roles) && someone.coversWhole(target.county)
    case .department(let roles), .project(let roles): holds(roles) && someone.covers(target)
    case .administratorOrCounty(let administrators, let roles):
      administrators.contains(someone.role) || holds(roles) && someone.touches(target.county)
    case .administratorOrWholeCounty(let administrators, let roles):
      administrators.contains(someone.role) || holds(roles) && someone.coversWhole(target.county)
    }
  }

  /// Each policy's address for each target; one that names none is asked for once.
  private static func requests(_ targets: [SiteGround.Target]) -> [(policy: RoutePolicy, target: SiteGround.Target, path: String)] {
    var requests: [(policy: RoutePolicy, target: SiteGround.Target, path: String)] = []
    for policy in Site.policies where policy.path != "/sign-out" && policy.path != "/account/password" {
      var seen: Set<String> = []
      for target in targets {
        let words = [
          "division": target.county.text, "year": "\(SiteGround.year)", "department": Address.escaped(target.department),
          "id": target.project,
          "kind": "target.project", "file": policy.path.contains("reports") ? "monitoringSummary.xlsx" : "target.project.html",
          "format": "html",
          "key": "project.budget", "digest": "none", "sending": "none", "session": "none", "account": "nobody-here", "grant": "none",
          "size": "large",
        ]
        let path = policy.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
          part.hasPrefix("{") ? words[String(part.dropFirst().dropLast())] ?? "none" : String(part)
        }.joined(separator: "/")
        if seen.insert(path).inserted { requests.append((policy, target, path)) }
      }
    }
    return requests
  }

  /// The administrators, and a person of each role in every part of the world.
  private static func people(_ site: SiteGround, roles: [Role]) async throws -> [Someone] {
    var people: [Someone] = []
    let first = try await site.people.registerFirst(FirstPeople())
    for (person, role, password) in first {
      let token = try await site.enter(person.account.text, password.text)
      people.append(Someone(account: person.account.text, role: role, part: nil, token: token))
    }
    let (registrar, guardian) = (first[0].person.id, first[1].person.id)
    for role in roles where !role.isAdministrator && role != .publicReader {
      for (number, part) in parts.enumerated() {
        var someone = Someone(account: "\(role.rawValue.lowercased())\(number)", role: role, part: part)
        let person = try await site.people.register(
          account: someone.account, name: "示例\(number)", unit: "示例局", by: registrar, reason: "登记")
        let division = try AdministrativeDivision(part.division)
        let grant = try await site.people.grant(
          GrantWish(
            person: person.id, role: role, division: division, department: part.department.map { Department.id($0, of: division) }),
          by: guardian, reason: "授权")
        if part.isOver { try await site.people.revoke(grant.id, by: guardian, reason: "到期") }
        let password = try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人")
        someone.token = try await site.enter(someone.account, password.text)
        people.append(someone)
      }
    }
    return people
  }

  /// Tokens behind which nobody may work: none, another's invention, one that was signed out, of a deactivated person, of a one-time password.
  private static func strangers(_ site: SiteGround) async throws -> [(name: String, token: String?)] {
    let (registrar, guardian) = (
      try await site.people.person(account: "sysadmin").id, try await site.people.person(account: "secadmin").id
    )
    func fresh(_ account: String) async throws -> (person: Person, password: String) {
      let person = try await site.people.register(account: account, name: "示例新人", unit: "示例局", by: registrar, reason: "登记")
      _ = try await site.people.grant(
        GrantWish(person: person.id, role: .financeBureau, division: try AdministrativeDivision("141123")), by: guardian, reason: "授权")
      return (person, try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人").text)
    }
    let left = try await fresh("leaver")
    let leftToken = try await site.enter("leaver", left.password)
    try await site.people.deactivate(left.person.id, by: registrar, reason: "离职")
    let out = try await fresh("signedout")
    let outToken = try await site.enter("signedout", out.password)
    try await site.signIns.signOut(outToken)
    let new = try await fresh("newcomer1")
    let once = try await site.signIns.signIn(account: "newcomer1", password: new.password, machine: "test").token
    return [
      ("没有凭据", nil), ("编造的凭据", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), ("已停用", leftToken), ("已退出", outToken), ("一次性口令", once),
    ]
  }
}
