import HengDomain
import HengRules

extension PaperCheck {
  /// PT, MO and SC on every performance form of the paper, and on all of them against one another.
  static let forms = PaperCheck("绩效表核查") { paper in
    var subject = (targets: [TargetSubject](), monitored: [PaperFormsSubject.Monitored](), evaluations: [ScoringSheet]())
    for form in paper.forms {
      switch form.content {
      case .target(let target):
        subject.targets.append(
          TargetSubject(sheet: target.sheet, project: target.project, year: target.year, head: target.head))
      case .monitoring(let monitoring):
        subject.monitored.append(
          PaperFormsSubject.Monitored(
            project: MonitoredProject(
              report: monitoring.report, sheet: monitoring.sheet, project: monitoring.project, head: monitoring.head),
            targets: TargetSubject(
              sheet: monitoring.sheet, project: monitoring.project, monitoring: monitoring.report, year: monitoring.year,
              head: monitoring.head)))
      case .selfEvaluation(let evaluation):
        var sheet = evaluation.sheet
        sheet.citation = sheet.citation ?? evaluation.citation
        subject.evaluations.append(sheet)
      default: break
      }
    }
    let report = PaperFormsSubject(
      targets: subject.targets, monitored: subject.monitored, evaluations: subject.evaluations
    ).report(profile: paper.profile)
    return ScoreEchoes.added(to: asked(report, profile: paper.profile.key), forms: paper.forms)
  }

  /// On a paper of others a unit that does not convert is for a person to judge; in the own ledger it stops the score. A scheme of
  /// weights that no county of the library states for the paper is one of several: other provinces have their own.
  private static func asked(_ report: RuleReport, profile: String) -> RuleReport {
    var report = report
    for index in report.findings.indices where report.findings[index].severity == .error {
      let rule = report.findings[index].rule
      if rule == "SC-08" || rule == "SC-02" && profile.hasPrefix("national") { report.findings[index].severity = .question }
    }
    return report
  }
}
