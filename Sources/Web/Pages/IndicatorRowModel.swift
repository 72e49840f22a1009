import HengDomain
import HengOperations
import HengValues

/// One indicator with everything the year has made of it (指标行).
struct IndicatorRowModel {
  struct ToDate {
    let value: String
    let forecast: String
  }

  struct Actual {
    let value: String
    let weight: String
    let printed: String
    let computed: String
    /// Nil where nobody corrected the form.
    let corrected: String?
  }

  let level1: String
  let level2: String
  let name: String
  let target: String
  let toDate: ToDate?
  let actual: Actual?

  static func rows(of assessment: ProjectAssessment) -> [IndicatorRowModel] {
    let ledger = assessment.ledger
    let monitoring = Dictionary((ledger.monitoring.last?.rows ?? []).map { ($0.indicator, $0) }) { first, _ in first }
    let evaluation = ledger.selfEvaluations.last?.rows ?? []
    let places = Dictionary(evaluation.indices.map { (evaluation[$0].indicator, $0) }) { first, _ in first }
    let figures = Dictionary(ExplainFigure.figures(of: assessment).map { ($0.key, $0) }) { first, _ in first }
    func figure(_ key: String) -> String { PageParts.figure(figures[key], of: assessment.project) }
    return (ledger.targetSheet?.indicators ?? []).filter { !$0.name.isEmpty }.map { indicator in
      let row = places[indicator.id]
      return IndicatorRowModel(
        level1: indicator.level1.label, level2: indicator.level2.label, name: indicator.name,
        target: figure("indicators.\(indicator.order).target"),
        toDate: monitoring[indicator.id].map { _ in
          ToDate(value: figure("indicators.\(indicator.order).toDate"), forecast: figure("indicators.\(indicator.order).forecast"))
        },
        actual: row.map {
          Actual(
            value: figure("indicators.\(indicator.order).actual"), weight: figure("indicators.\(indicator.order).weight"),
            printed: figure("indicators.\(indicator.order).printedScore"), computed: figure("score.rows.\($0)"),
            corrected: assessment.correctedCard == nil ? nil : figure("score.corrected.\($0)"))
        })
    }
  }
}
