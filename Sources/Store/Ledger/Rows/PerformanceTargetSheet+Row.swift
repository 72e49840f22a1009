import HengDomain
import HengValues

extension PerformanceTargetSheet {
  func row(county: AdministrativeDivision) throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "project": .id(project), "county": .text(county.text), "version": .integer(version),
      "layout": .text(layout.rawValue), "objective": .text(objective), "unit": .text(unit.rawValue),
      "state": .text(state.rawValue), "conclusion_grade": .text(ifPresent: conclusion?.grade.rawValue),
      "conclusion_opinion": .text(ifPresent: conclusion?.opinion),
      "conclusion_reviewer": .text(ifPresent: conclusion?.reviewer),
      "conclusion_at": .text(ifPresent: conclusion?.at.text), "adjustment_reason": .text(ifPresent: adjustmentReason),
    ] + .citation(citation)
  }

  func indicatorRows() throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for indicator in indicators {
      if let last = rows.last, last["ordering"] >= indicator.order {
        throw .refused(.unstorable(what: "绩效指标", text: indicator.name, reason: "在表上的次序与前一条相同或更小"))
      }
      rows.append(
        try [
          "project": .id(project), "target_sheet": .id(id), "ordering": .integer(indicator.order), "id": .id(indicator.id),
          "level1": .text(indicator.level1.rawValue), "level2": .text(indicator.level2.rawValue),
          "name": .text(indicator.name), "definition": .text(ifPresent: indicator.definition),
          "target": .text(indicator.target.printed), "basis": .text(ifPresent: indicator.basis),
          "direction": .text(ifPresent: indicator.direction?.rawValue), "weight": .decimal(indicator.weight),
        ] + .citation(indicator.citation))
    }
    return rows
  }

  init(_ row: SQLRow, funds: [FundRow], indicators: [Indicator]) throws(StoreError) {
    var conclusion: ReviewConclusion?
    if let grade: Grade = try row.optionalChoice("conclusion_grade") {
      conclusion = ReviewConclusion(
        grade: grade, opinion: try row.text("conclusion_opinion"), reviewer: try row.text("conclusion_reviewer"),
        at: try row.value("conclusion_at") { text throws(ValueError) in try Timestamp(text) })
    }
    self.init(
      id: try row.id("id"), project: try row.id("project"), version: try row.number("version"),
      layout: try row.choice("layout"), objective: try row.text("objective"), unit: try row.choice("unit"), funds: funds,
      indicators: indicators, state: try row.choice("state"), conclusion: conclusion,
      adjustmentReason: try row.optionalText("adjustment_reason"), citation: try row.citation())
  }
}

extension Indicator {
  init(_ row: SQLRow) throws(StoreError) {
    let name = try row.text("name")
    self.init(
      id: try row.id("id"), order: try row.number("ordering"), level1: try row.choice("level1"), level2: try row.choice("level2"),
      name: name, definition: try row.optionalText("definition"),
      target: IndicatorValue(parsing: try row.text("target"), name: name), basis: try row.optionalText("basis"),
      direction: try row.optionalChoice("direction"), weight: try row.optionalDecimal("weight"), citation: try row.citation())
  }
}

extension SQLValue {
  fileprivate static func >= (left: SQLValue, right: Int) -> Bool {
    if case .integer(let integer) = left { integer >= right } else { false }
  }
}
