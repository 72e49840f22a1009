package import HengValues

/// A department's final accounts of a year as tables with addresses (部门决算公开表): 公开01–10, or the nine tables of other provinces.
///
/// The same tables are read from a published paper and computed from the ledger.
package struct FinalAccounts: Hashable, Sendable {
  package var department: String
  package var year: FiscalYear?
  /// At most one of each kind, in the order of the paper.
  package var tables: [AccountsTable]

  package init(department: String, year: FiscalYear?, tables: [AccountsTable]) {
    self.department = department
    self.year = year
    self.tables = tables
  }

  package subscript(kind: AccountsTable.Kind) -> AccountsTable? { tables.first { $0.kind == kind } }

  package subscript(address: AccountsAddress) -> AccountsCell? { self[address.table]?.cells[address.place] }
}

/// One table of the accounts (决算表).
package struct AccountsTable: Hashable, Sendable {
  /// Numbered as in the ten-table print (公开NN表); the nine-table print has no `information`.
  package enum Kind: Int, CaseIterable, Hashable, Sendable, Codable {
    case receiptsAndPayments = 1
    case receipts, payments, appropriation, generalBudgetPayments, generalBudgetItems, threePublic, governmentFunds, stateCapital
    case information

    /// 表名 of the ten-table print.
    package var title: String {
      switch self {
      case .receiptsAndPayments: "收入支出决算总表"
      case .receipts: "收入决算表"
      case .payments: "支出决算表"
      case .appropriation: "财政拨款收入支出决算总表"
      case .generalBudgetPayments: "一般公共预算财政拨款支出决算表"
      case .generalBudgetItems: "一般公共预算财政拨款支出决算明细表"
      case .threePublic: "财政拨款“三公”经费支出决算表"
      case .governmentFunds: "政府性基金预算财政拨款收入支出决算表"
      case .stateCapital: "国有资本经营预算财政拨款支出决算表"
      case .information: "部门决算公开相关信息统计表"
      }
    }
  }

  package var kind: Kind
  package var unit: MoneyUnit
  /// Keyed by meaning, never by position.
  package var cells: [AccountsPlace: AccountsCell]
  /// Row keys in the order of the print, with the heading printed beside each.
  package var lines: [AccountsLine]
  /// 本表无数据 is stated.
  package var isStatedEmpty: Bool
  package var notes: [String]
  package var citation: Citation

  package init(
    kind: Kind, unit: MoneyUnit, cells: [AccountsPlace: AccountsCell] = [:], lines: [AccountsLine] = [],
    isStatedEmpty: Bool = false, notes: [String] = [], citation: Citation
  ) {
    self.kind = kind
    self.unit = unit
    self.cells = cells
    self.lines = lines
    self.isStatedEmpty = isStatedEmpty
    self.notes = notes
    self.citation = citation
  }
}

/// A row of a table: its key and the name and line number printed beside it (行).
package struct AccountsLine: Hashable, Sendable {
  package var row: AccountsRow
  /// 科目名称 or 项目 as printed, without blanks.
  package var name: String
  /// 行次; nil where the print has none.
  package var number: Int?
  package var citation: Citation

  package init(row: AccountsRow, name: String, number: Int? = nil, citation: Citation) {
    self.row = row
    self.name = name
    self.number = number
    self.citation = citation
  }
}

/// A cell as printed: an amount, blank (zero), `——` (不适用), or words that no amount can be made of.
package struct AccountsCell: Hashable, Sendable {
  package var printed: String
  package var amount: Entry<PrintedAmount>
  package var citation: Citation

  package init(printed: String, amount: Entry<PrintedAmount>, citation: Citation) {
    self.printed = printed
    self.amount = amount
    self.citation = citation
  }
}

/// The address of a cell inside its table.
package struct AccountsPlace: Hashable, Sendable {
  package var row: AccountsRow
  package var column: AccountsColumn

  package init(_ row: AccountsRow, _ column: AccountsColumn) {
    self.row = row
    self.column = column
  }
}

/// The address of a cell in the accounts: `支出决算表 / 2130502 / 基本支出`.
package struct AccountsAddress: Hashable, Sendable {
  package var table: AccountsTable.Kind
  package var place: AccountsPlace

  package init(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn) {
    self.table = table
    place = AccountsPlace(row, column)
  }
}
