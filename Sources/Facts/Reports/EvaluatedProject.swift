package import HengDomain
package import HengValues

/// A project as the year-end papers tell of it (已评项目): its records, the score that the rules give, and the words of its report.
package struct EvaluatedProject: Hashable, Sendable {
  package var ledger: ProjectLedger
  package var evaluation: SelfEvaluation
  package var card: ScoreCard
  /// Nil while nobody has written one.
  package var report: EvaluationReport?
  /// 资金性质 of the project's money.
  package var fund: AccountsFund
  /// What its self-evaluation form states beyond the recorded cells.
  package var form: SelfEvaluationFacts

  package init(
    ledger: ProjectLedger, evaluation: SelfEvaluation, card: ScoreCard, report: EvaluationReport?, fund: AccountsFund,
    form: SelfEvaluationFacts
  ) {
    self.ledger = ledger
    self.evaluation = evaluation
    self.card = card
    self.report = report
    self.fund = fund
    self.form = form
  }

  package var project: Project { ledger.project }

  /// 全年预算数: the revised budget, else the initial one.
  package var budget: Money? { project.revisedBudget ?? project.initialBudget }

  /// 执行数: the sum of the payments.
  package var outturn: Money { ledger.outturn }
}
