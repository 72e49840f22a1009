import HengDocuments
import HengDomain
import HengRules
package import HengValues

/// Finds the figure behind a key (数字来历): the same tree for the web, the command line and paper.
package enum ExplainFigure {
  /// Every figure of a project: its headline figures, payments, and those on each of its forms.
  package static func figures(of assessment: ProjectAssessment) -> [Figure] {
    assessment.figures.all + assessment.indicatorFigures + assessment.paymentFigures + assessment.scoreFigures.compactMap { $0 }
      + signalFigures(assessment) + [assessment.paceGap?.figure].compactMap { $0 }
      + assessment.forms.offered(assessment.ledger).flatMap { _, layout in
        (try? OfficialForm.document(layout, assessment.ledger, county: assessment.county, facts: assessment.formFacts))?.figures ?? []
      }
  }

  package static func figure(_ key: String, of assessment: ProjectAssessment) -> Figure? {
    figures(of: assessment).first { $0.key == key }
  }

  package static func figure(_ key: String, of overview: CountyOverview) -> Figure? {
    (overview.figures + [OverviewMatters(overview).gap].compactMap { $0 }).first { $0.key == key }
  }

  private static func signalFigures(_ assessment: ProjectAssessment) -> [Figure] {
    assessment.signal.map { [Figure(key: "monitoring.light", text: $0.light.label, trace: $0.trace)] } ?? []
  }
}

extension ProjectAssessment {
  /// One figure a payment, as the project page lists them.
  package var paymentFigures: [Figure] {
    ledger.payments.enumerated().map { index, payment in
      let text = payment.amount.printed(in: .wanYuan).text
      return Figure(key: "payments.\(index + 1)", text: text, trace: payment.leaf(value: text))
    }
  }

  /// Computed scores by row, on the original form and on the corrected one.
  package var scoreFigures: [Figure?] {
    Self.figures(card, "score.rows", .byForm) + Self.figures(correctedCard, "score.corrected", .corrected)
  }

  /// Each names which score it is of.
  private static func figures(_ card: ScoreCard?, _ key: String, _ version: ScoreStory.Version) -> [Figure?] {
    func figure(_ place: String, _ item: ScoreCard.Item) -> Figure? {
      item.score.map { score in
        var trace = item.trace
        trace.label = "\(version.label) \(trace.label)"
        return Figure(key: "\(key).\(place)", text: "\(score)", trace: trace)
      }
    }
    let execution = card?.execution.map { [figure("execution", $0)] } ?? []
    return execution + (card?.items ?? []).enumerated().map { figure("\($0.offset)", $0.element) }
  }
}
