import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A department has one identity under all its names")
struct DepartmentTests {
  private func day(_ text: String) throws -> CivilDate { try CivilDate(text) }

  @Test(
    "renamed, it keeps its accounts, disclosures, steps and payments; each year's papers bear that year's name", arguments: Engine.allCases)
  func renamed(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store, county = try LedgerDice.key().county
      var dice = LedgerDice(5)
      func key(_ name: String, _ year: Int) throws -> DepartmentYear {
        DepartmentYear(county: county, year: try FiscalYear(year), department: name)
      }
      let before = try dice.accounts(key("甲局", 2022))
      try await store.replace(accounts: before, try note("会计"))
      let id = try #require(await store.departments(of: county).first { $0.names.map(\.text) == ["甲局"] }).id
      try await store.rename(department: id, of: county, to: "乙局", since: day("2023-04-01"), try note("登记员"))

      // Last year's papers keep the name; the new one leads to them as well.
      for name in ["甲局", "乙局", id.text] {
        let found = try #require(await store.accounts(key(name, 2022)))
        #expect(found == before && found.department == "甲局", "\(name)")
        #expect(try await store.department(key(name, 2022)) == before.key)
        #expect(try await store.progress(key(name, 2022))?.key.departmentID == id)
      }
      // This year's are brought in under the new name, and are asked for under the old one.
      var after = try dice.accounts(key("乙局", 2023))
      try await store.replace(accounts: after, try note("会计"))
      after.departmentID = id
      for name in ["甲局", "乙局", id.text] {
        let found = try #require(await store.accounts(key(name, 2023)))
        #expect(found.key == after.key && found.department == "乙局" && found.receipts == after.receipts, "\(name)")
        #expect(found.payments.allSatisfy { $0.department == id } && found.payments.count == after.payments.count)
      }
      #expect(try await store.accounts(CountyYear(county: county, year: try FiscalYear(2023))).map(\.key) == [after.key])
      try await store.save(
        disclosure: DisclosureRecord(
          county: county, year: try FiscalYear(2023), department: "甲局", duties: ["示例职责"], citation: Citation(paper: "虚构", lines: "1")),
        try note("会计"))
      let record = try #require(await store.disclosure(key("乙局", 2023)))
      #expect(record.department == "乙局" && record.departmentID == id && record.duties == ["示例职责"])
      try await store.advance(finalAccounts: key("甲局", 2023), .verify, try note("会计"))
      #expect(try await store.progress(key("乙局", 2023))?.state == .checked)
      #expect(try await store.departments(of: county).filter { $0.id == id }.map { $0.names.map(\.text) } == [["甲局", "乙局"]])
    }
  }

  @Test("a project whose paper still names the old department is paid from the same books", arguments: Engine.allCases)
  func project(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store, key = try LedgerDice.key()
      let first = try Sample("p1")
      try await store.save(ledger: first.ledger, try note("示例导入员"))
      let id = try #require(await store.departments(of: key.county).first { $0.names.first?.text == "示例局" }).id
      #expect(try await store.ledger(first.id)?.project.department == id)
      try await store.rename(department: id, of: key.county, to: "示例新局", since: day("2022-02-01"), try note("登记员"))
      var second = try Sample("p2", name: "示例第二项目")
      second.ledger.project.supervisingDepartment = "示例新局"
      second.ledger.project.department = Department.id("示例新局", of: key.county)
      try await store.save(ledger: second.ledger, try note("示例导入员"))
      #expect(try await store.ledger(second.id)?.project.department == id)
      try await store.record(first.payment("y1", 3, from: first.allotment), try note("示例会计"))
      try await store.record(second.payment("y2", 4, from: second.allotment), try note("示例会计"))
      for project in ["p1", "p2"] {
        #expect(try await store.ledger(ID(project))?.payments.map(\.department) == [id])
      }
      #expect(try await store.departments(of: key.county).count == 1)
    }
  }

  @Test("a name that another department bears, an empty one, and a day before the last change are refused", arguments: Engine.allCases)
  func refused(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store, county = try LedgerDice.key().county
      var dice = LedgerDice(9)
      for name in ["甲局", "乙局"] { try await store.replace(accounts: try dice.accounts(LedgerDice.department(name)), try note("会计")) }
      let (first, second) = (Department.id("甲局", of: county), Department.id("乙局", of: county))
      func attempt(_ id: ID<Department>, _ name: String, _ since: String) async -> LedgerError? {
        await ledgerError { try await store.rename(department: id, of: county, to: name, since: day(since), try note("登记员")) }
      }
      for (name, since) in [("乙局", "2023-01-01"), ("  ", "2023-01-01")] {
        guard case .refused(.unstorable)? = await attempt(first, name, since) else {
          Issue.record("“\(name)” was taken")
          continue
        }
      }
      guard case .refused(.missing)? = await attempt(Department.id("丙局", of: county), "丁局", "2023-01-01") else {
        Issue.record("a department that nobody registered was renamed")
        return
      }
      try await store.rename(department: first, of: county, to: "丙局", since: day("2023-01-01"), try note("登记员"))
      guard case .refused(.unstorable)? = await attempt(first, "丁局", "2022-12-31") else {
        Issue.record("an earlier day was taken")
        return
      }
      // Names pass on: what one gave up another may take, and each year's name leads to who bore it then.
      try await store.rename(department: second, of: county, to: "甲局", since: day("2023-06-01"), try note("登记员"))
      func meant(_ name: String, _ year: Int) async throws -> ID<Department>? {
        try await store.department(DepartmentYear(county: county, year: try FiscalYear(year), department: name))?.departmentID
      }
      let found = [try await meant("甲局", 2022), try await meant("甲局", 2023), try await meant("丙局", 2023), try await meant("乙局", 2023)]
      #expect(found == [first, second, first, second])
    }
  }

  @Test("raw SQL gives neither accounts nor a project without a department, and moves none to another", arguments: Engine.allCases)
  func rawSQL(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(9)
      for name in ["甲局", "乙局"] { try await shop.store.replace(accounts: try dice.accounts(LedgerDice.department(name)), try note("会计")) }
      for script in [
        "UPDATE final_accounts SET department_id = '141123.乙局' WHERE department = '甲局'",
        "INSERT INTO final_accounts (id, county, year, department, state) VALUES ('x', '141123', 2022, 'x', 'compiling')",
        """
        INSERT INTO project (id, county, year, ordering, name, tier, supervising_department, implementing_unit, state, is_secret, cited_paper, cited_lines)
        VALUES ('x', '141123', 2022, 99, 'x', 2, 'x', 'x', 'draft', 0, 'x', 'x')
        """,
      ] {
        await #expect(throws: StoreError.self, "\(script)") {
          try await shop.driver.write { transaction in try transaction.run(script: script, name: "test.break") }
        }
      }
    }
  }
}
