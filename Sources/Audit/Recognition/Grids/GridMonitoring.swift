import HengDocuments
import HengDomain
import HengRules
import HengValues

extension Recogniser {
  /// Monitoring forms that are tables (绩效运行监控表), the county's and the national one.
  package static let gridMonitoring = Recogniser("绩效运行监控表") { paper, file in
    GridForm.forms(.monitoring, of: paper, file).map(\.monitoring)
  }
}

extension GridForm {
  var monitoring: RecognisedForm {
    var doubts = doubts
    let hasLikelihood = header.slots.contains { slot in
      if case .likely = slot.column { true } else { slot.column == .likelihood }
    }
    let report = MonitoringReport(
      id: id(), project: id(), targetSheet: id(), round: 1, period: period(&doubts), layout: hasLikelihood ? .withLikelihood : .brief,
      objective: objective, unit: funds.money.unit, funds: funds.rows, rows: rows.indicators.enumerated().map(monitoringRow),
      state: .submitted,
      citation: citation)
    let indicators = rows.indicators.enumerated().map { order, row in
      Indicator(
        id: id(".row\(order + 1)"), order: order, level1: row.level1, level2: row.level2, name: row.name.text, target: row.value(.target),
        weight: header.has(.weight) ? number(row.reading.cells[.weight], "分值", &doubts) : nil, citation: rowCitation(row))
    }
    let sheet = PerformanceTargetSheet(
      id: id(), project: id(), layout: .ningxia, objective: objective, unit: funds.money.unit, funds: funds.rows, indicators: indicators,
      state: .approved, citation: citation)
    let fields = head.printed(
      [(.project, "项目名称"), (.department, "主管部门"), (.unit, "实施单位"), (.objective, "年度总体目标"), (.expected, "预期目标")], file)
    let content = RecognisedMonitoring(report: report, sheet: sheet, project: projectRecord, year: caption.year, head: fields)
    let values = report.rows.map { ($0.valueToDate.isEmpty ? 0 : 1) + ($0.forecast.isEmpty ? 0 : 1) }.reduce(0, +)
    return recognised(
      .monitoringXingqing, title: "绩效运行监控表", figures: values + indicators.filter { !$0.target.isEmpty }.count, .monitoring(content), doubts)
  }

  /// The months of the column heads: `1-7月执行数`, `1-7月完成情况`.
  private func period(_ doubts: inout [RecognitionDoubt]) -> Period {
    let words = [funds.outturnHead?.label, header.slot(.valueToDate)?.cell?.text.label].compactMap { $0 }
    for word in words {
      for tail in ["执行数", "支出数", "完成情况", "执行情况", "完成值", "实际值"] where word.hasTail(tail) {
        if let period = try? Period(String(word.dropLast(tail.count)), in: year) { return period }
      }
    }
    doubts.append(RecognitionDoubt("栏目中没有读到监控的月份，按全年核查", place))
    return .whole(year)
  }

  private func monitoringRow(_ order: Int, _ row: GridIndicator) -> MonitoringRow {
    var causes: Set<DeviationCause> = []
    var ticked: [AchievementLikelihood] = []
    for (column, cell) in row.reading.cells where cell.text.isTicked {
      if case .cause(let cause) = column { causes.insert(cause) }
      if case .likely(let likelihood) = column { ticked.append(likelihood) }
    }
    let merged = row.reading.cells[.deviation]
    let begins = merged.map { $0.row == row.row } ?? true
    let likelihood = ticked.count == 1 ? ticked[0].rawValue : row.reading[.likelihood].line
    return MonitoringRow(
      indicator: id(".row\(order + 1)"), valueToDate: row.value(.valueToDate), forecast: row.value(.forecast),
      cause: begins ? row.reading[.deviation].line : "", causes: causes, likelihoodText: own(.likelihood, row) ? likelihood : "",
      correctiveAction: own(.remedy, row) ? row.reading[.remedy].line : "", remark: row.reading[.remark].line,
      mergedRows: begins ? merged.map { $0.rowSpan } ?? 1 : 0, citation: rowCitation(row))
  }

  /// Whether the cell of a column begins in the row: a merged one stands with its first row.
  private func own(_ column: GridColumn, _ row: GridIndicator) -> Bool {
    row.reading.cells[column].map { $0.row == row.row } ?? true
  }
}
