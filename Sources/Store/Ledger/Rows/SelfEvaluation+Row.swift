import HengDomain
import HengValues

extension SelfEvaluation {
  func row(county: AdministrativeDivision, ordering: Int) throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "project": .id(project), "county": .text(county.text), "ordering": .integer(ordering),
      "target_sheet": .id(targetSheet), "unit": .text(unit.rawValue), "objective": .text(objective),
      "achievement": .text(achievement), "printed_total": .entry(printedTotal),
      "self_grade": .text(ifPresent: selfGrade?.rawValue), "review_grade": .text(ifPresent: reviewGrade?.rawValue),
      "state": .text(state.rawValue),
    ] + .citation(citation)
  }

  func lineRows() throws(LedgerError) -> [LedgerRow] {
    var lines: [LedgerRow] = []
    for (ordering, row) in rows.enumerated() {
      let source = row.actualSource
      lines.append(
        try [
          "project": .id(project), "self_evaluation": .id(id), "ordering": .integer(ordering),
          "target_sheet": .id(targetSheet), "indicator": .id(row.indicator), "actual": .text(row.actual.printed),
          "actual_source": .text(source.word), "surveyed": .integer(ifPresent: source.counts.map { Int64($0.surveyed) }),
          "satisfied": .integer(ifPresent: source.counts.map { Int64($0.satisfied) }), "weight": .decimal(row.weight),
          "printed_score": .entry(row.printedScore), "coefficient": .decimal(row.coefficient),
          "is_target_too_low": .flag(row.isTargetTooLow), "deviation": .text(row.deviation),
        ] + .citation(row.citation))
    }
    return lines
  }

  func actualPaymentRows(county: AdministrativeDivision) -> [LedgerRow] {
    rows.enumerated().flatMap { place, row -> [LedgerRow] in
      guard case .payments(let payments) = row.actualSource else { return [] }
      return payments.enumerated().map { ordering, payment in
        [
          "project": .id(project), "self_evaluation": .id(id), "row_ordering": .integer(place),
          "ordering": .integer(ordering), "payment": .id(payment), "county": .text(county.text), "entry": .integer(1),
        ]
      }
    }
  }

  init(_ row: SQLRow, funds: [FundRow], rows: [SelfEvaluationRow]) throws(StoreError) {
    self.init(
      id: try row.id("id"), project: try row.id("project"), targetSheet: try row.id("target_sheet"),
      unit: try row.choice("unit"), funds: funds, objective: try row.text("objective"), achievement: try row.text("achievement"),
      rows: rows, printedTotal: try row.decimalEntry("printed_total"), selfGrade: try row.optionalChoice("self_grade"),
      reviewGrade: try row.optionalChoice("review_grade"), state: try row.choice("state"), citation: try row.citation())
  }
}

extension SelfEvaluationRow {
  /// - Parameters:
  ///   - payments: the ids that an actual value was counted from, in order.
  ///   - name: the indicator's, so that a cell which repeats it is recognised.
  init(_ row: SQLRow, payments: [ID<Payment>], name: String) throws(StoreError) {
    let source: ActualSource
    switch try row.text("actual_source") {
    case "typed": source = .typed
    case "payments": source = .payments(payments)
    case "survey": source = .survey(surveyed: try row.number("surveyed"), satisfied: try row.number("satisfied"))
    default: throw row.odd("actual_source")
    }
    self.init(
      indicator: try row.id("indicator"), actual: IndicatorValue(parsing: try row.text("actual"), name: name),
      actualSource: source, weight: try row.decimal("weight"), printedScore: try row.decimalEntry("printed_score"),
      coefficient: try row.optionalDecimal("coefficient"), isTargetTooLow: try row.flag("is_target_too_low"),
      deviation: try row.text("deviation"), citation: try row.citation())
  }
}

extension ActualSource {
  fileprivate var word: String {
    switch self {
    case .typed: "typed"
    case .payments: "payments"
    case .survey: "survey"
    }
  }

  fileprivate var counts: (surveyed: Int, satisfied: Int)? {
    if case .survey(let surveyed, let satisfied) = self { (surveyed, satisfied) } else { nil }
  }
}
