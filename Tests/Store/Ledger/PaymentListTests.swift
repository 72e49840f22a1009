import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("The list of payments")
struct PaymentListTests {
  private static let purposes = ["种植补贴", "护林员工资", "100%配套", "100_配套", "帮扶|补贴", "", "A补贴"]

  /// Sixty projects in two counties, each with its payments, some reversed and some corrected.
  private static func fill(_ shop: Shop) async throws -> [Payment] {
    var dice = LedgerDice(7)
    let keys = [try LedgerDice.key(), try LedgerDice.key("130529", 2022), try LedgerDice.key("130529", 2023)]
    var ledgers: [ProjectLedger] = []
    for index in 0..<60 {
      var ledger = try dice.ledger(keys[index % 3])
      for place in ledger.payments.indices { ledger.payments[place].purpose = dice.pick(purposes) }
      ledgers.append(ledger)
    }
    try await shop.store.saveAll(ledgers, try note("示例导入员"))
    let payments = ledgers.flatMap(\.payments)
    for payment in payments.prefix(12) {
      var corrected = payment
      corrected.purpose = "更正后的补贴"
      try await shop.store.correct(corrected, try note("示例会计", reason: "更正用途"))
    }
    var standing: [Payment] = []
    for ledger in ledgers { standing += try #require(await shop.store.ledger(ledger.project.id)).payments }
    return standing
  }

  @Test("filters, orders, pages forth and back, counts and sums as a plain list would", arguments: Engine.allCases)
  func againstPlainList(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let payments = try await Self.fill(shop)
      #expect(payments.count > 60)
      var dice = LedgerDice(2)
      for round in 0..<90 {
        var query = PaymentQuery()
        query.sort = PaymentQuery.Sort.allCases[round % 3]
        query.isDescending = dice.chance()
        query.limit = dice.pick([50, 7, 3])
        query.filter = try Self.filter(&dice, payments)
        let expected = Self.list(payments, query)
        var found: [PaymentPage.Row] = []
        var pages: [[PaymentPage.Row]] = []
        while true {
          let page = try await shop.store.payments(matching: query)
          #expect(page.totals.count == expected.count && page.totals.sum == expected.map(\.amount).sum, "\(query)")
          #expect(page.hasEarlier == !pages.isEmpty)
          found += page.rows
          pages.append(page.rows)
          guard page.hasMore, let last = page.rows.last, found.count <= expected.count else { break }
          query.place = .after(last.key)
        }
        let rows = zip(found, expected).map { PaymentPage.Row($1, department: $0.department, projectName: $0.projectName) }
        #expect(found.count == expected.count && found == rows, "\(query)")
        if pages.count > 1, let first = pages[pages.count - 1].first {
          query.place = .before(first.key)
          let back = try await shop.store.payments(matching: query)
          #expect(back.rows == pages[pages.count - 2] && back.hasMore && back.hasEarlier == (pages.count > 2))
        }
      }
    }
  }

