import HengDomain
import HengValues
import Testing

@Suite("Scopes")
struct ScopeTests {
  private static let day = CivilDate(clampingDayNumber: 20_000)
  private static let codes = ["14", "1411", "141123", "141125", "141123001", "141123002", "141123001201", "141123001202", "1301", "130102"]
  private static let departments: [ID<Department>?] = [nil, ID("141123.甲局"), ID("141123.乙局")]
  private static let roles: [Role] = [.leader, .financeBureau, .unitFinanceOfficer, .systemAdministrator]

  private func grant(
    _ division: String?, _ department: ID<Department>? = nil, _ role: Role = .financeBureau, from: Int = 0, to: Int? = nil,
    revoked: Int? = nil
  ) throws -> RoleGrant {
    RoleGrant(
      id: ID("g"), person: ID("p"), role: role, division: try division.map { try AdministrativeDivision($0) }, department: department,
      kind: to == nil ? .own : .temporary, since: Self.day.adding(days: from), until: to.map { Self.day.adding(days: $0) },
      grantedBy: "李样本", reason: "到岗", revokedOn: revoked.map { Self.day.adding(days: $0) })
  }

  @Test("A township's grant covers its villages and not the county around it")
  func township() throws {
    let scope = Scope([try grant("141123001")], on: Self.day)
    func covers(_ code: String) throws -> Bool { scope.covers(try AdministrativeDivision(code), department: nil) }
    #expect(try covers("141123001") && covers("141123001201"))
    #expect(try !covers("141123") && !covers("141123002") && !covers("1411"))
    #expect(scope.touches(try AdministrativeDivision("141123")), "its part lies in the county")
    #expect(!scope.touches(try AdministrativeDivision("130102")))
  }

  @Test("One department's grant covers neither another one nor what belongs to the county as a whole")
  func department() throws {
    let (own, county) = (ID<Department>("141123.甲局"), try AdministrativeDivision("141123"))
    let scope = Scope([try grant("141123", own)], on: Self.day)
    #expect(scope.covers(county, department: own))
    #expect(!scope.covers(county, department: ID("141123.乙局")) && !scope.covers(county, department: nil))
  }

  @Test("A grant holds from its first to its last day, and not from the day of its end on")
  func days() throws {
    let county = try AdministrativeDivision("141123")
    func covers(_ grant: RoleGrant) -> Bool { Scope([grant], on: Self.day).covers(county, department: nil) }
    #expect(try covers(grant("141123", from: 0, to: 0)))
    #expect(try !covers(grant("141123", from: 1)))
    #expect(try !covers(grant("141123", from: -9, to: -1)))
    #expect(try !covers(grant("141123", from: -9, revoked: 0)))
    #expect(try covers(grant("141123", from: -9, revoked: 1)))
  }

  @Test("Administrators see no business data, and nobody sees nothing")
  func administrators() throws {
    let scope = Scope([try grant(nil, nil, .systemAdministrator)], on: Self.day)
    #expect(!scope.isEmpty && scope.areas.isEmpty && scope.administration == [.systemAdministrator])
    #expect(!scope.covers(try AdministrativeDivision("141123"), department: nil))
    #expect(Scope.nothing.isEmpty && Scope([], on: Self.day) == .nothing)
  }

  @Test("The program's own scope covers everything, and is nobody's")
  func system() throws {
    #expect(
      Scope.system.covers(try AdministrativeDivision("141123"), department: ID("x")) && Scope.system.isSystem && !Scope.system.isEmpty)
    #expect(Scope.system.roles(in: try AdministrativeDivision("14"), department: nil) == Set(Role.business))
  }

  @Test("What lies in another piece is left out of the list of pieces")
  func areas() throws {
    let scope = Scope(
      [try grant("141123"), try grant("141123001"), try grant("141123", ID("141123.甲局")), try grant("130102")], on: Self.day)
    #expect(scope.areas.map(\.division.text) == ["130102", "141123"] && scope.areas.allSatisfy { $0.department == nil })
  }

  @Test("Random grants give what a naive reading of them gives", arguments: 0..<300)
  func naive(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let grants = try (0..<Int.random(in: 0...6, using: &dice)).map { _ in
      let role = try #require(Self.roles.randomElement(using: &dice))
      let isAdministrator = role.isAdministrator
      return try grant(
        isAdministrator ? nil : Self.codes.randomElement(using: &dice),
        isAdministrator ? nil : Self.departments.randomElement(using: &dice) ?? nil,
        role, from: Int.random(in: -2...1, using: &dice), to: Bool.random(using: &dice) ? Int.random(in: -1...2, using: &dice) : nil,
        revoked: Int.random(in: 0..<4, using: &dice) == 0 ? Int.random(in: -1...1, using: &dice) : nil)
    }
    let scope = Scope(grants, on: Self.day)
    for code in Self.codes {
      let division = try AdministrativeDivision(code)
      for department in Self.departments {
        let roles = Set(grants.filter { Self.reads($0, code, department) }.map(\.role))
        #expect(scope.roles(in: division, department: department) == roles)
        #expect(scope.covers(division, department: department) == !roles.isEmpty)
        let byAreas = scope.areas.contains { $0.covers(division, department: department) }
        #expect(byAreas == !roles.isEmpty, "the list of pieces says the same")
        if !roles.isEmpty { #expect(scope.touches(division)) }
      }
    }
  }

  /// Digit by digit and day by day.
  private static func reads(_ grant: RoleGrant, _ code: String, _ department: ID<Department>?) -> Bool {
    guard let division = grant.division?.text else { return false }
    var isInside = code.count >= division.count
    for (own, other) in zip(division, code) where own != other { isInside = false }
    let number = day.dayNumber
    let begun = grant.since.dayNumber <= number
    let over = (grant.until?.dayNumber ?? Int.max) < number || (grant.revokedOn?.dayNumber ?? Int.max) <= number
    return isInside && begun && !over && (grant.department == nil || grant.department == department)
  }
}

/// SplitMix64: the same seed, the same grants.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
