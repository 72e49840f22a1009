import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Papers change only while they are drafts")
struct EditingTests {
  @Test("drafts are added and replaced as a whole", arguments: Engine.allCases)
  func drafts(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(5)
      let store = shop.store
      var ledger = ProjectLedger(project: try Sample("p1").ledger.project)
      try await store.save(ledger: ledger, try note("示例导入员"))
      for round in 0..<4 {
        let sheet = try dice.sheet("p1", version: 1, state: .draft)
        try await store.save(targetSheet: sheet, try note("示例编制人"))
        ledger.targetSheets = [sheet]
        expectSame(try #require(await store.ledger(ID("p1"))), ledger)
        #expect(try await store.auditTrail(.performanceTargetSheet, sheet.id.text).count == round + 1)
      }
      let sheet = ledger.targetSheets[0]
      for _ in 0..<3 {
        ledger.monitoring = [try dice.report("p1", round: 1, sheet: sheet, try LedgerDice.key(), state: .draft)]
        try await store.save(monitoring: ledger.monitoring[0], try note("示例编制人"))
        ledger.selfEvaluations = [try dice.evaluation("p1.e0", ID("p1"), sheet: sheet, payments: [], state: .draft)]
        try await store.save(selfEvaluation: ledger.selfEvaluations[0], try note("示例编制人"))
        expectSame(try #require(await store.ledger(ID("p1"))), ledger)
      }
    }
  }

  @Test("a paper that was sent in, approved or published is not changed any more", arguments: Engine.allCases)
  func closed(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      for state in TargetState.allCases where state != .draft && state != .adjusting {
        let sample = try Sample("t.\(state)", target: state)
        try await store.save(ledger: sample.ledger, try note("示例导入员"))
        var draft = sample.sheet
        draft.state = .draft
        let (same, edited) = (sample.sheet, draft)
        let expected = LedgerError.Refusal.notEditable(.performanceTargetSheet, id: same.id.text, state: state.label)
        #expect(await refusal { try await store.save(targetSheet: same, try note("示例编制人")) } == expected)
        #expect(await refusal { try await store.save(targetSheet: edited, try note("示例编制人")) } == expected)
      }
      for state in MonitoringState.allCases where state != .draft && state != .notStarted {
        let sample = try Sample("m.\(state)", monitoring: state)
        try await store.save(ledger: sample.ledger, try note("示例导入员"))
        var draft = sample.report
        draft.state = .draft
        let edited = draft
        #expect(
          await refusal { try await store.save(monitoring: edited, try note("示例编制人")) }
            == .notEditable(.monitoringReport, id: edited.id.text, state: state.label))
      }
      for state in SelfEvaluationState.allCases where state != .draft {
        let sample = try Sample("e.\(state)", evaluation: state)
        try await store.save(ledger: sample.ledger, try note("示例导入员"))
        var draft = sample.evaluation
        draft.state = .draft
        let edited = draft
        #expect(
          await refusal { try await store.save(selfEvaluation: edited, try note("示例编制人")) }
            == .notEditable(.selfEvaluation, id: edited.id.text, state: state.label))
      }
    }
  }

  @Test("an approved sheet goes on as the next version, and the old one stays", arguments: Engine.allCases)
  func adjustment(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1"))
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      var second = sample.sheet
      (second.id, second.version, second.state) = (ID("p1.s2"), 2, .draft)
      let draft = second
      #expect(
        await refusal { try await store.save(targetSheet: draft, try note("示例编制人")) }
          == .versionOutOfTurn(id: "p1.s2", version: 2, expected: 2))
      let opened = try await store.adjust(sample.sheet.id, as: ID("p1.s2"), try note("示例编制人", reason: "任务调减"))
      #expect(opened == sample.sheet.adjusted(id: ID("p1.s2"), reason: "任务调减"))
      var edited = opened
      edited.indicators[0].target = IndicatorValue(parsing: "≥80户", name: edited.indicators[0].name)
      try await store.save(targetSheet: edited, try note("示例编制人"))
      #expect(try await store.ledger(sample.id)?.targetSheet == sample.sheet, "the approved version is still in force")
      let conclusion = ReviewConclusion(grade: .good, opinion: "同意", reviewer: "示例审核人", at: try Timestamp("2026-03-02T01:00:00Z"))
      #expect(
        await ledgerError { try await store.advance(targetSheet: edited.id, .approve, try note("示例审核人", .financeBureau)) } != nil,
        "nobody approves what was not sent in")
      try await store.advance(targetSheet: edited.id, .submit, try note("示例编制人"))
      try await store.advance(targetSheet: edited.id, .review, try note("示例复核人", .departmentReviewer))
      try await store.advance(targetSheet: edited.id, .review, try note("示例审核人", .financeBureau))
      try await store.advance(targetSheet: edited.id, .approve, conclusion: conclusion, try note("示例审核人", .financeBureau))
      (edited.state, edited.conclusion) = (.approved, conclusion)
      let ledger = try #require(await store.ledger(sample.id))
      #expect(ledger.targetSheets == [sample.sheet, edited])
      #expect(ledger.targetSheet == edited)
      #expect(ledger.transitions.map(\.to) == ["adjusting", "submitted", "departmentReviewed", "financeReviewed", "approved"])
      #expect(Set(ledger.transitions.map(\.recordID)) == ["p1.s2"])
      // Version 1 cannot be adjusted a second time, and ids are not used twice.
      #expect(
        await refusal { try await store.adjust(sample.sheet.id, as: ID("p1.s3"), try note("示例编制人")) }
          == .versionOutOfTurn(id: "p1.s3", version: 2, expected: 3))
      #expect(
        await refusal { try await store.adjust(edited.id, as: sample.sheet.id, try note("示例编制人")) }
          == .exists(.performanceTargetSheet, id: "p1.s1"))
    }
  }

  @Test("a round that was not started begins by saving, and a round is not reported twice", arguments: Engine.allCases)
  func rounds(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1", monitoring: .notStarted))
      try await store.save(ledger: sample.ledger, try note("示例导入员"))
      var started = sample.report
      (started.state, started.objective) = (.draft, "改过")
      let draft = started
      guard
        case .transition(.notThisRole, .monitoringReport, _) = await ledgerError({
          try await store.save(monitoring: draft, try note("示例公众", .publicReader))
        })
      else {
        Issue.record("anybody may begin a round")
        return
      }
      try await store.save(monitoring: draft, try note("示例编制人"))
      let ledger = try #require(await store.ledger(sample.id))
      #expect(ledger.monitoring == [draft])
      #expect(ledger.transitions.map(\.action) == [.save])
      var twin = draft
      twin.id = ID("p1.m9")
      let second = twin
      #expect(await refusal { try await store.save(monitoring: second, try note("示例编制人")) } == .exists(.monitoringReport, id: "p1.m9"))
      twin.round = 2
      twin.targetSheet = ID("nobody")
      let lost = twin
      #expect(
        await refusal { try await store.save(monitoring: lost, try note("示例编制人")) } == .missing(.performanceTargetSheet, id: "nobody"))
    }
  }
}
