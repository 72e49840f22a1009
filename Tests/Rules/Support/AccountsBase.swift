import HengDomain
import HengRules
import HengValues

/// Small invented accounts in which every identity holds (底表).
struct AccountsBase {
  private let set: AccountsTableSet
  private let unit: MoneyUnit
  private let values: [String: String]

  init?(_ name: String) {
    switch name {
    case "ten": (set, unit, values) = (.ten, .yuan, Self.read(Self.shared + Self.ten))
    case "nine": (set, unit, values) = (.nine, .wanYuan, Self.read(Self.shared + Self.nine))
    default: return nil
    }
  }

  static func number(_ kind: AccountsTable.Kind) -> String { kind.rawValue < 10 ? "0\(kind.rawValue)" : "\(kind.rawValue)" }

  /// The printed tables; an edit for an address that the print does not have is an error.
  func tables(_ edits: [String: String]) throws -> [AccountsTable] {
    var waiting = edits
    let tables = set.kinds.map { kind in table(kind, &waiting) }
    guard waiting.isEmpty else { throw CaseError(description: "底表没有这些单元格：\(waiting.keys.sorted().joined(separator: "、"))") }
    return tables
  }

  private func table(_ kind: AccountsTable.Kind, _ edits: inout [String: String]) -> AccountsTable {
    let number = Self.number(kind)
    let place = Citation(paper: "用例", lines: "\(number)表")
    var table = AccountsTable(
      kind: kind, unit: unit, isBasicOnly: set == .nine && kind == .generalBudgetItems,
      isStatedEmpty: kind == .stateCapital || (kind == .governmentFunds && set == .ten), citation: place)
    for (row, columns) in layout(kind) {
      table.lines.append(AccountsLine(row: row, name: Self.names[row.label] ?? row.label, citation: place))
      for column in columns {
        let address = AccountsAddress(kind, row, column).text
        let printed = edits.removeValue(forKey: address) ?? values[address] ?? ""
        table.cells[AccountsPlace(row, column)] = AccountsCell(
          printed: printed, amount: Self.entry(printed, unit), citation: Citation(paper: "用例", lines: address))
      }
    }
    if kind == .receiptsAndPayments || kind == .information {
      table.numbers = (1...table.lines.count).map { AccountsLineNumber($0, place) }
    }
    return table
  }

  private static func entry(_ text: String, _ unit: MoneyUnit) -> Entry<PrintedAmount> {
    if text.isEmpty { return .blank }
    if text == "——" { return .notApplicable }
    return (try? PrintedAmount(parsing: text, unit: unit)).map { .value($0) } ?? .unfilled
  }

  private func layout(_ kind: AccountsTable.Kind) -> [(AccountsRow, [AccountsColumn])] {
    let budgets: [AccountsColumn] = [.total] + FundOrigin.allCases.map { .fund($0) }
    let classes = (set == .nine ? ["208", "212", "213"] : ["208", "213"]).compactMap { try? FunctionalCode($0) }.map {
      AccountsRow.function($0)
    }
    switch kind {
    case .receiptsAndPayments:
      let rows: [AccountsRow] =
        ReceiptSource.allCases.map { .receipt($0) } + [.receiptsOfYear, .nonFiscalSurplusUsed, .openingBalance, .grandTotalOfReceipts]
        + classes
        + [.paymentsOfYear, .surplusDistributed, .closingBalance, .grandTotalOfPayments]
      return rows.map { ($0, [.amount]) }
    case .appropriation:
      let left: [AccountsRow] =
        FundOrigin.allCases.map { .receipt($0.source) } + [.receiptsOfYear, .openingBalance]
        + FundOrigin.allCases.map { .openingBalanceOf($0) }
        + [.grandTotalOfReceipts]
      return left.map { ($0, [.amount]) } + (classes + [.paymentsOfYear, .closingBalance, .grandTotalOfPayments]).map { ($0, budgets) }
    case .receipts: return coded(kind, [.total, .appropriation] + ReceiptSource.allCases.dropFirst(3).map { .receipt($0) })
    case .payments: return coded(kind, [.total, .basic, .project, .toSuperior, .business, .toSubordinates])
    case .generalBudgetPayments: return coded(kind, [.total, .basic, .project])
    case .generalBudgetItems:
      let columns: [AccountsColumn] = set == .ten ? [.amount, .ofWhichBasic] : [.amount]
      return Self.economicCodes.map { (.economic($0), columns) } + [(.personnel, [.amount]), (.operating, [.amount])]
    case .threePublic: return [(.threePublic, ThreePublicItem.allCases.flatMap { [.budget($0), .outturn($0)] })]
    case .governmentFunds: return coded(kind, [.opening, .receiptsOfYear, .total, .basic, .project, .closing])
    case .stateCapital:
      return [(.total, set == .ten ? [.total, .basic, .project] : [.opening, .receiptsOfYear, .total, .basic, .project, .closing])]
    case .information: return InformationItem.allCases.map { (.information($0), [.amount]) }
    }
  }

