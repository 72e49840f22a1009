import HengDomain
import HengRules
import HengValues

extension PaperCheck {
  /// FA on the tables of final accounts and the explanation beside them; a second set of tables (本级) is judged by itself.
  static let accounts = PaperCheck("决算核查") { paper in
    let sets = FinalAccounts.sets(of: paper.forms)
    let narrative = paper.forms.contains { $0.kind == .narrative } ? AccountsNarrative(paper: paper.paper, file: paper.file) : nil
    guard !sets.isEmpty || narrative != nil else { return RuleReport() }
    let subject = AccountsSubject(
      accounts: sets.first ?? FinalAccounts(department: narrative?.department ?? "", year: narrative?.year, tables: []),
      narrative: narrative, evaluations: paper.evaluationSummaries)
    return sets.dropFirst().reduce(AccountsRules.report(on: subject, profile: paper.profile)) { report, set in
      report + AccountsRules.report(on: AccountsSubject(accounts: set), profile: paper.profile, rules: AccountsRules.tables)
    }
  }
}

extension PaperSubject {
  fileprivate var evaluationSummaries: [EvaluationSummary] {
    forms.compactMap { form in
      guard case .selfEvaluation(let evaluation) = form.content else { return nil }
      let sheet = evaluation.sheet
      return EvaluationSummary(
        project: sheet.project, score: sheet.printedTotal, budget: sheet.execution.budget, outturn: sheet.execution.outturn,
        citation: sheet.execution.citation)
    }
  }
}
