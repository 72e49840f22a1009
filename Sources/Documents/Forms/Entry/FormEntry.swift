package import HengDomain
import HengValues

/// What is typed into a form (填写内容): texts by field, and the indicator rows in their order.
package struct FormEntry: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// The indicator's id; empty for a row that is new.
    package var indicator: String
    package var levels: FormLevels
    package var cells: [FormField: String]

    package init(indicator: String, levels: FormLevels, cells: [FormField: String]) {
      self.indicator = indicator
      self.levels = levels
      self.cells = cells
    }

    /// Nothing but its levels.
    package var isBlank: Bool { cells.values.allSatisfy { $0.withoutSpaces.isEmpty } }
  }

  package var fields: [FormField: String]
  package var rows: [Row]

  package init(fields: [FormField: String], rows: [Row]) {
    self.fields = fields
    self.rows = rows
  }

  /// The fields that a page shows, and no others.
  package func only(_ fields: Set<FormField>) -> FormEntry {
    FormEntry(
      fields: self.fields.filter { fields.contains($0.key) },
      rows: rows.map { Row(indicator: $0.indicator, levels: $0.levels, cells: $0.cells.filter { fields.contains($0.key) }) })
  }

  /// Rows of a target form that nobody used fall away, where others are used; later papers have a row for each indicator.
  package mutating func dropBlankRows(of kind: FormKind) {
    if kind.record == .target, !rows.allSatisfy(\.isBlank) { rows.removeAll(where: \.isBlank) }
  }

  /// Empty where nothing is typed.
  package subscript(_ key: FormKey) -> String {
    get {
      guard let row = key.row else { return fields[key.field] ?? "" }
      return rows.indices.contains(row) ? rows[row].cells[key.field] ?? "" : ""
    }
    set {
      guard let row = key.row else {
        fields[key.field] = newValue
        return
      }
      if rows.indices.contains(row) { rows[row].cells[key.field] = newValue }
    }
  }
}

extension FormEntry {
  /// What a record says in the fields that people fill in; rows whose indicator the sheet lacks are left out.
  package init(_ record: FormRecord, _ ledger: ProjectLedger) {
    switch record {
    case .target(let sheet):
      self.init(
        fields: [.head(.objective): sheet.objective],
        rows: sheet.indicators.sorted { $0.order < $1.order }.map { Row($0) })
    case .monitoring(let report):
      let indicators = ledger.indicators(of: report.targetSheet)
      self.init(
        fields: [:],
        rows: report.rows.compactMap { row in indicators[row.indicator].map { Row(row, $0) } })
    case .selfEvaluation(let evaluation):
      let indicators = ledger.indicators(of: evaluation.targetSheet)
      self.init(
        fields: [.head(.achievement): evaluation.achievement],
        rows: evaluation.rows.compactMap { row in indicators[row.indicator].map { Row(row, $0) } })
    }
  }
}

extension FormEntry.Row {
  /// An indicator as a target form shows it.
  package init(_ indicator: Indicator) {
    let parts = IndicatorParts(indicator.target)
    self.init(
      indicator: indicator.id.text, levels: FormLevels(level1: indicator.level1, level2: indicator.level2),
      cells: [
        .row(.name): indicator.name, .row(.definition): indicator.definition ?? "", .row(.target): indicator.target.printed,
        .row(.comparator): parts.comparator, .row(.number): parts.number, .row(.measureUnit): parts.unit,
        .row(.basis): indicator.basis ?? "",
      ])
  }

  fileprivate init(_ row: MonitoringRow, _ indicator: Indicator) {
    var cells: [FormField: String] = [
      .row(.valueToDate): row.valueToDate.printed, .row(.forecast): row.forecast.printed, .row(.cause): row.cause,
      .row(.likelihood): row.likelihoodText, .row(.correctiveAction): row.correctiveAction, .row(.remark): row.remark,
    ]
    for cause in row.causes { cells[.cause(cause)] = FormEntry.tick }
    if let likelihood = row.likelihood { cells[.likelihood(likelihood)] = FormEntry.tick }
    self.init(
      indicator: indicator.id.text, levels: FormLevels(level1: indicator.level1, level2: indicator.level2), cells: cells)
  }

  fileprivate init(_ row: SelfEvaluationRow, _ indicator: Indicator) {
    self.init(
      indicator: indicator.id.text, levels: FormLevels(level1: indicator.level1, level2: indicator.level2),
      cells: [
        .row(.actual): row.actual.printed, .row(.weight): row.weight.isZero ? "" : "\(row.weight)",
        .row(.score): row.printedScore.value.map { "\($0)" } ?? "", .row(.deviation): row.deviation,
      ])
  }
}

extension FormEntry {
  /// What stands in a box that is ticked.
  package static let tick = "√"
}
