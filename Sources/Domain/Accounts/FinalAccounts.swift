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
  /// 表名 as printed; the nine-table print names 06 and 09 otherwise.
  package var title: String
  /// 部门名称 or 单位名称 printed above the table; empty where the print has none.
  package var owner: String
  package var year: FiscalYear?
  package var unit: MoneyUnit
  /// 06 lists basic expenditure only (一般公共预算财政拨款基本支出决算表): its 决算数 is what the other print calls 其中：基本支出.
  package var isBasicOnly: Bool
  /// Keyed by meaning, never by position. A printed row has a cell for every column of the print, blank ones included.
  package var cells: [AccountsPlace: AccountsCell]
  /// Row keys in the order of the print, with the heading printed beside each.
  package var lines: [AccountsLine]
  /// 本表无数据 is stated.
  package var isStatedEmpty: Bool
  package var notes: [String]
  /// 行次 as printed, those of rows without an item included.
  package var numbers: [AccountsLineNumber]
  /// Printed rows and columns with figures that have no address: a sum over this table may lack them.
  package var strays: [AccountsStray]
  package var citation: Citation

  package init(
    kind: Kind, title: String? = nil, owner: String = "", year: FiscalYear? = nil, unit: MoneyUnit, isBasicOnly: Bool = false,
    cells: [AccountsPlace: AccountsCell] = [:], lines: [AccountsLine] = [], isStatedEmpty: Bool = false, notes: [String] = [],
    numbers: [AccountsLineNumber] = [], strays: [AccountsStray] = [], citation: Citation
  ) {
    self.kind = kind
    self.title = title ?? kind.title
    self.owner = owner
    self.year = year
    self.unit = unit
    self.isBasicOnly = isBasicOnly
    self.numbers = numbers
    self.strays = strays
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

/// A printed line number (行次) and where it stands.
package struct AccountsLineNumber: Hashable, Sendable {
  package var number: Int
  package var citation: Citation

  package init(_ number: Int, _ citation: Citation) {
    self.number = number
    self.citation = citation
  }
}

/// A row or column with figures that no address was found for (未能归位的行列).
package struct AccountsStray: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Words that the vocabulary does not know.
    case unknownName
    /// Digits that are no code: not 3, 5 or 7 of them, or not of the classification.
    case badCode
    /// A second row of the same code or name; the first one keeps the address.
    case repeated
    /// A column whose heading is not known.
    case unknownColumn
  }

  package var reason: Reason
  /// The code or words as printed.
  package var printed: String
  package var citation: Citation

  package init(_ reason: Reason, printed: String, citation: Citation) {
    self.reason = reason
    self.printed = printed
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

extension AccountsTable {
  /// The columns of the print.
  package var columns: Set<AccountsColumn> { Set(cells.keys.map(\.column)) }

  /// A figure stands in it.
  package var hasFigures: Bool { cells.values.contains { $0.amount.value != nil } }
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
