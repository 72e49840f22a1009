import HengDomain
import HengValues
import Testing

@testable import HengOperations

/// Invented ledgers in the manner of finance systems: no two export alike.
enum FinanceLayouts {
  typealias Sheet = InventedWorkbook.Sheet

  /// One row of headings under two title rows; codes with names; 合计 at the end.
  static var plain: Sheet {
    Sheet(
      name: "支出明细账",
      rows: [
        ["虚构县示例局2022年度支出明细账"], ["单位：元", "", "", "打印日期：2023年1月5日"], [],
        ["凭证日期", "凭证字号", "摘要", "支出功能分类", "部门支出经济分类", "政府支出经济分类", "支出类型", "资金性质", "项目名称", "支出金额（元）", "收款人"],
        [
          "2022-03-01", "记-0001", "拨付虚构款", "2130505 生产发展", "[30310]个人农业生产补贴", "50901", "项目支出", "[1]一般公共预算资金", "虚构项目第1号",
          .number("1000", .twoDecimals), "某户",
        ],
        ["2022-03-02", "记-0002", "办公用品", "[2130501]行政运行", "30201-办公费", "50201", "基本支出", "一般公共预算", "公用经费", "2,345.60", "某店"],
        ["", "", "本月合计", "", "", "", "", "", "", .number("3345.6", .twoDecimals)],
        ["2022-04-02", "记-0003", "冲销办公用品", "2130501", "30201", "", "基本支出", "一般公共预算资金", "", "-45.60", ""],
        ["", "", "本月合计", "", "", "", "", "", "", "-45.60"], ["", "", "本年累计", "", "", "", "", "", "", "3,300.00"],
        ["合计", "", "", "", "", "", "", "", "", .number("3300", .twoDecimals)],
      ], merges: ["A1:K1"])
  }

  /// Two rows of headings, month and day apart, debit and credit in 万元, the day merged over the lines of a voucher.
  static var spread: Sheet {
    Sheet(
      name: "Sheet1",
      rows: [
        ["明细账"], ["单位：虚构县示例局"],
        ["2022年", "", "凭证", "", "摘要", "功能分类科目", "", "经济分类科目", "", "基本/项目", "资金性质", "项目", "金额（万元）", "", "余额"],
        ["月", "日", "字", "号", "", "编码", "名称", "编码", "名称", "", "", "", "借方", "贷方", ""],
        ["", "", "", "", "年初余额", "", "", "", "", "", "", "", "", "", "0"],
        [
          .number("3"), .number("1"), "记", .number("12"), "付虚构款", .number("2130505"), "生产发展", .number("30310"), "补贴", "项目", "一般公共预算财政拨款",
          "虚构项目第2号", "0.1", "", "0.1",
        ],
        ["", "", "", "", "付虚构款二", "2130505", "", "30310", "", "项目", "一般公共预算财政拨款", "虚构项目第2号", "0.2", "", "0.3"],
        ["5", "6", "记", "13", "退虚构款", "2130505", "", "30310", "", "项目", "一般公共预算财政拨款", "虚构项目第2号", "", "0.05", "0.25"],
        ["", "", "", "", "合计", "", "", "", "", "", "", "", "0.3", "0.05", "0.25"],
      ], merges: ["A3:B3", "C3:D3", "F3:G3", "H3:I3", "M3:N3", "E3:E4", "J3:J4", "A6:A7", "B6:B7", "C6:C7", "D6:D7"])
  }

  /// A list of payments with the project's code, a direction and no nature; other columns between.
  static var listed: Sheet {
    Sheet(
      name: "支付明细",
      rows: [
        ["序号", "支付日期", "支付凭证号", "功能科目编码", "功能科目名称", "部门预算支出经济分类编码", "项目编码", "项目", "资金性质", "方向", "发生额", "用途", "收款人银行账户"],
        [.number("1"), .number("44621", .date), "A001", "2130599", "其他", "31005", "p-1", "虚构项目第1号", "政府性基金预算资金", "借", "500", "一", "略"],
        [.number("2"), .number("44622", .date), "A001", "2130599", "其他", "", "", "虚构项目第3号", "单位资金", "借", "70", "二", "略"],
        [.number("3"), .number("44623", .date), "A002", "2130599", "其他", "31005", "p-1", "", "政府性基金预算资金", "贷", "100", "三", "略"],
        ["小计", "", "", "", "", "", "", "", "", "", "470"],
      ])
  }
}

@Suite("Ledgers as finance systems export them")
struct FinanceLedgerTests {
  private func read(_ sheets: InventedWorkbook.Sheet..., base: AccountsLedger? = nil) throws -> AccountsImportResult {
    var context = TemplateGrid.context
    context.base = base
    return try AccountsImport.read(InventedWorkbook(sheets).bytes(), fileName: "明细账.xlsx", context: context)
  }

  private func payments(_ sheet: InventedWorkbook.Sheet) throws -> [Payment] {
    let result = try read(sheet)
    #expect(result.faults.isEmpty, "\(result.faults.map(\.message))")
    return result.accounts?.ledger.payments ?? []
  }

