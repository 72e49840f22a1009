package import HengDomain
package import HengRules
import HengTestSupport
import HengValues

/// Ledgers of an invented department, drawn by chance and sound: what a careful bookkeeper could have kept (虚构台账).
package struct RandomBooks {
  package let ledger: AccountsLedger

  private struct Item {
    var code: FunctionalCode
    var fund: AccountsFund
  }

  package init(_ seed: UInt64, headings: AccountsHeadings) throws {
    var random = SeededGenerator(seed)
    let year = try FiscalYear(Int.random(in: 2022...2024, using: &random))
    var ledger = AccountsLedger(
      county: try AdministrativeDivision("641199"), year: year, department: "虚构县示例局",
      isInstitution: Bool.random(using: &random), citation: Citation(paper: "虚构台账", lines: ""))
    let economic = headings.economic.children(of: nil, in: year).flatMap { headings.economic.children(of: $0, in: year) }
    for item in Self.items(headings, year, &random) { Self.enter(item, economic, &ledger, &random) }
    for fund in [AccountsFund.generalBudget, .nonFiscal, .stateCapital] where Bool.random(using: &random) {
      let function = fund == .stateCapital ? try FunctionalCode("2239999") : nil
      ledger.openingBalances.append(
        OpeningBalance(
          id: ID("开\(fund.rawValue)"), fund: fund, function: function, amount: Self.amount(&random), citation: Self.citation(ledger)))
    }
    if Bool.random(using: &random) {
      ledger.surpluses.append(SurplusEntry(kind: .used, amount: Money(fen: 50_000), citation: Self.citation(ledger)))
      ledger.surpluses.append(SurplusEntry(kind: .distributed, amount: Money(fen: 20_000), citation: Self.citation(ledger)))
    }
    Self.enterInformation(&ledger, &random)
    self.ledger = ledger
  }

  private static func items(_ headings: AccountsHeadings, _ year: FiscalYear, _ random: inout SeededGenerator) -> [Item] {
    let names = headings.functional
    let all = names.children(of: nil, in: year).flatMap { names.children(of: $0, in: year) }.flatMap { names.children(of: $0, in: year) }
    let general = all.filter { !$0.text.hasPrefix("21208") && !$0.text.hasPrefix("223") && !$0.text.hasPrefix("22960") }
    let funds = all.filter { $0.text.hasPrefix("21208") || $0.text.hasPrefix("22960") }
    let capital = all.filter { $0.text.hasPrefix("223") }
    var items: [Item] = []
    for code in general.shuffled(using: &random).prefix(Int.random(in: 1...9, using: &random)) {
      items.append(Item(code: code, fund: .generalBudget))
      if Int.random(in: 0..<3, using: &random) == 0 { items.append(Item(code: code, fund: .nonFiscal)) }
    }
    if Bool.random(using: &random) {
      items += funds.shuffled(using: &random).prefix(2).map { Item(code: $0, fund: .governmentFunds) }
      items += capital.shuffled(using: &random).prefix(1).map { Item(code: $0, fund: .stateCapital) }
    }
    return items
  }

  /// Payments of one item out of one fund, and receipts that cover them.
  private static func enter(_ item: Item, _ economic: [EconomicCode], _ ledger: inout AccountsLedger, _ random: inout SeededGenerator) {
    let count = Int.random(in: 0..<12, using: &random) == 0 ? 60 : Int.random(in: 1...4, using: &random)
    var paid = Money.zero
    for _ in 0..<count {
      var nature = Bool.random(using: &random) ? PaymentNature.basic : .project
      if item.fund == .nonFiscal { nature = PaymentNature.allCases.randomElement(using: &random) ?? .project }
      let usable = economic.filter { nature != .basic || !AccountsLayout.isBarredFromBasic($0) }
      let heading = item.fund == .governmentFunds && Bool.random(using: &random) ? nil : usable.randomElement(using: &random)
      let amount = amount(&random)
      pay(item, heading, nature, amount, &ledger, &random)
      paid = paid + amount
      if Int.random(in: 0..<5, using: &random) == 0 {
        let back = Money(fen: amount.fen / 3)
        pay(item, heading, nature, -back, &ledger, &random)
        paid = paid - back
      }
    }
    var due = paid
    if item.fund == .governmentFunds {
      let opening = Money(fen: paid.fen / 2 + 1)
      ledger.openingBalances.append(
        OpeningBalance(
          id: ID("开\(item.code.text)"), fund: item.fund, function: item.code, amount: opening, citation: citation(ledger)))
      due = due - opening
    }
    let sources = ReceiptSource.allCases.filter { $0.fund == item.fund }
    guard let source = sources.randomElement(using: &random) else { return }
    let extra = Bool.random(using: &random) ? amount(&random) : .zero
    let number = ledger.receipts.count + 1
    ledger.receipts.append(
      AccountsReceipt(
        id: ID("收\(number)"), date: Bool.random(using: &random) ? ledger.year.firstDay : nil, voucher: "收\(number)", source: source,
        function: item.code, amount: due + extra, summary: "虚构收入", citation: citation(ledger)))
  }

  private static func pay(
    _ item: Item, _ heading: EconomicCode?, _ nature: PaymentNature, _ amount: Money, _ ledger: inout AccountsLedger,
    _ random: inout SeededGenerator
  ) {
    let number = ledger.payments.count + 1
    ledger.payments.append(
      Payment(
        id: ID("付\(number)"), in: ledger.key, date: Bool.random(using: &random) ? ledger.year.lastDay : nil, voucher: "付\(number)",
        function: item.code,
        economic: heading, nature: nature, fund: item.fund, amount: amount, purpose: "虚构支出", citation: citation(ledger)))
  }

  private static func enterInformation(_ ledger: inout AccountsLedger, _ random: inout SeededGenerator) {
    for item in [ThreePublicItem.abroad, .vehiclePurchase, .vehicleRunning, .reception] where Bool.random(using: &random) {
      ledger.threePublic.budgets[item] = amount(&random)
    }
    for kind in ProcurementEntry.Kind.allCases {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        ledger.procurement.append(
          ProcurementEntry(
            id: ID("采\(ledger.procurement.count)"), kind: kind, name: "虚构采购", amount: amount(&random), citation: citation(ledger)))
      }
    }
    for item in InformationItem.vehiclesByUse + [.equipment] where Int.random(in: 0..<3, using: &random) == 0 {
      ledger.assets.append(AssetCount(item: item, count: Int.random(in: 0...12, using: &random), citation: citation(ledger)))
    }
  }

  private static func amount(_ random: inout SeededGenerator) -> Money {
    let digits = Int.random(in: 2...11, using: &random)
    return Money(fen: Int128(Int.random(in: 1...(0..<digits).reduce(1) { power, _ in power * 10 }, using: &random)))
  }

  private static func citation(_ ledger: AccountsLedger) -> Citation {
    Citation(paper: "虚构台账", lines: "\(ledger.receipts.count + ledger.payments.count + 1)")
  }
}
