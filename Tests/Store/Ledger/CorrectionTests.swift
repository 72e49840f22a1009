import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Payments are corrected by reversal and a new line")
struct PaymentCorrectionTests {
  @Test("the history keeps line, reversal and new line; sums follow what stands", arguments: Engine.allCases)
  func correct(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", issued: 100)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      let payment = sample.payment("pay", 60, from: sample.allotment)
      try await shop.store.record(payment, try note("示例会计"))
      var right = payment
      (right.amount, right.purpose, right.date) = (Money(fen: 5_500), "更正后的用途", try CivilDate("2022-03-04"))
      let corrected = right
      try await shop.store.correct(corrected, try note("示例会计", reason: "金额录错"))
      try await shop.store.correct(corrected, try note("示例会计", reason: "再按一次"))
      #expect(try await shop.store.ledger(sample.id)?.payments == [corrected])
      let history = try await shop.store.history(of: payment.id, in: payment.county)
      #expect(history.map(\.payment.amount.fen) == [6_000, -6_000, 5_500])
      #expect(history.map(\.isReversal) == [false, true, false])
      #expect(history.map(\.payment.date) == [payment.date, payment.date, corrected.date])
      #expect(history.dropFirst().allSatisfy { $0.reason == "金额录错" })
      #expect(try await shop.store.projects(matching: ProjectQuery()).rows.map(\.outturn) == [Money(fen: 5_500)])
      var tooMuch = corrected
      tooMuch.amount = Money(fen: 10_001)
      let refused = tooMuch
      guard case .overpaid? = await refusal({ try await shop.store.correct(refused, try note("示例会计")) }) else {
        Issue.record("a correction went beyond the allotment")
        return
      }
      #expect(try await shop.store.history(of: payment.id, in: payment.county).count == 3)
    }
  }

  @Test("an import adds, reverses and leaves alone as its plan said; the same file again changes nothing", arguments: Engine.allCases)
  func plan(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let key = try LedgerDice.department()
      var ledger = AccountsLedger(county: key.county, year: key.year, department: key.department, citation: Citation(paper: "账", lines: ""))
      func line(_ id: String, _ yuan: Int, month: Int) throws -> Payment {
        Payment(
          id: ID(id), in: key, date: try CivilDate(year: 2022, month: month, day: 3), voucher: id, function: try FunctionalCode("2130505"),
          economic: try EconomicCode("30201"), nature: .basic, fund: .generalBudget, amount: Money(fen: Int128(yuan) * 100),
          citation: Citation(paper: "账", lines: id))
      }
      ledger.payments = [try line("a", 10, month: 1), try line("b", 20, month: 2), try line("c", 30, month: 3)]
      let first = ledger
      try await shop.store.replace(accounts: first, complete: .none, try note("示例导入员"))
      ledger.payments = [try line("b", 25, month: 2), try line("d", 40, month: 4)]
      let second = ledger
      let months = PaymentCompleteness.months([3])
      let plan = try await shop.store.plan(accounts: second, complete: months)
      #expect(plan.added.map(\.id.text) == ["d"] && plan.changed.map(\.before.id.text) == ["b"])
      #expect(plan.removed.map(\.id.text) == ["c"] && plan.leftAlone.map(\.id.text) == ["a"] && plan.unchanged == 0)
      try await shop.store.replace(accounts: second, complete: months, try note("示例导入员", reason: "更正二月"))
      let standing = try #require(await shop.store.accounts(key)).payments
      #expect(standing.map { "\($0.id.text) \($0.amount.yuan)" }.sorted() == ["a 10.00", "b 25.00", "d 40.00"])
      let rows = try await shop.count("payment")
      try await shop.store.replace(accounts: second, complete: months, try note("示例导入员", reason: "再导一次"))
      #expect(try await shop.count("payment") == rows)
      #expect(try await shop.store.plan(accounts: second, complete: months).changesNothing)
    }
  }

  @Test("books that were sent in take no payment of a project either", arguments: Engine.allCases)
  func closed(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1", issued: 100)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      let key = try LedgerDice.department("示例局")
      try await shop.store.replace(
        accounts: AccountsLedger(county: key.county, year: key.year, department: key.department, citation: Citation(paper: "账", lines: "")),
        try note("示例导入员"))
      try await shop.store.advance(finalAccounts: key, .verify, try note("示例会计", .unitFinanceOfficer))
      try await shop.store.advance(finalAccounts: key, .submit, try note("示例会计", .unitFinanceOfficer))
      let payment = sample.payment("pay", 60, from: sample.allotment)
      guard case .notEditable? = await refusal({ try await shop.store.record(payment, try note("示例会计")) }) else {
        Issue.record("final accounts changed after they were sent in")
        return
      }
    }
  }
}
