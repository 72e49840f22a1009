import HengDomain
import HengValues

extension FundRow {
  /// The column that names the form to which a money row belongs.
  enum Owner: String, CaseIterable {
    case targetSheet = "target_sheet"
    case monitoringReport = "monitoring_report"
    case selfEvaluation = "self_evaluation"
  }

  static func rows(
    _ funds: [FundRow], project: ID<Project>, of owner: Owner, _ id: String
  ) throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (ordering, fund) in funds.enumerated() {
      rows.append(
        try [
          "project": .id(project), "target_sheet": owner == .targetSheet ? .text(id) : .null,
          "monitoring_report": owner == .monitoringReport ? .text(id) : .null,
          "self_evaluation": owner == .selfEvaluation ? .text(id) : .null, "ordering": .integer(ordering),
          "kind": .text(fund.kind.rawValue), "initial_budget": .entry(fund.initialBudget),
          "revised_budget": .entry(fund.revisedBudget), "outturn": .entry(fund.outturn), "rate": .entry(fund.rate),
          "weight": .entry(fund.weight), "score": .entry(fund.score),
        ] + .citation(fund.citation))
    }
    return rows
  }

  init(_ row: SQLRow) throws(StoreError) {
    func amount(_ column: String) throws(StoreError) -> Entry<PrintedAmount> {
      try row.entry(column) { text throws(ValueError) in try PrintedAmount(stored: text) }
    }
    self.init(
      kind: try row.choice("kind"), initialBudget: try amount("initial_budget"), revisedBudget: try amount("revised_budget"),
      outturn: try amount("outturn"), rate: try row.entry("rate") { text throws(ValueError) in text },
      weight: try row.decimalEntry("weight"), score: try row.decimalEntry("score"), citation: try row.citation())
  }
}
