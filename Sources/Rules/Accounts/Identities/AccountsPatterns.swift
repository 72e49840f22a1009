import HengDomain
import HengValues

/// The identities of the published tables (勾稽关系表), one line each.
enum AccountsPatterns {
  static let all: [AccountsPattern] = [
    balance, receipts, receiptsBySource, payments, appropriationReceipts, appropriationPayments, appropriationFunds, appropriationBounds,
    generalBudget, items, threePublic, threePublicItems, threePublicBudget, funds, information,
  ].flatMap { $0 }

  private typealias Pattern = AccountsPattern
  private typealias Term = AccountsPattern.Term

  private static let sources: [AccountsRow] = ReceiptSource.allCases.map { .receipt($0) }
  private static let appropriations: [AccountsRow] = FundOrigin.allCases.map { .receipt($0.receipt) }
  private static let otherSources: [AccountsRow] = ReceiptSource.allCases.dropFirst(3).map { .receipt($0) }
  private static let openings: [AccountsRow] = FundOrigin.allCases.map { .openingBalanceOf($0) }
  private static let budgets: [AccountsColumn] = FundOrigin.allCases.map { .fund($0) }

  private static let balance: [AccountsPattern] = [
    Pattern("FA-001", [t01(.receiptsOfYear)], .equals, [Term(.receiptsAndPayments, .rows(sources), .column(.amount))]),
    Pattern("FA-002", [t01(.paymentsOfYear)], .equals, [Term(.receiptsAndPayments, .categories, .column(.amount))]),
    Pattern("FA-003", [t01(.grandTotalOfReceipts)], .equals, [t01(.receiptsOfYear), t01(.nonFiscalSurplusUsed), t01(.openingBalance)]),
    Pattern("FA-004", [t01(.grandTotalOfPayments)], .equals, [t01(.paymentsOfYear), t01(.surplusDistributed), t01(.closingBalance)]),
    Pattern("FA-005", [t01(.grandTotalOfReceipts)], .equals, [t01(.grandTotalOfPayments)]),
    Pattern(
      "FA-006", [t01(.closingBalance)], .equals,
      [t01(.openingBalance), t01(.receiptsOfYear), t01(.nonFiscalSurplusUsed), -t01(.paymentsOfYear), -t01(.surplusDistributed)]),
    Pattern("FA-006", [], .atMost, [t01(.closingBalance)]),
  ]

  private static let receipts: [AccountsPattern] = [
    Pattern(
      "FA-010", per: .rows(of: .receipts), [Term(.receipts, .this, .column(.total))], .equals,
      [Term(.receipts, .this, .columns([.appropriation] + ReceiptSource.allCases.map { .receipt($0) }))]),
    rollUp("FA-011", .receipts),
    Pattern("FA-012", [Term(.receipts, .total, .total)], .equals, [t01(.receiptsOfYear)]),
    Pattern(
      "FA-013", [Term(.receipts, .total, .appropriation)], .equals, [Term(.receiptsAndPayments, .rows(appropriations), .column(.amount))]),
  ]

  private static let receiptsBySource: [AccountsPattern] = ReceiptSource.allCases.dropFirst(3).map { source in
    Pattern("FA-013", [Term(.receipts, .total, .receipt(source))], .equals, [t01(.receipt(source))])
  }

  private static let payments: [AccountsPattern] = [
    Pattern(
      "FA-020", per: .rows(of: .payments), [Term(.payments, .this, .column(.total))], .equals,
      [Term(.payments, .this, .columns([.basic, .project, .toSuperior, .business, .toSubordinates]))]),
    rollUp("FA-021", .payments),
    Pattern("FA-022", [Term(.payments, .total, .total)], .equals, [t01(.paymentsOfYear)]),
    Pattern(
      "FA-023", per: .categories(of: [.receiptsAndPayments, .payments]), [Term(.payments, .this, .column(.total))], .equals,
      [Term(.receiptsAndPayments, .this, .column(.amount))]),
  ]

  private static let appropriationReceipts: [AccountsPattern] = [
    Pattern("FA-030", [t04(.receiptsOfYear)], .equals, [Term(.appropriation, .rows(appropriations), .column(.amount))]),
    Pattern("FA-030", [t04(.openingBalance)], .equals, [Term(.appropriation, .rows(openings), .column(.amount))]),
    Pattern("FA-030", [t04(.grandTotalOfReceipts)], .equals, [t04(.receiptsOfYear), t04(.openingBalance)]),
  ]

