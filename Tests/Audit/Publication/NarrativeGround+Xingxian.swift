import HengAudit
import HengDomain
import HengRules
import HengValues
import Testing

extension NarrativeGround {
  /// 兴县乡村振兴局 2022: the figures of the published tables by class, with the basic part of the economic headings filled in and the
  /// sums that the paper left blank; last year's figures as its explanation implies them.
  static func xingxian() throws -> NarrativeGround {
    var ground = try NarrativeGround(try HandAccounts.xingxian(), year: 2022, department: "兴县乡村振兴局")
    ground.ledger.previous = try previous()
    for (code, budget) in [("208", "198700"), ("210", "91600"), ("213", "3660300"), ("221", "178600")] {
      ground.ledger.initialBudgets.append(
        InitialBudget(
          category: try FunctionalCode(code), amount: try Money.yuan(budget), citation: Citation(paper: "S002", lines: "468-470")))
    }
    ground.ledger.threePublic = ThreePublicRecord(vehiclesHeld: 1, citation: Citation(paper: "S002", lines: "510"))
    let bought = try Money.yuan("10980")
    ground.ledger.procurement = [
      ProcurementEntry(
        id: ID("采购"), kind: .goods, name: "办公设备", amount: bought, toSmallAndMedium: bought, toSmallAndMicro: bought,
        citation: Citation(paper: "S002", lines: "522"))
    ]
    ground.fillTexts()
    for code in ["208", "213"] { ground.record.texts[.classReason(try FunctionalCode(code))] = "年中任务有调整。" }
    ground.record.departmentEvaluation?.score = ExactDecimal(94)
    return ground
  }

  private static func previous() throws -> FinalAccounts {
    var made = try AccountsFixture("兴县乡村振兴局", year: 2021, unit: .yuan, file: "上年")
    made.table(.receiptsAndPayments, line: 1)
    try made.row(.grandTotalOfReceipts, line: 1, [(.amount, "167196428.59")])
    try made.row(.grandTotalOfPayments, line: 1, [(.amount, "225120441.60")])
    made.table(.appropriation, line: 2)
    try made.row(.grandTotalOfReceipts, line: 2, [(.amount, "153066394.58")])
    try made.row(.grandTotalOfPayments, line: 2, [(.total, "155466930.98")])
    made.table(.generalBudgetPayments, line: 3)
    try made.row(.total, line: 3, [(.total, "108466930.98")])
    made.table(.threePublic, line: 4)
    try made.row(
      .threePublic, line: 4,
      [
        (.outturn(.total), "37849.00"), (.outturn(.abroad), ""), (.outturn(.vehiclePurchase), ""), (.outturn(.vehicleRunning), "37849.00"),
        (.outturn(.reception), ""),
      ])
    made.table(.information, line: 5)
    try made.row(.information(.agencyOperating), line: 5, [(.amount, "660622.56")])
    return made.accounts
  }

  /// A department that held nothing but a little basic money: nearly every cell is blank, and nothing is known of last year.
  static func nearlyEmpty() throws -> NarrativeGround {
    var made = HandAccounts()
    try made.general("221", "住房保障支出", basic: "1200.00", project: "0")
    try made.economic("301", "工资福利支出", "30113", "住房公积金", amount: "1200.00", basic: "1200.00")
    made.balances()
    var ground = try NarrativeGround(made.accounts)
    ground.record.texts[.classReason(try FunctionalCode("221"))] = "年初没有安排，年中追加。"
    ground.record.duties = []
    return ground
  }
}

/// Tables put together by hand, in 分.
struct HandAccounts {
  private var cells: [AccountsAddress: Int128] = [:]
  private var names: [AccountsRow: String] = [:]
  private var other: Int128 = 0

  var accounts: InventedAccounts { InventedAccounts(cells: cells, names: names, set: .ten) }

  mutating func put(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn, _ fen: Int128) {
    cells[AccountsAddress(table, row, column), default: 0] += fen
  }

  /// A class paid out of the general budget, and what other money paid for it.
  mutating func general(_ code: String, _ name: String, basic: String, project: String, other: String = "0", received: String? = nil) throws
  {
    let row = AccountsRow.function(try FunctionalCode(code))
    let basic = try Money.yuan(basic).fen, project = try Money.yuan(project).fen, other = try Money.yuan(other).fen
    let received = try received.map { try Money.yuan($0).fen } ?? basic + project
    names[row] = name
    self.other += other
    for row in [row, .total] {
      put(.receipts, row, .total, received)
      put(.receipts, row, .appropriation, received)
      put(.payments, row, .total, basic + project + other)
      put(.payments, row, .basic, basic)
      put(.payments, row, .project, project + other)
      put(.generalBudgetPayments, row, .total, basic + project)
      put(.generalBudgetPayments, row, .basic, basic)
      put(.generalBudgetPayments, row, .project, project)
    }
    put(.receiptsAndPayments, row, .amount, basic + project + other)
    put(.appropriation, row, .total, basic + project)
    put(.appropriation, row, .fund(.generalBudget), basic + project)
  }