  private func coded(_ kind: AccountsTable.Kind, _ columns: [AccountsColumn]) -> [(AccountsRow, [AccountsColumn])] {
    let prefix = Self.number(kind) + "/"
    let codes = Set(
      values.keys.filter { $0.hasPrefix(prefix) }.compactMap { $0.split(separator: "/").dropFirst().first }.compactMap {
        try? FunctionalCode(String($0))
      })
    return [(.total, columns)] + codes.sorted().map { (.function($0), columns) }
  }

  private static func read(_ text: String) -> [String: String] {
    Dictionary(
      text.split(separator: "\n").flatMap { line -> [(String, String)] in
        let parts = line.split(separator: " ").map(String.init)
        guard parts.count > 1 else { return [] }
        let headings = parts[0].split(separator: "|").map(String.init)
        return zip(parts.dropFirst(), headings.dropFirst()).filter { $0.0 != "-" }.map { value, column in
          (headings[0] + (column == "·" ? "" : "/\(column)"), value)
        }
      }, uniquingKeysWith: { _, later in later })
  }

  private static let economicCodes: [EconomicCode] = [
    "301", "30101", "30113", "302", "30201", "30212", "30217", "30227", "30231", "303", "30302", "30305", "309", "30902", "310", "31002",
    "31013",
  ].compactMap { try? EconomicCode($0) }

  private static let names: [String: String] = [
    "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080505": "机关事业单位基本养老保险缴费支出", "212": "城乡社区支出", "21208": "虚构基金安排的支出",
    "2120801": "虚构基金项目", "213": "农林水支出", "21301": "农业农村", "2130101": "行政运行", "2130102": "一般行政管理事务", "21305": "虚构款",
    "2130599": "其他虚构支出",
  ]

  /// One row a line: `address|columns… values…`; `-` is a blank, `·` a table with one figure column.
  private static let shared = """
    03/208|合计|基本支出 100.00 100.00
    03/20805|合计|基本支出 100.00 100.00
    03/2080505|合计|基本支出 100.00 100.00
    03/213|合计|基本支出|项目支出 1,050.00 500.00 550.00
    03/21301|合计|基本支出|项目支出 700.00 500.00 200.00
    03/2130101|合计|基本支出|项目支出 500.00 500.00 -
    03/2130102|合计|基本支出|项目支出 200.00 - 200.00
    03/21305|合计|基本支出|项目支出 350.00 - 350.00
    03/2130599|合计|基本支出|项目支出 350.00 - 350.00
    05/合计|合计|基本支出|项目支出 1,100.00 600.00 500.00
    05/208|合计|基本支出 100.00 100.00
    05/20805|合计|基本支出 100.00 100.00
    05/2080505|合计|基本支出 100.00 100.00
    05/213|合计|基本支出|项目支出 1,000.00 500.00 500.00
    05/21301|合计|基本支出|项目支出 700.00 500.00 200.00
    05/2130101|合计|基本支出|项目支出 500.00 500.00 -
    05/2130102|合计|基本支出|项目支出 200.00 - 200.00
    05/21305|合计|基本支出|项目支出 300.00 - 300.00
    05/2130599|合计|基本支出|项目支出 300.00 - 300.00
    02/208|合计|财政拨款收入|其他收入 100.00 100.00 -
    02/20805|合计|财政拨款收入|其他收入 100.00 100.00 -
    02/2080505|合计|财政拨款收入|其他收入 100.00 100.00 -
    02/213|合计|财政拨款收入|其他收入 1,080.00 1,020.00 60.00
    02/21301|合计|财政拨款收入|其他收入 720.00 720.00 -
    02/2130101|合计|财政拨款收入|其他收入 520.00 520.00 -
    02/2130102|合计|财政拨款收入|其他收入 200.00 200.00 -
    02/21305|合计|财政拨款收入|其他收入 360.00 300.00 60.00
    02/2130599|合计|财政拨款收入|其他收入 360.00 300.00 60.00
    01/208|· 100.00
    01/213|· 1,050.00
    01/一般公共预算财政拨款收入|· 1,120.00
    01/其他收入|· 60.00
    04/208|合计|一般公共预算财政拨款 100.00 100.00
    04/213|合计|一般公共预算财政拨款 1,000.00 1,000.00
    04/一般公共预算财政拨款收入|· 1,120.00
    04/年初结转和结余（一般公共预算财政拨款）|· 30.00
    07/“三公”经费|合计预算数|公务用车购置及运行维护费预算数|公务用车运行维护费预算数|公务接待费预算数 45.00 35.00 35.00 10.00
    07/“三公”经费|合计决算数|公务用车购置及运行维护费决算数|公务用车运行维护费决算数|公务接待费决算数 40.00 30.00 30.00 10.00

    """

