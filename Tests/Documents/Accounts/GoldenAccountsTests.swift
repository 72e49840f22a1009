import Foundation
import HengDocuments
import HengDomain
import HengRules
import HengValues
import Testing

/// The tables of a small invented department: order, merges, headings and notes of the official forms.
@Suite("The tables of final accounts, cell by cell")
struct GoldenAccountsTests {
  private static let citation = Citation(paper: "虚构台账", lines: "1")

  private static func ledger() throws -> AccountsLedger {
    var ledger = AccountsLedger(
      county: try AdministrativeDivision("641199"), year: try FiscalYear(2023), department: "虚构县示例局", citation: citation)
    func receive(_ code: String, _ source: ReceiptSource, _ fen: Int128) throws {
      ledger.receipts.append(
        AccountsReceipt(
          id: ID("收\(ledger.receipts.count)"), voucher: "1", source: source, function: try FunctionalCode(code), amount: Money(fen: fen),
          citation: citation))
    }
    func pay(_ code: String, _ heading: String?, _ nature: PaymentNature, _ fund: AccountsFund, _ fen: Int128) throws {
      ledger.payments.append(
        Payment(
          id: ID("付\(ledger.payments.count)"), in: ledger.key, voucher: "1", function: try FunctionalCode(code),
          economic: try heading.map { try EconomicCode($0) }, nature: nature, fund: fund, amount: Money(fen: fen), citation: citation))
    }
    try receive("2130501", .generalBudget, 12_000_000)
    try receive("2130505", .generalBudget, 80_000_000)
    try receive("2130505", .other, 500_055)
    try receive("2210201", .generalBudget, 900_000)
    try receive("2120804", .governmentFunds, 3_000_000)
    try pay("2130501", "30101", .basic, .generalBudget, 10_000_000)
    try pay("2130501", "30201", .basic, .generalBudget, 1_500_000)
    try pay("2130501", "30231", .basic, .generalBudget, 400_000)
    try pay("2130505", "31005", .project, .generalBudget, 70_000_000)
    try pay("2130505", "30905", .project, .generalBudget, 5_000_000)
    try pay("2130505", nil, .project, .nonFiscal, 400_000)
    try pay("2210201", "30113", .basic, .generalBudget, 900_000)
    try pay("2120804", nil, .project, .governmentFunds, 2_500_000)
    ledger.openingBalances = [OpeningBalance(id: ID("开"), fund: .generalBudget, amount: Money(fen: 123_456), citation: citation)]
    ledger.threePublic.budgets = [.vehicleRunning: Money(fen: 500_000), .reception: Money(fen: 100_000)]
    ledger.procurement = [ProcurementEntry(id: ID("采"), kind: .works, name: "虚构工程", amount: Money(fen: 60_000_000), citation: citation)]
    ledger.assets = [AssetCount(item: .leaders, count: 1, citation: citation), AssetCount(item: .emergency, count: 2, citation: citation)]
    return ledger
  }

  private static func compiled(_ set: AccountsTableSet) throws -> CompiledAccounts {
    let result = AccountsCompiler.compile(try ledger(), set: set, headings: try AccountsHeadings.load())
    #expect(result.problems == [])
    return result.compiled
  }

  @Test("Both sets print as their golden dumps", arguments: AccountsTableSet.allCases)
  func dumps(_ set: AccountsTableSet) throws {
    let dump = AccountsSheets.sheets(of: try Self.compiled(set), set: set).map(\.dump).joined(separator: "\n\n") + "\n"
    let file = try #require(Bundle.module.url(forResource: "accounts.\(set.rawValue)", withExtension: "txt", subdirectory: "Goldens"))
    #expect(try dump == String(contentsOf: file, encoding: .utf8))
  }

  @Test("A figure bears the address of its cell and explains itself down to the vouchers")
  func figures() throws {
    let sheet = try #require(AccountsSheets.sheet(.payments, of: try Self.compiled(.ten), set: .ten))
    let figure = try #require(sheet.figures.first { $0.key == "accounts.03.213.项目支出" })
    #expect(figure.text == "754000.00" && figure.trace.value == "754,000.00元")
    #expect(figure.trace.leaves.map(\.value) == ["700,000.00元", "50,000.00元", "4,000.00元"])
    #expect(figure.trace.label == "支出决算表 213 农林水支出 项目支出")
  }

  @Test("Wide tables lie across the page")
  func pages() {
    let wide = AccountsTableSet.ten.kinds.filter { AccountsSheets.page(of: $0, set: .ten) == .officialLandscape }
    #expect(wide == [.receipts, .payments, .appropriation, .generalBudgetItems, .threePublic, .governmentFunds])
  }
}
