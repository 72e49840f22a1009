package import HengDocuments
import HengDomain
import HengRules
import HengValues

/// What the records know beside a cell that people fill in (格旁提示).
package enum FormHint: Hashable, Sendable {
  /// The payments' value; `isTaken` where the cell says the same (台账数).
  case ledger(value: String, formula: String, payments: Int, isTaken: Bool)
  /// What the monitoring round before told of the cell (上次).
  case lastRound(value: String, months: String)
}

extension FormWork {
  /// What stands beside a cell, the ledger before the last round; empty for cells of which the records know nothing.
  package func hints(_ key: FormKey) -> [FormHint] {
    guard let row = key.row else { return [] }
    switch (record, key.field) {
    case (.selfEvaluation(let evaluation), .row(.actual)) where evaluation.rows.indices.contains(row):
      return ledgerHint(evaluation.rows[row].indicator, of: evaluation.targetSheet, through: nil, key)
    case (.monitoring(let report), .row(.valueToDate)) where report.rows.indices.contains(row):
      let indicator = report.rows[row].indicator
      return ledgerHint(indicator, of: report.targetSheet, through: report.period, key) + lastRound(report, indicator)
    default: return []
    }
  }

  private func ledgerHint(
    _ id: ID<Indicator>, of sheet: ID<PerformanceTargetSheet>, through period: Period?, _ key: FormKey
  ) -> [FormHint] {
    guard let indicator = assessment.ledger.indicators(of: sheet)[id],
      let evidence = assessment.ledger.evidence(of: indicator, through: period)
    else { return [] }
    return [
      .ledger(
        value: evidence.value.printed, formula: evidence.formula, payments: evidence.outturn.payments.count,
        isTaken: IndicatorValue(parsing: entry[key], name: indicator.name) == evidence.value)
    ]
  }

  private func lastRound(_ report: MonitoringReport, _ indicator: ID<Indicator>) -> [FormHint] {
    guard let before = assessment.ledger.round(before: report),
      let row = before.rows.first(where: { $0.indicator == indicator }), !row.valueToDate.printed.withoutSpaces.isEmpty
    else { return [] }
    return [.lastRound(value: row.valueToDate.printed, months: before.period.monthsText)]
  }
}
