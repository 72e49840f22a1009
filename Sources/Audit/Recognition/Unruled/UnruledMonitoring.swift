import HengDocuments
import HengDomain
import HengRules
import HengValues

extension Recogniser {
  /// Monitoring forms in text without delimiters (绩效运行监控表).
  package static let unruledMonitoring = Recogniser("无分隔符文本中的绩效运行监控表") { paper, file in
    var memory = UnruledShapes()
    return UnruledSheets.find(paper, file: file, .monitoring).withinBudget.map { UnruledMonitoring($0, &memory).form }
  }
}

/// A monitoring form put together to the records that an entry form would make.
struct UnruledMonitoring {
  private var sheet: UnruledSheet
  private let table: UnruledTable?
  private let funds: [FundRow]
  private var doubts: [RecognitionDoubt] = []
  private let unit: MoneyUnit

  init(_ sheet: UnruledSheet, _ memory: inout UnruledShapes) {
    self.sheet = sheet
    unit = sheet.moneyUnit ?? .wanYuan
    var funds: [FundRow] = []
    for (kind, name) in [(FundRow.Kind.total, UnruledForm.Label.total), (.fiscalAppropriation, .fiscal), (.otherFunds, .other)] {
      guard let field = sheet.fields[name] else { continue }
      if let row = Self.fund(kind, field, sheet, unit) {
        funds.append(row)
      } else {
        doubts.append(RecognitionDoubt("“\(kind.label)”一行的数与栏目对不上，无法确认", sheet.citation(field).place ?? Place()))
      }
    }
    self.funds = funds
    let outturn = funds.first { $0.kind == .total }?.outturn.value
    if let header = sheet.header, header.columns.contains(.forecast) {
      table = UnruledTable(
        &self.sheet.text, header: header, end: sheet.text.fragments.count, hasNoOutturn: outturn?.money == .zero, memory: &memory)
    } else {
      table = nil
    }
    if sheet.moneyUnit == nil {
      doubts.append(RecognitionDoubt("没有读到金额单位，按万元计", sheet.place(through: sheet.titleRange.upperBound)))
    }
  }

  /// 年初预算数, 执行数 and 预算执行率; nil when some are there and some are not, for then the column of each is lost.
  private static func fund(_ kind: FundRow.Kind, _ field: UnruledField, _ sheet: UnruledSheet, _ unit: MoneyUnit) -> FundRow? {
    let values = field.value.map { sheet.text.fragments[$0].text }
    let citation = sheet.citation(field)
    if values.isEmpty { return FundRow(kind: kind, citation: citation) }
    guard values.count == 3, let initial = UnruledFunds.amount(values[0], unit), let outturn = UnruledFunds.amount(values[1], unit),
      UnruledFunds.isNumber(values[2].halfWidth.withoutPercent)
    else { return nil }
    let isDash = UnruledFunds.amount(values[2], unit) == .notApplicable
    return FundRow(
      kind: kind, initialBudget: initial, outturn: outturn, rate: isDash ? .notApplicable : .value(values[2]), citation: citation)
  }

  var form: RecognisedForm {
    guard let table, !table.rows.isEmpty, let period else {
      return RecognisedForm(
        kind: .monitoringXingqing, title: sheet.title, place: sheet.place(through: table?.end ?? sheet.text.fragments.count), rowCount: 0,
        figureCount: 0, content: .none, doubts: doubts + [RecognitionDoubt("表不完整，没有读到指标，未作核查", sheet.place(through: 1))])
    }
    let place = sheet.place(through: table.end)
    let content = content(table, period, Citation(paper: sheet.file, place))
    let figures =
      table.rows.reduce(0) { $0 + $1.row.cells.keys.count { $0.isValue } }
      + funds.reduce(0) { $0 + ($1.initialBudget.value == nil ? 0 : 3) }
    return RecognisedForm(
      kind: .monitoringXingqing, title: sheet.title, place: place, rowCount: table.rows.count, figureCount: figures,
      content: .monitoring(content), doubts: doubts + table.doubts(sheet.text) + mergeDoubts(content, table))
  }

  private var year: FiscalYear? { sheet.printedYear }

  private var period: Period? {
    let months = sheet.fields[.outturn]?.bracket ?? sheet.header?.months ?? ""
    return try? Period(months, in: year ?? .unstated)
  }

