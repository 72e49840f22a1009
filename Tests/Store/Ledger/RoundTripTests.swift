import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("A ledger comes back as it went in")
struct RoundTripTests {
  @Test("sixty ledgers with every kind of content, one by one and by county-year", arguments: Engine.allCases)
  func ledgers(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(20_260_301)
      let keys = [try LedgerDice.key(), try LedgerDice.key("130529", 1949), try LedgerDice.key("130529", 2100)]
      var written: [CountyYear: [ProjectLedger]] = [:]
      var contents = Contents()
      for round in 0..<20 {
        var batch: [ProjectLedger] = []
        for key in keys {
          let known = (written[key] ?? []).flatMap(\.documents)
          batch.append(try dice.ledger(key, documents: known))
          // A project may stand before its parent in one batch.
          if round > 0 { batch[batch.count - 1].project.parent = written[key]?.last?.project.id }
          written[key, default: []].append(batch[batch.count - 1])
          contents.see(batch[batch.count - 1])
        }
        try await shop.store.saveAll(batch.reversed(), try note("示例导入员"))
      }
      #expect(contents.missing == [], "the dice leave something out")
      for (key, ledgers) in written {
        let read = try await shop.store.ledgers(key)
        let listed = ledgers.filter { $0.project.state != .withdrawn }
        #expect(read.count == listed.count)
        for (found, expected) in zip(read, listed) { expectSame(found, expected) }
        for expected in ledgers { expectSame(try #require(await shop.store.ledger(expected.project.id)), expected) }
      }
      #expect(try await shop.store.ledger(ID("nobody")) == nil)
      #expect(try await shop.store.ledgers(try LedgerDice.key("640122", 2022)).isEmpty)
      #expect(Set(try await shop.store.countyYears()) == Set(keys))
    }
  }

  @Test("a parent may stand behind its child in one batch, and must be there in the end", arguments: Engine.allCases)
  func parents(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(7)
      var child = try dice.ledger(try LedgerDice.key()), parent = try dice.ledger(try LedgerDice.key())
      (child.project.parent, parent.project.parent) = (parent.project.id, nil)
      try await shop.store.saveAll([child, parent], try note("示例导入员"))
      #expect(try await shop.store.ledger(child.project.id)?.project.parent == parent.project.id)
      var orphan = try dice.ledger(try LedgerDice.key())
      orphan.project.parent = ID("nobody")
      let error = await ledgerError { try await shop.store.save(ledger: orphan, try note("示例导入员")) }
      guard case .store(.constraint(let violation, _)) = error, violation.kind == .foreignKey else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try await shop.store.ledger(orphan.project.id) == nil)
    }
  }

  @Test("counties, papers and totals come back, and change by registering again", arguments: Engine.allCases)
  func frame(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var counties = try LedgerDice.counties().sorted { $0.division < $1.division }
      #expect(try await shop.store.counties() == counties)
      counties[0].bureau = "改名后的局"
      try await shop.store.register(county: counties[0], try note("登记员"))
      #expect(try await shop.store.counties() == counties)
      let papers = [
        SourcePaper(key: "S001", title: "绩效目标表", publisher: "示例局", year: try FiscalYear(2023)),
        SourcePaper(key: "S002", title: "部门决算", publisher: "示例局", year: try FiscalYear(2022)),
      ]
      for paper in papers.reversed() { try await shop.store.register(paper: paper, try note("登记员")) }
      #expect(try await shop.store.papers() == papers)
      let key = try LedgerDice.key()
      var dice = LedgerDice(3)
      func total(_ order: Int) -> UnitTotal {
        UnitTotal(county: key.county, year: key.year, order: order, label: dice.text(), value: "66618228.77元", citation: dice.citation())
      }
      let totals = [total(0), total(1), total(4)]
      try await shop.store.save(unitTotals: totals, of: key, try note("登记员"))
      #expect(try await shop.store.unitTotals(key) == totals)
      try await shop.store.save(unitTotals: [totals[1]], of: key, try note("登记员"))
      #expect(try await shop.store.unitTotals(key) == [totals[1]])
      #expect(try await shop.store.countyYears() == [key])
    }
  }

  @Test("what could not be given back is refused and leaves nothing", arguments: Engine.allCases)
  func unstorable(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(11)
      let key = try LedgerDice.key()
      let fine = try dice.ledger(key)
      let spoilings: [@Sendable (inout ProjectLedger) throws -> Void] = [
        { $0.project.initialBudget = Money(fen: Money.mostFen + 1) }, { $0.project.revisedBudget = Money(fen: Int128.max) },
        { $0.project.paymentPlan = PaymentPlan(percents: [.blank]) }, { $0.project.citation.paper = "" },
        { ledger in
          ledger.targetSheets = [try Self.sheet(of: ledger.project.id, weight: ExactDecimal(coefficient: 1, decimals: 13))]
        },
      ]
      for spoil in spoilings {
        var spoilt = fine
        try spoil(&spoilt)
        let ledger = spoilt
        guard case .unstorable = await refusal({ try await shop.store.save(ledger: ledger, try note("示例导入员")) }) else {
          Issue.record("it was stored")
          continue
        }
      }
      #expect(try await shop.count("project") == 0)
      try await shop.store.save(ledger: fine, try note("示例导入员"))
      expectSame(try #require(await shop.store.ledger(fine.project.id)), fine)
    }
  }

  private static func sheet(of project: ID<Project>, weight: ExactDecimal) throws -> PerformanceTargetSheet {
    var dice = LedgerDice(12)
    var sheet = try dice.sheet(project.text, version: 1)
    sheet.indicators[0].weight = weight
    return sheet
  }
}

