import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengOperations
import HengReaders
import HengTestSupport
import HengValues
import Testing

/// The records behind Xing county's published tables, held against the tables (S002).
@Suite("Xing county's accounts as records")
struct SampleAccountsTests {
  let samples: SampleLedgers
  let ledger: AccountsLedger
  let rollUp: LedgerRollUp

  init() throws {
    samples = try SampleLedgers.load()
    ledger = try #require(samples.accounts.first)
    rollUp = LedgerRollUp(ledger)
  }

  private static let corpus = Corpus.file("S002-xingxian-2022-final-accounts.txt")

  @Test(
    "totals of the tables come out of the records to the 分",
    arguments: [
      ("01/本年收入合计", "31066335.81"), ("01/本年支出合计", "29085952.04"), ("01/年初结转和结余", "35551892.96"),
      ("01/年末结转和结余", "37532276.73"), ("01/总计（支出）", "66618228.77"), ("01/其他收入", "3791987.29"), ("01/213", "28542028.40"),
      ("02/208/财政拨款收入", "280357.00"), ("02/21305/合计", "28989353.93"),
      ("03/合计/基本支出", "2852493.55"), ("03/合计/项目支出", "26233458.49"), ("03/2130599/项目支出", "19382358.49"),
      ("03/2130501/基本支出", "1367820.33"), ("03/21305/基本支出", "2308569.91"),
      ("04/年末结转和结余/一般公共预算财政拨款", "7458.24"), ("04/总计（收入）", "27274348.52"), ("04/213/合计", "26722966.64"),
      ("05/合计/合计", "27266890.28"), ("05/合计/项目支出", "24414396.73"), ("05/2130599/项目支出", "17563296.73"),
      ("06/301", "1966894.44"), ("06/302", "4325827.39"), ("06/303", "8068830.64"), ("06/310", "3360980.00"), ("06/312", "9544357.81"),
      ("06/人员经费合计", "10035725.08"), ("06/公用经费合计", "17231165.20"), ("06/30227", "2005980.00"),
      ("07/“三公”经费/公务用车运行维护费决算数", "20980.00"), ("10/机关运行经费（行政单位）", "774368.47"), ("10/政府采购合计", "10980.00"),
    ])
  func totals(_ address: String, _ printed: String) throws {
    let due = try PrintedAmount(parsing: printed, unit: .yuan).money.fen
    #expect(rollUp.cells[address] == due)
  }

  @Test("non-fiscal money is spent on projects under 2130599 alone, and basic money divides as the tables' classes imply")
  func natures() throws {
    let nonFiscal = ledger.payments.filter { $0.fund == .nonFiscal }
    #expect(nonFiscal.map { "\($0.function?.text ?? "") \($0.nature?.rawValue ?? "") \($0.amount.yuan)" } == ["2130599 project 1819061.76"])
    func basic(_ heading: String) -> String {
      ledger.payments.filter { $0.nature == .basic && $0.economic?.text.hasPrefix(heading) == true }.map(\.amount).sum.yuan.description
    }
    #expect(["301", "302", "303", "310", "312"].map(basic) == ["1966894.44", "774368.47", "111230.64", "0.00", "0.00"])
    #expect(ledger.initialBudgets.map(\.amount).sum.yuan.description == "4129200.00")
  }

  @Test(
    "every printed figure of the ten tables is found in the records, and no other",
    .enabled(if: Corpus.runs(FileManager.default.fileExists(atPath: corpus.path))))
  func paper() throws {
    let paper = try TextReader.read(Array(try Data(contentsOf: Self.corpus)))
    let accounts = try #require(FinalAccounts.sets(of: Recogniser.accounts.forms(paper, "S002")).first)
    var printed: [String: Int128] = [:]
    for table in accounts.tables {
      for (place, cell) in table.cells {
        guard let amount = cell.amount.value, !amount.digits.isZero else { continue }
        printed[AccountsAddress(table.kind, place.row, place.column).text] = amount.money.fen
      }
    }
    #expect(printed.count == 229)
    let computed = rollUp.cells.filter { $0.value != 0 }
    let differing = Set(printed.keys).union(computed.keys).filter { printed[$0] != computed[$0] }
    #expect(differing.sorted() == [])
  }

  @Test("each entry is cited and unique; what the paper does not determine says so")
  func entries() {
    let vouchers = ledger.payments.map(\.voucher) + ledger.receipts.map(\.voucher)
    #expect(Set(vouchers).count == vouchers.count && vouchers.allSatisfy { $0.hasPrefix("S002-") })
    #expect(Set(ledger.payments.map(\.id)).count == ledger.payments.count)
    #expect(
      ledger.payments.allSatisfy { $0.citation.paper == "S002" && !$0.citation.lines.isEmpty && ($0.date == nil) == ($0.project == nil) })
    let byItem = Dictionary(grouping: ledger.payments) { "\($0.function?.text ?? "") \($0.fund?.rawValue ?? "")" }
    let byHeading = Dictionary(grouping: ledger.payments) { $0.economic?.text ?? "" }
    let stated = ledger.payments.filter { !$0.purpose.contains("推定：") }
    let determined = stated.filter { entry in
      let mates = [
        byItem["\(entry.function?.text ?? "") \(entry.fund?.rawValue ?? "")"] ?? [], byHeading[entry.economic?.text ?? ""] ?? [],
      ]
      return mates.contains { Set($0.map { "\($0.function?.text ?? "")\($0.economic?.text ?? "")" }).count == 1 } || entry.economic == nil
    }
    #expect(determined.count == stated.count)
  }

  @Test("project money is the projects' payments, where a heading tells of it")
  func projects() throws {
    let linked = Dictionary(grouping: ledger.payments.filter { $0.project != nil }) { $0.project?.text ?? "" }
    #expect(linked.keys.sorted() == ["S1", "S2", "S3", "S4", "S5"].map { "sx.xingxian.2022.\($0)" })
    for (id, payments) in linked {
      let project = try #require(samples.ledgers.first { $0.project.id.text == id })
      #expect(payments.map(\.amount).sum == project.outturn, "\(id)")
    }
  }

  @Test("last year's cells are those that the changes imply, the contradicting pairs included")
  func previous() throws {
    let previous = try #require(ledger.previous)
    let cells = previous.tables.flatMap { table in
      table.cells.map { "\(AccountsAddress(table.kind, $0.key.row, $0.key.column).text) \($0.value.printed)" }
    }
    let due = [
      "01/总计（支出） 225120441.60", "01/总计（收入） 167196428.59", "04/总计（支出）/合计 155466930.98", "04/总计（收入） 153066394.58",
      "05/合计/合计 108466930.98", "07/“三公”经费/公务接待费决算数 0.00", "07/“三公”经费/公务用车购置及运行维护费决算数 37849.00",
      "07/“三公”经费/公务用车购置费决算数 0.00", "07/“三公”经费/公务用车运行维护费决算数 37849.00", "07/“三公”经费/合计决算数 37849.00",
      "07/“三公”经费/因公出国（境）费决算数 0.00", "10/机关运行经费（行政单位） 660622.56",
    ]
    #expect(cells.sorted() == due.sorted())
    #expect(previous.tables.map(\.kind) == [.receiptsAndPayments, .appropriation, .generalBudgetPayments, .threePublic, .information])
    let doubtful = previous.tables.flatMap(\.cells.values).filter { $0.citation.lines.contains("矛盾") }
    #expect(doubtful.count == 4)
  }
}
