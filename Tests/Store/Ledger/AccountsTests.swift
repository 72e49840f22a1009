import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("The books behind final accounts, and the words of a disclosure")
struct AccountsTests {
  @Test("what goes in comes back, by department and by county-year", arguments: Engine.allCases)
  func roundTrip(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      var dice = LedgerDice(20_260_401)
      let samples = [try Sample("p1", issued: nil), try Sample("p2", issued: nil)]
      try await store.saveAll(samples.map(\.ledger), try note("示例导入员"))
      let names = ["示例局", "引号'和\"双引号\"局", "两行\n的局", "'; DROP TABLE final_accounts; --"]
      let keys = try names.map { try LedgerDice.department($0) } + [try LedgerDice.department("示例局", LedgerDice.key("130529", 1949))]
      var (accounts, disclosures): ([DepartmentYear: AccountsLedger], [DepartmentYear: DisclosureRecord]) = ([:], [:])
      var contents = Contents()
      // Each round replaces what the one before wrote.
      for _ in 0..<12 {
        for key in keys {
          let projects = key.county == samples[0].ledger.project.county ? samples.map(\.id) : []
          let (ledger, words) = (try dice.accounts(key, projects: projects), try dice.disclosure(key, projects: projects))
          try await store.replace(accounts: ledger, try note("示例导入员"))
          try await store.save(disclosure: words, try note("示例编制人"))
          contents.see(ledger, words)
          (accounts[key], disclosures[key]) = (ledger, words)
        }
        for key in keys {
          expectSame(try #require(await store.accounts(key)), try #require(accounts[key]))
          #expect(try await store.disclosure(key) == disclosures[key])
        }
      }
      #expect(contents.missing == [], "the dice leave something out")
      let county = try LedgerDice.key()
      let order = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(try await store.accounts(county) == order.map { accounts[try LedgerDice.department($0)] })
      #expect(try await store.disclosures(county) == order.map { disclosures[try LedgerDice.department($0)] })
      #expect(try await store.accounts(try LedgerDice.key("640122", 2022)).isEmpty)
      #expect(try await store.disclosures(try LedgerDice.key("640122", 2022)).isEmpty)
      #expect(try await store.accounts(try LedgerDice.department("没有的局")) == nil)
      #expect(try await store.disclosure(try LedgerDice.department("没有的局")) == nil)
    }
  }

  @Test("a replacement that fails anywhere leaves the whole of the old books", arguments: Engine.allCases)
  func atomic(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      var dice = LedgerDice(8)
      let key = try LedgerDice.department()
      let (old, words) = (try dice.accounts(key), try dice.disclosure(key))
      try await store.replace(accounts: old, try note("示例导入员"))
      try await store.save(disclosure: words, try note("示例编制人"))
      let before = try await footprint(shop)
      var last = try dice.accounts(key)
      // The last row of the last table that is filled cannot be kept, when all others are in.
      last.previous = FinalAccounts(
        department: "", year: nil,
        tables: [
          AccountsTable(
            kind: .payments, unit: .yuan,
            strays: [AccountsStray(.badCode, printed: "不能\u{0}保存", citation: Citation(paper: "S001", lines: ""))],
            citation: Citation(paper: "S001", lines: ""))
        ])
      let broken = last
      guard case .store(.unacceptableValue) = await ledgerError({ try await store.replace(accounts: broken, try note("示例导入员")) }) else {
        Issue.record("it was stored")
        return
      }
      let (next, other) = (try dice.accounts(key), try dice.accounts(try LedgerDice.department("新的局")))
      // Audit ids are unique: a store that repeats one fails when everything else is written.
      let careless = LedgerStore(shop.driver) { "1" }
      for ledger in [next, other] {
        guard case .store(.constraint) = await ledgerError({ try await careless.replace(accounts: ledger, try note("示例导入员")) }) else {
          Issue.record("an audit id was used twice")
          return
        }
      }
      #expect(try await footprint(shop) == before)
      expectSame(try #require(await store.accounts(key)), old)
      #expect(try await store.accounts(other.key) == nil)
      #expect(try await store.progress(other.key) == nil)
    }
  }

