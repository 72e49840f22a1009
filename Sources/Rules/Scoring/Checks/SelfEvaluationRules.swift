package import HengDomain
import HengValues

/// What the SC rules judge: a self-evaluation with what the profile makes of it.
package struct ScoredSheet: Sendable {
  package let sheet: ScoringSheet
  package let card: ScoreCard
  package let scorer: Scorer

  package init(_ sheet: ScoringSheet, profile: ScoringProfile) {
    self.sheet = sheet
    scorer = Scorer(profile)
    card = scorer.score(sheet)
  }

  package var profile: ScoringProfile { scorer.profile }

  /// Rows beside their computed scores.
  package var scoredRows: [(row: ScoringSheet.Row, item: ScoreCard.Item)] { Array(zip(sheet.rows, card.items)) }

  /// All weights, the execution row first.
  var weights: [ExactDecimal] { [sheet.execution.weight] + sheet.rows.map(\.weight) }

  var executionPlace: Place { sheet.execution.citation.place(field: "年度资金总额") }
  var formPlace: Place { sheet.citation.map { $0.place(field: "自评表“\(sheet.project)”") } ?? Place(field: "自评表“\(sheet.project)”") }
  var totalPlace: Place { sheet.totalCitation.map { $0.place(field: "总分") } ?? formPlace }

  /// The total that a grade is held against, under the name of its version: as filled in, else by the rule on the form.
  var gradedTotal: (label: String, total: ExactDecimal)? {
    if let filled = sheet.printedTotal { return ("\(ScoreStory.Version.filled.label)总分", filled) }
    return card.total.map { ("\(ScoreStory.Version.byForm.label)总分", $0) }
  }
}

/// The rules on self-evaluations (自评核查), in the order of their codes.
package enum SelfEvaluationRules {
  package static let all: [Rule<ScoredSheet>] = [
    .sc01WeightSum, .sc02LevelWeights, .sc03ScoreWithinWeight, .sc04ScoreByRule, .sc05TotalIsSum, .sc06GradeOfTotal,
    .sc07DeviationReason, .sc08ComparableUnits, .sc09PointValue, .sc10SummaryAgrees, .sc11AmountScale, .sc12LowExecution,
    .sc13QualitativeTier, .sc14ReportScores, .sc15DirectionSet, .sc16BorrowedText, .sc17ExecutionSound, .sc18FundParts,
    .sc19SurveyAgrees, .sc20UnitCost, .sc21CappedGrade, .sc22AchievementFilled, .sc23LedgerAgrees, .sc24ExecutionRate,
    .sc25AchievedAmount, .sc26RateWithinWhole, .sc27UnitFitsMeaning, .sc28ActualOfLedger,
  ]
}

extension Finding.Side {
  static func row(_ row: ScoringSheet.Row, _ label: String, _ figure: String) -> Finding.Side {
    Finding.Side(label: "\(row.name) \(label)", figure: figure, place: label == "目标" ? row.place : row.figuresPlace)
  }
}

extension Sequence<ExactDecimal> {
  var sum: ExactDecimal { reduce(.zero, +) }
  var sumText: String { map(\.description).joined(separator: " + ") }
}
