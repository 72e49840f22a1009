@testable import HengDocuments
import HengDomain
import HengValues

/// What each form must say, taken from the record without the forms' own code.
extension Entry {
  func words(_ text: (Value) -> String) -> String {
    switch self {
    case .value(let value): text(value)
    case .blank, .unfilled: ""
    case .notApplicable: "—"
    }
  }
}

extension Entry<PrintedAmount> {
  func words(decimals: Int = 0) -> String {
    words { "\($0.digits.widened(to: Swift.max($0.digits.decimals, decimals)) ?? $0.digits)" }
  }
}

extension FundRow {
  func rateWords(over budget: Entry<PrintedAmount>) -> String {
    guard rate == .unfilled, let budget = budget.value, let paid = outturn.value, let ratio = paid.money.ratio(to: budget.money) else {
      return rate.words { $0 }
    }
    return Percentage(of: ratio).text
  }
}

/// What a layout must say of a ledger.
struct FormExpectation {
  let ledger: ProjectLedger
  let layout: FormLayout
  let bureau: String

  private var sheet: PerformanceTargetSheet? { ledger.targetSheet }
  private var report: MonitoringReport? { ledger.monitoring.last }
  private var evaluation: SelfEvaluation? { ledger.selfEvaluations.last }

  private var funds: [FundRow] {
    switch layout.kind.record {
    case .target: sheet?.funds ?? []
    case .monitoring: report?.funds ?? []
    case .selfEvaluation: evaluation?.funds ?? []
    }
  }

  private var unit: MoneyUnit? {
    switch layout.kind.record {
    case .target: sheet?.unit
    case .monitoring: report?.unit
    case .selfEvaluation: evaluation?.unit
    }
  }

  var texts: FilledTexts {
    var fields: [FormField: String] = [:]
    for field in layout.fields where !field.isOfRow && field != .handwritten && field != .head(.sheetNumber) { fields[field] = text(field) }
    // Two facts in one cell are read apart.
    if layout.fields.contains(.head(.codeAndUnit)) {
      fields[.head(.unitCode)] = ledger.project.unitCode?.text ?? ""
      fields[.head(.unit)] = ledger.project.implementingUnit.isEmpty ? bureau : ledger.project.implementingUnit
    }
    if layout.fields.contains(.head(.departmentAndCode)) {
      fields[.head(.department)] = ledger.project.supervisingDepartment
      fields[.head(.departmentCode)] = ledger.project.supervisingDepartmentCode ?? ""
    }
    return FilledTexts(fields: fields, lines: lines)
  }

  private func text(_ field: FormField) -> String {
    let project = ledger.project
    switch field {
    case .head(.project): return project.name
    case .head(.year): return "\(project.year.year)"
    case .head(.moneyUnit): return unit?.rawValue ?? ""
    case .head(.department): return project.supervisingDepartment
    case .head(.departmentCode): return project.supervisingDepartmentCode ?? ""
    case .head(.departmentAndCode):
      return project.supervisingDepartment + (project.supervisingDepartmentCode.map { " \($0)" } ?? "")
    case .head(.unit): return project.implementingUnit
    case .head(.unitCode): return project.unitCode?.text ?? ""
    case .head(.codeAndUnit):
      return (project.unitCode?.text ?? "") + (project.implementingUnit.isEmpty ? bureau : project.implementingUnit)
    case .head(.projectCode): return project.code?.text ?? ""
    case .head(.nature): return project.nature ?? ""
    case .head(.duration): return project.duration ?? ""
    case .head(.purpose): return project.purpose ?? ""
    case .head(.planMarch): return plan(0)
    case .head(.planJune): return plan(1)
    case .head(.planOctober): return plan(2)
    case .head(.planDecember): return plan(3)
    case .head(.objective):
      switch layout.kind.record {
      case .target: return sheet?.objective ?? ""
      case .monitoring: return report?.objective ?? ""
      case .selfEvaluation: return evaluation?.objective ?? ""
      }
    case .head(.achievement): return evaluation?.achievement ?? ""
    case .head(.months): return report?.period.monthsText ?? ""
    case .head(.executionPoints):
      return funds.first { $0.kind == .total }?.weight.value.map { "\($0.trimmed)" } ?? "10"
    case .head(.total): return evaluation?.printedTotal.words { "\($0)" } ?? ""
    case .fund(let kind, let column): return funds.first { $0.kind == kind }.map { fund($0, column) } ?? ""
    // No invented ledger names an allotment; what one tells is tested by `FundSourceFormTests`.
    case .giver: return ""
    case .choice(.ownSource): return box(project.sources.contains { $0.level == .county || $0.level == .other })
    case .choice(.transfer): return box(project.sources.contains { [.central, .provincial, .municipal].contains($0.level) })
    case .choice(.selfGrade(let grade)): return box(evaluation?.selfGrade == grade)
    case .choice(.reviewGrade(let grade)): return box(evaluation?.reviewGrade == grade)
    default: return "?"
    }
  }

  private func box(_ isTicked: Bool) -> String { isTicked ? "☑" : "☐" }

