import HengDocuments
import HengDomain
import HengRules
import HengValues

extension Recogniser {
  /// Target sheets in text without delimiters (绩效目标表), in Hebei's layout or another with the same columns.
  package static let unruledTargets = Recogniser("无分隔符文本中的绩效目标表") { paper, file in
    var memory = UnruledShapes()
    return UnruledSheets.find(paper, file: file, .target).withinBudget.map { UnruledTarget($0, &memory).form }
  }
}

/// A target sheet put together to the records that an entry form would make.
struct UnruledTarget {
  private var sheet: UnruledSheet
  private let table: UnruledTable?
  private let funds: [FundRow]
  private var doubts: [RecognitionDoubt] = []
  private let unit: MoneyUnit

  init(_ sheet: UnruledSheet, _ memory: inout UnruledShapes) {
    self.sheet = sheet
    unit = sheet.moneyUnit ?? .wanYuan
    var funds: [FundRow] = []
    let kinds: [(FundRow.Kind, [UnruledForm.Label])] = [
      (.total, [.budget, .total]), (.fiscalAppropriation, [.fiscalFunds, .fiscal]), (.otherFunds, [.other]),
    ]
    for (kind, names) in kinds {
      guard let field = names.compactMap({ sheet.fields[$0] }).first else { continue }
      if let row = Self.fund(kind, field, sheet, unit) {
        funds.append(row)
      } else {
        doubts.append(RecognitionDoubt("“\(field.name.bare)”后的文字不是金额，无法确认", sheet.citation(field).place ?? Place()))
      }
    }
    self.funds = funds
    if let header = sheet.header, !header.columns.contains(.forecast) {
      table = UnruledTable(&self.sheet.text, header: header, end: sheet.text.fragments.count, hasNoOutturn: false, memory: &memory)
    } else {
      table = nil
    }
    if sheet.moneyUnit == nil {
      doubts.append(RecognitionDoubt("没有读到金额单位，按万元计", sheet.place(through: sheet.titleRange.upperBound)))
    }
  }

  /// One amount; the fragments behind 其他资金 are the purpose of the money when no amount stands there on its line.
  private static func fund(_ kind: FundRow.Kind, _ field: UnruledField, _ sheet: UnruledSheet, _ unit: MoneyUnit) -> FundRow? {
    let cited = field.label.lowerBound..<(field.label.upperBound + (field.value.isEmpty ? 0 : 1))
    guard let first = field.value.first else { return FundRow(kind: kind, citation: sheet.citation(field.label)) }
    if let amount = UnruledFunds.amount(sheet.text.fragments[first].text, unit) {
      return FundRow(kind: kind, initialBudget: amount, citation: sheet.citation(cited))
    }
    return kind == .otherFunds ? FundRow(kind: kind, citation: sheet.citation(field.label)) : nil
  }

  private var kind: RecognisedKind {
    let columns = sheet.header?.columns ?? []
    return columns.contains(.definition) || columns.contains(.basis) || sheet.fields[.code] != nil ? .targetHebei : .targetGeneral
  }

  private var code: ProjectCode? { try? ProjectCode(sheet.words(.code)) }

  /// Printed under the title, or held by the project's code: `13052923P…` is of 2023.
  private var year: FiscalYear? { sheet.printedYear ?? code.flatMap { try? FiscalYear($0.year) } }

  var form: RecognisedForm {
    guard let table, !table.rows.isEmpty else {
      return RecognisedForm(
        kind: kind, title: sheet.title, place: sheet.place(through: sheet.text.fragments.count), rowCount: 0, figureCount: 0,
        content: .none,
        doubts: doubts + [RecognitionDoubt("表不完整，没有读到指标，未作核查", sheet.place(through: 1))])
    }
    let place = sheet.place(through: table.end)
    let target = content(table, Citation(paper: sheet.file, place))
    let figures = table.rows.count { $0.row.cells[.target] != nil } + funds.count { $0.initialBudget.value != nil }
    return RecognisedForm(
      kind: kind, title: sheet.title, place: place, rowCount: table.rows.count, figureCount: figures, content: .target(target),
      doubts: doubts + headDoubts + table.doubts(sheet.text))
  }

  private var headDoubts: [RecognitionDoubt] {
    var doubts: [RecognitionDoubt] = []
    if let field = sheet.fields[.code], code == nil {
      doubts.append(RecognitionDoubt("项目编码读不成 21 位，无法确认", sheet.citation(field).place ?? Place()))
    }
    if let plan, plan.unplaced != nil, let field = sheet.fields[.december] {
      doubts.append(RecognitionDoubt("资金支出计划的数所在栏无法确认", sheet.citation(field).place ?? Place()))
    }
    return doubts
  }

