import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Payments stay within what was issued")
struct PaymentTests {
  @Test("forty at once take no more than the allotment holds", arguments: Engine.allCases)
  func concurrent(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      // Two programs on one database, where the engine lets two in.
      let other = engine == .sqliteMemory ? driver : try await ground.open()
      let stores = [LedgerStore(driver, newID: Shop.counter("x")), LedgerStore(other, newID: Shop.counter("y"))]
      try await stores[0].register(county: LedgerDice.counties()[0], try note("登记员"))
      let sample = try Sample("p1", issued: 100)
      try await stores[0].save(ledger: sample.ledger, try note("示例导入员"))
      let outcomes = await withTaskGroup(of: String.self) { group in
        for number in 0..<40 {
          group.addTask {
            do {
              // Half of them name the allotment, the others none; both are held to it.
              let payment = sample.payment("pay\(number)", 7, from: number.isMultiple(of: 2) ? sample.allotment : nil)
              return try await stores[number % 2].record(payment, try note("示例会计")) == .recorded ? "recorded" : "known"
            } catch let error as LedgerError {
              if case .refused(.overpaid) = error { return "overpaid" }
              return error.message
            } catch { return "\(error)" }
          }
        }
        return await group.reduce(into: [String: Int]()) { counts, outcome in counts[outcome, default: 0] += 1 }
      }
      #expect(outcomes == ["recorded": 14, "overpaid": 26])
      let ledger = try #require(await stores[1].ledger(sample.id))
      #expect(ledger.outturn == Money(fen: 9_800))
      #expect(ledger.payments.count == 14)
      if engine != .sqliteMemory { try await other.close() }
      try await driver.close()
    }
  }

  @Test("up to the allotment and not one fen further; a payment back makes room", arguments: Engine.allCases)
  func edge(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", issued: 100)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      let accountant = try note("示例会计")
      try await shop.store.record(sample.payment("whole", 100, from: sample.allotment), accountant)
      var fen = sample.payment("fen", 0, from: sample.allotment)
      fen.amount = Money(fen: 1)
      let tooMuch = fen
      let error = await refusal { try await shop.store.record(tooMuch, accountant) }
      #expect(
        error == .overpaid(payment: "fen", allotment: "p1.a1", issued: Money(fen: 10_000), paid: Money(fen: 10_000), amount: Money(fen: 1)))
      #expect(
        error?.message == "支付“fen”没有登记：预算指标“p1.a1”已下达100.00元，已支付100.00元，再支付0.01元就超出指标0.01元。请核对金额，或先办理指标追加。")
      try await shop.store.record(sample.payment("back", -30, from: sample.allotment), accountant)
      try await shop.store.record(sample.payment("again", 30, from: nil), accountant)
      guard
        case .overpaid(_, nil, _, _, _) = await refusal({ try await shop.store.record(sample.payment("more", 1, from: nil), accountant) })
      else {
        Issue.record("a payment without an allotment went beyond all allotments")
        return
      }
      let page = try await shop.store.projects(matching: ProjectQuery())
      #expect(page.rows.map(\.outturn) == [Money(fen: 10_000)])
    }
  }

  @Test("the same payment twice is one payment; other content under its id is refused", arguments: Engine.allCases)
  func idempotent(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", issued: 100)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      let payment = sample.payment("pay", 60, from: sample.allotment)
      #expect(try await shop.store.record(payment, try note("示例会计")) == .recorded)
      let (revision, entries) = (try await shop.store.revision(), try await shop.count("audit_entry"))
      #expect(try await shop.store.record(payment, try note("另一会计")) == .alreadyRecorded)
      #expect(try await shop.store.revision() == revision)
      #expect(try await shop.count("audit_entry") == entries)
      var other = payment
      other.purpose = "另一用途"
      let changed = other
      #expect(await refusal { try await shop.store.record(changed, try note("示例会计")) } == .differs(.payment, id: "pay"))
      #expect(try await shop.store.ledger(sample.id)?.payments == [payment])
    }
  }

  @Test("only an allocated allotment is paid from, by the unit's finance officer", arguments: Engine.allCases)
  func states(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      for state in AllotmentState.allCases {
        for role in Role.allCases {
          let sample = try Sample("p.\(state).\(role)", allotment: state)
          try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
          let payment = sample.payment("pay.\(sample.id.text)", 1, from: sample.allotment)
          do {
            let next = try state.after(.pay, by: "示例会计", as: role, reason: "按要求办理")
            try await shop.store.record(payment, try note("示例会计", role))
            let ledger = try #require(await shop.store.ledger(sample.id))
            #expect(ledger.allotments.map(\.state) == [next])
            #expect(ledger.transitions.map(\.action) == [.pay])
          } catch let error as TransitionError {
            let refusedStep = await ledgerError { try await shop.store.record(payment, try note("示例会计", role)) }
            guard case .transition(error, .budgetAllotment, id: sample.allotment.text) = refusedStep else {
              Issue.record("\(state) \(role): \(String(describing: refusedStep))")
              continue
            }
          }
        }
      }
    }
  }

  @Test("an import is held to the allotments as well, and strangers are refused", arguments: Engine.allCases)
  func imports(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      func attempt(_ change: (inout Sample) throws -> Void) async throws -> LedgerError.Refusal? {
        var sample = try Sample("p1", issued: 100)
        try change(&sample)
        let ledger = sample.ledger
        return await refusal { try await shop.store.save(ledger: ledger, try note("示例导入员")) }
      }
      guard
        case .overpaid? = try await attempt({
          $0.ledger.payments = [$0.payment("a", 60, from: $0.allotment), $0.payment("b", 41, from: $0.allotment)]
        }),
        case .overpaid? = try await attempt({
          $0.ledger.payments = [$0.payment("a", 60, from: $0.allotment), $0.payment("b", 41, from: nil)]
        }),
        case .overpaid? = try await attempt({
          $0.ledger.allotments[0].state = .planned
          $0.ledger.payments = [$0.payment("a", 1, from: $0.allotment)]
        })
      else {
        Issue.record("an import went beyond its allotment")
        return
      }
      let stranger = try await attempt { $0.ledger.payments = [$0.payment("a", 1, from: ID("nobody"))] }
      #expect(stranger == .missing(.budgetAllotment, id: "nobody"))
      #expect(try await attempt { $0.ledger.monitoring[0].project = ID("p2") } == .differs(.monitoringReport, id: "p1.m1"))
      #expect(
        try await attempt { $0.ledger.project.county = try AdministrativeDivision("110101") } == .missing(.county, id: "110101"))
      #expect(try await shop.count("project") == 0)
      let sample = try Sample("p1")
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      #expect(await refusal { try await shop.store.save(ledger: sample.ledger, try note("示例导入员")) } == .exists(.project, id: "p1"))
      #expect(
        await refusal { try await shop.store.record(Sample("p9").payment("a", 1, from: nil), try note("示例会计")) }
          == .missing(.project, id: "p9"))
      #expect(
        await refusal { try await shop.store.record(sample.payment("a", 1, from: ID("nobody")), try note("示例会计")) }
          == .missing(.budgetAllotment, id: "nobody"))
    }
  }
}
