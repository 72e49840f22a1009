package import HengDomain

/// An identity of the accounts as data (勾稽关系): which rule, over which rows or columns it repeats, its two sides.
///
/// `支出决算表: 每行 合计 = 基本支出 + 项目支出 + …` is one pattern; laid over printed tables it yields one identity a row. The ledger's
/// own accounts are held against the same patterns.
package struct AccountsPattern: Sendable {
  /// Over what a pattern repeats.
  package enum Scope: Sendable {
    case once
    /// Every row of a table that has an item.
    case rows(of: AccountsTable.Kind)
    /// Every 类 that one of the tables prints.
    case categories(of: [AccountsTable.Kind])
    /// Every row with rows below it, 合计 included, in every column of the table.
    case parents(of: AccountsTable.Kind)
    /// Every column among these that the table prints.
    case columns([AccountsColumn], of: AccountsTable.Kind)
    /// Every row in every column among these.
    case cells([AccountsColumn], of: AccountsTable.Kind)
  }

  package enum Relation: Sendable { case equals, atMost }

  /// When a pattern applies at all.
  package enum Condition: Sendable {
    case always
    /// 06 lists all expenditure.
    case itemsInFull
    /// 06 lists basic expenditure only.
    case itemsBasicOnly
    /// 06 lists all expenditure, and no other fund pays: 08 and 09 are empty.
    case generalBudgetAlone
    /// 06 lists all expenditure, and another fund may pay as well.
    case otherFundsPay
    /// 09 has opening and closing balances.
    case capitalWithBalances
    /// 09 has expenditure only.
    case capitalPaymentsOnly
    /// The column 其中：基本支出 of 06 is filled.
    case basicPartFilled
  }

  let code: String
  let scope: Scope
  let left: [Term]
  let relation: Relation
  let right: [Term]
  let condition: Condition

  init(
    _ code: String, per scope: Scope = .once, _ left: [Term], _ relation: Relation, _ right: [Term], when condition: Condition = .always
  ) {
    self.code = code
    self.scope = scope
    self.left = left
    self.relation = relation
    self.right = right
    self.condition = condition
  }

  /// Cells of one table with their sign.
  struct Term: Sendable {
    enum Rows: Sendable {
      case row(AccountsRow)
      /// All of them, those that the print lacks counting nothing.
      case rows([AccountsRow])
      /// The row that the scope is at.
      case this
      /// The rows directly below the row that the scope is at.
      case children
      case categories
      /// Every 类 but these.
      case categoriesBut([AccountsRow])
    }

    enum Columns: Sendable {
      case column(AccountsColumn)
      /// Those of them that the table prints.
      case columns([AccountsColumn])
      /// The column that the scope is at.
      case this
    }

    var isAdded = true
    let table: AccountsTable.Kind
    let rows: Rows
    let columns: Columns

    init(_ table: AccountsTable.Kind, _ rows: Rows, _ columns: Columns) {
      self.table = table
      self.rows = rows
      self.columns = columns
    }

    init(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn) {
      self.init(table, .row(row), .column(column))
    }

    static prefix func - (term: Term) -> Term {
      var copy = term
      copy.isAdded.toggle()
      return copy
    }
  }
}