/// Equal, and equal in what `==` does not look at: printed digits, and the wording of document numbers.
func expectSame(_ found: ProjectLedger, _ expected: ProjectLedger, sourceLocation: SourceLocation = #_sourceLocation) {
  func words(_ ledger: ProjectLedger) -> String {
    var ledger = ledger
    // A set prints in any order.
    for report in ledger.monitoring.indices {
      for row in ledger.monitoring[report].rows.indices { ledger.monitoring[report].rows[row].causes = [] }
    }
    return "\(ledger) \(ledger.documents.map(\.number.printed))"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
  #expect(words(found) == words(expected), sourceLocation: sourceLocation)
}

/// What the dice have shown, so that a content which never comes up is noticed.
private struct Contents {
  private var seen: Set<String> = []

  mutating func see(_ ledger: ProjectLedger) {
    let funds = ledger.targetSheets.flatMap(\.funds) + ledger.monitoring.flatMap(\.funds) + ledger.selfEvaluations.flatMap(\.funds)
    for fund in funds {
      for entry in [fund.initialBudget, fund.revisedBudget, fund.outturn] {
        switch entry {
        case .value: seen.insert("value")
        case .blank: seen.insert("blank")
        case .unfilled: seen.insert("unfilled")
        case .notApplicable: seen.insert("notApplicable")
        }
      }
    }
    for row in ledger.selfEvaluations.flatMap(\.rows) {
      switch row.actualSource {
      case .typed: seen.insert("typed")
      case .payments(let payments): seen.insert(payments.isEmpty ? "no payments" : "payments")
      case .survey: seen.insert("survey")
      }
      if case .tautology = row.actual.form { seen.insert("tautology") }
      if case .unrecognised = row.actual.form { seen.insert("unrecognised") }
    }
    seen.formUnion(ledger.targetSheets.map(\.state.rawValue))
    if ledger.project.paymentPlan != nil { seen.insert("plan") }
    if ledger.project.code == nil { seen.insert("no code") }
  }

  var missing: Set<String> {
    Set(["value", "blank", "unfilled", "notApplicable", "typed", "no payments", "payments", "survey", "tautology", "unrecognised"])
      .union(["plan", "no code"]).union(TargetState.allCases.map(\.rawValue)).subtracting(seen)
  }
}
