package import HengDomain
package import HengValues

/// A project as the year-end papers tell of it (已评项目): its records, the score that the rules give, and the words of its report.
package struct EvaluatedProject: Hashable, Sendable {
  package var ledger: ProjectLedger
  package var evaluation: SelfEvaluation
  package var card: ScoreCard
  /// Which score `card` is, beside the others; nil where only the form at hand is known.
  package var story: ScoreStory?
  /// 全年执行数.
  package var outturn: Outturn
  /// Nil while nobody has written one.
  package var report: EvaluationReport?
  /// 资金性质 of the project's money.
  package var fund: AccountsFund
  /// What its self-evaluation form states beyond the recorded cells.
  package var form: SelfEvaluationFacts

  package init(
    ledger: ProjectLedger, evaluation: SelfEvaluation, card: ScoreCard, story: ScoreStory?, outturn: Outturn, report: EvaluationReport?,
    fund: AccountsFund, form: SelfEvaluationFacts
  ) {
    self.ledger = ledger
    self.evaluation = evaluation
    self.card = card
    self.story = story
    self.outturn = outturn
    self.report = report
    self.fund = fund
    self.form = form
  }

  package var project: Project { ledger.project }

  /// How the total came about, under the name of the score that it is.
  package var totalTrace: Trace {
    guard let story, story.standing.total == card.total else { return card.totalTrace }
    return story.standing.trace
  }

  /// 全年预算数: the revised budget, else the initial one.
  package var budget: Money? { project.revisedBudget ?? project.initialBudget }
}
