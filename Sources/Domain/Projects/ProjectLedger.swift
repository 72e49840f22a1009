/// Everything the ledger holds on one project (项目台账), from funding to self-evaluation.
package struct ProjectLedger: Hashable, Sendable {
  package var project: Project
  package var documents: [FundingDocument]
  package var allotments: [BudgetAllotment]
  package var payments: [Payment]
  /// By version, the newest last.
  package var targetSheets: [PerformanceTargetSheet]
  /// By round, the newest last.
  package var monitoring: [MonitoringReport]
  package var selfEvaluations: [SelfEvaluation]
  /// Notices and instructions in the order in which they were issued, each with its answer.
  package var rectifications: [Rectification]
  package var transitions: [TransitionRecord]

  package init(
    project: Project, documents: [FundingDocument] = [], allotments: [BudgetAllotment] = [], payments: [Payment] = [],
    targetSheets: [PerformanceTargetSheet] = [], monitoring: [MonitoringReport] = [],
    selfEvaluations: [SelfEvaluation] = [], rectifications: [Rectification] = [], transitions: [TransitionRecord] = []
  ) {
    self.project = project
    self.documents = documents
    self.allotments = allotments
    self.payments = payments
    self.targetSheets = targetSheets
    self.monitoring = monitoring
    self.selfEvaluations = selfEvaluations
    self.rectifications = rectifications
    self.transitions = transitions
  }

  /// The target sheet in force: the newest that is approved, else the newest.
  package var targetSheet: PerformanceTargetSheet? {
    targetSheets.last { $0.state == .approved || $0.state == .closed } ?? targetSheets.last
  }

  package func targetSheet(_ id: ID<PerformanceTargetSheet>) -> PerformanceTargetSheet? { targetSheets.first { $0.id == id } }

  /// The indicators of a sheet by id, for the rows of later papers.
  package func indicators(of sheet: ID<PerformanceTargetSheet>) -> [ID<Indicator>: Indicator] {
    Dictionary((targetSheet(sheet)?.indicators ?? []).map { ($0.id, $0) }) { first, _ in first }
  }
}
