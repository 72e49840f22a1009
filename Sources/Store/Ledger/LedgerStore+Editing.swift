package import HengDomain
import HengValues

/// The papers of a project as they are written and corrected, before they are sent in.
extension LedgerStore {
  /// Adds the first draft of a target sheet, or replaces a sheet that is a draft or under adjustment. Later versions begin with `adjust`.
  package func save(targetSheet sheet: PerformanceTargetSheet, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let ledger = try write.ledger(sheet.project)
      let (county, old) = (ledger.project.county, ledger.targetSheet(sheet.id))
      if old == nil, sheet.version != 1 || !ledger.targetSheets.isEmpty {
        let expected = (ledger.targetSheets.map(\.version).max() ?? 0) + 1
        throw LedgerError.refused(.versionOutOfTurn(id: sheet.id.text, version: sheet.version, expected: expected))
      }
      if let old, old.version != sheet.version {
        throw LedgerError.refused(.versionOutOfTurn(id: sheet.id.text, version: sheet.version, expected: old.version))
      }
      try write.save(
        LedgerRecord(sheet, county: county), sheet.state, over: try old.map { try LedgerRecord($0, county: county) },
        old?.state, editable: [.draft, .adjusting], of: ledger)
    }
  }

  /// Adds the report of a new round that is not started or a draft, or replaces one that is still so.
  package func save(monitoring report: MonitoringReport, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let ledger = try write.ledger(report.project)
      let (county, old) = (ledger.project.county, ledger.monitoring.first { $0.id == report.id })
      try write.requireSheet(report.targetSheet, in: ledger)
      if ledger.monitoring.contains(where: { $0.round == report.round && $0.id != report.id }) {
        throw LedgerError.refused(.exists(.monitoringReport, id: report.id.text))
      }
      try write.save(
        LedgerRecord(report, county: county), report.state, over: try old.map { try LedgerRecord($0, county: county) },
        old?.state, editable: [.notStarted, .draft], of: ledger)
    }
  }

  /// Adds the draft of a self-evaluation, or replaces one that is still a draft.
  package func save(selfEvaluation evaluation: SelfEvaluation, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      let ledger = try write.ledger(evaluation.project)
      let (county, old) = (ledger.project.county, ledger.selfEvaluations.first { $0.id == evaluation.id })
      try write.requireSheet(evaluation.targetSheet, in: ledger)
      let place =
        try write.transaction.first(.placeOfEvaluation, [.id(evaluation.id)])?.number("ordering")
        ?? write.nextOrdering(.selfEvaluation, evaluation.project)
      try write.save(
        LedgerRecord(evaluation, county: county, ordering: place), evaluation.state,
        over: try old.map { try LedgerRecord($0, county: county, ordering: place) }, old?.state, editable: [.draft], of: ledger)
    }
  }
}

extension LedgerWrite {
  /// Adds a record or replaces it; content only changes in the editable states. Beginning one that was not started is a step by 保存.
  fileprivate func save<State: LifecycleState>(
    _ record: LedgerRecord, _ state: State, over old: LedgerRecord?, _ oldState: State?, editable: Set<State>,
    of ledger: ProjectLedger
  ) throws {
    guard editable.contains(state) else {
      throw LedgerError.refused(.notEditable(record.kind, id: record.id, state: state.label))
    }
    if let old, let oldState {
      guard editable.contains(oldState) else {
        throw LedgerError.refused(.notEditable(record.kind, id: record.id, state: oldState.label))
      }
      if state != oldState {
        let next = try step(oldState, .save, record.kind, record.id)
        guard next == state else {
          throw LedgerError.refused(.notEditable(record.kind, id: record.id, state: state.label))
        }
        try recordStep(
          record.kind, record.id, oldState, .save, state, project: ledger.project.id, county: ledger.project.county)
      }
      try replace(old, by: record, action: Action.save.rawValue)
    } else {
      guard try transaction.first(record.table.standing, [.text(record.id)]) == nil else {
        throw LedgerError.refused(.differs(record.kind, id: record.id))
      }
      try insert(record, action: Action.save.rawValue)
    }
    try count(ledger.project.county, [.project(ledger.project.id)])
  }

  fileprivate func requireSheet(_ id: ID<PerformanceTargetSheet>, in ledger: ProjectLedger) throws(LedgerError) {
    guard ledger.targetSheet(id) != nil else { throw .refused(.missing(.performanceTargetSheet, id: id.text)) }
  }
}

extension Statement {
  fileprivate static let placeOfEvaluation = Statement(
    "selfEvaluation.place", "SELECT ordering FROM self_evaluation WHERE id = $1")
}
