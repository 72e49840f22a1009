import HengDomain
import HengReaders
import HengTestSupport
import HengValues
import Testing

@testable import HengOperations

@Suite("The workbook 决算台账")
struct TemplateRoundTripTests {
  private let context = AccountsImportContext(projects: AccountsDice.projects)

  @Test("a filled template read in again gives the same accounts and texts, in the same order", arguments: 0..<25)
  func roundTrip(seed: UInt64) throws {
    var dice = AccountsDice(seed: seed)
    let ledger = try dice.ledger()
    let record = try dice.texts()
    let bytes = try AccountsTemplate.workbook(filledWith: ledger, record)
    let result = try AccountsImport.read(bytes, fileName: "台账.xlsx", context: context)
    guard case .read(let accounts) = result else {
      Issue.record("\(faults(result).map(\.message))")
      return
    }
    let (found, wanted) = (accounts.ledger.withoutCitations, ledger.withoutCitations)
    #expect(found.openingBalances == wanted.openingBalances)
    #expect(found.receipts == wanted.receipts)
    #expect(found.payments == wanted.payments)
    #expect(found.procurement == wanted.procurement)
    #expect(found.threePublic == wanted.threePublic)
    #expect(found.previous == wanted.previous)
    #expect(found == wanted)
    let texts = try #require(accounts.texts)
    #expect(texts.duties == record.duties)
    #expect(texts.organisation == record.organisation)
    #expect(texts.texts == record.texts)
    #expect(texts.approvedOn == record.approvedOn)
    #expect(try AccountsTemplate.workbook(filledWith: ledger, record) == bytes, "the same records give other bytes")
  }

  @Test("records know the sheet and the row that they came from")
  func places() throws {
    var dice = AccountsDice(seed: 3)
    var ledger = try dice.ledger()
    while ledger.payments.count < 2 { ledger = try dice.ledger() }
    let result = try AccountsImport.read(AccountsTemplate.workbook(filledWith: ledger, nil), fileName: "台账.xlsx", context: context)
    guard case .read(let accounts) = result else {
      Issue.record("\(faults(result).map(\.message))")
      return
    }
    #expect(accounts.ledger.payments[1].citation == Citation(paper: "台账.xlsx", Place(sheet: "支出", row: 5)))
  }

  @Test("an empty template comes in as a ledger without records")
  func empty() throws {
    let bytes = try AccountsTemplate.workbook(for: AdministrativeDivision("140199"), year: FiscalYear(2022), department: "虚构县示例局")
    guard case .read(let accounts) = try AccountsImport.read(bytes, fileName: "台账.xlsx") else {
      Issue.record("refused")
      return
    }
    #expect(accounts.ledger.payments.isEmpty && accounts.ledger.previous == nil && accounts.ledger.threePublic.budgets.isEmpty)
    #expect(accounts.texts?.texts.isEmpty == true)
    #expect(accounts.ledger.department == "虚构县示例局")
  }

  private func faults(_ result: AccountsImportResult) -> [ImportFault] {
    if case .refused(let refusal) = result { refusal.faults } else { [] }
  }
}
