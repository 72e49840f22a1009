import HengDomain
import HengValues
import Testing

@Suite("Which grants may be given")
struct GrantFaultTests {
  private let today = CivilDate(clampingDayNumber: 20_000)

  private func grant(
    _ role: Role, _ division: String? = "141123", kind: RoleGrant.Kind = .own, from: Int = 0, to: Int? = nil
  ) throws -> RoleGrant {
    RoleGrant(
      id: ID("g"), person: ID("p"), role: role, division: try division.map { try AdministrativeDivision($0) }, kind: kind,
      since: today.adding(days: from), until: to.map { today.adding(days: $0) }, grantedBy: "李样本", reason: "到岗")
  }

  private func fault(_ grant: RoleGrant, beside others: [RoleGrant] = [], by grantor: String = "q") -> GrantFault? {
    grant.fault(beside: others, today: today, grantor: ID(grantor))
  }

  @Test("Three administrators exclude one another and every role of the county's work, both ways round")
  func separated() throws {
    for held in Role.allCases where held != .publicReader {
      for wanted in Role.allCases where wanted != .publicReader && wanted != held {
        let have = try grant(held, held.isAdministrator ? nil : "141123"), want = try grant(wanted, wanted.isAdministrator ? nil : "141123")
        let expected: GrantFault? = held.isAdministrator || wanted.isAdministrator ? .separated(wanted, held: held) : nil
        #expect(fault(want, beside: [have]) == expected)
      }
    }
    #expect(GrantFault.separated(.auditAdministrator, held: .systemAdministrator).message.contains("三员须由三个人分任"))
    #expect(GrantFault.separated(.financeBureau, held: .systemAdministrator).message.contains("管理员不办业务"))
  }

  @Test("A role that has ended excludes nothing; one that begins later does")
  func overIsOver() throws {
    var old = try grant(.systemAdministrator, nil, from: -30)
    old.revokedOn = today
    #expect(try fault(grant(.financeBureau), beside: [old]) == nil)
    #expect(
      try fault(grant(.financeBureau), beside: [grant(.systemAdministrator, nil, from: 9)])
        == .separated(.financeBureau, held: .systemAdministrator))
  }

  @Test("Nobody grants to himself")
  func oneself() throws { #expect(try fault(grant(.financeBureau), by: "p") == .toOneself) }

  @Test("代管 and 临时 need a last day, which is not over and not before the first")
  func ends() throws {
    for kind in [RoleGrant.Kind.acting, .temporary] {
      #expect(try fault(grant(.financeBureau, kind: kind)) == .endMissing(kind))
      #expect(try fault(grant(.financeBureau, kind: kind, to: 0)) == nil)
    }
    #expect(
      try fault(grant(.financeBureau, kind: .acting, from: 5, to: 4))
        == .endBeforeBegin(since: today.adding(days: 5), until: today.adding(days: 4)))
    #expect(try fault(grant(.financeBureau, kind: .acting, from: -5, to: -1)) == .over(until: today.adding(days: -1), today: today))
  }

  @Test("The county's roles need a division, administrators have none, and the public needs no grant")
  func divisions() throws {
    #expect(try fault(grant(.financeBureau, nil)) == .divisionMissing(.financeBureau))
    #expect(try fault(grant(.systemAdministrator)) == .divisionOfAdministrator(.systemAdministrator))
    #expect(try fault(grant(.publicReader)) == .nobodysRole(.publicReader))
  }

  @Test("The same once more is told; a longer time, another role or place is not the same")
  func held() throws {
    let have = try grant(.financeBureau, kind: .acting, to: 9)
    #expect(try fault(grant(.financeBureau, kind: .acting, to: 9), beside: [have]) == .held(.financeBureau))
    #expect(try fault(grant(.financeBureau, kind: .acting, to: 10), beside: [have]) == nil)
    #expect(try fault(grant(.financeBureau), beside: [have]) == nil)
    #expect(try fault(grant(.financeBureau, "141125", kind: .acting, to: 9), beside: [have]) == nil)
  }

  @Test("Labels of roles lead back to them, and administrators are three")
  func labels() {
    for role in Role.allCases { #expect(Role(named: role.label) == role && Role(named: role.rawValue) == role) }
    #expect(Role(named: "皇帝") == nil && Role.administrators.count == 3 && Role.business.count == Role.allCases.count - 3)
  }
}
