import HengAudit
import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Accounts of one department over two years")
struct CarryOverTests {
  private func accounts(_ year: Int, opening: String, closing: String) throws -> FinalAccounts {
    let citation = Citation(paper: "\(year).txt", Place(line: 1))
    func cell(_ text: String) throws -> AccountsCell {
      AccountsCell(printed: text, amount: .value(try PrintedAmount(parsing: text, unit: .yuan)), citation: citation)
    }
    let table = AccountsTable(
      kind: .receiptsAndPayments, unit: .yuan,
      cells: [
        AccountsPlace(.openingBalance, .amount): try cell(opening), AccountsPlace(.closingBalance, .amount): try cell(closing),
      ], citation: citation)
    return FinalAccounts(department: "示例县乡村振兴局", year: try FiscalYear(year), tables: [table])
  }

  private func findings(_ accounts: [FinalAccounts]) throws -> [Finding] {
    PaperComparison.report(on: [], accounts: accounts, profile: try ProfileLibrary.load().profile("national")).findings
  }

  @Test("an opening balance that is not last year's closing balance is told with both papers")
  func broken() throws {
    let found = try findings([
      try accounts(2023, opening: "12.00", closing: "5.00"), try accounts(2022, opening: "0.00", closing: "10.00"),
    ])
    #expect(found.map(\.rule) == ["FA-007"])
    #expect(Set(found.flatMap(\.sides).compactMap(\.place.file)) == ["2022.txt", "2023.txt"])
  }

  @Test("equal balances, other departments and years apart are silent")
  func silent() throws {
    #expect(try findings([accounts(2023, opening: "10.00", closing: "5.00"), accounts(2022, opening: "0.00", closing: "10.00")]).isEmpty)
    #expect(try findings([accounts(2024, opening: "12.00", closing: "5.00"), accounts(2022, opening: "0.00", closing: "10.00")]).isEmpty)
    var other = try accounts(2022, opening: "0.00", closing: "10.00")
    other.department = "另一单位"
    #expect(try findings([accounts(2023, opening: "12.00", closing: "5.00"), other]).isEmpty)
  }
}
