import HengDomain
import HengFacts
import HengValues

/// What a form tells of (填报对象): a project with one record, its rows joined to their indicators. The one place where fields of the
/// registry become figures, a function a field.
struct FormSubject: FormFilling {
  let ledger: ProjectLedger
  let bureau: String
  let record: FormRecord
  let rows: [FormRow]
  let facts: FormFacts
  let layout: FormLayout
  let labels: FormLabels
  let sources: FigureSources
  /// The sheet's place in a bureau's list.
  let number: Int?

  var project: Project { ledger.project }

  init(
    _ record: FormRecord, of ledger: ProjectLedger, on layout: FormLayout, bureau: String, facts: FormFacts, number: Int?
  ) throws(FormError) {
    (self.ledger, self.bureau, self.record, self.layout, self.number) = (ledger, bureau, record, layout, number)
    self.facts = facts
    switch record {
    case .target(let sheet):
      rows = sheet.formRows
      sources = FigureSources(prefix: "target.v\(sheet.version)", unit: sheet.unit)
    case .monitoring(let report):
      rows = try ledger.formRows(report.rows.map { ($0.indicator, .monitoring($0)) }, of: layout.kind, sheet: report.targetSheet)
      sources = FigureSources(prefix: "monitoring.r\(report.round)", unit: report.unit)
    case .selfEvaluation(let evaluation):
      rows = try ledger.formRows(
        evaluation.rows.map { ($0.indicator, .selfEvaluation($0)) }, of: layout.kind, sheet: evaluation.targetSheet)
      if let card = facts.selfEvaluation?.card, card.items.count != rows.count {
        throw .cardOfOtherRows(project: ledger.project.name, rows: rows.count, items: card.items.count)
      }
      sources = FigureSources(prefix: "selfEvaluation", unit: evaluation.unit)
    }
    labels = FormLabels(layout, record: record)
  }

  /// The computed scores; nil where the form prints the record alone.
  var card: ScoreCard? {
    guard case .selfEvaluation = record else { return nil }
    return facts.selfEvaluation?.card
  }

  /// The computed side of the rows of money.
  var fundFacts: [FundRow.Kind: FundRowFacts] {
    switch record {
    case .target: [:]
    case .monitoring: facts.monitoring
    case .selfEvaluation: facts.selfEvaluation?.funds ?? [:]
    }
  }

  var giverFacts: [FundGiver: GiverFacts] {
    switch record {
    case .target: [:]
    case .monitoring: facts.monitoringGivers
    case .selfEvaluation: facts.selfEvaluation?.givers ?? [:]
    }
  }

  var funds: [FundRow] {
    switch record {
    case .target(let sheet): sheet.funds
    case .monitoring(let report): report.funds
    case .selfEvaluation(let evaluation): evaluation.funds
    }
  }

  var citation: Citation {
    switch record {
    case .target(let sheet): sheet.citation
    case .monitoring(let report): report.citation
    case .selfEvaluation(let evaluation): evaluation.citation
    }
  }

  // MARK: Filling

  var levels: [FormLevels] { rows.map { FormLevels(level1: $0.indicator.level1, level2: $0.indicator.level2) } }

  /// A merge ends before a row with words of its own: they are printed, not hidden.
  var explained: [Int] {
    guard case .monitoring(let report) = record else { return rows.map { _ in 1 } }
    var lengths = Array(repeating: 0, count: report.rows.count)
    var place = 0
    while place < report.rows.count {
      let following = report.rows[(place + 1)...].prefix(max(report.rows[place].mergedRows - 1, 0))
      let covered = following.prefix { $0.mergedRows == 0 && $0.hasNoExplanation }.count
      lengths[place] = covered + 1
      place += covered + 1
    }
    return lengths
  }

  func runs(_ field: FormField, row: Int?) -> [Run] {
    switch field {
    case .head(let head): return runs(head)
    case .fund(let kind, let column): return Self.runs(figure(funds.row(kind, citation), column))
    case .giver(let giver, let column): return Self.runs(figure(giver, column))
    case .choice(let choice): return runs(choice)
    case .row(let field): return row.map { runs(field, rows[$0]) } ?? []
    case .cause(let cause): return row.map { Self.ticked(rows[$0].monitoring?.causes.contains(cause) ?? false) } ?? []
    case .likelihood(let likelihood): return row.map { Self.ticked(rows[$0].monitoring?.likelihood == likelihood) } ?? []
    case .handwritten: return [.text("")]
    }
  }

  static func runs(_ figure: Figure?) -> [Run] { figure.map { [.figure($0)] } ?? [] }

  /// A mark in a column of its own.
  private static func ticked(_ isTicked: Bool) -> [Run] { [.text(isTicked ? "√" : "")] }
}

/// The words above the fields of a layout, as this paper prints them: they name the figures in traces.
struct FormLabels {
  private let words: [FormField: String]

  init(_ layout: FormLayout, record: FormRecord) {
    let skeleton = FormSkeleton(layout)
    var words: [FormField: String] = [:]
    for field in skeleton.fields {
      guard let above = skeleton[field]?.above else { continue }
      words[field] = above.cell.text.pieces.map { piece in
        switch piece {
        case .words(let words): words
        case .field(.head(.months)): if case .monitoring(let report) = record { report.period.monthsText } else { "" }
        case .field: ""
        }
      }.joined()
    }
    self.words = words
  }

  subscript(_ field: FormField) -> String? { words[field] }
}

/// A row of a paper with the indicator it reports on; `index` is its place in the record, from 0.
struct FormRow {
  enum Content {
    case target
    case monitoring(MonitoringRow)
    case selfEvaluation(SelfEvaluationRow)
  }

  var index: Int
  var content: Content
  var indicator: Indicator

  var monitoring: MonitoringRow? { if case .monitoring(let row) = content { row } else { nil } }
  var evaluation: SelfEvaluationRow? { if case .selfEvaluation(let row) = content { row } else { nil } }

  /// What a figure of the row is called in its trace: `“受益户数”`, or the second level where the form keeps a row without indicator.
  var name: String { indicator.quotedName }

  /// `indicators.3` of a target sheet, `rows.3` of a later paper.
  var key: String { if case .target = content { "indicators.\(index)" } else { "rows.\(index)" } }
}

extension ProjectLedger {
  /// The rows of a paper joined to the indicators of the target sheet it is held against.
  func formRows(
    _ rows: [(indicator: ID<Indicator>, content: FormRow.Content)], of kind: FormKind, sheet: ID<PerformanceTargetSheet>
  ) throws(FormError) -> [FormRow] {
    guard targetSheet(sheet) != nil else { throw .targetSheetMissing(kind, project: project.name, sheet: sheet.text) }
    let indicators = indicators(of: sheet)
    var joined: [FormRow] = []
    for (index, row) in rows.enumerated() {
      guard let indicator = indicators[row.indicator] else {
        throw .indicatorMissing(kind, project: project.name, row: index + 1, indicator: row.indicator.text)
      }
      joined.append(FormRow(index: index, content: row.content, indicator: indicator))
    }
    return joined
  }
}

extension PerformanceTargetSheet {
  /// The indicators in the order of the sheet.
  var formRows: [FormRow] {
    indicators.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map { FormRow(index: $0.offset, content: .target, indicator: $0.element) }
  }
}

extension MonitoringRow {
  fileprivate var hasNoExplanation: Bool { cause.isEmpty && likelihoodText.isEmpty && correctiveAction.isEmpty && causes.isEmpty }
}
