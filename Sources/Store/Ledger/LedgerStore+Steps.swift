package import HengDomain
import HengValues

/// Steps from state to state (流转): the tables of `LifecycleState` decide, and every step is recorded for good.
///
/// Who saved, sent in or adjusted a record may not review it. 支付 comes with `record`, 调整 with `adjust`.
extension LedgerStore {
  @discardableResult
  package func advance(project id: ID<Project>, _ action: Action, _ note: ChangeNote) async throws(LedgerError) -> ProjectState {
    try await write(note) { write in
      try write.advance(.project, .project, id.text, action) {
        if action == .withdraw { try write.requireWithdrawable(id) }
      }
    }
  }

  @discardableResult
  package func advance(
    allotment id: ID<BudgetAllotment>, _ action: Action, _ note: ChangeNote
  ) async throws(LedgerError) -> AllotmentState {
    try await write(note) { write in try write.advance(.budgetAllotment, .budgetAllotment, id.text, action, byItself: .pay) }
  }

  /// - Parameters:
  ///   - wanted: the state that is meant, where the action leads to several.
  ///   - conclusion: replaces the sheet's, where the step brings one (审核结论).
  @discardableResult
  package func advance(
    targetSheet id: ID<PerformanceTargetSheet>, _ action: Action, to wanted: TargetState? = nil, conclusion: ReviewConclusion? = nil,
    _ note: ChangeNote
  ) async throws(LedgerError) -> TargetState {
    try await write(note) { write in
      try write.advance(.performanceTargetSheet, .performanceTargetSheet, id.text, action, to: wanted, byItself: .adjust) {
        guard let conclusion else { return }
        try write.transaction.execute(
          .setConclusion,
          [
            .id(id), .text(conclusion.grade.rawValue), .text(conclusion.opinion), .text(conclusion.reviewer),
            .text(conclusion.at.text),
          ])
      }
    }
  }

  @discardableResult
  package func advance(
    monitoring id: ID<MonitoringReport>, _ action: Action, to wanted: MonitoringState? = nil, _ note: ChangeNote
  ) async throws(LedgerError) -> MonitoringState {
    try await write(note) { write in try write.advance(.monitoringReport, .monitoringReport, id.text, action, to: wanted) }
  }

  /// - Parameter reviewGrade: replaces 主管部门审核结论, where the step brings one.
  @discardableResult
  package func advance(
    selfEvaluation id: ID<SelfEvaluation>, _ action: Action, to wanted: SelfEvaluationState? = nil, reviewGrade: Grade? = nil,
    _ note: ChangeNote
  ) async throws(LedgerError) -> SelfEvaluationState {
    try await write(note) { write in
      try write.advance(.selfEvaluation, .selfEvaluation, id.text, action, to: wanted) {
        guard let reviewGrade else { return }
        try write.transaction.execute(.setReviewGrade, [.id(id), .text(reviewGrade.rawValue)])
      }
    }
  }

  /// Opens the next version of an approved target sheet, which stays as it is (目标调整). The note's reason is the 调整原因.
  @discardableResult
  package func adjust(
    _ id: ID<PerformanceTargetSheet>, as newID: ID<PerformanceTargetSheet>, _ note: ChangeNote
  ) async throws(LedgerError) -> PerformanceTargetSheet {
    try await write(note) { write in
      let kind = RecordKind.performanceTargetSheet
      guard let row = try write.transaction.first(LedgerTable.performanceTargetSheet.standing, [.id(id)]) else {
        throw LedgerError.refused(.missing(kind, id: id.text))
      }
      let ledger = try write.ledger(try row.id("project"))
      guard let sheet = ledger.targetSheet(id) else { throw LedgerError.refused(.missing(kind, id: id.text)) }
      let state = try write.step(sheet.state, .adjust, kind, id.text)
      let next = sheet.adjusted(id: newID, reason: note.reason)
      let newest = ledger.targetSheets.map(\.version).max() ?? 0
      guard next.version == newest + 1, state == next.state else {
        throw LedgerError.refused(.versionOutOfTurn(id: newID.text, version: next.version, expected: newest + 1))
      }
      guard try write.transaction.first(LedgerTable.performanceTargetSheet.standing, [.id(newID)]) == nil else {
        throw LedgerError.refused(.exists(kind, id: newID.text))
      }
      try write.insert(LedgerRecord(next, county: ledger.project.county), action: Action.adjust.rawValue)
      try write.recordStep(
        kind, newID.text, sheet.state, .adjust, state, project: sheet.project, county: ledger.project.county)
      try write.count(ledger.project.county, [.project(sheet.project)])
      return next
    }
  }
}

