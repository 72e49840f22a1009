import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("The ledger within a scope")
struct ScopeTests {
  private static let departments = ["甲局", "乙局", "丙局"]
  private static let divisions = ["141123", "130529", "640122"]

  /// Two projects and the accounts of each of three departments in three counties.
  private static func fill(_ shop: Shop) async throws -> [ProjectLedger] {
    var (dice, ledgers) = (LedgerDice(7), [ProjectLedger]())
    for division in divisions {
      let key = try LedgerDice.key(division, 2022)
      for name in departments {
        for number in 0..<2 {
          var ledger = try Sample("\(division).\(name).\(number)", key, issued: nil).ledger
          (ledger.project.supervisingDepartment, ledger.project.department) = (name, Department.id(name, of: key.county))
          ledgers.append(ledger)
        }
      }
    }
    try await shop.store.saveAll(ledgers, try note("示例导入员"))
    for division in divisions {
      let key = try LedgerDice.key(division, 2022)
      for name in departments {
        let department = DepartmentYear(county: key.county, year: key.year, department: name)
        try await shop.store.replace(accounts: dice.accounts(department), try note("会计"))
        try await shop.store.save(disclosure: dice.disclosure(department), try note("会计"))
      }
    }
    return ledgers
  }

  private static func scope(_ grants: [(Role, String?, String?)]) throws -> Scope {
    let day = try CivilDate("2022-01-01")
    return Scope(
      try grants.map { role, division, department in
        let division = try division.map { try AdministrativeDivision($0) }
        return RoleGrant(
          id: ID("g"), person: ID("p"), role: role, division: division,
          department: division.flatMap { place in department.map { Department.id($0, of: place) } }, since: day, grantedBy: "授权人",
          reason: "岗位"
        )
      }, on: day)
  }

