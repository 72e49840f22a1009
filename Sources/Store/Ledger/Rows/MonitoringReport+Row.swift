import HengDomain
import HengValues

extension MonitoringReport {
  func row(county: AdministrativeDivision) throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "project": .id(project), "county": .text(county.text), "target_sheet": .id(targetSheet),
      "round": .integer(round), "period_year": .integer(period.year.year), "first_month": .integer(period.firstMonth),
      "last_month": .integer(period.lastMonth), "layout": .text(layout.rawValue), "objective": .text(objective),
      "unit": .text(unit.rawValue), "state": .text(state.rawValue),
    ] + .citation(citation)
  }

  func lineRows() throws(LedgerError) -> [LedgerRow] {
    var lines: [LedgerRow] = []
    for (ordering, row) in rows.enumerated() {
      lines.append(
        try [
          "project": .id(project), "report": .id(id), "ordering": .integer(ordering), "target_sheet": .id(targetSheet),
          "indicator": .id(row.indicator), "value_to_date": .text(row.valueToDate.printed),
          "forecast": .text(row.forecast.printed), "cause": .text(row.cause),
          "causes": .text(DeviationCause.allCases.filter(row.causes.contains).map(\.rawValue).joined(separator: "、")),
          "likelihood": .text(row.likelihoodText), "corrective_action": .text(row.correctiveAction),
          "remark": .text(row.remark), "merged_rows": .integer(row.mergedRows),
        ] + .citation(row.citation))
    }
    return lines
  }

  init(_ row: SQLRow, funds: [FundRow], rows: [MonitoringRow]) throws(StoreError) {
    let (year, first, last) = (try row.year("period_year"), try row.number("first_month"), try row.number("last_month"))
    let period: Period
    do throws(ValueError) { period = try Period(year: year, from: first, through: last) } catch { throw row.odd("first_month") }
    self.init(
      id: try row.id("id"), project: try row.id("project"), targetSheet: try row.id("target_sheet"),
      round: try row.number("round"), period: period, layout: try row.choice("layout"), objective: try row.text("objective"),
      unit: try row.choice("unit"), funds: funds, rows: rows, state: try row.choice("state"), citation: try row.citation())
  }
}

extension MonitoringRow {
  /// - Parameter name: the indicator's, so that a cell which repeats it is recognised.
  init(_ row: SQLRow, name: String) throws(StoreError) {
    var causes: Set<DeviationCause> = []
    for word in try row.text("causes").split(separator: "、") {
      guard let cause = DeviationCause(rawValue: String(word)) else { throw row.odd("causes") }
      causes.insert(cause)
    }
    self.init(
      indicator: try row.id("indicator"), valueToDate: IndicatorValue(parsing: try row.text("value_to_date"), name: name),
      forecast: IndicatorValue(parsing: try row.text("forecast"), name: name), cause: try row.text("cause"), causes: causes,
      likelihoodText: try row.text("likelihood"), correctiveAction: try row.text("corrective_action"),
      remark: try row.text("remark"), mergedRows: try row.number("merged_rows"), citation: try row.citation())
  }
}
