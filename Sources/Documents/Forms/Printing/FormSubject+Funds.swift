import HengDomain
import HengFacts
import HengValues

extension FormSubject {
  /// One cell of a row of money.
  func figure(_ row: FundRow, _ column: FundColumn) -> Figure? {
    let key = "funds.\(row.kind.rawValue).\(column.key)"
    switch column {
    case .initialBudget: return amount(row.initialBudget, row, column)
    case .revisedBudget: return amount(row.revisedBudget, row, column)
    case .outturn: return sources.outturn(row, fundFacts[row.kind], key, label(row, column), decimals: layout.values.decimals)
    case .rate: return sources.rate(row, fundFacts[row.kind], key, label(row, column))
    case .weight: return sources.number(row.weight, key, label(row, column), row.citation)
    case .score:
      let computed = row.kind == .total ? card?.execution.map { ($0.score, $0.trace) } : nil
      return score(row.score, key, label(row, column), row.citation, computed: computed)
    }
  }

  /// One cell of a row of a giver's money; nil where the ledger does not tell it.
  func figure(_ giver: FundGiver, _ column: GiverColumn) -> Figure? {
    let facts = giverFacts[giver], key = "funds.\(giver.rawValue).\(column.key)"
    func amount(_ part: GiverFacts.Part?) -> Figure? {
      part.map { sources.figure($0.amount, key, $0.trace, decimals: layout.values.decimals) }
    }
    return switch column {
    case .budget: amount(facts?.budget)
    case .outturn: amount(facts?.outturn)
    case .rate: facts?.rate.map { sources.figure(rate: $0, key) }
    }
  }

  private func amount(_ amount: Entry<PrintedAmount>, _ row: FundRow, _ column: FundColumn) -> Figure? {
    sources.amount(
      amount, "funds.\(row.kind.rawValue).\(column.key)", label(row, column), row.citation, decimals: layout.values.decimals)
  }

  /// `年度资金总额 全年执行数(B)`, by the words at the head of the column.
  private func label(_ row: FundRow, _ column: FundColumn) -> String {
    labels[.fund(row.kind, column)].map { "\(row.kind.label) \($0)" } ?? "\(row.kind.label)（\(column.rawValue)）"
  }
}

extension FundColumn {
  /// In the keys of figures.
  fileprivate var key: String {
    switch self {
    case .initialBudget: "initialBudget"
    case .revisedBudget: "revisedBudget"
    case .outturn: "outturn"
    case .rate: "rate"
    case .weight: "weight"
    case .score: "score"
    }
  }
}

extension GiverColumn {
  fileprivate var key: String {
    switch self {
    case .budget: "revisedBudget"
    case .outturn: "outturn"
    case .rate: "rate"
    }
  }
}