  @Test("titles above, codes with names, subtotals between, a total that agrees")
  func plain() throws {
    let payments = try payments(FinanceLayouts.plain)
    #expect(payments.map(\.amount.fen) == [100_000, 234_560, -4_560])
    #expect(payments.map { $0.function?.text } == ["2130505", "2130501", "2130501"])
    #expect(payments.map { $0.economic?.text } == ["30310", "30201", "30201"])
    #expect(payments.map(\.nature) == [.project, .basic, .basic])
    #expect(payments.map(\.fund) == [.generalBudget, .generalBudget, .generalBudget])
    #expect(payments.map(\.project) == [ID("p-1"), nil, nil])
    #expect(payments.map(\.voucher) == ["记-0001", "记-0002", "记-0003"])
    #expect(payments.map { $0.date?.text } == ["2022-03-01", "2022-03-02", "2022-04-02"])
    #expect(payments[1].citation == Citation(paper: "明细账.xlsx", Place(sheet: "支出明细账", row: 6)))
  }

  @Test("two rows of headings, month and day, debit and credit in 万元")
  func spread() throws {
    let payments = try payments(FinanceLayouts.spread)
    #expect(payments.map(\.amount.fen) == [100_000, 200_000, -50_000])
    #expect(payments.map { $0.date?.text } == ["2022-03-01", "2022-03-01", "2022-05-06"])
    #expect(payments.map(\.voucher) == ["记-12", "记-12", "记-13"])
    #expect(Set(payments.map(\.project)) == [ID("p-2")])
  }

  @Test("a direction, codes of projects, no nature where a project is named")
  func listed() throws {
    let payments = try payments(FinanceLayouts.listed)
    #expect(payments.map(\.amount.fen) == [50_000, 7_000, -10_000])
    #expect(payments.map(\.nature) == [.project, .project, .project])
    #expect(payments.map(\.project) == [ID("p-1"), ID("p-3"), ID("p-1")])
    #expect(payments.map(\.fund) == [.governmentFunds, .nonFiscal, .governmentFunds])
    #expect(payments.map { $0.economic?.text } == ["31005", nil, "31005"])
  }

  @Test("several sheets come in together, and the rest of the accounts stays")
  func together() throws {
    var base = try #require(try TemplateGrid().read().accounts?.ledger)
    base.isInstitution = true
    let accounts = try #require(try read(FinanceLayouts.plain, FinanceLayouts.listed, base: base).accounts)
    #expect(accounts.ledger.payments.count == 6 && Set(accounts.ledger.payments.map(\.id)).count == 6)
    #expect(accounts.ledger.receipts == base.receipts && accounts.ledger.isInstitution)
    #expect(accounts.texts == nil)
  }

  struct LedgerCase: Sendable, CustomStringConvertible {
    var kind: ImportFault.Kind
    var row: Int?
    var change: @Sendable (inout InventedWorkbook.Sheet) -> Void
    var description: String { "\(kind) \(row ?? 0)" }
  }

  static let faultCases: [LedgerCase] = [
    LedgerCase(kind: .missingNature, row: 5) {
      $0.rows[4][6] = .none
      $0.rows[4][8] = .none
    },
    LedgerCase(kind: .missingColumn, row: nil) { $0.rows[3][4] = "备注" },
    LedgerCase(kind: .missingColumn, row: nil) { $0.rows[3][7] = "来源" },
    LedgerCase(kind: .repeatedColumn, row: 4) { $0.rows[3][10] = "支付金额" },
    LedgerCase(kind: .missingHeadings, row: nil) { $0.rows.removeSubrange(3...) },
    LedgerCase(kind: .otherScope, row: nil) { $0.rows[0][0] = "虚构县示例局2021年度支出明细账" },
    LedgerCase(kind: .wrongKindOfLedger, row: nil) { $0.rows[0][0] = "虚构县示例局2022年度收入明细账" },
    LedgerCase(kind: .closingEntry, row: 8) { $0.rows[7][2] = "年终结转" },
    LedgerCase(kind: .sumMismatch, row: 11) { $0.rows[10][9] = "3,300.01" },
    LedgerCase(kind: .missingValue, row: 6) { $0.rows[5][9] = .none },
    LedgerCase(kind: .unknownWord, row: 6) { $0.rows[5][7] = "[9]某某资金" },
    LedgerCase(kind: .repeatedEntry, row: 8) { $0.rows[7] = $0.rows[4] },
  ]

  @Test("faults of such ledgers", arguments: faultCases)
  func faults(_ given: LedgerCase) throws {
    var sheet = FinanceLayouts.plain
    sheet.name = "账"
    given.change(&sheet)
    if given.kind == .closingEntry || given.kind == .repeatedEntry { sheet.rows.removeLast() }
    let result = try read(sheet)
    #expect(result.accounts == nil)
    #expect(result.faults.map(\.kind) == [given.kind], "\(result.faults.map(\.message))")
    #expect(result.faults.first?.row == given.row)
  }

  @Test("without a department chosen nothing is taken")
  func scope() throws {
    let bytes = try InventedWorkbook([FinanceLayouts.plain]).bytes()
    #expect(try AccountsImport.read(bytes, fileName: "a.xlsx").faults.map(\.kind) == [.otherScope])
  }
}
