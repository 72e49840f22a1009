import HengDomain
import HengOperations
import HengRules
import HengValues

/// The scores of a project under their names (得分口径): 填报, 按原表, 更正后. They stand beside a paper, never on it.
enum ScoreStoryParts {
  /// Each score with its name and grade, the one that counts in bold; empty without a self-evaluation.
  static func list(_ assessment: ProjectAssessment) -> String {
    guard let story = assessment.story else { return "" }
    let items = story.scores.map { score -> String in
      let text = assessment.figures.scores[score.version].map { PageParts.figure($0, of: assessment.project) } ?? score.text
      let grade = score.grade.map { " <span class=\"grade\">\($0.rawValue)</span>" } ?? ""
      let value = score.version == story.standing.version ? "<b>\(text)\(grade)</b>" : text + grade
      return "<li data-score=\"\(score.version.rawValue)\"><span class=\"which\">\(score.version.label)</span> \(value)</li>"
    }
    return "<ul class=\"scores\">\(items.joined())</ul>"
  }
}

/// The section that tells how a project's score came about, on its page and beside its form.
struct ScoreStoryModel {
  struct RowModel {
    let name: String
    let filled: String
    let byForm: String
    let corrected: String?
  }

  struct CorrectionModel {
    let place: String
    let value: String
    let reason: String
    let source: String
  }

  let scores: String
  let standing: String
  let failure: String?
  let hasRows: Bool
  let hasCorrected: Bool
  let rows: [RowModel]
  let hasCorrections: Bool
  let count: String
  let corrections: [CorrectionModel]

  /// Nil without a self-evaluation; `withRows` lists every row of the form.
  init?(_ assessment: ProjectAssessment, withRows: Bool) {
    guard let story = assessment.story else { return nil }
    scores = ScoreStoryParts.list(assessment)
    standing = story.standing.version.label
    failure = story.failure
    hasCorrected = story.corrected != nil
    rows = withRows ? Self.rows(assessment) : []
    hasRows = !rows.isEmpty
    corrections = story.corrections.map {
      CorrectionModel(place: $0.place, value: $0.value, reason: $0.reason, source: $0.citation.text)
    }
    hasCorrections = !corrections.isEmpty
    count = "\(corrections.count)"
  }

  private static func rows(_ assessment: ProjectAssessment) -> [RowModel] {
    guard let evaluation = assessment.ledger.selfEvaluations.last, let card = assessment.card else { return [] }
    let indicators = assessment.ledger.indicators(of: evaluation.targetSheet)
    let figures = Dictionary(assessment.scoreFigures.compactMap { $0 }.map { ($0.key, $0) }) { first, _ in first }
    func row(_ name: String, _ filled: Entry<ExactDecimal>, _ key: String) -> RowModel {
      func computed(_ version: String) -> String {
        figures["score.\(version).\(key)"].map { PageParts.figure($0, of: assessment.project) } ?? "不能计分"
      }
      return RowModel(
        name: name, filled: filled.printed { "\($0)" }, byForm: computed("rows"),
        corrected: assessment.correctedCard == nil ? nil : computed("corrected"))
    }
    let total = evaluation.funds.first { $0.kind == .total }
    let execution = card.execution == nil ? [] : [row("预算执行", total?.score ?? .blank, "execution")]
    return execution
      + evaluation.rows.enumerated().map { index, entry in
        row(indicators[entry.indicator]?.name ?? "", entry.printedScore, "\(index)")
      }
  }
}
