import HengDomain
import HengValues

/// What the identities ask of the printed tables again and again, gathered once.
struct AccountsFacts: Sendable {
  let accounts: FinalAccounts
  private let tables: [AccountsTable.Kind: TableFacts]

  init(_ accounts: FinalAccounts) {
    self.accounts = accounts
    tableSet = AccountsTableSet(accounts)
    tables = Dictionary(accounts.tables.map { ($0.kind, TableFacts($0)) }, uniquingKeysWith: { first, _ in first })
  }

  let tableSet: AccountsTableSet

  subscript(kind: AccountsTable.Kind) -> TableFacts? { tables[kind] }

  func holds(_ condition: AccountsPattern.Condition) -> Bool {
    switch condition {
    case .always: true
    case .itemsInFull: !isBasicOnly
    case .itemsBasicOnly: isBasicOnly
    case .generalBudgetAlone: !isBasicOnly && !otherFundsPay
    case .otherFundsPay: !isBasicOnly && otherFundsPay
    case .capitalWithBalances: capitalHasBalances
    case .capitalPaymentsOnly: !capitalHasBalances
    case .basicPartFilled: !isBasicOnly && self[.generalBudgetItems]?.filled.contains(.ofWhichBasic) ?? false
    }
  }

  private var isBasicOnly: Bool { self[.generalBudgetItems]?.table.isBasicOnly ?? false }
  private var capitalHasBalances: Bool { self[.stateCapital]?.columns.contains(.opening) ?? false }

  /// Unsure counts as paying: then only the weaker identity is asked for.
  private var otherFundsPay: Bool {
    [AccountsTable.Kind.governmentFunds, .stateCapital].contains { kind in
      guard let facts = self[kind] else { return true }
      return facts.hasFigures || !facts.table.isStatedEmpty
    }
  }
}

/// One printed table with its rows in a tree and the fineness of its figures.
struct TableFacts: Sendable {
  let table: AccountsTable
  let columns: Set<AccountsColumn>
  /// Columns with at least one figure.
  let filled: Set<AccountsColumn>
  let rows: Set<AccountsRow>
  /// Half a unit of the last printed digit, in 厘; 0 where the figures are printed to 分 and therefore exact.
  let half: Int128
  /// 类 rows, or the highest printed where a print lists only items.
  let categories: [AccountsRow]
  /// Rows directly below a row. A missing level in between is skipped.
  let children: [AccountsRow: [AccountsRow]]
  let hasStrayRows: Bool
  let hasStrayColumns: Bool

  var hasFigures: Bool { !filled.isEmpty }

  init(_ table: AccountsTable) {
    self.table = table
    columns = table.columns
    var filled: Set<AccountsColumn> = []
    var decimals = 0
    for (place, cell) in table.cells {
      guard let amount = cell.amount.value else { continue }
      filled.insert(place.column)
      if !Self.isCount(place.row) { decimals = max(decimals, amount.digits.decimals) }
    }
    self.filled = filled
    let digits = table.unit.exponent - decimals + 3
    half = digits >= 2 ? Int128.powerOfTen(digits) / 2 : 0
    rows = Set(table.lines.map(\.row))
    (categories, children) = Self.tree(table.lines.map(\.row))
    hasStrayRows = table.strays.contains { $0.reason != .unknownColumn }
    hasStrayColumns = table.strays.contains { $0.reason == .unknownColumn }
  }

  /// 公开10 counts vehicles; counts are exact.
  static func isCount(_ row: AccountsRow) -> Bool {
    if case .information(let item) = row { item.rawValue >= InformationItem.vehicles.rawValue } else { false }
  }

  private static func tree(_ rows: [AccountsRow]) -> ([AccountsRow], [AccountsRow: [AccountsRow]]) {
    let known = Set(rows)
    var top: [AccountsRow] = []
    var children: [AccountsRow: [AccountsRow]] = [:]
    var seen: Set<AccountsRow> = []
    for row in rows where row.isCoded && seen.insert(row).inserted {
      var above = row.parent
      while let candidate = above, !known.contains(candidate) { above = candidate.parent }
      if let above { children[above, default: []].append(row) } else { top.append(row) }
    }
    if known.contains(.total), !top.isEmpty { children[.total] = top }
    return (top, children)
  }
}

extension AccountsRow {
  var isCoded: Bool {
    switch self {
    case .function, .economic: true
    default: false
    }
  }

  /// The heading one level up.
  var parent: AccountsRow? {
    switch self {
    case .function(let code): code.parent.map { .function($0) }
    case .economic(let code): code.parent.map { .economic($0) }
    default: nil
    }
  }

  /// Rows that every filled print has: where one was not found, a sum over it cannot be judged.
  var isIndispensable: Bool {
    switch self {
    case .total, .receiptsOfYear, .paymentsOfYear, .openingBalance, .closingBalance, .grandTotalOfReceipts, .grandTotalOfPayments,
      .personnel, .operating, .threePublic, .information:
      true
    case .receipt, .function, .economic, .nonFiscalSurplusUsed, .surplusDistributed, .openingBalanceOf: false
    }
  }
}