  @Test("every read gives what a filter of the whole by the scope would, for random scopes", arguments: Engine.allCases)
  func reads(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let ledgers = try await Self.fill(shop)
      let all = shop.store
      var dice = LedgerDice(11)
      for _ in 0..<20 {
        let grants = dice.list(0...4) { dice, _ in
          (
            dice.pick([Role.unitFinanceOfficer, .auditor]), dice.pick(Self.divisions.map(Optional.some) + ["14", "1411", "141123001"]),
            dice.pick([nil, nil] + Self.departments.map(Optional.some))
          )
        }
        let scope = try Self.scope(grants)
        let own = all.within(scope)
        func isOwn(_ project: Project) -> Bool { scope.covers(project.county, department: project.department) }

        #expect(try await own.counties() == all.counties().filter { scope.touches($0.division) })
        #expect(try await own.countyYears() == all.countyYears().filter { scope.touches($0.county) })
        for ledger in ledgers {
          #expect(try await own.ledger(ledger.project.id)?.project.id == (isOwn(ledger.project) ? ledger.project.id : nil))
        }
        var query = ProjectQuery()
        (query.includesSecret, query.limit) = (true, 500)
        let page = try await own.projects(matching: query)
        #expect(Set(page.rows.map(\.id)) == Set(ledgers.map(\.project).filter(isOwn).map(\.id)))
        #expect(page.total == page.rows.count)
        for key in try await all.countyYears() {
          #expect(try await own.ledgers(key) == all.ledgers(key).filter { isOwn($0.project) })
          func keys(_ read: (LedgerStore) async throws -> [DepartmentYear]) async throws {
            #expect(try await read(own) == read(all).filter { scope.covers($0.county, department: $0.departmentID) })
          }
          try await keys { try await $0.accounts(key).map(\.key) }
          try await keys { try await $0.disclosures(key).map(\.key) }
          try await keys { try await $0.progress(key).map(\.key) }
          #expect(
            try await own.unsettledPayments(key)
              == all.unsettledPayments(key).filter { scope.covers($0.county, department: $0.department) })
          for name in Self.departments {
            let department = DepartmentYear(county: key.county, year: key.year, department: name)
            let isOwn = scope.covers(key.county, department: Department.id(name, of: key.county))
            #expect(try await (own.accounts(department) != nil) == isOwn)
            #expect(try await (own.disclosure(department) != nil) == isOwn)
            #expect(try await (own.progress(department) != nil) == isOwn)
          }
        }
      }
    }
  }

  @Test("a write outside the scope, or in a role that it does not give there, is refused and leaves nothing", arguments: Engine.allCases)
  func writes(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let ledgers = try await Self.fill(shop)
      let key = try LedgerDice.key("141123", 2022)
      let scope = try Self.scope([(.unitFinanceOfficer, "141123", "甲局"), (.auditor, "141123", nil)])
      let own = shop.store.within(scope)
      @Sendable func accounts(_ name: String) throws -> AccountsLedger {
        var dice = LedgerDice(3)
        return try dice.accounts(DepartmentYear(county: key.county, year: key.year, department: name))
      }
      @Sendable func stranger(_ name: String, _ id: String) throws -> ProjectLedger {
        var ledger = try Sample(id, key).ledger
        (ledger.project.supervisingDepartment, ledger.project.department) = (name, Department.id(name, of: key.county))
        return ledger
      }
      let before = try await (shop.count("audit_entry"), shop.count("payment"), shop.count("project"))
      let other = try #require(ledgers.first { $0.project.department == Department.id("乙局", of: key.county) }).project
      let hidden = DepartmentYear(county: key.county, year: key.year, department: "乙局")
      let attempts: [@Sendable (Role) async throws -> Void] = [
        { role in try await own.save(ledger: stranger("乙局", "x1"), note("张示例", role)) },
        { role in try await own.replace(accounts: accounts("乙局"), note("张示例", role)) },
        { role in try await own.advance(project: other.id, .submit, note("张示例", role)) },
        { role in try await own.advance(finalAccounts: hidden, .verify, note("张示例", role)) },
        { role in try await own.approve(finalAccounts: hidden, on: CivilDate("2022-02-01"), note("张示例", role)) },
        { role in try await own.release([], of: hidden, note("张示例", role)) },
        { role in try await own.register(departments: [Department("丁局", of: key.county)], of: key.county, note("张示例", role)) },
        { role in
          try await own.rename(department: other.department, of: key.county, to: "戊局", since: CivilDate("2022-03-01"), note("张示例", role))
        },
        { role in try await own.save(unitTotals: [], of: key, note("张示例", role)) },
        { role in try await own.register(county: LedgerDice.counties()[0], note("张示例", role)) },
        { role in
          let payment = try Sample("x2", key).payment("x2.1", 1, from: nil)
          var strange = payment
          (strange.project, strange.department) = (other.id, other.department)
          try await own.record(strange, note("张示例", role))
        },
      ]
      for (place, attempt) in attempts.enumerated() {
        for role in [Role.unitFinanceOfficer, .financeBureau, .systemAdministrator] {
          guard case .outsideScope = await refusal({ try await attempt(role) }) else {
            Issue.record("write \(place) as \(role) was not held back")
            continue
          }
        }
      }
      // His own department, in a role that he does not have there.
      guard case .outsideScope = await refusal({ try await own.replace(accounts: accounts("甲局"), note("张示例", .financeBureau)) }) else {
        Issue.record("a role was taken that the scope does not give")
        return
      }
      let after = try await (shop.count("audit_entry"), shop.count("payment"), shop.count("project"))
      #expect(before == after)

      try await own.save(ledger: stranger("甲局", "x1"), note("张示例"))
      #expect(try await own.ledger(ID("x1")) != nil)
    }
  }

  @Test("the trail is the audit administrator's, and a person's ledger hands out no other scope")
  func trail() async throws {
    try await withShop(.sqliteMemory) { shop async throws in
      _ = try await Self.fill(shop)
      #expect(try await shop.store.auditEntries(matching: AuditQuery()).total > 0)
      #expect(try await shop.store.within(Self.scope([(.auditAdministrator, nil, nil)])).auditEntries(matching: AuditQuery()).total > 0)
      let own = try shop.store.within(Self.scope([(.financeBureau, "141123", nil), (.systemAdministrator, nil, nil)]))
      #expect(try await own.auditEntries(matching: AuditQuery()).total == 0)
      #expect(try await own.within(.system).counties().isEmpty)
      #expect(try await own.counties().count == shop.store.counties().count, "the system administrator keeps the list of counties")
      let guardian = try shop.store.within(Self.scope([(.securityAdministrator, nil, nil)]))
      let auditor = try shop.store.within(Self.scope([(.auditAdministrator, nil, nil)]))
      #expect(try await guardian.counties().count == shop.store.counties().count, "roles are given by county and department")
      #expect(try await auditor.counties().isEmpty)
      for county in try await shop.store.counties() {
        #expect(try await guardian.departments(of: county.division) == shop.store.departments(of: county.division))
        #expect(try await auditor.departments(of: county.division).isEmpty)
      }
      #expect(try await guardian.countyYears().isEmpty)
      #expect(try await own.ledgers(LedgerDice.key("130529", 2022)).isEmpty)
    }
  }
}
