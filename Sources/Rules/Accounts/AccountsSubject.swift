package import HengDomain
package import HengValues

/// What the FA rules judge: the tables of a department's final accounts with the explanation published beside them.
package struct AccountsSubject: Sendable {
  package var accounts: FinalAccounts
  /// 情况说明; nil where the paper has none.
  package var narrative: AccountsNarrative?
  /// The self-evaluations of the same paper.
  package var evaluations: [EvaluationSummary]

  package init(accounts: FinalAccounts, narrative: AccountsNarrative? = nil, evaluations: [EvaluationSummary] = []) {
    self.accounts = accounts
    self.narrative = narrative
    self.evaluations = evaluations
  }
}

/// The head of a self-evaluation form, to lay beside its summary in the explanation (自评表要点).
package struct EvaluationSummary: Hashable, Sendable {
  package var project: String
  package var score: ExactDecimal?
  package var budget: PrintedAmount?
  package var outturn: PrintedAmount?
  /// 执行率 as printed.
  package var rate: Percentage?
  package var citation: Citation

  package init(
    project: String, score: ExactDecimal?, budget: PrintedAmount?, outturn: PrintedAmount?, rate: Percentage? = nil, citation: Citation
  ) {
    self.project = project
    self.score = score
    self.budget = budget
    self.outturn = outturn
    self.rate = rate
    self.citation = citation
  }
}
