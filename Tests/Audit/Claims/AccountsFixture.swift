import HengDomain
import HengValues

/// Builds tables of final accounts by hand: cells with the line they stand on.
struct AccountsFixture {
  private(set) var accounts: FinalAccounts
  private let unit: MoneyUnit
  private let file: String

  init(_ department: String, year: Int, unit: MoneyUnit, file: String) throws {
    accounts = FinalAccounts(department: department, year: try FiscalYear(year), tables: [])
    self.unit = unit
    self.file = file
  }

  mutating func table(_ kind: AccountsTable.Kind, line: Int) {
    accounts.tables.append(AccountsTable(kind: kind, unit: unit, citation: citation(line)))
  }

  /// A row of the last table; an empty text is a cell printed blank.
  mutating func row(_ row: AccountsRow, name: String = "", line: Int, _ values: [(AccountsColumn, String)]) throws {
    guard var table = accounts.tables.popLast() else { return }
    table.lines.append(AccountsLine(row: row, name: name, citation: citation(line)))
    for (column, printed) in values {
      let amount: Entry<PrintedAmount> = printed.isEmpty ? .blank : .value(try PrintedAmount(parsing: printed, unit: unit))
      table.cells[AccountsPlace(row, column)] = AccountsCell(printed: printed, amount: amount, citation: citation(line))
    }
    accounts.tables.append(table)
  }

  mutating func function(_ code: String, _ name: String, line: Int, _ values: [(AccountsColumn, String)]) throws {
    try row(.function(try FunctionalCode(code)), name: name, line: line, values)
  }

  mutating func economic(_ code: String, _ name: String, line: Int, _ amount: String) throws {
    try row(.economic(try EconomicCode(code)), name: name, line: line, [(.amount, amount)])
  }

  private func citation(_ line: Int) -> Citation { Citation(paper: file, Place(line: line, endLine: line)) }
}

extension AccountsFixture {
  /// The figures of S002 that its explanation speaks of.
  static func xingxian(file: String) throws -> FinalAccounts {
    var made = try AccountsFixture("兴县乡村振兴局", year: 2022, unit: .yuan, file: file)
    made.table(.receiptsAndPayments, line: 56)
    try made.row(.receiptsOfYear, line: 96, [(.amount, "31066335.81")])
    try made.row(.paymentsOfYear, line: 96, [(.amount, "29085952.04")])
    try made.row(.grandTotalOfReceipts, line: 100, [(.amount, "66618228.77")])
    try made.row(.grandTotalOfPayments, line: 100, [(.amount, "66618228.77")])
    made.table(.receipts, line: 104)
    try made.row(
      .total, line: 117,
      [
        (.total, "31066335.81"), (.appropriation, "27274348.52"), (.receipt(.superior), ""), (.receipt(.institutional), ""),
        (.receipt(.business), ""), (.receipt(.subordinates), ""), (.receipt(.other), "3791987.29"),
      ])
    made.table(.payments, line: 144)
    try made.row(
      .total, line: 157,
      [
        (.total, "29085952.04"), (.basic, "2852493.55"), (.project, "26233458.49"), (.toSuperior, ""), (.business, ""),
        (.toSubordinates, ""),
      ])
    made.table(.appropriation, line: 184)
    try made.row(.openingBalance, line: 225, [(.amount, "")])
    try made.row(.grandTotalOfReceipts, line: 229, [(.amount, "27274348.52")])
    try made.row(.grandTotalOfPayments, line: 229, [(.total, "27274348.52")])
    made.table(.generalBudgetPayments, line: 233)
    try made.row(.total, line: 246, [(.total, "27266890.28"), (.basic, "2852493.55"), (.project, "24414396.73")])
    try made.function("208", "社会保障和就业支出", line: 247, [(.total, "272898.76")])
    try made.function("210", "卫生健康支出", line: 251, [(.total, "90380.30")])
    try made.function("213", "农林水支出", line: 257, [(.total, "26722966.64")])
    try made.function("2130199", "其他农业农村支出", line: 259, [(.total, "1525600.00")])
    try made.function("2130504", "农村基础设施建设", line: 264, [(.total, "5000000.00")])
    try made.function("2130505", "生产发展", line: 265, [(.total, "325500.00")])
    try made.function("221", "住房保障支出", line: 267, [(.total, "180644.58")])
    made.table(.generalBudgetItems, line: 273)
    try made.economic("31205", "利息补贴", line: 299, "4188157.81")
    try made.economic("30227", "委托业务费", line: 307, "2005980.00")
    try made.economic("30308", "助学金", line: 308, "5992000.00")
    try made.economic("30310", "个人农业生产补贴", line: 310, "1525600.00")
    made.table(.threePublic, line: 318)
    let items: [(ThreePublicItem, String)] = [
      (.total, ""), (.abroad, ""), (.vehicles, "20980.00"), (.vehiclePurchase, ""), (.vehicleRunning, "20980.00"), (.reception, ""),
    ]
    try made.row(.threePublic, line: 332, items.map { (.budget($0.0), $0.1) } + items.map { (.outturn($0.0), $0.1) })
    made.table(.information, line: 372)
    let lines: [(InformationItem, Int, String)] = [
      (.procurement, 384, "10980.00"), (.goods, 385, "10980.00"), (.works, 386, ""), (.services, 387, ""),
      (.agencyOperating, 390, "774368.47"),
      (.institutionOperating, 391, ""), (.vehicles, 393, ""), (.leaders, 395, "1"),
    ]
    for (item, line, value) in lines { try made.row(.information(item), line: line, [(.amount, value)]) }
    return made.accounts
  }

  /// The heads of the self-evaluation forms of S002.
  static func xingxianForms(file: String) throws -> [EvaluationFacts] {
    [
      EvaluationFacts("2022年脱贫劳动力稳岗补助", "83.73", "883.56", "152.52", 1216),
      EvaluationFacts("2022年省级数字乡村示范创建项目", "99.00", "1500000.00", "1429500.00", 1612),
      EvaluationFacts("2021-2022年度雨露计划项目", "100.00", "520.20", "520.20", 1967),
      EvaluationFacts("2021-2022年脱贫人口小额贷款贴息", "96.47", "382.9117", "382.9117", 2338),
      EvaluationFacts("精准扶贫档案整理服务", "95.00", "150", "150", 2670),
      EvaluationFacts("扶贫项目资产管理服务", "99.47", "193.5000", "193.5000", 3010),
    ]
  }
}

/// A form's head in printed figures, 万元.
struct EvaluationFacts {
  let project: String
  let score: String
  let budget: String
  let outturn: String
  let line: Int

  init(_ project: String, _ score: String, _ budget: String, _ outturn: String, _ line: Int) {
    (self.project, self.score, self.budget, self.outturn, self.line) = (project, score, budget, outturn, line)
  }
}
