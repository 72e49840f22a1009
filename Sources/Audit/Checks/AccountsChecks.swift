import HengDomain
import HengRules
import HengValues

extension PaperCheck {
  /// FA on the tables of final accounts and the explanation beside them.
  static let accounts = PaperCheck("决算核查") { paper in
    guard let subject = paper.accountsSubject else { return RuleReport() }
    return NarrativeRules.all.report(on: subject, profile: paper.profile)
  }
}

extension PaperSubject {
  /// The accounts of the paper; nil where it prints neither a table nor the explanation.
  var accountsSubject: AccountsSubject? {
    let tables = forms.compactMap { form in
      if case .accounts(let table) = form.content { table } else { nil as AccountsTable? }
    }
    let narrative = AccountsNarrative(paper: paper, file: file)
    guard !tables.isEmpty || narrative != nil else { return nil }
    let accounts = FinalAccounts(department: narrative?.department ?? "", year: narrative?.year, tables: tables)
    return AccountsSubject(accounts: accounts, narrative: narrative, evaluations: evaluationSummaries)
  }

  private var evaluationSummaries: [EvaluationSummary] {
    forms.compactMap { form in
      guard case .selfEvaluation(let evaluation) = form.content else { return nil }
      let sheet = evaluation.sheet
      return EvaluationSummary(
        project: sheet.project, score: sheet.printedTotal, budget: sheet.execution.budget, outturn: sheet.execution.outturn,
        citation: sheet.execution.citation)
    }
  }
}
