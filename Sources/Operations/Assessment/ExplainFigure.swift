import HengDocuments
import HengDomain
import HengRules
package import HengValues

/// Finds the figure behind a key (数字来历): the same tree for the web, the command line and paper.
package enum ExplainFigure {
  /// Every figure of a project: its headline figures, payments, and those on each of its forms.
  package static func figures(of assessment: ProjectAssessment) -> [Figure] {
    assessment.figures.all + assessment.indicatorFigures + assessment.paymentFigures + assessment.scoreFigures.compactMap { $0 }
      + signalFigures(assessment)
      + assessment.forms.offered(assessment.ledger).flatMap { _, layout in
        (try? OfficialForm.document(layout, assessment.ledger, county: assessment.county, facts: assessment.formFacts))?.figures ?? []
      }
  }

  package static func figure(_ key: String, of assessment: ProjectAssessment) -> Figure? {
    figures(of: assessment).first { $0.key == key }
  }

  package static func figure(_ key: String, of overview: CountyOverview) -> Figure? {
    overview.figures.first { $0.key == key }
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
  package var scoreFigures: [Figure?] { Self.figures(card, "score.rows") + Self.figures(correctedCard, "score.corrected") }

  private static func figures(_ card: ScoreCard?, _ key: String) -> [Figure?] {
    let execution = card?.execution.map { item in item.score.map { Figure(key: "\(key).execution", text: "\($0)", trace: item.trace) } }
    return (execution.map { [$0] } ?? [])
      + (card?.items ?? []).enumerated().map { index, item in
        item.score.map { Figure(key: "\(key).\(index)", text: "\($0)", trace: item.trace) }
      }
  }
}
