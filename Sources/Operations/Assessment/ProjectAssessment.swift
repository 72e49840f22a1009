package import HengDocuments
package import HengDomain
package import HengFacts
package import HengRules
import HengValues

/// What the rules make of one project (项目研判): its figures, score, light, findings and advice, all from one ledger.
///
/// It never changes, and lists of hundreds are filtered and handed on for every page: a class is copied by one count, a struct of these by
/// dozens each, which took a third of the site's time.
package final class ProjectAssessment: Sendable {
  package let ledger: ProjectLedger
  package let county: County
  package let figures: ProjectFigures
  /// The rules on the original form (按原表); nil while the project has no self-evaluation.
  package let card: ScoreCard?
  /// The rules on the corrected version (更正后); nil where nobody corrected the form.
  package let correctedCard: ScoreCard?
  /// 填报, 按原表 and 更正后 side by side.
  package let story: ScoreStory?
  package let signal: MonitoringSignal?
  package let advice: AdviceResult?
  package let report: RuleReport
  /// The county's own forms.
  package let forms: CountyForms

  init(
    ledger: ProjectLedger, county: County, figures: ProjectFigures, card: ScoreCard?, correctedCard: ScoreCard?, story: ScoreStory?,
    signal: MonitoringSignal?, advice: AdviceResult?, report: RuleReport, forms: CountyForms
  ) {
    self.ledger = ledger
    self.county = county
    self.figures = figures
    self.card = card
    self.correctedCard = correctedCard
    self.story = story
    self.signal = signal
    self.advice = advice
    self.report = report
    self.forms = forms
  }

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
  let library: ProfileLibrary
  private let forms: FormLibrary

  package init(_ library: ProfileLibrary, forms: FormLibrary = .carried) {
    self.library = library
    self.forms = forms
  }

  /// `corrections` are those of the year's disclosures; the published forms stay as they are beside what they make. `forms` are the
  /// county's own.
  package func callAsFunction(
    _ ledgers: [ProjectLedger], county: County, corrections: [ProjectCorrection] = [], forms own: [OwnForm] = []
  ) throws(ProfileError) -> [ProjectAssessment] {
    let peers = YearPeers(ledgers)
    let profile = try library.profile(county.profile)
    let forms = CountyForms(profile, library: forms, own: own)
    return try ledgers.map { ledger throws(ProfileError) in
      try assess(ledger, county: county, profile: profile, forms: forms, among: peers, corrections: corrections)
    }
  }

  /// One project among those of its county's year.
  func callAsFunction(
    _ ledger: ProjectLedger, of county: County, among peers: YearPeers, corrections: [ProjectCorrection], forms own: [OwnForm]
  ) throws(ProfileError) -> ProjectAssessment {
    let profile = try library.profile(county.profile)
    return try assess(
      ledger, county: county, profile: profile, forms: CountyForms(profile, library: forms, own: own), among: peers,
      corrections: corrections)
  }

  /// One project again, with papers that are not in the ledger yet (草稿研判), among the others of its county's year.
  func draft(_ ledger: ProjectLedger, in overview: CountyOverview, forms: CountyForms) throws(ProfileError) -> ProjectAssessment {
    try assess(
      ledger, county: overview.county, profile: try library.profile(overview.county.profile), forms: forms,
      among: overview.peers, corrections: [])
  }

  private func assess(
    _ ledger: ProjectLedger, county: County, profile: Profile, forms: CountyForms, among peers: YearPeers,
    corrections: [ProjectCorrection]
  ) throws(ProfileError) -> ProjectAssessment {
    var report = RuleReport()
    if let sheet = ledger.targetSheet {
      let subject = TargetSubject(
        sheet: sheet, project: ledger.project, monitoring: ledger.monitoring.last, peers: peers.targets(but: ledger.project.id))
      report = report + TargetRules.all.report(on: subject, profile: profile)
    }
    var signal: MonitoringSignal?
    if let monitoring = ledger.monitoring.last, var subject = MonitoredProject(monitoring, ledger: ledger) {
      // What was taken over from a paper is judged by that paper's columns.
      if !monitoring.isTranscribed, let layout = try? forms.layout(.projectMonitoring, for: ledger) {
        subject.hasMeasures = layout.fields.contains(.row(.correctiveAction))
      }
      report = report + MonitoringRules.all.report(on: subject, profile: profile)
      signal = try MonitoringSignal(subject, profile: profile)
    }
    let scored = try ScoredProject(
      ledger, corrections: corrections, peers: peers.evaluations(but: ledger.project.id), profile: profile)
    var advice: AdviceResult?
    if let scored, let evaluation = ledger.selfEvaluations.last {
      report = report + SelfEvaluationRules.all.report(on: scored.original, profile: profile)
      let result = ResultSubject(scored.story, ledger: ledger, citation: evaluation.citation)
      report = report + AdviceRules.all.report(on: result, profile: profile)
      advice = AdviceResult(result, profile: profile)
    }
    return ProjectAssessment(
      ledger: ledger, county: county, figures: ProjectFigures(ledger, story: scored?.story), card: scored?.original.card,
      correctedCard: scored?.corrected?.card, story: scored?.story, signal: signal, advice: advice, report: report, forms: forms)
  }
}
