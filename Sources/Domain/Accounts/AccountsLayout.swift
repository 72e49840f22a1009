package import HengValues

/// The rows and columns that the official forms of the accounts fix (表式): the same for who computes the tables and who prints them.
package enum AccountsLayout {
  /// A row of 01 or 04: what stands left and right in it, nil for a printed row without an item.
  package struct Pair: Hashable, Sendable {
    package var left: AccountsRow?
    package var right: AccountsRow?
  }

  /// The classes of 01 and 04 right, a line each.
  package static let categories: [FunctionalCode] = codes([
    "201", "202", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "215", "216", "217", "219", "220", "221",
    "222", "223", "224", "229", "231", "232", "234",
  ])

  /// 301 and 303: 人员经费; every other economic class is 公用经费.
  package static let personnelClasses: [EconomicCode] = ["301", "303"].compactMap { try? EconomicCode($0) }

  /// 309, 311 and 313 pay for projects only; the form bars their basic part.
  package static func isBarredFromBasic(_ code: EconomicCode) -> Bool { ["309", "311", "313"].contains { code.text.hasPrefix($0) } }

  /// Rows of 01 or 04 from the top; empty for another table.
  package static func pairs(_ kind: AccountsTable.Kind, _ set: AccountsTableSet) -> [Pair] {
    switch kind {
    case .receiptsAndPayments: body(ReceiptSource.allCases) + foot(leftBalance, rightBalance, spare: set == .ten)
    case .appropriation: body(ReceiptSource.allCases.prefix(3)) + appropriationFoot
    default: []
    }
  }

  /// Figure columns from the left; empty for 07, whose two sides are `ThreePublicItem`s.
  package static func columns(_ kind: AccountsTable.Kind, _ set: AccountsTableSet) -> [AccountsColumn] {
    switch kind {
    case .receiptsAndPayments, .information: [.amount]
    case .receipts: [.total, .appropriation] + ReceiptSource.allCases.dropFirst(3).map { .receipt($0) }
    case .payments: [.total, .basic, .project, .toSuperior, .business, .toSubordinates]
    case .appropriation: [.total] + FundOrigin.allCases.map { .fund($0) }
    case .generalBudgetPayments: [.total, .basic, .project]
    case .generalBudgetItems: set == .ten ? [.amount, .ofWhichBasic] : [.amount]
    case .threePublic: []
    case .governmentFunds: [.opening, .receiptsOfYear, .total, .basic, .project, .closing]
    case .stateCapital: set == .ten ? [.total, .basic, .project] : [.opening, .receiptsOfYear, .total, .basic, .project, .closing]
    }
  }

  private static let leftBalance: [AccountsRow] = [.receiptsOfYear, .nonFiscalSurplusUsed, .openingBalance]
  private static let rightBalance: [AccountsRow] = [.paymentsOfYear, .surplusDistributed, .closingBalance]

  private static func body(_ sources: some Collection<ReceiptSource>) -> [Pair] {
    let left: [AccountsRow?] = sources.map { .receipt($0) } + [AccountsRow?](repeating: nil, count: categories.count - sources.count)
    return zip(left, categories).map { Pair(left: $0, right: .function($1)) }
  }

  private static func foot(_ left: [AccountsRow], _ right: [AccountsRow], spare: Bool) -> [Pair] {
    zip(left, right).map { Pair(left: $0, right: $1) } + (spare ? [Pair()] : [])
      + [Pair(left: .grandTotalOfReceipts, right: .grandTotalOfPayments)]
  }

  private static let appropriationFoot: [Pair] =
    [Pair(left: .receiptsOfYear, right: .paymentsOfYear), Pair(left: .openingBalance, right: .closingBalance)]
    + FundOrigin.allCases.map { Pair(left: .openingBalanceOf($0)) }
    + [Pair(left: .grandTotalOfReceipts, right: .grandTotalOfPayments)]

  private static func codes(_ texts: [String]) -> [FunctionalCode] { texts.compactMap { try? FunctionalCode($0) } }
}