  private func content(_ table: UnruledTable, _ citation: Citation) -> RecognisedTarget {
    let key = sheet.key
    let indicators = table.rows.enumerated().map { indicator($0.element, $0.offset, key) }
    let target = PerformanceTargetSheet(
      id: ID("\(key).target"), project: ID(key), layout: kind == .targetHebei ? .hebei : .ningxia, objective: sheet.objective, unit: unit,
      funds: funds, indicators: indicators, state: .approved, citation: citation)
    return RecognisedTarget(sheet: target, project: project(key, citation), year: year, head: sheet.head + purposeField)
  }

  private func indicator(_ row: UnruledTable.Row, _ order: Int, _ key: String) -> Indicator {
    let name = row.text(.name)
    let definition = row.text(.definition), basis = row.text(.basis)
    return Indicator(
      id: ID("\(key).indicator.\(order + 1)"), order: order, level1: row.level1, level2: row.level2, name: name,
      definition: definition.isEmpty ? nil : definition, target: IndicatorValue(parsing: row.text(.target), name: name),
      basis: basis.isEmpty ? nil : basis, citation: sheet.text.citation(row.labels + row.row.fragments, file: sheet.file))
  }

  private func project(_ key: String, _ citation: Citation) -> Project {
    let name = sheet.words(.name)
    let budget = funds.first { $0.kind == .total }?.initialBudget.value?.money
    let department = departmentAndCode
    return Project(
      id: ID(key), county: code?.division ?? .unstated, year: year ?? .unstated, code: code, name: name,
      supervisingDepartment: department.name, supervisingDepartmentCode: department.code, implementingUnit: unitAndCode.name,
      unitCode: unitAndCode.code, nature: optional(.nature), duration: optional(.duration),
      purpose: purpose.map { sheet.text.paragraphs($0) },
      initialBudget: budget, revisedBudget: nil, sources: sheet.sources(name, budget), paymentPlan: plan, state: .scheduled,
      citation: citation)
  }

  private func optional(_ name: UnruledForm.Label) -> String? {
    sheet.fields[name].flatMap { $0.value.isEmpty ? nil : sheet.text.words($0.value) }
  }

  /// `475001巨鹿县乡村振兴局本级` in the caption, or 实施单位 in the head.
  private var unitAndCode: (code: BudgetUnitCode?, name: String) {
    for index in sheet.caption where sheet.text.fragments[index].isLineStart {
      let line = sheet.caption.clamped(to: index..<min(index + 2, sheet.caption.upperBound)).map { sheet.text.fragments[$0].text }
      if let found = try? BudgetUnitCode.leading(in: line.joined(separator: " ")) { return (found.code, found.name) }
    }
    return (nil, sheet.words(.unit))
  }

  private var departmentAndCode: (name: String, code: String?) {
    let words = sheet.fields[.departmentAndCode].map { sheet.text.words($0.value) } ?? sheet.words(.department)
    let digits = words.unicodeScalars.reversed().prefix { $0.value.isDigitSign }.count
    guard sheet.fields[.departmentAndCode] != nil, digits > 0 else { return (words, nil) }
    return (String(words.dropLast(digits)).trimmedSpaces, String(words.suffix(digits)))
  }

  /// The words between 其他资金 and 资金支出计划 (资金用途).
  private var purpose: Range<Int>? {
    guard sheet.fields[.scale] != nil, let other = sheet.fields[.other], let first = other.value.first else { return nil }
    let start = UnruledFunds.amount(sheet.text.fragments[first].text, unit) == nil ? first : first + 1
    return start < other.value.upperBound ? start..<other.value.upperBound : nil
  }

  private var purposeField: [PrintedField] {
    purpose.map { [PrintedField(label: "资金用途", text: sheet.text.paragraphs($0), citation: sheet.citation($0))] } ?? []
  }

  /// Four cells by month; with fewer, nothing tells the months that they stand under (资金支出计划).
  private var plan: PaymentPlan? {
    guard sheet.fields[.plan] != nil, let last = sheet.fields[.december] else { return nil }
    let cells = last.value.map { sheet.text.fragments[$0].text }
    if cells.isEmpty { return PaymentPlan(percents: Array(repeating: .blank, count: 4)) }
    let percents = cells.compactMap { (try? ExactDecimal(parsing: $0.halfWidth.withoutSign)).map { Entry.value($0) } }
    if percents.count == 4, cells.count == 4 { return PaymentPlan(percents: percents) }
    return PaymentPlan(percents: Array(repeating: .blank, count: 4), unplaced: cells.joined(separator: " "))
  }
}

extension String {
  fileprivate var withoutSign: String { hasTail("%") ? String(dropLast()) : self }
}