  @Test("what could not be given back, or names what is not there, is refused in Chinese", arguments: Engine.allCases)
  func refused(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      var dice = LedgerDice(9)
      let key = try LedgerDice.department()
      let stranger = try Sample("far", try LedgerDice.key("130529", 2022))
      try await store.save(ledger: stranger.ledger, try note("示例导入员"))
      let (fine, words) = (try dice.accounts(key), try dice.disclosure(key))
      let before = try await footprint(shop)
      let citation = Citation(paper: "S001", lines: "")
      func receipt(_ id: String, _ amount: Money = .zero) throws -> AccountsReceipt {
        AccountsReceipt(
          id: ID(id), voucher: "", source: .other, function: try FunctionalCode("2130505"), amount: amount, citation: citation)
      }
      let table = AccountsTable(kind: .payments, unit: .yuan, citation: citation)
      let spoilings: [(String, (inout AccountsLedger) throws -> Void)] = [
        ("金额", { $0.receipts = [try receipt("a", Money(fen: Money.mostFen + 1))] }),
        ("金额", { $0.threePublic.budgets[.reception] = Money(fen: Int128.max) }),
        ("收入明细编号", { $0.receipts = [try receipt("a"), try receipt("b"), try receipt("a")] }),
        ("收入明细编号", { $0.receipts = [try receipt("")] }),
        ("公务用车保有量", { $0.threePublic.vehiclesHeld = -1 }),
        ("外事接待人次", { $0.threePublic.foreignAffairs.persons = -1 }),
        ("其他用车", { $0.assets = [AssetCount(item: .otherVehicles, count: -1, citation: citation)] }),
        ("上年度决算", { $0.previous = FinalAccounts(department: "", year: nil, tables: [table, table]) }),
        ("来源", { $0.notes = [CheckNote(rule: "FA-081", text: "说明", citation: Citation(paper: "", lines: ""))] }),
        ("部门名称", { $0.department = " 　" }),
      ]
      for (what, spoil) in spoilings {
        var spoilt = fine
        try spoil(&spoilt)
        let ledger = spoilt
        guard case .unstorable(what, _, _) = await refusal({ try await store.replace(accounts: ledger, try note("示例导入员")) }) else {
          Issue.record("\(what) was stored")
          continue
        }
      }
      var named = fine
      named.payments = [
        Payment(
          id: ID("a"), in: key, voucher: "", function: try FunctionalCode("2130505"), economic: nil, nature: .project, fund: .nonFiscal,
          amount: .zero, project: ID("nobody"), citation: citation)
      ]
      let missing = named
      #expect(await refusal { try await store.replace(accounts: missing, try note("示例导入员")) } == .missing(.project, id: "nobody"))
      named.payments[0].project = stranger.id
      let strange = named
      let error = await refusal { try await store.replace(accounts: strange, try note("示例导入员")) }
      #expect(error == .strangeProject(id: "far", of: "141123.2022.示例局"))
      #expect(error?.message == "“141123.2022.示例局”没有保存：其中提到的项目“far”属于另一个县区。请核对项目编号。")
      var nowhere = fine
      nowhere.county = try AdministrativeDivision("110101")
      let unknown = nowhere
      #expect(await refusal { try await store.replace(accounts: unknown, try note("示例导入员")) } == .missing(.county, id: "110101"))
      var wordy = words
      wordy.texts = [.classReason(try FunctionalCode("2130505")): "不是类"]
      let unreadable = wordy
      guard case .unstorable("说明文字", _, _) = await refusal({ try await store.save(disclosure: unreadable, try note("示例编制人")) }) else {
        Issue.record("a text that nothing asks for was stored")
        return
      }
      wordy = words
      wordy.corrections = [
        ProjectCorrection(project: ID("nobody"), indicator: "", field: .unit, value: "元", reason: "示例", citation: citation)
      ]
      let lost = wordy
      #expect(await refusal { try await store.save(disclosure: lost, try note("示例编制人")) } == .missing(.project, id: "nobody"))
      #expect(try await footprint(shop) == before)
    }
  }

  @Test("the same import again writes nothing; another one shows both sides in the trail", arguments: Engine.allCases)
  func trail(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      var dice = LedgerDice(10)
      let key = try LedgerDice.department()
      let (first, words) = (try dice.accounts(key), try dice.disclosure(key))
      try await store.replace(accounts: first, try note("示例导入员"))
      try await store.save(disclosure: words, try note("示例编制人"))
      let before = try await footprint(shop)
      try await store.replace(accounts: first, try note("示例导入员"))
      try await store.save(disclosure: words, try note("示例编制人"))
      #expect(try await footprint(shop) == before)
      var second = first
      second.isInstitution.toggle()
      try await store.replace(accounts: second, try note("示例导入员乙", reason: "换账套"))
      let trail = try await store.auditTrail(.accountsLedger, key.text)
      #expect(trail.map(\.action) == ["导入", "导入"])
      #expect(trail.map(\.actor) == ["示例导入员", "示例导入员乙"])
      #expect(trail[0].before == nil && trail[1].before == trail[0].after && trail[1].after != trail[1].before)
      #expect(trail[0].after?.hasPrefix("{\"accounts\":\"141123.2022.示例局\",\"is_institution\":") == true)
      #expect(try await store.auditTrail(.finalAccounts, key.text).map(\.action) == ["登记"])
      #expect(try await store.auditTrail(.disclosureRecord, key.text).map(\.action) == ["保存"])
      #expect(try await store.revision() == before[0] + 1)
    }
  }

  @Test("imports that collide follow each other; one of them is there whole", arguments: Engine.allCases)
  func collisions(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(12)
      let key = try LedgerDice.department()
      let ledgers = try (0..<6).map { _ in try dice.accounts(key) }
      await withTaskGroup(of: Void.self) { group in
        for ledger in ledgers {
          group.addTask {
            do { try await shop.store.replace(accounts: ledger, try note("示例导入员")) } catch { Issue.record("\(error)") }
          }
        }
      }
      let found = try #require(await shop.store.accounts(key))
      #expect(ledgers.contains(found))
      #expect(try await shop.store.auditTrail(.accountsLedger, key.text).count == 6)
      let rows = try await shop.count(
        "payment WHERE is_reversal = 0 AND NOT EXISTS (SELECT 1 FROM payment AS l WHERE l.id = payment.id AND l.entry > payment.entry)")
      #expect(rows == Int64(found.payments.count))
    }
  }

  @Test("reading scans no table, and asks as often for ten departments as for one")
  func plans() async throws {
    try await withShop(.sqliteMemory) { shop async throws in
      let witness = Witness(driver: shop.driver)
      let store = LedgerStore(witness, newID: Shop.counter("w"))
      var dice = LedgerDice(13)
      let sample = try Sample("p1", issued: nil)
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      for index in 0..<10 {
        let key = try LedgerDice.department("示例局\(index)")
        try await store.replace(accounts: try dice.accounts(key, projects: [sample.id]), try note("示例导入员"))
        try await store.save(disclosure: try dice.disclosure(key, projects: [sample.id]), try note("示例编制人"))
      }
      witness.forget()
      let key = try LedgerDice.department("示例局3")
      _ = try await (store.accounts(key), store.disclosure(key))
      let single = witness.seen
      witness.forget()
      _ = try await (store.accounts(key.countyYear), store.disclosures(key.countyYear))
      #expect(witness.seen.count == single.count)
      _ = try await (store.progress(key), store.progress(key.countyYear))
      _ = try await (store.disclosureSets(key.countyYear), store.disclosureSet("x"))
      for statement in single + witness.seen { #expect(try await scans(shop, statement) == [], "\(statement.name)") }
    }
  }

  /// The revision, and how many rows each table has.
  private func footprint(_ shop: Shop) async throws -> [Int64] {
    var numbers = [try await shop.store.revision()]
    for table in [
      "audit_entry", "county_year", "final_accounts", "final_accounts_step", "accounts_ledger", "accounts_receipt", "payment",
      "accounts_check_note", "previous_table", "previous_cell", "disclosure_record", "disclosure_text", "evaluation_report",
    ] { numbers.append(try await shop.count(table)) }
    return numbers
  }
}