  private func content(_ table: UnruledTable, _ period: Period, _ citation: Citation) -> RecognisedMonitoring {
    let key = sheet.key
    let project = project(key, citation)
    let indicators = table.rows.enumerated().map { indicator($0.element, $0.offset, key) }
    let target = PerformanceTargetSheet(
      id: ID("\(key).target"), project: project.id, layout: .ningxia, objective: sheet.objective, unit: unit,
      funds: funds.map { FundRow(kind: $0.kind, initialBudget: $0.initialBudget, citation: $0.citation) }, indicators: indicators,
      state: .approved, citation: citation)
    let spans = mergedRows(table)
    let rows = zip(table.rows, indicators).enumerated().map { place, pair in
      row(pair.0, pair.1, span: spans[place])
    }
    let report = MonitoringReport(
      id: ID("\(key).monitoring"), project: project.id, targetSheet: target.id, round: 1, period: period,
      layout: table.header.columns.contains(.likelihood) ? .withLikelihood : .brief, objective: sheet.objective, unit: unit, funds: funds,
      rows: rows, state: .submitted, citation: citation)
    return RecognisedMonitoring(report: report, sheet: target, project: project, year: year, head: sheet.head)
  }

  private func project(_ key: String, _ citation: Citation) -> Project {
    let name = sheet.words(.name)
    let budget = funds.first { $0.kind == .total }?.initialBudget.value?.money
    return Project(
      id: ID(key), county: .unstated, year: year ?? .unstated, code: nil, name: name, supervisingDepartment: sheet.words(.department),
      implementingUnit: sheet.words(.unit), initialBudget: budget, revisedBudget: nil, sources: sheet.sources(name, budget),
      state: .implemented, citation: citation)
  }

  private func indicator(_ row: UnruledTable.Row, _ order: Int, _ key: String) -> Indicator {
    let name = row.text(.name)
    return Indicator(
      id: ID("\(key).indicator.\(order + 1)"), order: order, level1: row.level1, level2: row.level2, name: name,
      target: IndicatorValue(parsing: row.text(.target), name: name), citation: citation(row))
  }

  /// A row stands from its name on; a nameless one from the label of its level.
  private func citation(_ row: UnruledTable.Row) -> Citation {
    sheet.text.citation((row.text(.name).isEmpty ? row.labels : []) + row.row.fragments, file: sheet.file)
  }

  private func row(_ row: UnruledTable.Row, _ indicator: Indicator, span: Int) -> MonitoringRow {
    return MonitoringRow(
      indicator: indicator.id, valueToDate: IndicatorValue(parsing: row.text(.toDate), name: indicator.name),
      forecast: IndicatorValue(parsing: row.text(.forecast), name: indicator.name), cause: row.text(.cause),
      likelihoodText: row.text(.likelihood), correctiveAction: row.text(.remedy), remark: row.text(.remark), mergedRows: span,
      citation: indicator.citation)
  }

  /// Cause, likelihood and remedy of the first row of a page, and none behind it: one cell over all rows of that page (合并单元格).
  private func mergedRows(_ table: UnruledTable) -> [Int] {
    var spans = Array(repeating: 1, count: table.rows.count)
    for part in Set(table.rows.map(\.part)) {
      let places = table.rows.indices.filter { table.rows[$0].part == part }
      guard let head = places.first, places.count > 1, table.rows[head].row.isFullyExplained,
        places.dropFirst().allSatisfy({ table.rows[$0].row.hasNoExplanation })
      else { continue }
      for place in places { spans[place] = place == head ? places.count : 0 }
    }
    return spans
  }

  private func mergeDoubts(_ content: RecognisedMonitoring, _ table: UnruledTable) -> [RecognitionDoubt] {
    content.report.rows.filter { $0.mergedRows > 1 }.map { row in
      RecognitionDoubt(
        "偏差原因、完成可能性和整改措施只印一次，按合并到本页\(row.mergedRows)行读取，请对照原件", row.citation.place ?? Place(), weakensFindings: false)
    }
  }
}

extension UnruledRow {
  fileprivate var isFullyExplained: Bool { cells[.cause] != nil && cells[.likelihood] != nil && cells[.remedy] != nil }
  fileprivate var hasNoExplanation: Bool { cells[.cause] == nil && cells[.likelihood] == nil && cells[.remedy] == nil }
}

extension String {
  fileprivate var withoutPercent: String { hasTail("%") ? String(dropLast()) : self }
}
