package import HengDomain
package import HengValues

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
    let paid = Outturn(of: ledger, through: report.period)
    self.init(
      report: report, sheet: sheet, project: ledger.project, outturn: paid, derived: report.funds.derived(paid, of: ledger))
  }
}

extension ResultSubject {
  /// The year's result: the score that counts, with the ledger's own budget and payments.
  package init(
    _ story: ScoreStory, ledger: ProjectLedger, history: [YearGrade] = [], unrectified: Int? = nil, citation: Citation
  ) {
    let project = ledger.project, outturn = Outturn(of: ledger)
    self.init(
      project: project.name, year: project.year, grade: story.standing.grade, score: story.standing.words,
      budget: (project.revisedBudget ?? project.initialBudget)?.printed(in: .wanYuan), outturn: outturn.printed(in: .wanYuan),
      outturnTrace: outturn.trace(in: .wanYuan), history: history, unrectified: unrectified, citation: citation)
  }
}
