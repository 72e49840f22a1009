import HengDomain
import HengRules
import HengValues

extension PaperCheck {
  /// PT on every target form, and on the indicators that a monitoring form prints.
  static let targets = PaperCheck("目标核查") { paper in
    let peers = paper.peers
    return paper.forms.reduce(into: RuleReport()) { report, form in
      let subject: TargetSubject
      switch form.content {
      case .target(let target):
        subject = TargetSubject(
          sheet: target.sheet, project: target.project, peers: peers.filter { $0.project != target.project.name },
          year: target.year, head: target.head)
      case .monitoring(let monitoring):
        subject = TargetSubject(
          sheet: monitoring.sheet, project: monitoring.project, monitoring: monitoring.report,
          peers: peers.filter { $0.project != monitoring.project.name }, year: monitoring.year, head: monitoring.head)
      default: return
      }
      report += TargetRules.all.report(on: subject, profile: paper.profile)
    }
  }

  /// MO on every monitoring form.
  static let monitoring = PaperCheck("监控核查") { paper in
    paper.forms.reduce(into: RuleReport()) { report, form in
      guard case .monitoring(let monitoring) = form.content else { return }
      let subject = MonitoredProject(
        report: monitoring.report, sheet: monitoring.sheet, project: monitoring.project, head: monitoring.head)
      report += MonitoringRules.all.report(on: subject, profile: paper.profile)
    }
  }

  /// SC on every self-evaluation, beside what the rest of the paper says of its project.
  static let selfEvaluations = PaperCheck("自评核查") { paper in
    paper.forms.reduce(into: RuleReport()) { report, form in
      guard case .selfEvaluation(let evaluation) = form.content else { return }
      var sheet = evaluation.sheet
      sheet.peers = paper.peers.filter { $0.project != sheet.project }
      guard let scoring = try? ScoringProfile(paper.profile, year: sheet.year) else {
        report += .notRun(SelfEvaluationRules.all, "参数方案“\(paper.profile.name)”没有\(sheet.year.text)的评分办法")
        return
      }
      report += SelfEvaluationRules.all.report(
        on: ScoredSheet(sheet.fillingWeights(scoring), profile: scoring), profile: paper.profile)
    }
  }
}

extension PaperSubject {
  /// Names and objectives of the paper's projects, for text taken over from one to another.
  var peers: [ScoringSheet.Peer] {
    forms.compactMap { form in
      switch form.content {
      case .target(let target): ScoringSheet.Peer(project: target.project.name, objective: target.sheet.objective)
      case .monitoring(let monitoring):
        ScoringSheet.Peer(project: monitoring.project.name, objective: monitoring.report.objective)
      case .selfEvaluation(let evaluation):
        ScoringSheet.Peer(project: evaluation.sheet.project, objective: evaluation.sheet.objective)
      default: nil
      }
    }
  }
}

extension RuleReport {
  static func += (report: inout RuleReport, other: RuleReport) {
    report.findings += other.findings
    report.coverage += other.coverage
  }

  static func notRun<Subject>(_ rules: [Rule<Subject>], _ reason: String) -> RuleReport {
    RuleReport(coverage: rules.map { Coverage(rule: $0.code, state: .notRun, reason: reason) })
  }
}
