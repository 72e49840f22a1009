import HengDomain
import HengValues

/// All performance forms of one paper (一份文件的绩效表): each is judged by its own rules, and all of them against one another.
package struct PaperFormsSubject: Sendable {
  /// A monitoring form with the targets printed on it.
  package struct Monitored: Sendable {
    package var project: MonitoredProject
    package var targets: TargetSubject

    package init(project: MonitoredProject, targets: TargetSubject) {
      self.project = project
      self.targets = targets
    }
  }

  package var targets: [TargetSubject]
  package var monitored: [Monitored]
  package var evaluations: [ScoringSheet]

  /// Names and objectives of the other forms become each form's peers.
  package init(targets: [TargetSubject] = [], monitored: [Monitored] = [], evaluations: [ScoringSheet] = []) {
    let sheets = targets + monitored.map(\.targets)
    func peers(_ project: String, _ known: [ScoringSheet.Peer], _ all: [ScoringSheet.Peer]) -> [ScoringSheet.Peer] {
      known.isEmpty ? all.filter { $0.project != project } : known
    }
    let targetPeers = sheets.map {
      ScoringSheet.Peer(
        project: $0.project.name, objective: $0.objective, citation: $0.head.citation("年度总体目标") ?? $0.head.citation("绩效目标"))
    }
    let evaluationPeers = evaluations.map {
      ScoringSheet.Peer(project: $0.project, objective: $0.objective, citation: $0.head.citation("预期目标"))
    }
    self.targets = targets.map { subject in
      var subject = subject
      subject.peers = peers(subject.project.name, subject.peers, targetPeers)
      return subject
    }
    self.monitored = monitored.map { form in
      var form = form
      form.targets.peers = peers(form.targets.project.name, form.targets.peers, targetPeers)
      return form
    }
    self.evaluations = evaluations.map { sheet in
      var sheet = sheet
      sheet.peers = peers(sheet.project, sheet.peers, evaluationPeers)
      return sheet
    }
  }

  /// Target sheets and the target side of monitoring forms.
  var sheets: [TargetSubject] { targets + monitored.map(\.targets) }

  /// Every rule on every form, then the rules across forms.
  package func report(profile: Profile) -> RuleReport {
    var report = RuleReport()
    for subject in sheets.withinBudget { report = report + TargetRules.all.report(on: subject, profile: profile) }
    for form in monitored.withinBudget { report = report + MonitoringRules.all.report(on: form.project, profile: profile) }
    for sheet in evaluations.withinBudget {
      report = report + evaluated(sheet, profile)
      if let targets = TargetSubject(sheet) { report = report + TargetRules.onEvaluations.report(on: targets, profile: profile) }
    }
    if !sheets.isEmpty { report = report + PaperFormRules.targets.report(on: self, profile: profile) }
    if !monitored.isEmpty { report = report + PaperFormRules.monitoring.report(on: self, profile: profile) }
    return report
  }

  /// A year that the parameters do not know leaves the self-evaluation unscored, and says so.
  private func evaluated(_ sheet: ScoringSheet, _ profile: Profile) -> RuleReport {
    do throws(ProfileError) {
      let scoring = try ScoringProfile(profile, year: sheet.year)
      return SelfEvaluationRules.all.report(on: ScoredSheet(sheet.fillingWeights(scoring), profile: scoring), profile: profile)
    } catch {
      return RuleReport(
        coverage: SelfEvaluationRules.all.map { Coverage(rule: $0.code, state: .notRun, reason: "参数方案没有\(sheet.year.text)的评分办法") })
    }
  }
}

/// The rules that hold the forms of one paper against one another, by the family that lists them.
package enum PaperFormRules {
  package static let targets: [Rule<PaperFormsSubject>] = [.pt36ComparatorAcrossForms]
  package static let monitoring: [Rule<PaperFormsSubject>] = [.mo15OneVocabulary]
  package static var all: [Rule<PaperFormsSubject>] { targets + monitoring }
}

extension TargetSubject {
  /// The targets printed on a self-evaluation. The form prints no county and no rule on it asks for one; nil never in practice.
  package init?(_ evaluation: ScoringSheet) {
    let citation = evaluation.citation ?? evaluation.execution.citation
    guard let nowhere = try? AdministrativeDivision("11") else { return nil }
    let project = Project(
      id: ID("evaluated"), county: nowhere, year: evaluation.year, code: nil, name: evaluation.project, supervisingDepartment: "",
      implementingUnit: "", initialBudget: evaluation.execution.initial?.money, revisedBudget: evaluation.execution.revised?.money,
      state: .implemented, citation: citation)
    let indicators = evaluation.rows.enumerated().map { index, row in
      Indicator(
        id: ID("evaluated.\(index)"), order: index, level1: row.level1, level2: row.level2, name: row.name, target: row.target,
        direction: row.direction, weight: row.weight, citation: row.citation)
    }
    self.init(
      sheet: PerformanceTargetSheet(
        id: ID("evaluated"), project: project.id, layout: .ningxia, objective: evaluation.objective, unit: evaluation.unit, funds: [],
        indicators: indicators, state: .approved, citation: citation),
      project: project, year: evaluation.year, head: evaluation.head)
  }
}
