package import HengDocuments
import HengDomain
import HengRules
import HengValues

// What one press puts into the open cells of a monitoring form (一键填空); what was typed stays.

extension FormWork {
  /// Whether a forecast is open, so that the targets may be put there (全年预计按指标值).
  package var hasOpenForecasts: Bool { isOpen(.forecast) }

  /// Whether a value to date is open of which the round before told one (至今完成按上次).
  package var hasOpenValues: Bool {
    guard isOpen(.valueToDate), case .monitoring(let report) = record, let before = assessment.ledger.round(before: report) else {
      return false
    }
    return before.rows.contains { !$0.valueToDate.printed.withoutSpaces.isEmpty }
  }

  private func isOpen(_ field: RowField) -> Bool {
    guard kind.record == .monitoring, record.isEditable, layout.fields.contains(.row(field)) else { return false }
    return entry.rows.contains { ($0.cells[.row(field)] ?? "").withoutSpaces.isEmpty }
  }
}

extension StandingForm {
  /// Every open forecast becomes what was promised (全年预计按指标值): `≥12公里` is expected as `12公里`. Who expects what was promised is sure
  /// of it: the open likelihood beside becomes 确定能.
  package func expectingTargets(_ entry: FormEntry) -> FormEntry {
    guard case .monitoring(let report) = record else { return entry }
    let indicators = ground.ledger.indicators(of: report.targetSheet)
    var entry = entry
    for row in entry.rows.indices where (entry.rows[row].cells[.row(.forecast)] ?? "").withoutSpaces.isEmpty {
      guard let indicator = indicators[ID(entry.rows[row].indicator)] else { continue }
      entry.rows[row].cells[.row(.forecast)] = indicator.expected
      entry.rows[row].fillLikelihood(on: layout)
    }
    return entry
  }

  /// Every open value to date becomes that of the round before (至今完成按上次).
  package func takingLastRound(_ entry: FormEntry) -> FormEntry {
    guard case .monitoring(let report) = record, let before = ground.ledger.round(before: report) else { return entry }
    let values = Dictionary(before.rows.map { ($0.indicator.text, $0.valueToDate.printed) }) { first, _ in first }
    var entry = entry
    for row in entry.rows.indices where (entry.rows[row].cells[.row(.valueToDate)] ?? "").withoutSpaces.isEmpty {
      if let value = values[entry.rows[row].indicator] { entry.rows[row].cells[.row(.valueToDate)] = value }
    }
    return entry
  }
}

extension Indicator {
  /// What is expected of the year where the target is kept: the target without its comparator.
  var expected: String {
    let parts = IndicatorParts(target)
    return parts.number + parts.unit
  }
}

extension ProjectLedger {
  /// The monitoring round before a report (上一次监控).
  func round(before report: MonitoringReport) -> MonitoringReport? {
    monitoring.filter { $0.round < report.round }.max { $0.round < $1.round }
  }
}

extension FormEntry.Row {
  fileprivate mutating func fillLikelihood(on layout: FormLayout) {
    let fields = [FormField.row(.likelihood)] + AchievementLikelihood.allCases.map(FormField.likelihood)
    guard fields.allSatisfy({ (cells[$0] ?? "").withoutSpaces.isEmpty }) else { return }
    if layout.fields.contains(.row(.likelihood)) { cells[.row(.likelihood)] = AchievementLikelihood.certain.rawValue }
    if layout.fields.contains(.likelihood(.certain)) { cells[.likelihood(.certain)] = FormEntry.tick }
  }
}