  mutating func economic(_ category: String, _ name: String, _ code: String, _ item: String, amount: String, basic: String) throws {
    let (amount, basic) = (try Money.yuan(amount).fen, try Money.yuan(basic).fen)
    let isPersonnel = category == "301" || category == "303"
    for (code, name) in [(category, name), (code, item)] {
      let row = AccountsRow.economic(try EconomicCode(code))
      names[row] = name
      put(.generalBudgetItems, row, .amount, amount)
      put(.generalBudgetItems, row, .ofWhichBasic, basic)
    }
    put(.generalBudgetItems, isPersonnel ? .personnel : .operating, .amount, amount)
    if !isPersonnel { put(.information, .information(.agencyOperating), .amount, basic) }
  }

  /// Receipts that are no appropriation, and money kept from the year before.
  mutating func balances(otherReceipts: Int128 = 0, opening: Int128 = 0) {
    func sum(_ table: AccountsTable.Kind, _ column: AccountsColumn) -> Int128 { cells[AccountsAddress(table, .total, column)] ?? 0 }
    let appropriated = sum(.receipts, .appropriation), paid = sum(.payments, .total), general = sum(.generalBudgetPayments, .total)
    put(.receipts, .total, .total, otherReceipts)
    put(.receipts, .total, .receipt(.other), otherReceipts)
    put(.receiptsAndPayments, .receipt(.generalBudget), .amount, appropriated)
    put(.receiptsAndPayments, .receipt(.other), .amount, otherReceipts)
    put(.receiptsAndPayments, .receiptsOfYear, .amount, appropriated + otherReceipts)
    put(.receiptsAndPayments, .paymentsOfYear, .amount, paid)
    put(.receiptsAndPayments, .openingBalance, .amount, opening)
    put(.receiptsAndPayments, .closingBalance, .amount, opening + appropriated + otherReceipts - paid)
    for row in [AccountsRow.grandTotalOfReceipts, .grandTotalOfPayments] {
      put(.receiptsAndPayments, row, .amount, opening + appropriated + otherReceipts)
    }
    put(.appropriation, .receipt(.generalBudget), .amount, appropriated)
    put(.appropriation, .receiptsOfYear, .amount, appropriated)
    put(.appropriation, .grandTotalOfReceipts, .amount, appropriated)
    for (row, fen) in [
      (AccountsRow.paymentsOfYear, general), (.closingBalance, appropriated - general), (.grandTotalOfPayments, appropriated),
    ] {
      put(.appropriation, row, .total, fen)
      put(.appropriation, row, .fund(.generalBudget), fen)
    }
  }

  static func xingxian() throws -> InventedAccounts {
    var made = HandAccounts()
    try made.general("208", "社会保障和就业支出", basic: "272898.76", project: "0", received: "280357.00")
    try made.general("210", "卫生健康支出", basic: "90380.30", project: "0")
    try made.general("213", "农林水支出", basic: "2308569.91", project: "24414396.73", other: "1819061.76")
    try made.general("221", "住房保障支出", basic: "180644.58", project: "0")
    for row in items { try made.economic(row.0, row.1, row.2, row.3, amount: row.4, basic: row.5) }
    made.balances(otherReceipts: 379_198_729, opening: 3_555_189_296)
    for item in [ThreePublicItem.total, .vehicles, .vehicleRunning] {
      made.put(.threePublic, .threePublic, .budget(item), 2_098_000)
      made.put(.threePublic, .threePublic, .outturn(item), 2_098_000)
    }
    for item in [InformationItem.procurement, .goods] { made.put(.information, .information(item), .amount, 1_098_000) }
    for item in [InformationItem.vehicles, .leaders] { made.put(.information, .information(item), .amount, 1) }
    return made.accounts
  }

  /// 类, its name, 款, its name, amount, 其中：基本支出. Headings that are wholly of one kind are put together.
  private static let items: [(String, String, String, String, String, String)] = [
    ("301", "工资福利支出", "30101", "基本工资", "1966894.44", "1966894.44"),
    ("303", "对个人和家庭的补助", "30302", "退休费", "102714.64", "102714.64"),
    ("303", "对个人和家庭的补助", "30305", "生活补助", "7966116.00", "8516.00"),
    ("302", "商品和服务支出", "30201", "办公费", "145074.43", "45074.43"),
    ("302", "商品和服务支出", "30202", "印刷费", "14441.00", "14441.00"),
    ("302", "商品和服务支出", "30203", "咨询费", "1575958.92", "0"),
    ("302", "商品和服务支出", "30207", "邮电费", "10642.00", "10642.00"),
    ("302", "商品和服务支出", "30211", "差旅费", "26105.00", "26105.00"),
    ("302", "商品和服务支出", "30216", "培训费", "375500.00", "0"),
    ("302", "商品和服务支出", "30226", "劳务费", "10000.00", "10000.00"),
    ("302", "商品和服务支出", "30227", "委托业务费", "2005980.00", "505980.00"),
    ("302", "商品和服务支出", "30228", "工会经费", "15067.86", "15067.86"),
    ("302", "商品和服务支出", "30231", "公务用车运行维护费", "20980.00", "20980.00"),
    ("302", "商品和服务支出", "30239", "其他交通费用", "74280.00", "74280.00"),
    ("302", "商品和服务支出", "30299", "其他商品和服务支出", "51798.18", "51798.18"),
    ("310", "资本性支出", "31002", "办公设备购置", "3360980.00", "0"),
    ("312", "对企业补助", "31205", "利息补贴", "9544357.81", "0"),
  ]
}

extension Money {
  static func yuan(_ text: String) throws -> Money { try PrintedAmount(parsing: text, unit: .yuan).money }
}
