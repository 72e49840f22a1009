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
    return ScoreEchoes.added(to: report, forms: paper.forms)
  }
}
