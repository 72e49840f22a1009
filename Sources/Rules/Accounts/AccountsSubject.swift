package import HengDomain
package import HengValues

/// What the FA rules judge: the tables of a department's final accounts (部门决算) with the explanation beside them, and last
/// year's tables where they are known.
package struct AccountsSubject: Sendable {
  package let accounts: FinalAccounts
  /// 上年度决算.
  package let previous: FinalAccounts?
  /// Contracts of the year that the paper tells of elsewhere.
  package let contracts: [ProcurementContract]
  /// 情况说明; nil where the paper has none.
  package var narrative: AccountsNarrative?
  /// The self-evaluations of the same paper.
  package var evaluations: [EvaluationSummary]
  /// Every identity of the tables, judged, by rule.
  let identities: [String: [AccountsIdentity]]
  let facts: AccountsFacts

  package init(
    accounts: FinalAccounts, previous: FinalAccounts? = nil, contracts: [ProcurementContract] = [],
    narrative: AccountsNarrative? = nil, evaluations: [EvaluationSummary] = []
  ) {
    self.accounts = accounts
    self.narrative = narrative
    self.evaluations = evaluations
    self.previous = previous
    self.contracts = contracts
    facts = AccountsFacts(accounts)
    identities = Dictionary(grouping: AccountsPatterns.all.flatMap { [facts] in $0.identities(facts) }, by: \.code)
  }

  package var tableSet: AccountsTableSet { AccountsTableSet(accounts) }

  func table(_ kind: AccountsTable.Kind) -> AccountsTable? { accounts[kind] }
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