/// Equal, and equal in what `==` does not look at: printed digits.
func expectSame(_ found: AccountsLedger, _ expected: AccountsLedger, sourceLocation: SourceLocation = #_sourceLocation) {
  func words(_ ledger: AccountsLedger) -> [String] {
    (ledger.previous?.tables ?? []).flatMap { table in table.cells.map { "\(table.kind) \($0) \($1)" }.sorted() }
  }
  #expect(found == expected, sourceLocation: sourceLocation)
  #expect(words(found) == words(expected), sourceLocation: sourceLocation)
}

/// What the dice have shown, so that a content which never comes up is noticed.
private struct Contents {
  private var seen: Set<String> = []

  mutating func see(_ ledger: AccountsLedger, _ words: DisclosureRecord) {
    seen.formUnion(ledger.receipts.map { "source \($0.source)" } + ledger.receipts.map { $0.date == nil ? "no date" : "date" })
    seen.formUnion(
      ledger.payments.map { "nature \($0.nature.map { "\($0)" } ?? "none")" }
        + ledger.payments.map { "fund \($0.fund.map { "\($0)" } ?? "none")" })
    seen.formUnion(ledger.payments.map { $0.project == nil ? "no project" : "project" })
    seen.formUnion(ledger.payments.map { $0.economic == nil ? "no economic" : "economic" })
    seen.formUnion(ledger.payments.map { $0.amount < .zero ? "negative" : $0.amount.fen == Money.mostFen ? "most" : "amount" })
    seen.formUnion(ledger.openingBalances.map { $0.function == nil ? "no function" : "function" })
    seen.formUnion(ledger.surpluses.map { "surplus \($0.kind)" } + ledger.procurement.map { "kind \($0.kind)" })
    seen.formUnion(ledger.threePublic.budgets.keys.map { "budget \($0)" } + ledger.assets.map { "asset \($0.item)" })
    seen.insert(ledger.previous == nil ? "no previous" : "previous")
    for table in ledger.previous?.tables ?? [] {
      seen.formUnion(["table \(table.kind)", "unit \(table.unit)"] + table.strays.map { "stray \($0.reason)" })
      seen.formUnion(table.cells.keys.flatMap { ["row \($0.row.key)", "column \($0.column.key)"] })
    }
    seen.formUnion(words.texts.keys.map { "text \($0.key)" } + words.corrections.map { "field \($0.field)" })
    seen.formUnion(words.reports.map { "report \($0.kind)" } + words.reports.map { $0.evidence.isEmpty ? "no evidence" : "evidence" })
    seen.insert(words.targets == nil ? "no targets" : "targets")
    seen.insert(words.departmentEvaluation.map { $0.score == nil ? "no score" : "score" } ?? "no evaluation")
    seen.insert(words.approvedOn == nil ? "not approved" : "approved")
  }

