package import HengDocuments
package import HengDomain
package import HengRules
import HengValues

/// A form in work (在办的表): the record with what is typed, set on the county's form, with everything the rules say of it.
package struct FormWork: Sendable {
  /// Of the project with this record in its ledger.
  package let assessment: ProjectAssessment
  package let layout: FormLayout
  package let record: FormRecord
  /// How often the stored record was changed; 0 for one that is not stored yet.
  package let changes: Int
  package let entry: FormEntry
  /// What is stored; nil for a record that is not yet.
  package let stored: FormEntry?
  /// The indicators of the rows.
  package let rowNames: [String]
  package let placed: PlacedForm
  package let notes: [FormNote]
  /// Cells that hold no value of their kind.
  package let problems: [FormProblem]
  /// Cells that must be filled in and are not (未填).
  package let missing: [FormKey]
  /// What last year's results advise for this year's targets (结果应用); nil on other forms, or where there was none.
  package let last: AdviceResult?

  package var project: Project { assessment.project }
  package var kind: FormKind { layout.kind }
  package var isNew: Bool { changes == 0 }

  package func count(_ severity: Severity) -> Int { notes.count { $0.finding.severity == severity } }
}

/// A finding at the cell that it concerns (格下意见); `key` is nil for one on the form as a whole.
package struct FormNote: Hashable, Sendable {
  package let key: FormKey?
  package let finding: Finding
}

extension FormKind.Record {
  /// The rules whose findings belong on the form: 绩效目标 PT, 运行监控 MO, 自评 SC.
  private var families: [String] {
    switch self {
    case .target: ["PT-"]
    case .monitoring: ["MO-", "PT-12"]
    case .selfEvaluation: ["SC-"]
    }
  }

  /// The findings on a form, each at its row or field, the gravest first.
  func notes(_ report: RuleReport, _ record: FormRecord, _ ledger: ProjectLedger) -> [FormNote] {
    let names = record.rowNames(ledger)
    let own = report.findings.filter { finding in families.contains { finding.rule.hasPrefix($0) } }
    return Severity.allCases.flatMap { severity in own.filter { $0.severity == severity } }.map { finding in
      FormNote(key: finding.sides.lazy.compactMap { self.key($0, names) }.first, finding: finding)
    }
  }

  private func key(_ side: Finding.Side, _ names: [String]) -> FormKey? {
    let place = side.place.field ?? ""
    if place.hasPrefix("年度总体目标") { return self == .target ? FormKey(.head(.objective)) : nil }
    if place.hasPrefix("实际完成情况") { return self == .selfEvaluation ? FormKey(.head(.achievement)) : nil }
    // Rows of one name are told apart by their number, where they have one.
    let quoted = names.indices.filter { !names[$0].isEmpty && place.hasPrefix("“\(names[$0])”") }
    guard let row = quoted.first(where: { place.contains("第\($0 + 1)项") }) ?? quoted.first else { return nil }
    return FormKey(.row(field(side.label)), row: row)
  }

  /// The cell of a row that a side speaks of, by its label.
  private func field(_ label: String) -> RowField {
    switch self {
    case .target: .name
    case .monitoring: label.hasSuffix("全年预计") ? .forecast : .valueToDate
    case .selfEvaluation: label.hasSuffix("得分") ? .score : label.hasSuffix("分值") ? .weight : .actual
    }
  }
}

extension FormRecord {
  /// The names of the indicator rows in the order of the form.
  func rowNames(_ ledger: ProjectLedger) -> [String] {
    switch self {
    case .target(let sheet): sheet.indicators.sorted { $0.order < $1.order }.map(\.name)
    case .monitoring(let report): Self.names(report.rows.map(\.indicator), ledger.indicators(of: report.targetSheet))
    case .selfEvaluation(let evaluation):
      Self.names(evaluation.rows.map(\.indicator), ledger.indicators(of: evaluation.targetSheet))
    }
  }

  private static func names(_ ids: [ID<Indicator>], _ indicators: [ID<Indicator>: Indicator]) -> [String] {
    ids.compactMap { indicators[$0]?.name }
  }
}

extension FormWork {
  /// The required cells of the form that are empty; a target row without a name and value counts for nothing, it falls away on sending.
  static func missing(_ entry: FormEntry, on layout: FormLayout) -> [FormKey] {
    let record = layout.kind.record
    let required = layout.fields.filter { record.isRequired($0) }.sorted { $0.name < $1.name }
    var missing = required.filter { !$0.isOfRow }.map { FormKey($0) }.filter { entry[$0].withoutSpaces.isEmpty }
    for row in entry.rows.indices where !(record == .target && entry.rows[row].isBlank) {
      missing += required.filter(\.isOfRow).map { FormKey($0, row: row) }.filter { entry[$0].withoutSpaces.isEmpty }
    }
    return missing
  }
}
