package import HengDomain
import HengValues

/// What a filled form says (填好的表): the text of each field as it stands, with its cell, to be set against a record or taken into one.
package struct FilledForm: Sendable {
  package let layout: FormLayout
  /// Fields that stand once.
  package internal(set) var fields: [FormField: FilledCell] = [:]
  package internal(set) var rows: [FilledRow] = []
  /// The words that lead to each field, as the layout has them: `年度资金总额 全年执行数`.
  let labels: [FormField: String]

  init(_ layout: FormLayout) {
    self.layout = layout
    labels = FormReader.labels(of: layout)
  }

  /// Empty where the form lacks the field.
  package func text(_ field: FormField) -> String { fields[field]?.text ?? "" }
  package func cell(_ field: FormField) -> Sheet.Placed? { fields[field]?.place }
  package func label(_ field: FormField) -> String { labels[field] ?? field.name }

  package func isTicked(_ choice: ChoiceField) -> Bool { text(.choice(choice)).isTicked }

  package var selfGrade: Grade? { Grade.allCases.first { isTicked(.selfGrade($0)) } }
  package var reviewGrade: Grade? { Grade.allCases.first { isTicked(.reviewGrade($0)) } }
}

/// The text of a field and the cell where it stands.
package struct FilledCell: Hashable, Sendable {
  package var text: String
  package var place: Sheet.Placed?
}

/// An indicator row of a filled form.
package struct FilledRow: Hashable, Sendable {
  /// `产出指标`
  package var level1 = ""
  /// `50` of `产出指标（50分）`.
  package var points = ""
  /// `数量指标`, without what the form demands of it.
  package var level2 = ""
  package var cells: [FormField: FilledCell] = [:]
  /// As `MonitoringRow.mergedRows`: 0 on a row whose explanation began further up.
  package var mergedRows = 1

  package func text(_ field: RowField) -> String {
    switch field {
    case .level1: level1
    case .level1Points: points
    case .level2: level2
    default: cells[.row(field)]?.text ?? ""
    }
  }

  package func cell(_ field: RowField) -> Sheet.Placed? { cells[.row(field)]?.place }

  /// 指标值, put together again where the form parts it.
  package var target: String {
    cells[.row(.target)]?.text ?? [RowField.comparator, .number, .measureUnit].map { text($0) }.joined()
  }

  package var level1Kind: IndicatorLevel1? { IndicatorLevel1.allCases.first { $0.label == level1 } }
  package var level2Kind: IndicatorLevel2? { IndicatorLevel2.allCases.first { $0.label == level2 } }

  package var causes: Set<DeviationCause> { Set(DeviationCause.allCases.filter { cells[.cause($0)]?.text.isTicked ?? false }) }

  /// 完成目标可能性, in words or by the column that is ticked.
  package var likelihoodText: String {
    cells[.row(.likelihood)]?.text
      ?? AchievementLikelihood.allCases.first { cells[.likelihood($0)]?.text.isTicked ?? false }?.rawValue ?? ""
  }

  /// A row that was left empty: nothing but its levels.
  package var isUnused: Bool { cells.values.allSatisfy { $0.text.withoutSpaces.isEmpty } }
}

extension String {
  /// A ticked box; extraction turns the tick of a symbol font into P or R.
  var isTicked: Bool { contains { "☑√✓✔PR".contains($0) } }
}

/// The texts of a filled form without their cells, to hold two papers against each other (表内文字).
package struct FilledTexts: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var level1: String
    package var points: String
    package var level2: String
    package var cells: [FormField: String]
    package var mergedRows: Int

    package init(level1: String, points: String, level2: String, cells: [FormField: String], mergedRows: Int) {
      self.level1 = level1
      self.points = points
      self.level2 = level2
      self.cells = cells
      self.mergedRows = mergedRows
    }
  }

  package var fields: [FormField: String]
  package var lines: [Line]

  package init(fields: [FormField: String], lines: [Line]) {
    self.fields = fields
    self.lines = lines
  }
}

extension FilledForm {
  package var texts: FilledTexts {
    FilledTexts(
      fields: fields.filter { $0.key != .handwritten }.mapValues(\.text),
      lines: rows.map { row in
        FilledTexts.Line(
          level1: row.level1, points: row.points, level2: row.level2, cells: row.cells.filter { $0.key != .handwritten }.mapValues(\.text),
          mergedRows: row.mergedRows)
      })
  }
}