  var missing: Set<String> {
    var wanted: Set = [
      "no date", "date", "no project", "project", "no economic", "economic", "negative", "most", "amount", "no function", "function",
      "no previous", "previous", "no evidence", "evidence", "no targets", "targets", "no score", "score", "no evaluation",
      "not approved", "approved", "text classReason.213", "row function.213", "row economic.30101",
    ]
    wanted.formUnion(ReceiptSource.allCases.map { "source \($0)" } + PaymentNature.allCases.map { "nature \($0)" })
    wanted.formUnion(AccountsFund.allCases.map { "fund \($0)" } + SurplusEntry.Kind.allCases.map { "surplus \($0)" })
    wanted.formUnion(ProcurementEntry.Kind.allCases.map { "kind \($0)" } + ThreePublicItem.allCases.map { "budget \($0)" })
    wanted.formUnion(InformationItem.allCases.map { "asset \($0)" } + AccountsTable.Kind.allCases.map { "table \($0)" })
    wanted.formUnion(
      MoneyUnit.kept.map { "unit \($0)" } + ["unknownName", "badCode", "repeated", "unknownColumn"].map { "stray \($0)" })
    wanted.formUnion(((try? LedgerDice.rows()) ?? []).map { "row \($0.key)" } + LedgerDice.columns.map { "column \($0.key)" })
    wanted.formUnion(DisclosureText.general.map { "text \($0.key)" } + ProjectCorrection.Field.allCases.map { "field \($0)" })
    wanted.formUnion(EvaluationReport.Kind.allCases.map { "report \($0)" })
    return wanted.subtracting(seen)
  }
}
