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
      + OfficialForm.kinds(of: assessment.ledger).flatMap { kind in
        (try? OfficialForm.document(kind, assessment.ledger, county: assessment.county, facts: assessment.formFacts))?.figures ?? []
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
      .recorded(
        key: "payments.\(index + 1)", label: "\(payment.dateText) \(payment.purpose)", text: payment.amount.printed(in: .wanYuan).text,
        payment.citation)
    }
  }

  /// Computed scores by row, as the project page shows them beside the printed ones.
  package var scoreFigures: [Figure?] {
    card?.items.enumerated().map { index, item in
      item.score.map { Figure(key: "score.rows.\(index)", text: "\($0)", trace: item.trace) }
    } ?? []
  }
}