  private static let appropriationPayments: [AccountsPattern] = [
    Pattern(
      "FA-031", per: .categories(of: [.appropriation]), [Term(.appropriation, .this, .column(.total))], .equals,
      [Term(.appropriation, .this, .columns(budgets))]),
    Pattern("FA-031", [p04(.paymentsOfYear)], .equals, [Term(.appropriation, .row(.paymentsOfYear), .columns(budgets))]),
    Pattern("FA-031", [p04(.closingBalance)], .equals, [Term(.appropriation, .row(.closingBalance), .columns(budgets))]),
    Pattern("FA-031", [p04(.grandTotalOfPayments)], .equals, [Term(.appropriation, .row(.grandTotalOfPayments), .columns(budgets))]),
    Pattern(
      "FA-032", per: .columns([.total] + budgets, of: .appropriation), [Term(.appropriation, .row(.paymentsOfYear), .this)], .equals,
      [Term(.appropriation, .categories, .this)]),
    Pattern("FA-033", [p04(.closingBalance)], .equals, [t04(.openingBalance), t04(.receiptsOfYear), -p04(.paymentsOfYear)]),
    Pattern(
      "FA-034", per: .columns([.total] + budgets, of: .appropriation), [Term(.appropriation, .row(.grandTotalOfPayments), .this)], .equals,
      [Term(.appropriation, .row(.paymentsOfYear), .this), Term(.appropriation, .row(.closingBalance), .this)]),
    Pattern("FA-034", [t04(.grandTotalOfReceipts)], .equals, [p04(.grandTotalOfPayments)]),
  ]

  private static let appropriationFunds: [AccountsPattern] = FundOrigin.allCases.flatMap { fund -> [AccountsPattern] in
    let paid = Term(.appropriation, .paymentsOfYear, .fund(fund))
    return [
      Pattern(
        "FA-033", [Term(.appropriation, .closingBalance, .fund(fund))], .equals,
        [t04(.openingBalanceOf(fund)), t04(.receipt(fund.receipt)), -paid]),
      Pattern("FA-035", [t04(.receipt(fund.receipt))], .equals, [t01(.receipt(fund.receipt))]),
    ]
  }

  private static let appropriationBounds: [AccountsPattern] = [
    Pattern(
      "FA-036", per: .categories(of: [.appropriation]), [Term(.appropriation, .this, .column(.total))], .atMost,
      [Term(.receiptsAndPayments, .this, .column(.amount))]),
    Pattern("FA-036", [p04(.closingBalance)], .atMost, [t01(.closingBalance)]),
    Pattern(
      "FA-037", [t01(.paymentsOfYear), -p04(.paymentsOfYear)], .equals,
      [
        Term(.payments, .total, .total), -Term(.generalBudgetPayments, .total, .total),
        -Term(.appropriation, .paymentsOfYear, .fund(.governmentFunds)), -Term(.appropriation, .paymentsOfYear, .fund(.stateCapital)),
      ]),
    Pattern(
      "FA-037", [t01(.paymentsOfYear), -p04(.paymentsOfYear)], .atMost,
      [
        Term(.receiptsAndPayments, .rows(otherSources), .column(.amount)), t01(.nonFiscalSurplusUsed), t01(.openingBalance),
        -t04(.openingBalance),
      ]),
  ]

  private static let generalBudget: [AccountsPattern] = [
    Pattern(
      "FA-040", per: .rows(of: .generalBudgetPayments), [Term(.generalBudgetPayments, .this, .column(.total))], .equals,
      [Term(.generalBudgetPayments, .this, .columns([.basic, .project]))]),
    rollUp("FA-041", .generalBudgetPayments),
    Pattern(
      "FA-042", [Term(.generalBudgetPayments, .total, .total)], .equals, [Term(.appropriation, .paymentsOfYear, .fund(.generalBudget))]),
    Pattern(
      "FA-043", per: .categories(of: [.appropriation, .generalBudgetPayments]), [Term(.generalBudgetPayments, .this, .column(.total))],
      .equals,
      [Term(.appropriation, .this, .column(.fund(.generalBudget)))]),
    Pattern(
      "FA-044", per: .cells([.total, .basic, .project], of: .generalBudgetPayments), [Term(.generalBudgetPayments, .this, .this)], .atMost,
      [Term(.payments, .this, .this)]),
    Pattern(
      "FA-045", [Term(.receipts, .total, .appropriation), -p04(.paymentsOfYear)], .equals,
      [p04(.closingBalance), -t04(.openingBalance)]),
  ]
}

extension AccountsPatterns {
  /// 合计 = Σ类, 类 = Σ款, 款 = Σ项 in every column.
  fileprivate static func rollUp(_ code: String, _ table: AccountsTable.Kind) -> AccountsPattern {
    AccountsPattern(
      code, per: .parents(of: table), [AccountsPattern.Term(table, .this, .this)], .equals, [AccountsPattern.Term(table, .children, .this)])
  }

  fileprivate static func t01(_ row: AccountsRow) -> AccountsPattern.Term { AccountsPattern.Term(.receiptsAndPayments, row, .amount) }
  /// A cell of 04 right, all budgets together.
  fileprivate static func p04(_ row: AccountsRow) -> AccountsPattern.Term { AccountsPattern.Term(.appropriation, row, .total) }
  fileprivate static func t04(_ row: AccountsRow) -> AccountsPattern.Term { AccountsPattern.Term(.appropriation, row, .amount) }
}

extension FundOrigin {
  /// The receipt of 01 and 04 that this budget is.
  var receipt: ReceiptSource {
    switch self {
    case .generalBudget: .generalBudget
    case .governmentFunds: .governmentFunds
    case .stateCapital: .stateCapital
    }
  }
}