  private static let ten = """
    01/本年收入合计|· 1,180.00
    01/年初结转和结余|· 70.00
    01/总计（收入）|· 1,250.00
    01/本年支出合计|· 1,150.00
    01/年末结转和结余|· 100.00
    01/总计（支出）|· 1,250.00
    02/合计|合计|财政拨款收入|其他收入 1,180.00 1,120.00 60.00
    03/合计|合计|基本支出|项目支出 1,150.00 600.00 550.00
    04/本年收入合计|· 1,120.00
    04/年初结转和结余|· 30.00
    04/总计（收入）|· 1,150.00
    04/本年支出合计|合计|一般公共预算财政拨款 1,100.00 1,100.00
    04/年末结转和结余|合计|一般公共预算财政拨款 50.00 50.00
    04/总计（支出）|合计|一般公共预算财政拨款 1,150.00 1,150.00
    06/301|·|其中：基本支出 450.00 450.00
    06/30101|·|其中：基本支出 400.00 400.00
    06/30113|·|其中：基本支出 50.00 50.00
    06/303|·|其中：基本支出 150.00 50.00
    06/30302|·|其中：基本支出 50.00 50.00
    06/30305|·|其中：基本支出 100.00 -
    06/302|·|其中：基本支出 400.00 100.00
    06/30201|·|其中：基本支出 60.00 60.00
    06/30217|·|其中：基本支出 10.00 10.00
    06/30227|·|其中：基本支出 300.00 -
    06/30231|·|其中：基本支出 30.00 30.00
    06/309|·|其中：基本支出 - ——
    06/30902|·|其中：基本支出 - ——
    06/310|·|其中：基本支出 100.00 -
    06/31002|·|其中：基本支出 100.00 -
    06/人员经费合计|· 600.00
    06/公用经费合计|· 500.00
    10/政府采购合计|· 120.00
    10/政府采购货物|· 100.00
    10/政府采购服务|· 20.00
    10/机关运行经费（行政单位）|· 100.00
    10/车辆数合计|· 2
    10/主要领导干部用车|· 1
    10/执法执勤用车|· 1
    """

  private static let nine = """
    01/政府性基金预算财政拨款收入|· 45.00
    01/212|· 40.00
    01/本年收入合计|· 1,225.00
    01/年初结转和结余|· 75.00
    01/总计（收入）|· 1,300.00
    01/本年支出合计|· 1,190.00
    01/年末结转和结余|· 110.00
    01/总计（支出）|· 1,300.00
    02/合计|合计|财政拨款收入|其他收入 1,225.00 1,165.00 60.00
    02/212|合计|财政拨款收入 45.00 45.00
    02/21208|合计|财政拨款收入 45.00 45.00
    02/2120801|合计|财政拨款收入 45.00 45.00
    03/合计|合计|基本支出|项目支出 1,190.00 600.00 590.00
    03/212|合计|项目支出 40.00 40.00
    03/21208|合计|项目支出 40.00 40.00
    03/2120801|合计|项目支出 40.00 40.00
    04/政府性基金预算财政拨款收入|· 45.00
    04/212|合计|政府性基金预算财政拨款 40.00 40.00
    04/本年收入合计|· 1,165.00
    04/年初结转和结余|· 35.00
    04/年初结转和结余（政府性基金预算财政拨款）|· 5.00
    04/总计（收入）|· 1,200.00
    04/本年支出合计|合计|一般公共预算财政拨款|政府性基金预算财政拨款 1,140.00 1,100.00 40.00
    04/年末结转和结余|合计|一般公共预算财政拨款|政府性基金预算财政拨款 60.00 50.00 10.00
    04/总计（支出）|合计|一般公共预算财政拨款|政府性基金预算财政拨款 1,200.00 1,150.00 50.00
    06/301|· 450.00
    06/30101|· 400.00
    06/30113|· 50.00
    06/303|· 50.00
    06/30302|· 50.00
    06/302|· 100.00
    06/30201|· 60.00
    06/30217|· 10.00
    06/30231|· 30.00
    06/人员经费合计|· 500.00
    06/公用经费合计|· 100.00
    08/合计|年初结转和结余|本年收入|合计|项目支出|年末结转和结余 5.00 45.00 40.00 40.00 10.00
    08/212|年初结转和结余|本年收入|合计|项目支出|年末结转和结余 5.00 45.00 40.00 40.00 10.00
    08/21208|年初结转和结余|本年收入|合计|项目支出|年末结转和结余 5.00 45.00 40.00 40.00 10.00
    08/2120801|年初结转和结余|本年收入|合计|项目支出|年末结转和结余 5.00 45.00 40.00 40.00 10.00
    """
}

extension FundOrigin {
  fileprivate var source: ReceiptSource {
    switch self {
    case .generalBudget: .generalBudget
    case .governmentFunds: .governmentFunds
    case .stateCapital: .stateCapital
    }
  }
}
