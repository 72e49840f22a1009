import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Steps follow the tables of states")
struct StepTests {
  @Test("every state with every action by every role: as the table says, and recorded", arguments: Engine.allCases)
  func matrix(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      try await matrix(shop, .project, make: { try Sample($0, project: $1) }, id: \.id.text) { id, action, note in
        try await store.advance(project: ID(id), action, note) as ProjectState
      }
      try await matrix(shop, .budgetAllotment, byItself: .pay, make: { try Sample($0, allotment: $1) }, id: \.allotment.text) {
        id, action, note in
        try await store.advance(allotment: ID(id), action, note) as AllotmentState
      }
      try await matrix(
        shop, .performanceTargetSheet, byItself: .adjust, make: { try Sample($0, target: $1) }, id: \.sheet.id.text
      ) { id, action, note in
        try await store.advance(targetSheet: ID(id), action, note) as TargetState
      }
      try await matrix(shop, .monitoringReport, make: { try Sample($0, monitoring: $1) }, id: \.report.id.text) { id, action, note in
        try await store.advance(monitoring: ID(id), action, note) as MonitoringState
      }
      try await matrix(shop, .selfEvaluation, make: { try Sample($0, evaluation: $1) }, id: \.evaluation.id.text) { id, action, note in
        try await store.advance(selfEvaluation: ID(id), action, note) as SelfEvaluationState
      }
      try await matrix(shop, .rectification, byItself: .rectify, make: { try Sample($0, rectification: $1) }, id: \.rectification.id.text) {
        id, action, note in
        try await store.advance(rectification: ID(id), action, note) as RectificationState
      }
    }
  }

  private func matrix<State: LifecycleState>(
    _ shop: Shop, _ kind: RecordKind, byItself: Action? = nil, make: (String, State) throws -> Sample, id: (Sample) -> String,
    _ advance: (String, Action, ChangeNote) async throws -> State
  ) async throws {
    var serial = 0
    func fresh(_ state: State) async throws -> Sample {
      serial += 1
      let sample = try make("\(kind).\(serial)", state)
      try await shop.store.save(ledger: sample.ledger, try note("示例导入员"))
      return sample
    }
    for state in State.allCases {
      var sample = try await fresh(state)
      for action in Action.allCases {
        for role in Role.allCases {
          let change = try note("示例经办人", role)
          let record = id(sample)
          do {
            let next = try state.after(action, by: change.actor, as: role, reason: change.reason)
            if action == byItself {
              #expect(
                await refusal { try await advance(record, action, change) } == .stepByItself(kind, id: record, action: action))
              continue
            }
            #expect(try await advance(record, action, change) == next)
            let ledger = try #require(await shop.store.ledger(sample.id))
            #expect(
              ledger.transitions == [
                TransitionRecord(
                  recordKind: kind.rawValue, recordID: record, from: state.rawValue, action: action, to: next.rawValue, actor: change.actor,
                  role: role, at: change.at, reason: change.reason)
              ])
            let trail = try await shop.store.auditTrail(kind, record)
            #expect(trail.map(\.action) == ["导入", action.rawValue])
            #expect(trail.last?.after == "{\"state\":\"\(next.rawValue)\"}")
            sample = try await fresh(state)
          } catch let error as TransitionError {
            guard case .transition(error, kind, id: record)? = await ledgerError({ try await advance(record, action, change) }) else {
              Issue.record("\(state) \(action) \(role) was not refused as \(error)")
              continue
            }
          }
        }
      }
    }
  }

  @Test("who prepared a record does not review it; somebody else does", arguments: Engine.allCases)
  func segregation(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let (store, sample) = (shop.store, try Sample("p1", target: .draft, evaluation: .draft))
      try await store.save(ledger: sample.ledger, try note("示例编制人"))
      var edited = sample.evaluation
      edited.achievement = "改过"
      try await store.save(selfEvaluation: edited, try note("示例编制人乙"))
      try await store.advance(selfEvaluation: edited.id, .submit, try note("示例送审人"))
      // Entered it, changed it, sent it in: none of the three may review.
      for author in ["示例编制人", "示例编制人乙", "示例送审人"] {
        let error = await ledgerError { try await store.advance(selfEvaluation: edited.id, .review, try note(author, .departmentReviewer)) }
        guard case .transition(.preparerReviews(author), .selfEvaluation, id: "p1.e1") = error else {
          Issue.record("\(author): \(String(describing: error))")
          continue
        }
        #expect(error?.message == "绩效自评表“p1.e1”的状态没有改动：“\(author)”是本表编制人，不能审核自己编制的表。请由另一人审核。")
      }
      try await store.advance(selfEvaluation: edited.id, .review, reviewGrade: .good, try note("示例审核人", .departmentReviewer))
      let read = try #require(await store.ledger(sample.id)).selfEvaluations[0]
      #expect(read.state == .departmentReviewed)
      #expect(read.reviewGrade == .good)
    }
  }

  @Test("a change without an actor or a reason is refused, and so is a record that is not there", arguments: Engine.allCases)
  func incomplete(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let sample = try Sample("p1")
      for blank in [try note(" "), try note("示例经办人", reason: "　")] {
        #expect(await refusal { try await shop.store.save(ledger: sample.ledger, blank) } == .noteIncomplete)
      }
      #expect(
        await refusal { try await shop.store.advance(monitoring: ID("nobody"), .submit, try note("示例经办人")) }
          == .missing(.monitoringReport, id: "nobody"))
      #expect(
        await refusal { try await shop.store.adjust(ID("nobody"), as: ID("x"), try note("示例经办人")) }
          == .missing(.performanceTargetSheet, id: "nobody"))
      #expect(try await shop.count("project") == 0)
    }
  }
}
