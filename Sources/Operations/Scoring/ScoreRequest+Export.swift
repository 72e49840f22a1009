import Foundation
package import HengDomain
import HengValues

extension SelfEvaluation {
  /// The record as an input file of `heng score`: every figure as it is printed (评分输入).
  package func scoreInput(_ ledger: ProjectLedger, profile: String) throws -> String {
    let total = funds.first { $0.kind == .total }
    let indicators = ledger.indicators(of: targetSheet)
    let rows = rows.compactMap { row in indicators[row.indicator].map { ScoreExport.Indicator(row, $0) } }
    let export = ScoreExport(
      profile: profile, year: ledger.project.year.year, project: ledger.project.name, unit: unit.rawValue,
      budget: ScoreExport.Budget(
        initial: total?.initialBudget.value?.digits.description, revised: total?.revisedBudget.value?.digits.description,
        outturn: total?.outturn.value?.digits.description, weight: total?.weight.value?.description,
        score: total?.score.value?.description), indicators: rows, total: printedTotal.value?.description,
      grade: selfGrade?.rawValue)
    return try JSONText.encode(export) + "\n"
  }
}

private struct ScoreExport: Encodable {
  struct Budget: Encodable {
    let initial: String?
    let revised: String?
    let outturn: String?
    let weight: String?
    let score: String?
  }

  struct Indicator: Encodable {
    let level1: String
    let level2: String
    let name: String
    let target: String
    let actual: String
    let weight: String
    let direction: String?
    let coefficient: String?
    let score: String?
    let deviation: String

    init(_ row: SelfEvaluationRow, _ indicator: HengDomain.Indicator) {
      level1 = indicator.level1.label
      level2 = indicator.level2.label
      name = indicator.name
      target = indicator.target.printed
      actual = row.actual.printed
      weight = row.weight.description
      direction = indicator.direction?.rawValue
      coefficient = row.coefficient?.description
      score = row.printedScore.value?.description
      deviation = row.deviation
    }
  }

  let profile: String
  let year: Int
  let project: String
  let unit: String
  let budget: Budget
  let indicators: [Indicator]
  let total: String?
  let grade: String?
}
