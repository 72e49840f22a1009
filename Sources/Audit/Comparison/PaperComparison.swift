package import HengDomain
package import HengRules
import HengValues

/// Holds several papers of one project or one unit against each other (文书对照).
package enum PaperComparison {
  /// Findings between papers; each side names its file. Papers of different projects leave the rules not applied.
  package static func report(
    on forms: [ProjectPapers.Form], accounts: [FinalAccounts] = [], profile: Profile
  ) -> RuleReport {
    var ledger = CoverageLedger()
    var findings: [Finding] = []
    for project in ProjectPapers.grouped(forms) where project.isOfSeveralPapers {
      let report = ComparisonRules.all.report(on: project, profile: profile)
      findings += report.findings
      ledger.add(report.coverage)
    }
    let family = RuleCatalogue.families.filter { $0.prefix == "CP" }
    return RuleReport(findings: findings, coverage: ledger.coverage(family)) + carryOver(accounts, profile)
  }

  /// Each year's accounts of a department beside those of the year before: FA-007.
  private static func carryOver(_ accounts: [FinalAccounts], _ profile: Profile) -> RuleReport {
    let rules = AccountsRules.tables.filter { $0.code == "FA-007" }
    return accounts.reduce(into: RuleReport()) { report, later in
      guard let year = later.year, !later.department.isEmpty,
        let earlier = accounts.first(where: { $0.department == later.department && $0.year?.year == year.year - 1 })
      else { return }
      report = report + rules.report(on: AccountsSubject(accounts: later, previous: earlier), profile: profile)
    }
  }
}

extension ProjectPapers {
  fileprivate var isOfSeveralPapers: Bool { Set(forms.map(\.citation.paper)).count > 1 }
}

extension AuditedPaper {
  /// The paper's forms as the comparison takes them.
  package var projectForms: [ProjectPapers.Form] { forms.compactMap(\.projectForm) }

  /// The paper's final accounts, each set of tables by itself.
  package var accounts: [FinalAccounts] { FinalAccounts.sets(of: forms) }
}

extension RecognisedForm {
  /// The form as the comparison takes it; nil for a form of no project.
  var projectForm: ProjectPapers.Form? {
    switch content {
    case .target(let target):
      let total = target.sheet.funds.first { $0.kind == .total }
      return ProjectPapers.Form(
        stage: .target, project: target.project.name, code: target.project.code, year: target.year,
        initialBudget: total.flatMap { $0.amount($0.initialBudget) },
        rows: target.sheet.indicators.map { ProjectPapers.Form.Row(name: $0.name, target: $0.target, citation: $0.citation) },
        citation: target.sheet.citation)
    case .monitoring(let monitoring):
      let total = monitoring.report.funds.first { $0.kind == .total }
      let actuals = Dictionary(monitoring.report.rows.map { ($0.indicator, $0.valueToDate) }) { first, _ in first }
      return ProjectPapers.Form(
        stage: .monitoring, project: monitoring.project.name, code: monitoring.project.code, year: monitoring.year,
        initialBudget: total.flatMap { $0.amount($0.initialBudget) }, outturn: total.flatMap { $0.amount($0.outturn) },
        rows: monitoring.sheet.indicators.map {
          ProjectPapers.Form.Row(name: $0.name, target: $0.target, actual: actuals[$0.id], citation: $0.citation)
        }, citation: monitoring.report.citation)
    case .selfEvaluation(let evaluation):
      let execution = evaluation.sheet.execution
      return ProjectPapers.Form(
        stage: .selfEvaluation, project: evaluation.sheet.project, year: evaluation.sheet.year,
        initialBudget: execution.initial.map { ProjectPapers.Form.Amount($0, execution.citation) },
        outturn: execution.outturn.map { ProjectPapers.Form.Amount($0, execution.citation) },
        rows: evaluation.sheet.rows.map {
          ProjectPapers.Form.Row(name: $0.name, target: $0.target, actual: $0.actual, citation: $0.citation)
        }, citation: evaluation.citation)
    default: return nil
    }
  }
}

extension FundRow {
  fileprivate func amount(_ entry: Entry<PrintedAmount>) -> ProjectPapers.Form.Amount? {
    entry.value.map { ProjectPapers.Form.Amount($0, citation) }
  }
}
