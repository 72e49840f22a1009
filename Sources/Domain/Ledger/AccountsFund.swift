/// Out of which purse money is paid or kept (资金性质): one of the three budgets, or the unit's own means.
package enum AccountsFund: String, CaseIterable, Hashable, Sendable, Codable {
  case generalBudget, governmentFunds, stateCapital, nonFiscal

  package var label: String { origin?.rawValue ?? "非财政拨款资金" }

  /// Nil for means that no budget appropriates.
  package var origin: FundOrigin? {
    switch self {
    case .generalBudget: .generalBudget
    case .governmentFunds: .governmentFunds
    case .stateCapital: .stateCapital
    case .nonFiscal: nil
    }
  }
}

extension ReceiptSource {
  /// The purse that a receipt goes to.
  package var fund: AccountsFund {
    switch self {
    case .generalBudget: .generalBudget
    case .governmentFunds: .governmentFunds
    case .stateCapital: .stateCapital
    case .superior, .institutional, .business, .subordinates, .other: .nonFiscal
    }
  }
}