  private func plan(_ place: Int) -> String { ledger.project.paymentPlan?.percents[place].words { "\($0)" } ?? "" }

  private func fund(_ row: FundRow, _ column: FundColumn) -> String {
    switch column {
    case .initialBudget: row.initialBudget.words(decimals: layout.values.decimals)
    case .revisedBudget: row.revisedBudget.words(decimals: layout.values.decimals)
    case .outturn: row.outturn.words(decimals: layout.values.decimals)
    case .rate: row.rateWords(over: budget(of: row))
    case .weight: row.weight.words { "\($0)" }
    case .score: row.score.words { "\($0)" }
    }
  }

  /// Monitoring holds the initial budget against the months, a self-evaluation the revised one; each takes the other where its own is missing.
  private func budget(of row: FundRow) -> Entry<PrintedAmount> {
    let (first, second) =
      layout.kind.record == .monitoring ? (row.initialBudget, row.revisedBudget) : (row.revisedBudget, row.initialBudget)
    return first.value == nil ? second : first
  }

  // MARK: Rows

  private var lines: [FilledTexts.Line] {
    let fields = layout.fields.filter { $0.isOfRow && ![.row(.level1), .row(.level1Points), .row(.level2)].contains($0) }
    let hasPoints = layout.fields.contains(.row(.level1Points))
    let hasMerges = layout.fields.contains(.row(.cause))
    func line(_ indicator: Indicator, points: String = "", merged: Int = 1, _ cell: (FormField) -> String?) -> FilledTexts.Line {
      var cells: [FormField: String] = [:]
      for field in fields { cells[field] = cell(field) ?? own(field, indicator) }
      return FilledTexts.Line(
        level1: indicator.level1.label, points: hasPoints ? points : "", level2: indicator.level2.label, cells: cells,
        mergedRows: hasMerges ? merged : 1)
    }
    let indicators = ledger.indicators(of: sheet?.id ?? ID(""))
    switch layout.kind.record {
    case .target: return (sheet?.indicators ?? []).map { line($0) { _ in nil } }
    case .monitoring:
      return (report?.rows ?? []).compactMap { row in
        indicators[row.indicator].map { line($0, merged: row.mergedRows) { monitored($0, row) } }
      }
    case .selfEvaluation:
      let points = Dictionary(grouping: evaluation?.rows ?? []) { indicators[$0.indicator]?.level1 }
        .mapValues { $0.map(\.weight).reduce(.zero, +).trimmed.description }
      return (evaluation?.rows ?? []).compactMap { row in
        indicators[row.indicator].map { indicator in line(indicator, points: points[indicator.level1] ?? "") { evaluated($0, row) } }
      }
    }
  }

  private func own(_ field: FormField, _ indicator: Indicator) -> String {
    switch field {
    case .row(.name): return indicator.name
    case .row(.definition): return indicator.definition ?? ""
    case .row(.basis): return indicator.basis ?? ""
    case .row(.target), .row(.number): return indicator.target.text
    default: return "?"
    }
  }

  private func monitored(_ field: FormField, _ row: MonitoringRow) -> String? {
    switch field {
    case .row(.valueToDate): row.valueToDate.text
    case .row(.forecast): row.forecast.text
    case .row(.cause): row.cause
    case .row(.likelihood): row.likelihoodText
    case .row(.correctiveAction): row.correctiveAction
    case .row(.remark): row.remark
    case .cause(let cause): row.causes.contains(cause) ? "√" : ""
    case .likelihood(let likelihood): row.likelihood == likelihood ? "√" : ""
    default: nil
    }
  }

  private func evaluated(_ field: FormField, _ row: SelfEvaluationRow) -> String? {
    switch field {
    case .row(.actual): row.actual.text
    case .row(.weight): "\(row.weight)"
    case .row(.score): row.printedScore.words { "\($0)" }
    case .row(.deviation): row.deviation
    default: nil
    }
  }
}

extension FilledTexts {
  /// What forms part or space out put together again: the Ningxia blank before a unit, and the three parts of a target.
  var together: FilledTexts {
    var texts = self
    for index in texts.lines.indices {
      var cells = texts.lines[index].cells
      if let target = cells[.row(.target)] { cells[.row(.target)] = target.withoutSpaces }
      let parts: [FormField] = [.row(.comparator), .row(.number), .row(.measureUnit)]
      if cells[.row(.number)] != nil {
        cells[.row(.number)] = parts.map { cells[$0] == "?" ? "" : cells[$0] ?? "" }.joined()
        cells[.row(.comparator)] = nil
        cells[.row(.measureUnit)] = nil
      }
      texts.lines[index].cells = cells
    }
    return texts
  }

  /// What pages still show: no merges, and no row that is empty but for levels merged from above.
  var asOnPages: FilledTexts {
    var texts = together
    for index in texts.lines.indices { texts.lines[index].mergedRows = 1 }
    texts.lines.removeAll { line in
      line.cells[.row(.actual)] == nil
        && ![FormField.row(.name), .row(.definition), .row(.basis)].contains { line.cells[$0].map { !$0.isEmpty } ?? false }
    }
    return texts
  }
}
