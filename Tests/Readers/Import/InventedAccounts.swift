import HengDomain
import HengTestSupport
import HengValues

@testable import HengOperations

/// Accounts of departments that do not exist, by chance from a seed.
struct AccountsDice {
  private var chance: SeededGenerator
  private let source = Citation(paper: "虚构台账", lines: "1")

  init(seed: UInt64) { chance = SeededGenerator(seed) }

  static let projects = (1...4).map { number in
    AccountsImportContext.NamedProject(id: ID("p-\(number)"), name: "虚构项目第\(number)号")
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &chance)] }
  private mutating func flip() -> Bool { Bool.random(using: &chance) }

  private mutating func money(negative: Bool = true) -> Money {
    let fen = Int128(Int.random(in: 0...pick([9, 99_999, 1_234_567_890, 999_999_999_999]), using: &chance))
    return Money(fen: negative && Int.random(in: 0..<6, using: &chance) == 0 ? -fen : fen)
  }

  private mutating func words() -> String {
    pick(["拨付虚构款", "a&b <c>", "“引号”，逗号", "多行\n文字", "007", "=1+1", "_x0041_", "付 款", "2022-01-01"])
  }

  private mutating func count(_ most: Int = 6) -> Range<Int> { 0..<Int.random(in: 0...most, using: &chance) }

  mutating func ledger() throws -> AccountsLedger {
    let functions = try ["2130505", "2130501", "2130599", "2080505", "2101101", "2210201"].map { try FunctionalCode($0) }
    let economics = try ["30101", "30201", "30310", "31005", "39999"].map { try EconomicCode($0) }
    let categories = try ["208", "210", "213", "221"].map { try FunctionalCode($0) }
    let year = try FiscalYear(2022)
    var ledger = AccountsLedger(
      county: try AdministrativeDivision("140199"), year: year, department: "虚构县示例局",
      citation: source)
    ledger.openingBalances = count().map { number in
      let fund = pick(AccountsFund.allCases)
      return OpeningBalance(
        id: ID("ob\(number)"), fund: fund, function: fund == .governmentFunds || flip() ? pick(functions) : nil, amount: money(),
        citation: source)
    }
    ledger.receipts = try count(12).map { number in
      AccountsReceipt(
        id: ID("收\(number)"), date: flip() ? try date() : nil, voucher: "记-00\(number % 3)", source: pick(ReceiptSource.allCases),
        function: pick(functions), amount: money(), summary: flip() ? words() : "", citation: source)
    }
    ledger.payments = try count(40).map { number in
      let fund = pick(AccountsFund.allCases)
      let nature = pick(PaymentNature.allCases)
      return Payment(
        id: ID("p\(number)"), in: ledger.key, date: flip() ? try date() : nil, voucher: "00\(number % 7)", function: pick(functions),
        economic: fund == .generalBudget || flip() ? pick(economics) : nil, nature: nature, fund: fund, amount: money(),
        project: flip() ? pick(Self.projects).id : nil, purpose: flip() ? words() : "", citation: source)
    }
    ledger.surpluses = count(2).map { _ in SurplusEntry(kind: pick(SurplusEntry.Kind.allCases), amount: money(), citation: source) }
    ledger.initialBudgets = categories.filter { _ in flip() }.map { InitialBudget(category: $0, amount: money(), citation: source) }
    for item in [ThreePublicItem.abroad, .vehiclePurchase, .vehicleRunning, .reception] where flip() {
      ledger.threePublic.budgets[item] = money(negative: false)
    }
    ledger.threePublic.vehiclesHeld = Int.random(in: 0...9, using: &chance)
    ledger.threePublic.domestic = ThreePublicRecord.Reception(amount: money(negative: false), batches: 3, persons: 21)
    ledger.threePublic.abroad.persons = 2
    ledger.procurement = count(4).map { number in
      ProcurementEntry(
        id: ID("c\(number)"), kind: pick(ProcurementEntry.Kind.allCases), name: words(), amount: money(negative: false),
        toSmallAndMedium: money(negative: false), project: flip() ? pick(Self.projects).id : nil, citation: source)
    }
    ledger.assets = (InformationItem.vehiclesByUse + [.equipment]).filter { _ in flip() }.map {
      AssetCount(item: $0, count: Int.random(in: 0...30, using: &chance), citation: source)
    }
    ledger.isInstitution = flip()
    ledger.previous = flip() ? try previous() : nil
    ledger.notes = count(3).map { CheckNote(rule: "FA-0\($0)1", text: words(), citation: source) }
    return ledger
  }

  private mutating func date() throws -> CivilDate {
    try FiscalYear(2022).firstDay.adding(days: Int.random(in: 0...364, using: &chance))
  }

  private mutating func previous() throws -> FinalAccounts {
    var payments = AccountsTable(
      kind: .payments, owner: "虚构县旧局", year: try FiscalYear(2021), unit: flip() ? .yuan : .wanYuan, citation: source)
    for row in [AccountsRow.total, .function(try FunctionalCode("213")), .function(try FunctionalCode("2130505"))] {
      payments.lines.append(AccountsLine(row: row, name: flip() ? "名称" : "", number: flip() ? 7 : nil, citation: source))
      for column in [AccountsColumn.total, .basic, .project] where flip() {
        payments.cells[AccountsPlace(row, column)] = try cell(payments.unit)
      }
    }
    var items = AccountsTable(
      kind: .generalBudgetItems, title: flip() ? nil : "一般公共预算财政拨款基本支出决算表", owner: "虚构县旧局", year: try FiscalYear(2021), unit: .yuan,
      citation: source)
    items.isBasicOnly = items.title.contains("基本支出")
    items.lines = [AccountsLine(row: .economic(try EconomicCode("30201")), name: "办公费", citation: source)]
    items.cells[AccountsPlace(.economic(try EconomicCode("30201")), .amount)] = try cell(.yuan)
    let empty = AccountsTable(
      kind: .governmentFunds, owner: "虚构县旧局", year: try FiscalYear(2021), unit: .yuan, isStatedEmpty: true, citation: source)
    return FinalAccounts(department: "虚构县旧局", year: try FiscalYear(2021), tables: [payments, items, empty])
  }

  private mutating func cell(_ unit: MoneyUnit) throws -> AccountsCell {
    let printed = pick(["", "——", "0.00", "1,234.50", "7", "-12.3", "66,618,228.77"])
    let amount: Entry<PrintedAmount> =
      printed.isEmpty ? .blank : printed == "——" ? .notApplicable : .value(try PrintedAmount(parsing: printed, unit: unit))
    return AccountsCell(printed: printed, amount: amount, citation: source)
  }

  mutating func texts() throws -> DisclosureRecord {
    let ledger = try ledger()
    var record = DisclosureRecord(county: ledger.county, year: ledger.year, department: ledger.department, citation: source)
    record.duties = count(4).map { "第\($0)条 " + words() }
    record.organisation = count(3).map { "机构\($0) " + words() }
    for text in DisclosureText.general + [.classReason(try FunctionalCode("211"))] where flip() { record.texts[text] = words() }
    record.approvedOn = flip() ? try CivilDate("2023-09-01") : nil
    return record
  }
}

extension AccountsLedger {
  /// Without the places that its records were taken from.
  var withoutCitations: AccountsLedger {
    let none = Citation(paper: "", lines: "")
    var copy = self
    copy.citation = none
    copy.threePublic.citation = none
    for index in copy.openingBalances.indices { copy.openingBalances[index].citation = none }
    for index in copy.receipts.indices { copy.receipts[index].citation = none }
    for index in copy.payments.indices { copy.payments[index].citation = none }
    for index in copy.surpluses.indices { copy.surpluses[index].citation = none }
    for index in copy.initialBudgets.indices { copy.initialBudgets[index].citation = none }
    for index in copy.procurement.indices { copy.procurement[index].citation = none }
    for index in copy.assets.indices { copy.assets[index].citation = none }
    for index in copy.notes.indices { copy.notes[index].citation = none }
    copy.previous?.tables = (previous?.tables ?? []).map { table in
      var table = table
      table.citation = none
      table.lines = table.lines.map { AccountsLine(row: $0.row, name: $0.name, number: $0.number, citation: none) }
      table.cells = table.cells.mapValues { AccountsCell(printed: $0.printed, amount: $0.amount, citation: none) }
      return table
    }
    return copy
  }
}