extension LedgerWrite {
  /// - Parameters:
  ///   - byItself: a step of the table that has an operation of its own.
  ///   - addition: what else the step writes, before the new state.
  func advance<State: LifecycleState>(
    _ kind: RecordKind, _ table: LedgerTable, _ id: String, _ action: Action, to wanted: State? = nil, byItself: Action? = nil,
    _ addition: () throws -> Void = {}
  ) throws -> State {
    guard let row = try transaction.first(table.standing, [.text(id)]) else {
      throw LedgerError.refused(.missing(kind, id: id))
    }
    let state: State = try row.choice("state")
    let project: ID<Project> = try row.id("project")
    let county = try county(of: project, isStep: true)
    let next = try step(state, action, to: wanted, kind, id)
    if action == byItself { throw LedgerError.refused(.stepByItself(kind, id: id, action: action)) }
    try addition()
    try transaction.execute(table.setState, [.text(id), .text(next.rawValue)])
    try recordStep(kind, id, state, action, next, project: project, county: county)
    try audit(action.rawValue, kind, id, of: county, before: state.json, after: next.json)
    try count(county, [.project(project)])
    return next
  }

  /// The state after an action of the note's actor, or why it is refused.
  ///
  /// - Parameter parts: further records under the same id, whose authors prepared this one too.
  func step<State: LifecycleState>(
    _ state: State, _ action: Action, to wanted: State? = nil, _ kind: RecordKind, _ id: String, parts: [RecordKind] = []
  ) throws(LedgerError) -> State {
    var authors: Set<ActorName> = []
    do {
      for kind in [kind] + parts {
        for row in try transaction.query(.authors, [.text(kind.rawValue), .text(id)]) { authors.insert(ActorName(try row.text("actor"))) }
      }
    } catch { throw LedgerError(StoreError(body: error)) }
    do throws(TransitionError) {
      return try state.after(
        action, to: wanted, by: note.actor, as: note.role, reason: note.reason,
        preparer: authors.contains(ActorName(note.actor)) ? note.actor : nil)
    } catch { throw .transition(error, kind, id: id) }
  }

  func recordStep<State: LifecycleState>(
    _ kind: RecordKind, _ id: String, _ from: State, _ action: Action, _ to: State, project: ID<Project>,
    county: AdministrativeDivision
  ) throws(StoreError) {
    let step = TransitionRecord(
      recordKind: kind.rawValue, recordID: id, from: from.rawValue, action: action, to: to.rawValue, actor: note.actor,
      role: note.role, at: note.at, reason: note.reason)
    let place = try nextOrdering(.transitionRecord, project)
    try append(step.row(project: project, county: county, ordering: place), to: .transitionRecord, .transitionRecord, of: county)
  }
}

extension LifecycleState {
  /// `{"state":"draft"}`
  var json: String { "{\"state\":\(rawValue.json)}" }
}

extension Statement {
  /// Who prepared a record: everyone who saved, imported, checked, sent in, adjusted or rectified it.
  fileprivate static let authors = Statement(
    "auditEntry.authors",
    """
    SELECT DISTINCT actor FROM audit_entry
    WHERE record_kind = $1 AND record_id = $2 AND action IN (\(Action.preparing.sorted().map { "'\($0)'" }.joined(separator: ", ")))
    """)

  fileprivate static let setConclusion = Statement(
    "performanceTargetSheet.conclude",
    """
    UPDATE performance_target_sheet
    SET conclusion_grade = $2, conclusion_opinion = $3, conclusion_reviewer = $4, conclusion_at = $5 WHERE id = $1
    """)

  fileprivate static let setReviewGrade = Statement(
    "selfEvaluation.grade", "UPDATE self_evaluation SET review_grade = $2 WHERE id = $1")
}
