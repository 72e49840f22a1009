package import HengDomain
import HengValues

extension TargetSubject {
  /// The sheet in force of a ledger with its latest monitoring; nil while there is no sheet.
  package init?(_ ledger: ProjectLedger, peers: [ScoringSheet.Peer] = []) {
    guard let sheet = ledger.targetSheet else { return nil }
    self.init(
      sheet: sheet, project: ledger.project, monitoring: ledger.monitoring.last { $0.targetSheet == sheet.id },
      peers: peers.filter { $0.project != ledger.project.name })
  }
}

extension MonitoredProject {
  /// A report of a ledger beside the sheet it holds against; nil when that sheet is not there.
  package init?(_ report: MonitoringReport, ledger: ProjectLedger) {
    guard let sheet = ledger.targetSheet(report.targetSheet) else { return nil }
    self.init(report: report, sheet: sheet, project: ledger.project)
  }
}

extension ResultSubject {
  /// A self-evaluation as it stands: the reviewer's grade before the unit's own, that before the grade of the computed total.
  package init(
    _ evaluation: SelfEvaluation, ledger: ProjectLedger, computed: Grade? = nil, history: [YearGrade] = [], unrectified: Int? = nil
  ) {
    let total = evaluation.funds.first { $0.kind == .total }
    self.init(
      project: ledger.project.name, year: ledger.project.year, grade: evaluation.reviewGrade ?? evaluation.selfGrade ?? computed,
      budget: total?.revisedBudget.value ?? total?.initialBudget.value, outturn: total?.outturn.value, history: history,
      unrectified: unrectified, citation: evaluation.citation)
  }
}
