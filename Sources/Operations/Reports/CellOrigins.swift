import HengDocuments
import HengDomain
import HengRules
import HengValues

/// Where what stands in the cells of a paper came from (单元格来历).
package struct CellOrigins: Hashable, Sendable {
  /// Somebody typed it for this paper.
  package var typed = 0
  /// The program put it there: computed, or taken over from a record that was typed once.
  package var derived = 0

  package var all: Int { typed + derived }

  package static func + (left: CellOrigins, right: CellOrigins) -> CellOrigins {
    CellOrigins(typed: left.typed + right.typed, derived: left.derived + right.derived)
  }
}

/// Counts the cells of a project's forms that somebody typed (手填格).
///
/// Whatever the program puts there counts as derived, as long as it stands as the program put it: what payments tell, a computed score,
/// points approved with the targets or split by the profile, a forecast that is the target, the value of the round before, and a target
/// sheet's texts of the year before.
struct FormTyping {
  private let assessment: ProjectAssessment
  private let last: ProjectLedger?
  private let profile: ScoringProfile?

  /// - Parameter last: the same project in the year before.
  init(_ assessment: ProjectAssessment, after last: ProjectLedger?, _ profile: ScoringProfile?) {
    (self.assessment, self.last, self.profile) = (assessment, last, profile)
  }

  private var ledger: ProjectLedger { assessment.ledger }

  func cells(of record: FormRecord, on layout: FormLayout) -> Int {
    let (entry, offered) = (FormEntry(record, ledger), offered(record))
    let entered = layout.fields.filter { record.kind.isEntered($0) }
    func isTyped(_ text: String, _ put: [String]) -> Bool {
      let text = text.withoutSpaces
      return !text.isEmpty && !put.contains { $0.withoutSpaces == text }
    }
    let head = entered.filter { !$0.isOfRow }.count { isTyped(entry[FormKey($0)], offered.fields[$0].map { [$0] } ?? []) }
    return entry.rows.map { row in
      let put = offered.rows[row.indicator] ?? [:]
      return entered.filter(\.isOfRow).count { isTyped(row.cells[$0] ?? "", put[$0] ?? []) }
    }.reduce(head, +)
  }

  private struct Offered {
    var fields: [FormField: String] = [:]
    /// By indicator.
    var rows: [String: [FormField: [String]]] = [:]
  }

  private func offered(_ record: FormRecord) -> Offered {
    switch record {
    case .target(let sheet): offered(sheet)
    case .monitoring(let report): offered(report)
    case .selfEvaluation(let evaluation): offered(evaluation)
    }
  }

  private func offered(_ sheet: PerformanceTargetSheet) -> Offered {
    guard let before = last?.targetSheet, let last else { return Offered() }
    let old = FormEntry(.target(before), last)
    let rows = sheet.indicators.compactMap { indicator in
      old.rows.first { ($0.cells[.row(.name)] ?? "").withoutSpaces == indicator.name.withoutSpaces }
        .map { (indicator.id.text, $0.cells.mapValues { [$0] }) }
    }
    return Offered(fields: old.fields, rows: Dictionary(rows) { first, _ in first })
  }

  private func offered(_ report: MonitoringReport) -> Offered {
    let before = ledger.round(before: report)?.rows ?? []
    let rows = ledger.indicators(of: report.targetSheet).map { id, indicator in
      let old = before.first { $0.indicator == id }
      let told = ledger.evidence(of: indicator, through: report.period)?.value.printed
      let forecasts = [indicator.expected, indicator.target.text, old?.forecast.printed].compactMap { $0 }
      var cells: [FormField: [String]] = [
        .row(.valueToDate): [told, old?.valueToDate.printed].compactMap { $0 }, .row(.forecast): forecasts,
      ]
      if let old {
        (cells[.row(.cause)], cells[.row(.correctiveAction)]) = ([old.cause], [old.correctiveAction])
        cells[.row(.likelihood)] = [old.likelihoodText]
        for cause in old.causes { cells[.cause(cause)] = [FormEntry.tick] }
        if let likelihood = old.likelihood { cells[.likelihood(likelihood)] = [FormEntry.tick] }
      }
      let row = report.rows.first { $0.indicator == id }
      if row.map({ row in forecasts.contains { $0.withoutSpaces == row.forecast.printed.withoutSpaces } }) == true {
        cells[.row(.likelihood), default: []].append(AchievementLikelihood.certain.rawValue)
        cells[.likelihood(.certain)] = [FormEntry.tick]
      }
      return (id.text, cells)
    }
    return Offered(rows: Dictionary(rows) { first, _ in first })
  }

  private func offered(_ evaluation: SelfEvaluation) -> Offered {
    let indicators = ledger.indicators(of: evaluation.targetSheet)
    let named = evaluation.rows.compactMap { indicators[$0.indicator] }
    let split = profile.map { FormBeginning.weights(named, $0) } ?? []
    let scores = assessment.card?.items ?? []
    let rows = evaluation.rows.indices.map { place in
      let row = evaluation.rows[place]
      let weights = [indicators[row.indicator]?.weight, split.indices.contains(place) ? split[place] : nil].compactMap { $0 }
      let score = scores.indices.contains(place) ? scores[place].score : nil
      var cells: [FormField: [String]] = [
        .row(.weight): weights.contains(row.weight) ? ["\(row.weight)"] : [],
        .row(.score): row.printedScore.value.flatMap { $0 == score ? ["\($0)"] : nil } ?? [],
      ]
      if case .typed = row.actualSource {} else { cells[.row(.actual)] = [row.actual.printed] }
      return (row.indicator.text, cells)
    }
    return Offered(rows: Dictionary(rows) { first, _ in first })
  }
}
