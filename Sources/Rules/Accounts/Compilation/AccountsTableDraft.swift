import HengDomain
import HengValues

/// A table while it is put together (表的编制): its cells with their traces.
struct AccountsTableDraft {
  private(set) var table: AccountsTable
  private(set) var traces: [AccountsAddress: Trace] = [:]
  private let citation: Citation

  init(_ kind: AccountsTable.Kind, _ set: AccountsTableSet, owner: String, year: FiscalYear) {
    let title = set.title(kind)
    citation = Citation(paper: set == .ten ? kind.number + " " + title : title, lines: "")
    table = AccountsTable(
      kind: kind, title: title, owner: owner, year: year, unit: .yuan, isBasicOnly: set == .nine && kind == .generalBudgetItems,
      citation: citation)
  }

  /// What the cell will be called, for its trace.
  func label(_ row: AccountsRow, _ column: AccountsColumn, name: String? = nil) -> String {
    var copy = table
    if let name { copy.lines = [AccountsLine(row: row, name: name, citation: citation)] }
    return copy.label(of: AccountsPlace(row, column))
  }

  mutating func addLine(_ row: AccountsRow, _ name: String, number: Int? = nil) {
    table.lines.append(AccountsLine(row: row, name: name, number: number, citation: citation))
  }

  mutating func number(_ numbers: ClosedRange<Int>) { table.numbers = numbers.map { AccountsLineNumber($0, citation) } }

  /// Zero prints blank and has no trace.
  mutating func put(_ row: AccountsRow, _ column: AccountsColumn, _ value: Reckoned?) {
    let place = AccountsPlace(row, column)
    guard let value, !value.amount.isZero else {
      table.cells[place] = AccountsCell(printed: "", amount: .blank, citation: citation)
      return
    }
    let digits = value.measure == .yuan ? value.amount.yuan : ExactDecimal(coefficient: value.amount.fen / 100)
    table.cells[place] = AccountsCell(printed: digits.description, amount: .value(PrintedAmount(digits, .yuan)), citation: citation)
    traces[AccountsAddress(table.kind, row, column)] = value.trace
  }

  /// A cell that the form bars.
  mutating func bar(_ row: AccountsRow, _ column: AccountsColumn) {
    table.cells[AccountsPlace(row, column)] = AccountsCell(printed: "——", amount: .notApplicable, citation: citation)
  }

  /// The notes below the table; an empty one says so.
  mutating func close(_ set: AccountsTableSet) {
    table.notes = ["注：" + table.kind.note(set)]
    table.isStatedEmpty = !table.hasFigures
    if table.isStatedEmpty { table.notes.append("说明：本表无数据。") }
  }
}

extension AccountsTable.Kind {
  /// 公开NN表.
  var number: String { "公开\(rawValue < 10 ? "0" : "")\(rawValue)表" }

  /// What the official form says of the table below it.
  fileprivate func note(_ set: AccountsTableSet) -> String {
    switch self {
    case .receiptsAndPayments: "本表反映部门本年度总收支和年末结转结余情况。"
    case .receipts: "本表反映部门本年度取得的各项收入情况。"
    case .payments: "本表反映部门本年度各项支出情况。"
    case .appropriation: "本表反映部门本年度财政拨款总收支和年末结转结余情况。"
    case .generalBudgetPayments: "本表反映本年度一般公共预算财政拨款支出情况。"
    case .generalBudgetItems:
      set == .ten ? "本表反映本年度一般公共预算财政拨款支出明细情况，其中列明基本支出。" : "本表反映本年度一般公共预算财政拨款基本支出明细情况。"
    case .threePublic: "预算数为“三公”经费全年预算数，包括按规定程序作出的调整；决算数为当年财政拨款和以前年度结转资金的实际支出。"
    case .governmentFunds: "本表反映本年度政府性基金预算财政拨款收支及结转结余情况。"
    case .stateCapital: set == .ten ? "本表反映本年度国有资本经营预算财政拨款支出情况。" : "本表反映本年度国有资本经营预算财政拨款收支及结转结余情况。"
    case .information: "本表反映本年度政府采购、机关运行经费和国有资产占用情况。"
    }
  }
}
