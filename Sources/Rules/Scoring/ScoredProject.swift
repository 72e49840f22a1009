package import HengDomain
import HengValues

/// A project's self-evaluation scored as it stands and as it is corrected (评分): the papers, and the three scores side by side.
package struct ScoredProject: Sendable {
  /// The ledger with the corrected versions at its end; as it was where there are none.
  package let ledger: ProjectLedger
  /// The rules on the original form.
  package let original: ScoredSheet
  /// The rules on the corrected version; nil where nobody corrected the form.
  package let corrected: ScoredSheet?
  package let story: ScoreStory
  /// Why the corrections cannot be made.
  package let failure: CorrectionError?

  /// The version that the year-end papers print.
  package var standing: ScoredSheet { corrected ?? original }

  /// Nil while there is no self-evaluation. `corrections` may hold those of other projects.
  package init?(
    _ ledger: ProjectLedger, corrections: [ProjectCorrection], peers: [ScoringSheet.Peer], profile: Profile
  ) throws(ProfileError) {
    guard let evaluation = ledger.selfEvaluations.last else { return nil }
    let scoring = try ScoringProfile(profile, year: ledger.project.year)
    let original = ScoredSheet(ScoringSheet(evaluation, ledger: ledger, peers: peers), profile: scoring)
    let own = corrections.filter { $0.project == ledger.project.id }
    var mended = ledger, corrected: ScoredSheet?, failure: CorrectionError?
    if !own.isEmpty {
      do throws(CorrectionError) {
        mended = try ledger.corrected(by: own)
        corrected = mended.selfEvaluations.last.map { ScoredSheet(ScoringSheet($0, ledger: mended, peers: peers), profile: scoring) }
      } catch { failure = error }
    }
    self.ledger = mended
    self.original = original
    self.corrected = corrected
    self.failure = failure
    story = ScoreStory(
      filled: .filled(evaluation), byForm: .byForm(original.card), corrected: corrected.map { .corrected($0.card, own) },
      corrections: failure == nil ? own : [], failure: failure?.message)
  }
}

extension ScoreStory.Score {
  /// The total and the grade of the form; the reviewer's grade goes before the unit's own.
  fileprivate static func filled(_ evaluation: SelfEvaluation) -> Self {
    let total = evaluation.printedTotal.value
    return Self(
      version: .filled, total: total, grade: evaluation.reviewGrade ?? evaluation.selfGrade,
      trace: .recorded("填报总分", value: total.map { "\($0)" } ?? "未填", evaluation.citation))
  }

  fileprivate static func byForm(_ card: ScoreCard) -> Self {
    var trace = card.totalTrace
    trace.label = "按原表总分"
    return Self(version: .byForm, total: card.total, grade: card.grade, trace: trace)
  }

  /// The corrections stand below the computation, each with its reason.
  fileprivate static func corrected(_ card: ScoreCard, _ corrections: [ProjectCorrection]) -> Self {
    var trace = card.totalTrace
    trace.label = "更正后总分"
    trace.children += corrections.map { correction in
      Trace(
        "更正 \(correction.place)", value: correction.value, rule: "原因：\(correction.reason)", origin: .recorded(correction.citation))
    }
    return Self(version: .corrected, total: card.total, grade: card.grade, trace: trace)
  }
}

extension ProjectCorrection {
  /// `“资金总额”年度指标值`, `全表 金额单位`.
  package var place: String { (indicator.isEmpty ? "全表 " : "“\(indicator)”") + field.label }
}
