package import HengDomain
import HengValues

/// What is typed into a cell and is no value of its kind (填写有误).
package struct FormProblem: Hashable, Sendable {
  package let key: FormKey
  package let message: String

  package init(_ key: FormKey, _ message: String) {
    self.key = key
    self.message = message
  }
}

extension FormRecord {
  /// The record with what was typed in it (收下填写); cells that hold no value of their kind keep what they had and are named.
  ///
  /// - Parameters:
  ///   - layout: which of the ways to write a target the form has.
  ///   - ledger: holds the target sheet that later papers are held against.
  package func taking(_ entry: FormEntry, on layout: FormLayout, _ ledger: ProjectLedger) -> (record: FormRecord, problems: [FormProblem]) {
    switch self {
    case .target(let sheet): (.target(sheet.taking(entry, on: layout)), [])
    case .monitoring(let report): (.monitoring(report.taking(entry, ledger)), [])
    case .selfEvaluation(let evaluation): evaluation.taking(entry, ledger)
    }
  }
}

extension Citation {
  /// Where a row stands that was filled in here and not taken over from a paper.
  static func typed(row: Int) -> Citation { Citation(paper: typedPaper, lines: "第\(row + 1)项指标") }

  package static let typedPaper = "本系统填报"

  fileprivate func moved(to row: Int) -> Citation { paper == Self.typedPaper ? .typed(row: row) : self }
}

extension FormEntry.Row {
  fileprivate func text(_ field: RowField) -> String { (cells[.row(field)] ?? "").trimmedSpaces }

  /// Nil where nothing is typed.
  fileprivate func filled(_ field: RowField) -> String? {
    let text = text(field)
    return text.isEmpty ? nil : text
  }

  /// 指标值, put together where the form parts it.
  fileprivate func target(on layout: FormLayout) -> String {
    layout.fields.contains(.row(.number)) ? text(.comparator) + text(.number) + text(.measureUnit) : text(.target)
  }
}

extension PerformanceTargetSheet {
  fileprivate func taking(_ entry: FormEntry, on layout: FormLayout) -> PerformanceTargetSheet {
    var sheet = self
    sheet.objective = (entry.fields[.head(.objective)] ?? "").trimmedSpaces
    let known = Dictionary(indicators.map { ($0.id.text, $0) }) { first, _ in first }
    var used = Set(indicators.map(\.id.text))
    sheet.indicators = entry.rows.enumerated().map { place, row in
      let name = row.text(.name)
      let target = IndicatorValue(parsing: row.target(on: layout), name: name)
      var indicator =
        known[row.indicator]
        ?? Indicator(
          id: freshID(&used), order: place, level1: row.levels.level1, level2: row.levels.level2, name: name, target: target,
          citation: .typed(row: place))
      (indicator.order, indicator.name, indicator.citation) = (place, name, indicator.citation.moved(to: place))
      (indicator.level1, indicator.level2) = (row.levels.level1, row.levels.level2)
      if indicator.target.printed != target.printed { indicator.target = target }
      if layout.fields.contains(.row(.definition)) { indicator.definition = row.filled(.definition) }
      if layout.fields.contains(.row(.basis)) { indicator.basis = row.filled(.basis) }
      return indicator
    }
    return sheet
  }

  /// `141123.2026.017.target.1.i4`: never one that the sheet has or had on opening.
  private func freshID(_ used: inout Set<String>) -> ID<Indicator> {
    var number = used.count + 1
    while used.contains("\(id.text).i\(number)") { number += 1 }
    used.insert("\(id.text).i\(number)")
    return ID("\(id.text).i\(number)")
  }
}

extension MonitoringReport {
  fileprivate func taking(_ entry: FormEntry, _ ledger: ProjectLedger) -> MonitoringReport {
    var report = self
    let typed = Dictionary(entry.rows.map { ($0.indicator, $0) }) { first, _ in first }
    let indicators = ledger.indicators(of: targetSheet)
    for place in rows.indices {
      guard let row = typed[rows[place].indicator.text] else { continue }
      let name = indicators[rows[place].indicator]?.name ?? ""
      report.rows[place].valueToDate = rows[place].valueToDate.retyped(row.text(.valueToDate), name)
      report.rows[place].forecast = rows[place].forecast.retyped(row.text(.forecast), name)
      report.rows[place].cause = row.text(.cause)
      report.rows[place].correctiveAction = row.text(.correctiveAction)
      report.rows[place].remark = row.text(.remark)
      report.rows[place].causes = Set(DeviationCause.allCases.filter { row.isTicked(.cause($0)) })
      let ticked = AchievementLikelihood.allCases.filter { row.isTicked(.likelihood($0)) }
      report.rows[place].likelihoodText = row.cells[.row(.likelihood)] == nil ? ticked.first?.rawValue ?? "" : row.text(.likelihood)
      report.rows[place].mergedRows = 1
    }
    return report
  }
}

extension FormEntry.Row {
  fileprivate func isTicked(_ field: FormField) -> Bool { !(cells[field] ?? "").isEmpty }
}

extension SelfEvaluation {
  fileprivate func taking(_ entry: FormEntry, _ ledger: ProjectLedger) -> (record: FormRecord, problems: [FormProblem]) {
    var evaluation = self
    var problems: [FormProblem] = []
    evaluation.achievement = (entry.fields[.head(.achievement)] ?? "").trimmedSpaces
    let places = Dictionary(entry.rows.enumerated().map { ($1.indicator, $0) }) { first, _ in first }
    let indicators = ledger.indicators(of: targetSheet)
    for place in rows.indices {
      guard let line = places[rows[place].indicator.text] else { continue }
      let row = entry.rows[line]
      func points(_ field: RowField) -> ExactDecimal? {
        let text = row.text(field).halfWidth.withoutSpaces
        guard !text.isEmpty else { return nil }
        if let number = try? ExactDecimal(parsing: text.hasSuffix("分") ? String(text.dropLast()) : text), number >= .zero { return number }
        problems.append(FormProblem(FormKey(.row(field), row: line), "填的是“\(text)”，应填不小于0的数，如 5 或 8.57"))
        return nil
      }
      evaluation.rows[place].actual = rows[place].actual.retyped(row.text(.actual), indicators[rows[place].indicator]?.name ?? "")
      if evaluation.rows[place].actual != rows[place].actual { evaluation.rows[place].actualSource = .typed }
      evaluation.rows[place].weight = points(.weight) ?? .zero
      evaluation.rows[place].printedScore = points(.score).map { .value($0) } ?? .unfilled
      evaluation.rows[place].deviation = row.text(.deviation)
    }
    return (.selfEvaluation(evaluation), problems)
  }
}

extension IndicatorValue {
  /// The value as it was where the same is typed.
  fileprivate func retyped(_ text: String, _ name: String) -> IndicatorValue {
    text == printed.trimmedSpaces ? self : IndicatorValue(parsing: text, name: name)
  }
}
