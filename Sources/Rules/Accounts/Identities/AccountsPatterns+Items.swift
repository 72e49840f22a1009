import HengDomain
import HengValues

/// The identities of 06–10: items by economic heading, 三公, the other two budgets, and the published information.
extension AccountsPatterns {
  private typealias Pattern = AccountsPattern
  private typealias Term = AccountsPattern.Term

  static let items: [AccountsPattern] = [
    Pattern(
      "FA-050", per: .parents(of: .generalBudgetItems), [Term(.generalBudgetItems, .this, .this)], .equals,
      [Term(.generalBudgetItems, .children, .this)]),
    Pattern("FA-051", [t06(.personnel)], .equals, [Term(.generalBudgetItems, .rows(personnelClasses), .column(.amount))]),
    Pattern("FA-052", [t06(.operating)], .equals, [Term(.generalBudgetItems, .categoriesBut(personnelClasses), .column(.amount))]),
    Pattern(
      "FA-053", [t06(.personnel), t06(.operating)], .equals, [Term(.generalBudgetPayments, .total, .total)], when: .itemsInFull),
    Pattern(
      "FA-054", [Term(.generalBudgetItems, .categories, .column(.ofWhichBasic))], .equals, [Term(.generalBudgetPayments, .total, .basic)],
      when: .itemsInFull),
    Pattern(
      "FA-054", [t06(.personnel), t06(.operating)], .equals, [Term(.generalBudgetPayments, .total, .basic)], when: .itemsBasicOnly),
    Pattern(
      "FA-055", per: .rows(of: .generalBudgetItems), [Term(.generalBudgetItems, .this, .column(.ofWhichBasic))], .atMost,
      [Term(.generalBudgetItems, .this, .column(.amount))], when: .basicPartFilled),
  ]

  static let threePublic: [AccountsPattern] = [
    Pattern("FA-060", [t07(.budget(.vehicles))], .equals, [t07(.budget(.vehiclePurchase)), t07(.budget(.vehicleRunning))]),
    Pattern("FA-060", [t07(.outturn(.vehicles))], .equals, [t07(.outturn(.vehiclePurchase)), t07(.outturn(.vehicleRunning))]),
    Pattern(
      "FA-061", [t07(.budget(.total))], .equals, [t07(.budget(.abroad)), t07(.budget(.vehicles)), t07(.budget(.reception))]),
    Pattern(
      "FA-061", [t07(.outturn(.total))], .equals, [t07(.outturn(.abroad)), t07(.outturn(.vehicles)), t07(.outturn(.reception))]),
  ]

  static let threePublicItems: [AccountsPattern] = itemsOfThreePublic.flatMap { item, codes -> [AccountsPattern] in
    let printed = [Term(.generalBudgetItems, .rows(codes), .column(.amount))]
    let outturn = [t07(.outturn(item))]
    return [
      Pattern("FA-062", outturn, .equals, printed, when: .generalBudgetAlone),
      Pattern("FA-062", printed, .atMost, outturn, when: .otherFundsPay),
      Pattern("FA-062", printed, .atMost, outturn, when: .itemsBasicOnly),
    ]
  }

  static let threePublicBudget: [AccountsPattern] = ThreePublicItem.allCases.map { item in
    Pattern("FA-063", [t07(.outturn(item))], .atMost, [t07(.budget(item))])
  }

  static let funds: [AccountsPattern] = [
    Pattern(
      "FA-071", per: .rows(of: .governmentFunds), [Term(.governmentFunds, .this, .column(.closing))], .equals,
      [
        Term(.governmentFunds, .this, .column(.opening)), Term(.governmentFunds, .this, .column(.receiptsOfYear)),
        -Term(.governmentFunds, .this, .column(.total)),
      ]),
    Pattern("FA-071", [Term(.governmentFunds, .total, .receiptsOfYear)], .equals, [t01(.receipt(.governmentFunds))]),
    Pattern("FA-071", [Term(.governmentFunds, .total, .total)], .equals, [Term(.appropriation, .paymentsOfYear, .fund(.governmentFunds))]),
    Pattern("FA-071", [Term(.stateCapital, .total, .total)], .equals, [Term(.appropriation, .paymentsOfYear, .fund(.stateCapital))]),
    Pattern(
      "FA-071", per: .rows(of: .stateCapital), [Term(.stateCapital, .this, .column(.closing))], .equals,
      [
        Term(.stateCapital, .this, .column(.opening)), Term(.stateCapital, .this, .column(.receiptsOfYear)),
        -Term(.stateCapital, .this, .column(.total)),
      ], when: .capitalWithBalances),
    Pattern(
      "FA-071", [Term(.stateCapital, .total, .receiptsOfYear)], .equals, [t01(.receipt(.stateCapital))], when: .capitalWithBalances),
    Pattern(
      "FA-071", per: .rows(of: .governmentFunds), [Term(.governmentFunds, .this, .column(.total))], .equals,
      [Term(.governmentFunds, .this, .columns([.basic, .project]))]),
    Pattern(
      "FA-071", per: .rows(of: .stateCapital), [Term(.stateCapital, .this, .column(.total))], .equals,
      [Term(.stateCapital, .this, .columns([.basic, .project]))]),
  ]

  static let information: [AccountsPattern] = [
    Pattern(
      "FA-080", [t10(.procurement)], .equals,
      [Term(.information, .rows([.goods, .works, .services].map(AccountsRow.information)), .column(.amount))]),
    Pattern(
      "FA-083", [t10(.vehicles)], .equals,
      [Term(.information, .rows(InformationItem.vehiclesByUse.map(AccountsRow.information)), .column(.amount))]),
  ]

  static let personnelClasses: [AccountsRow] = economic(["301", "303"])

  private static let itemsOfThreePublic: [(ThreePublicItem, [AccountsRow])] = [
    (.abroad, economic(["30212"])), (.reception, economic(["30217"])), (.vehicleRunning, economic(["30231"])),
    (.vehiclePurchase, economic(["31013", "30913"])),
  ]

  private static func economic(_ codes: [String]) -> [AccountsRow] { codes.compactMap { try? EconomicCode($0) }.map { .economic($0) } }
  private static func t01(_ row: AccountsRow) -> Term { Term(.receiptsAndPayments, row, .amount) }
  private static func t06(_ row: AccountsRow) -> Term { Term(.generalBudgetItems, row, .amount) }
  private static func t07(_ column: AccountsColumn) -> Term { Term(.threePublic, .threePublic, column) }
  private static func t10(_ item: InformationItem) -> Term { Term(.information, .information(item), .amount) }
}
