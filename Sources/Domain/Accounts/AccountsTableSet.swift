/// Which set of tables a province publishes (公开表套数).
package enum AccountsTableSet: String, CaseIterable, Hashable, Sendable, Codable {
  /// 公开01–10: 06 lists all expenditure with its basic part, 10 the public information.
  case ten
  /// Nine tables: 06 lists basic expenditure only, there is no 公开10.
  case nine

  package init(_ accounts: FinalAccounts) {
    self = accounts[.information] != nil || accounts[.generalBudgetItems].map { !$0.isBasicOnly } ?? false ? .ten : .nine
  }

  package var kinds: [AccountsTable.Kind] { AccountsTable.Kind.allCases.filter { self == .ten || $0 != .information } }

  /// 表名; the nine-table print names 06 and 09 otherwise.
  package func title(_ kind: AccountsTable.Kind) -> String {
    switch (self, kind) {
    case (.nine, .generalBudgetItems): "一般公共预算财政拨款基本支出决算表"
    case (.nine, .stateCapital): "国有资本经营预算财政拨款收入支出决算表"
    default: kind.title
    }
  }
}