  @Test("what triggers keep is what a migration finds, and lines bear the names of their projects", arguments: Engine.allCases)
  func madeAnew(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let payments = try await Self.fill(shop)
      let found = try await shop.driver.read { transaction in
        let text = try #require(Migration.bundled.first { $0.number == 27 }?.text)
        let start = try #require(text.firstRange(of: "SELECT payment.county")?.lowerBound)
        let anew = text[start...].prefix { $0 != ";" }
        let names =
          "county, id, entry, year, department, project, date, recipients, amount, voucher, allotment, purpose, "
          + "is_date_assumed, payees, nature, reach, function_code, economic_code, fund"
        return (
          kept: try transaction.query(Statement("test.kept", "SELECT \(names) FROM standing_payment ORDER BY county, id")).map(\.values),
          anew: try transaction.query(Statement("test.anew", "\(anew) ORDER BY payment.county, payment.id")).map(\.values)
        )
      }
      #expect(found.kept == found.anew && found.kept.count == payments.count)
      for row in try await shop.store.payments(matching: PaymentQuery()).rows {
        let project = try #require(row.project)
        #expect(try await shop.store.ledger(project)?.project.name == row.projectName)
      }
    }
  }

  @Test("a person sees what the grants cover and nothing beside it", arguments: Engine.allCases)
  func scoped(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let payments = try await Self.fill(shop)
      let departments = Array(Set(payments.map { [$0.county.text, $0.department.text] })).sorted { $0.lexicographicallyPrecedes($1) }
      for places in [[("14", nil)], [("1411", nil)], [("141123", nil)], [("130529", nil)], [("14112", nil)], [("141123001", nil)], []]
        as [[(String, ID<Department>?)]]
      {
        guard let grants = try? places.map({ try Self.grant($0.0, $0.1) }) else { continue }
        try await Self.compare(shop, payments, Scope(grants, on: try CivilDate("2026-03-01")))
      }
      for pair in departments {
        let scope = Scope([try Self.grant(pair[0], ID(pair[1]))], on: try CivilDate("2026-03-01"))
        try await Self.compare(shop, payments, scope)
      }
      try await Self.compare(shop, payments, .nothing)
    }
  }

  private static func grant(_ division: String, _ department: ID<Department>?) throws -> RoleGrant {
    RoleGrant(
      id: ID("g.\(division)"), person: ID("p"), role: .financeBureau, division: try AdministrativeDivision(division),
      department: department,
      since: try CivilDate("2026-01-01"), grantedBy: "安全员", reason: "分工")
  }

  private static func compare(_ shop: Shop, _ payments: [Payment], _ scope: Scope) async throws {
    var query = PaymentQuery()
    query.limit = 500
    let page = try await shop.store.within(scope).payments(matching: query)
    let seen = payments.filter { scope.covers($0.county, department: $0.department) }
    #expect(Set(page.rows.map(\.key)) == Set(seen.map { PaymentKey(county: $0.county, id: $0.id) }))
    #expect(page.totals.count == seen.count && page.totals.sum == seen.map(\.amount).sum)
  }

  @Test("a payment moves with its project's department, and is gone once it is taken back", arguments: Engine.allCases)
  func follows(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", issued: 100)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      try await shop.store.record(sample.payment("pay", 7, from: sample.allotment), try note("示例会计"))
      #expect(try await shop.store.payments(matching: PaymentQuery()).rows.map(\.key.id) == [ID("pay")])
      try await shop.driver.write { transaction in
        try transaction.execute(
          Statement("test.other", "INSERT INTO department (id, county) SELECT 'other', county FROM project WHERE id = 'p1'"))
        try transaction.execute(Statement("test.move", "UPDATE project SET department_id = 'other' WHERE id = 'p1'"))
      }
      let moved = try await shop.store.payments(matching: PaymentQuery())
      #expect(moved.rows.map(\.department) == [ID("other")])
    }
  }

  @Test(
    "many payments of a department come in at once, each with its entry of the trail, and again without a change",
    arguments: Engine.allCases)
  func manyAtOnce(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let county = try AdministrativeDivision("141123")
      var ledger = AccountsLedger(
        county: county, year: try FiscalYear(2022), department: "示例局", citation: Citation(paper: "虚构台账", lines: "1"))
      let (function, economic) = (try FunctionalCode("2130505"), try EconomicCode("30201"))
      ledger.payments = (0..<100).map { number in
        Payment(
          id: ID("p\(number * 37 % 100)"), in: ledger.key, voucher: "记-\(number)", function: function, economic: economic, nature: .basic,
          fund: .generalBudget, amount: Money(fen: Int128(number + 1)), purpose: "第\(number)笔", citation: ledger.citation)
      }
      try await shop.store.replace(accounts: ledger, try note("示例会计"))
      let first = try #require(await shop.store.accounts(ledger.key))
      #expect(first.payments.map(\.purpose) == (0..<100).map { "第\($0)笔" })
      for number in [0, 31, 32, 99] {
        let trail = try await shop.store.auditTrail(.payment, "p\(number)")
        #expect(trail.count == 1 && trail[0].action == "导入" && trail[0].after?.contains("\"id\":\"p\(number)\"") == true)
      }
      let rows = try await shop.count("payment")
      try await shop.store.replace(accounts: ledger, try note("示例会计"))
      #expect(try await shop.count("payment") == rows)
      ledger.payments[3].amount = Money(fen: 9_999)
      try await shop.store.replace(accounts: ledger, try note("示例会计", reason: "更正"))
      #expect(try await shop.count("payment") == rows + 2)
      let page = try await shop.store.payments(matching: PaymentQuery())
      #expect(page.totals.count == 100 && page.totals.sum == Money(fen: 5_050 - 4 + 9_999))
    }
  }

  private static func filter(_ dice: inout LedgerDice, _ payments: [Payment]) throws -> PaymentFilter {
    var filter = PaymentFilter()
    filter.county = try dice.pick([nil, "130529", "141123"]).map { try AdministrativeDivision($0) }
    filter.year = try dice.pick([nil, nil, 2022, 2023]).map { try FiscalYear($0) }
    filter.text = dice.pick(["", "", "补贴", "100%", "100_", "|补", "没有"])
    filter.recipients = dice.pick([nil, nil, .uncounted, .counted(.person), .counted(.household)])
    if dice.chance() { filter.department = dice.pick(payments).department }
    if dice.chance() { filter.from = dice.pick(payments).date }
    if dice.chance() { filter.through = dice.pick(payments).date }
    if dice.chance() { filter.least = dice.pick(payments).amount }
    if dice.chance() { filter.most = dice.pick(payments).amount }
    if dice.chance() { filter.project = dice.pick(payments).project?.text ?? "" }
    if dice.chance() { filter.document = dice.pick(payments).voucher }
    return filter
  }

  /// The same in plain Swift.
  private static func list(_ payments: [Payment], _ query: PaymentQuery) -> [Payment] {
    let filter = query.filter
    let found = payments.filter { payment in
      let recipients: Bool =
        switch filter.recipients {
        case nil: true
        case .uncounted?: payment.payees == nil
        case .counted(let unit)?: payment.payees?.unit == unit
        }
      return recipients && filter.county.map { $0 == payment.county } ?? true && filter.year.map { $0 == payment.year } ?? true
        && filter.department.map { $0 == payment.department } ?? true
        && filter.from.map { from in payment.date.map { $0 >= from } ?? false } ?? true
        && filter.through.map { through in payment.date.map { $0 <= through } ?? false } ?? true
        && filter.least.map { payment.amount >= $0 } ?? true && filter.most.map { payment.amount <= $0 } ?? true
        && (filter.project.isEmpty || payment.project?.text == filter.project)
        && (filter.document.isEmpty || payment.voucher == filter.document) && (filter.text.isEmpty || payment.purpose.contains(filter.text))
    }
    return found.sorted { left, right in
      let (a, b) = query.isDescending ? (right, left) : (left, right)
      func day(_ payment: Payment) -> String { payment.date?.text ?? "" }
      switch query.sort {
      case .date: return (day(a), a.county.text, a.id.text) < (day(b), b.county.text, b.id.text)
      case .amount: return (a.amount, a.county.text, a.id.text) < (b.amount, b.county.text, b.id.text)
      case .project:
        return (a.county.text, a.project?.text ?? "", day(a), a.id.text) < (b.county.text, b.project?.text ?? "", day(b), b.id.text)
      }
    }
  }
}
