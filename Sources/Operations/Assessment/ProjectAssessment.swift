package import HengDomain
package import HengFacts
package import HengRules
import HengValues

/// What the rules make of one project (项目研判): its figures, score, light, findings and advice, all from one ledger.
package struct ProjectAssessment: Sendable {
  package let ledger: ProjectLedger
  package let county: County
  package let figures: ProjectFigures
  /// Nil while the project has no self-evaluation.
  package let card: ScoreCard?
  package let signal: MonitoringSignal?
  package let advice: AdviceResult?
  package let report: RuleReport

  package var project: Project { ledger.project }

  /// What the project's forms state beyond the recorded cells.
  package var formFacts: FormFacts { FormFacts(ledger, card: card) }

  /// The latest stage that the project has reached in the year (阶段).
  package var stage: Stage {
    if !ledger.selfEvaluations.isEmpty { return .selfEvaluation }
    return ledger.monitoring.isEmpty ? .target : .monitoring
  }

  package enum Stage: String, CaseIterable, Sendable {
    case target, monitoring, selfEvaluation

    package var label: String {
      switch self {
      case .target: "绩效目标"
      case .monitoring: "运行监控"
      case .selfEvaluation: "绩效自评"
      }
    }
  }

  package func count(_ severity: Severity) -> Int { report.findings.count { $0.severity == severity } }
}

/// Assesses the projects of a county (研判).
package struct AssessProjects: Sendable {
  private let library: ProfileLibrary

  package init(_ library: ProfileLibrary) { self.library = library }

  package func callAsFunction(_ ledgers: [ProjectLedger], county: County) throws(ProfileError) -> [ProjectAssessment] {
    let profile = try library.profile(county.profile)
    var assessments: [ProjectAssessment] = []
    for ledger in ledgers { assessments.append(try assess(ledger, county: county, profile: profile, among: ledgers)) }
    return assessments
  }

  private func assess(
    _ ledger: ProjectLedger, county: County, profile: Profile, among ledgers: [ProjectLedger]
  ) throws(ProfileError) -> ProjectAssessment {
    var report = RuleReport()
    let others = ledgers.filter { $0.project.id != ledger.project.id }
    if let sheet = ledger.targetSheet {
      let peers = others.compactMap { other in
        other.targetSheet.map { ScoringSheet.Peer(project: other.project.name, objective: $0.objective) }
      }
      let subject = TargetSubject(sheet: sheet, project: ledger.project, monitoring: ledger.monitoring.last, peers: peers)
      report = report + TargetRules.all.report(on: subject, profile: profile)
    }
    var signal: MonitoringSignal?
    if let monitoring = ledger.monitoring.last, let sheet = ledger.targetSheet(monitoring.targetSheet) {
      let subject = MonitoredProject(report: monitoring, sheet: sheet, project: ledger.project)
      report = report + MonitoringRules.all.report(on: subject, profile: profile)
      signal = try MonitoringSignal(subject, profile: profile)
    }
    var card: ScoreCard?
    var advice: AdviceResult?
    if let evaluation = ledger.selfEvaluations.last {
      let peers = others.compactMap { other in
        other.selfEvaluations.last.map { ScoringSheet.Peer(project: other.project.name, objective: $0.objective) }
      }
      let sheet = ScoringSheet(evaluation, ledger: ledger, peers: peers)
      let scored = ScoredSheet(sheet, profile: try ScoringProfile(profile, year: ledger.project.year))
      report = report + SelfEvaluationRules.all.report(on: scored, profile: profile)
      card = scored.card
      let result = ResultSubject(ledger, evaluation: evaluation, grade: scored.card.grade)
      report = report + AdviceRules.all.report(on: result, profile: profile)
      advice = AdviceResult(result, profile: profile)
    }
    return ProjectAssessment(
      ledger: ledger, county: county, figures: ProjectFigures(ledger, card: card), card: card, signal: signal, advice: advice,
      report: report)
  }
}

extension ResultSubject {
  /// The year's result with the ledger's own budget and payments.
  fileprivate init(_ ledger: ProjectLedger, evaluation: SelfEvaluation, grade: Grade?) {
    self.init(
      project: ledger.project.name, year: ledger.project.year, grade: grade,
      budget: (ledger.project.revisedBudget ?? ledger.project.initialBudget)?.printed(in: .wanYuan),
      outturn: ledger.outturn.printed(in: .wanYuan), citation: evaluation.citation)
  }
}
