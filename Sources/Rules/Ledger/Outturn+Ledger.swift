package import HengDomain
package import HengFacts
package import HengValues

// The one place where payments become an outturn (执行数).

extension Outturn {
  /// The sum of a project's payments: of the whole year, or of those whose day lies within the period.
  ///
  /// A payment without a day counts only for the whole year.
  package init(of ledger: ProjectLedger, through period: Period? = nil) {
    let counted = ledger.payments.filter { payment in
      payment.countsForOutturn && (period.map { payment.isMade(in: $0) } ?? true)
    }
    self.init(project: ledger.project.id, period: period, amount: counted.map(\.amount).sum, payments: counted)
  }
}

extension Outturn {
  /// The part that one budget pays, nil where it pays none; payments that name no budget are of `unnamed`.
  package func part(of fund: AccountsFund, unnamed: AccountsFund) -> Outturn? {
    let own = payments.filter { ($0.fund ?? unnamed) == fund }
    guard !own.isEmpty || payments.isEmpty && unnamed == fund else { return nil }
    return Outturn(project: project, period: period, amount: own.map(\.amount).sum, payments: own)
  }
}

extension ProjectLedger {
  /// What was paid in the months of the latest monitoring round; nil without one.
  package var outturnToDate: Outturn? { monitoring.last.map { Outturn(of: self, through: $0.period) } }
}

extension AccountsFund {
  /// The budget that pays for a project (资金性质): that of most of its money, 一般公共预算 where no payment names one.
  package static func fund(of payments: [Payment]) -> AccountsFund {
    let amounts = payments.reduce(into: [AccountsFund: Money]()) { sums, payment in
      if let fund = payment.fund { sums[fund, default: .zero] = (sums[fund] ?? .zero) + payment.amount }
    }
    let known = AccountsFund.allCases.filter { amounts[$0] != nil }
    return known.max { (amounts[$0] ?? .zero) < (amounts[$1] ?? .zero) } ?? .generalBudget
  }
}

extension EvaluatedProject {
  /// With the outturn and the budget that the payments make, and the facts that its form states.
  package init(
    ledger: ProjectLedger, evaluation: SelfEvaluation, card: ScoreCard, story: ScoreStory? = nil, report: EvaluationReport?,
    fund: AccountsFund? = nil
  ) {
    self.init(
      ledger: ledger, evaluation: evaluation, card: card, story: story, outturn: Outturn(of: ledger), report: report,
      fund: fund ?? .fund(of: ledger.payments), form: SelfEvaluationFacts(evaluation, of: ledger, card: card))
  }
}
