import HengAudit
import HengDomain
import HengRules
import HengValues
import Testing

/// A ledger made of the margins of a published paper (S002), one entry a cell: computing it must give the paper's own figures.
@Suite("The tables of Xing county computed from their own margins", .enabled(if: CorpusPapers.arePresent))
struct XingxianCompiledTests {
  private static func published() throws -> FinalAccounts {
    let forms = Recogniser.accounts.forms(try #require(try CorpusPapers.paper("S002")), "S002")
    return try #require(FinalAccounts.sets(of: forms).first)
  }

  private static func amount(_ accounts: FinalAccounts, _ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn) -> Money
  {
    accounts[AccountsAddress(table, row, column)]?.amount.value?.money ?? .zero
  }

  private static func items(_ table: AccountsTable?) -> [FunctionalCode] {
    table?.lines.compactMap { line in
      if case .function(let code) = line.row, code.level == .item { code } else { nil }
    } ?? []
  }

  /// Which item was paid under which economic heading is not printed: the margins are laid against each other in order.
  private static func ledger(_ paper: FinalAccounts) throws -> AccountsLedger {
    let citation = Citation(paper: "S002", lines: "54-404")
    var ledger = AccountsLedger(
      county: try AdministrativeDivision("141123"), year: try FiscalYear(2022), department: paper.department, citation: citation)
    var headings: [(code: EconomicCode, rest: Money)] =
      paper[.generalBudgetItems]?.lines.compactMap { line in
        guard case .economic(let code) = line.row, code.level == .section else { return nil }
        return (code, amount(paper, .generalBudgetItems, line.row, .amount))
      } ?? []
    func pay(_ code: FunctionalCode, _ nature: PaymentNature, _ fund: AccountsFund, _ money: Money, _ heading: EconomicCode?) {
      ledger.payments.append(
        Payment(
          id: ID("\(ledger.payments.count)"), in: ledger.key, voucher: "", function: code, economic: heading, nature: nature, fund: fund,
          amount: money,
          citation: citation))
    }
    for code in items(paper[.payments]) {
      for nature in [PaymentNature.basic, .project] {
        var due = amount(paper, .generalBudgetPayments, .function(code), nature.column)
        let other = amount(paper, .payments, .function(code), nature.column) - due
        if !other.isZero { pay(code, nature, .nonFiscal, other, nil) }
        for index in headings.indices where !due.isZero && !headings[index].rest.isZero {
          let part = min(due, headings[index].rest)
          pay(code, nature, .generalBudget, part, headings[index].code)
          headings[index].rest = headings[index].rest - part
          due = due - part
        }
      }
    }
    for code in items(paper[.receipts]) {
      for (column, source) in [(AccountsColumn.appropriation, ReceiptSource.generalBudget), (.receipt(.other), .other)] {
        let money = amount(paper, .receipts, .function(code), column)
        ledger.receipts.append(
          AccountsReceipt(
            id: ID("\(ledger.receipts.count)"), voucher: "", source: source, function: code, amount: money, citation: citation))
      }
    }
    let opening = amount(paper, .receiptsAndPayments, .openingBalance, .amount)
    ledger.openingBalances = [OpeningBalance(id: ID("开"), fund: .nonFiscal, amount: opening, citation: citation)]
    ledger.threePublic.budgets[.vehicleRunning] = amount(paper, .threePublic, .threePublic, .budget(.vehicleRunning))
    let goods = amount(paper, .information, .information(.goods), .amount)
    ledger.procurement = [ProcurementEntry(id: ID("采"), kind: .goods, name: "货物", amount: goods, citation: citation)]
    ledger.assets = [AssetCount(item: .leaders, count: 1, citation: citation)]
    return ledger
  }

  @Test("Every printed figure comes out again, and those that the paper left out are filled")
  func figures() throws {
    let paper = try Self.published()
    let result = AccountsCompiler.compile(try Self.ledger(paper), set: .ten, headings: try AccountsHeadings.load())
    #expect(result.problems.map(\.message) == [])
    let accounts = result.compiled.accounts
    var missing: [String] = []
    var compared = 0
    for table in paper.tables {
      for (place, cell) in table.cells {
        let address = AccountsAddress(table.kind, place.row, place.column)
        if address.text == "10/机关运行经费（行政单位）" { continue }  // it follows from the joint distribution, not from margins
        compared += 1
        guard accounts[address]?.printed ?? "" != cell.printed, cell.printed != "———" else { continue }
        missing.append(address.text)
      }
    }
    #expect(compared > 800)
    let filled = missing.filter { !$0.hasSuffix("/其中：基本支出") }.sorted()
    #expect(filled == ["07/“三公”经费/合计决算数", "07/“三公”经费/合计预算数", "10/车辆数合计"])
    #expect(result.compiled.amount(AccountsAddress(.threePublic, .threePublic, .outturn(.total))).yuan.description == "20980.00")
    #expect(accounts[.information]?.numbers.map(\.number) == Array(1...16))
  }

  @Test("No rule finds an error in them, where the paper itself breaks several")
  func rules() throws {
    let paper = try Self.published()
    let compiled = AccountsCompiler.compile(try Self.ledger(paper), set: .ten, headings: try AccountsHeadings.load()).compiled
    let profile = try ProfileLibrary.load().profile("sx.xingxian")
    func broken(_ accounts: FinalAccounts) -> Set<String> {
      let report = AccountsRules.report(on: AccountsSubject(accounts: accounts), profile: profile, rules: AccountsRules.tables)
      return Set(report.findings.map(\.rule))
    }
    #expect(broken(compiled.accounts) == ["FA-025"])  // 2130502 paid out of basic expenditure is the county's own fact
    #expect(broken(paper).isSuperset(of: ["FA-054", "FA-061", "FA-083", "FA-085"]))
  }
}
