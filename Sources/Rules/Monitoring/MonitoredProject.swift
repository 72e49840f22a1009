package import HengDomain
package import HengValues

/// What the MO rules and the signal judge: a monitoring report beside the indicators it holds against (运行监控核查对象).
package struct MonitoredProject: Sendable {
  package let report: MonitoringReport
  package let project: Project
  package let rows: [MonitoredRow]
  /// The form's head and objective as printed, where it was read from a paper.
  package let head: [PrintedField]
  /// What was paid in the months of the form, beside what was filled in.
  package let cell: OutturnCell
  /// The same by row of money, as far as the allotments tell their sources; empty for other people's papers.
  package let derived: [FundRow.Kind: Outturn]
  /// Whether the form has a column for measures (整改措施); the national one of 2019 has none and takes them with the cause.
  package var hasMeasures: Bool

  /// Rows whose indicator is not on the sheet, or has no name, are left out: there is nothing to monitor.
  ///
  /// `outturn` is what the ledger says of the months, `derived` what it says of each row; nil and empty for other people's papers.
  package init(
    report: MonitoringReport, sheet: PerformanceTargetSheet, project: Project, head: [PrintedField] = [], outturn: Outturn? = nil,
    derived: [FundRow.Kind: Outturn] = [:]
  ) {
    self.derived = derived
    self.head = head
    hasMeasures = report.layout == .withLikelihood
    cell = report.outturnCell(outturn)
    self.report = report
    self.project = project
    let indicators = Dictionary(sheet.indicators.map { ($0.id, $0) }) { first, _ in first }
    rows = report.rows.indices.compactMap { index in
      guard let indicator = indicators[report.rows[index].indicator], !indicator.name.withoutSpaces.isEmpty else { return nil }
      return MonitoredRow(indicator: indicator, row: report.rows[index], head: report.rows[Self.head(of: index, in: report.rows)])
    }
  }

  /// The row whose merged cells cover this one; the row itself where none does.
  private static func head(of index: Int, in rows: [MonitoringRow]) -> Int {
    guard rows[index].mergedRows == 0 else { return index }
    return rows[..<index].lastIndex { $0.mergedRows > 0 }.flatMap { index - $0 < rows[$0].mergedRows ? $0 : nil } ?? index
  }

  package var totalFunds: FundRow? { report.funds.first { $0.kind == .total } }
  /// 年初预算数, the denominator of the form; the full-year budget where it is blank.
  package var budget: PrintedAmount? { totalFunds?.initialBudget.value ?? totalFunds?.revisedBudget.value }
  package var outturn: PrintedAmount? { cell.shown }

  /// Paid ÷ budget, exact; nil without either or with a budget of zero.
  package var executionRate: Ratio? {
    guard let budget, let outturn else { return nil }
    return outturn.money.ratio(to: budget.money)
  }

  /// The share of the year that has passed: 1-7月 is 7/12 (序时进度).
  package var pace: Ratio { Ratio(Int128(report.period.months), 12) }

  var fundsPlace: Place { place(of: totalFunds) }
  var formPlace: Place { report.citation.place(field: "运行监控表“\(project.name)”") }

  /// 1-7月执行数 down to the payments.
  func outturnTrace(_ label: String) -> Trace { cell.trace(label, totalFunds?.citation ?? report.citation) }

  func place(of row: FundRow?) -> Place {
    (row?.citation ?? report.citation).place(field: row?.kind.label ?? "资金情况")
  }
}

/// One monitored indicator with the cause, likelihood and measure that hold for it, merged cells included.
package struct MonitoredRow: Sendable {
  package let indicator: Indicator
  package let row: MonitoringRow
  package let cause: String
  package let likelihoodText: String
  package let correctiveAction: String
  package let forecast: ForecastState

  init(indicator: Indicator, row: MonitoringRow, head: MonitoringRow) {
    self.indicator = indicator
    self.row = row
    func cell(_ own: String, _ merged: String) -> String { own.withoutSpaces.isEmpty ? merged : own }
    let named = (row.causes.isEmpty ? head.causes : row.causes).map(\.rawValue).sorted().joined(separator: "、")
    cause = cell(cell(row.cause, head.cause), named)
    likelihoodText = cell(row.likelihoodText, head.likelihoodText)
    correctiveAction = cell(row.correctiveAction, head.correctiveAction)
    forecast = ForecastState(target: indicator.target, value: row.forecast, direction: indicator.effectiveDirection)
  }

  package var likelihood: AchievementLikelihood? { AchievementLikelihood(printed: likelihoodText) }

  var place: Place { row.citation.place(field: "“\(indicator.name)”") }

  func side(_ label: String, _ figure: String) -> Finding.Side {
    Finding.Side(label: "\(indicator.name) \(label)", figure: figure, place: place)
  }
}

/// Whether a forecast reaches its target (预计能否完成).
package enum ForecastState: Hashable, Sendable {
  case reached, missed
  /// Blank, or words that cannot be held against each other.
  case unknown

  init(target: IndicatorValue, value: IndicatorValue, direction: IndicatorDirection) {
    if value.isEmpty || target.isEmpty {
      self = .unknown
    } else if value.text == target.text {
      self = .reached
    } else if ["未完成", "未达成预期指标", "未达成预期指标且效果较差"].contains(value.text) {
      self = .missed
    } else if let missed = Self.misses(target, value, direction) {
      self = missed ? .missed : .reached
    } else {
      self = .unknown
    }
  }

  /// Nil where the two cannot be compared. A forecast of nothing misses any target that asks for something.
  private static func misses(_ target: IndicatorValue, _ value: IndicatorValue, _ direction: IndicatorDirection) -> Bool? {
    if direction == .date {
      guard case .deadline(let due) = target.form, case .deadline(let forecast) = value.form else { return nil }
      return due.isEarlier(than: forecast)
    }
    if direction == .boolean {
      guard case .boolean(let due) = target.form, case .boolean(let forecast) = value.form else { return nil }
      return due != forecast
    }
    let isNothing = value.magnitude.map(\.isZero) ?? false
    guard comparable(target, value), let due = target.ends, let forecast = value.ends else {
      return isNothing && asksForSomething(target) ? true : nil
    }
    switch direction {
    case .increasing: return forecast.upperBound < due.lowerBound
    case .decreasing: return forecast.lowerBound > due.upperBound || (isNothing && asksForSomething(target) && isPrice(target))
    default: return forecast.upperBound < due.lowerBound || forecast.lowerBound > due.upperBound
    }
  }

  /// A bare number takes the other side's unit.
  private static func comparable(_ target: IndicatorValue, _ value: IndicatorValue) -> Bool {
    if target.dimension == .number, value.countUnit != nil { return true }
    return target.isComparable(with: value)
  }

  private static func asksForSomething(_ target: IndicatorValue) -> Bool {
    if case .level = target.form { return true }
    return target.ends.map { $0.upperBound > .zero } ?? false
  }

  private static func isPrice(_ target: IndicatorValue) -> Bool { target.perUnits.map { !$0.isEmpty } ?? false }
}
