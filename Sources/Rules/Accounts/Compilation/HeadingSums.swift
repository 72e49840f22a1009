import HengDomain
import HengValues

/// The columns of a table with codes, summed from the items up (逐级汇总): 项 → 款 → 类 → 合计.
struct HeadingSums<Code: ClassificationCode> {
  /// A column that comes from entries.
  struct Leaf {
    var column: AccountsColumn
    var ledger: String
    var entries: [Code: [LedgerEntry]]
    /// Entries without a heading; they stand in 合计 only.
    var unplaced: [LedgerEntry] = []
  }

  /// A column that comes from columns of the same row.
  struct Derived {
    var column: AccountsColumn
    var plus: [AccountsColumn]
    var minus: [AccountsColumn] = []
  }

  /// How rows are called.
  struct Naming {
    var row: (Code) -> AccountsRow
    var name: (Code) -> String
    var source: Citation
  }

  private(set) var codes: [Code] = []
  private(set) var values: [Code: [AccountsColumn: Reckoned]] = [:]
  private(set) var total: [AccountsColumn: Reckoned] = [:]

  /// `form` are rows that print whether or not they hold a figure.
  init(_ draft: AccountsTableDraft, _ leaves: [Leaf], _ derived: [Derived], _ naming: Naming, form: [Code] = []) {
    let used = leaves.flatMap { leaf in leaf.entries.filter { !$0.value.map(\.amount).sum.isZero }.keys }
    codes = Set((form + used).flatMap(\.lineage)).sorted()
    let children = Dictionary(grouping: codes.filter { $0.parent != nil }, by: \.parent)
    for code in codes.sorted(by: { ($0.text.utf8.count, $1) > ($1.text.utf8.count, $0) }) {
      let row = naming.row(code), name = naming.name(code)
      for leaf in leaves {
        let label = draft.label(row, leaf.column, name: name)
        let own = leaf.entries[code] ?? []
        let parts = (children[code] ?? []).compactMap { values[$0]?[leaf.column] }
        let reckoned = Reckoned.entries(label, own, ledger: leaf.ledger, heading: code.text, source: naming.source)
        values[code, default: [:]][leaf.column] =
          parts.isEmpty ? reckoned : Reckoned.balance(label, plus: parts + (own.isEmpty ? [] : [reckoned]))
      }
      for column in derived {
        values[code, default: [:]][column.column] = Self.derive(column, values[code] ?? [:], draft.label(row, column.column, name: name))
      }
    }
    sumUp(draft, leaves, derived, naming.source)
  }

  private mutating func sumUp(_ draft: AccountsTableDraft, _ leaves: [Leaf], _ derived: [Derived], _ source: Citation) {
    let categories = codes.filter { $0.parent == nil }
    for leaf in leaves {
      let label = draft.label(.total, leaf.column)
      let unplaced = Reckoned.entries(label, leaf.unplaced, ledger: leaf.ledger, heading: "", source: source)
      let parts = categories.compactMap { values[$0]?[leaf.column] }
      total[leaf.column] = Reckoned.balance(label, plus: parts + (leaf.unplaced.isEmpty ? [] : [unplaced]))
    }
    for column in derived { total[column.column] = Self.derive(column, total, draft.label(.total, column.column)) }
  }

  private static func derive(_ column: Derived, _ row: [AccountsColumn: Reckoned], _ label: String) -> Reckoned {
    Reckoned.balance(label, plus: column.plus.compactMap { row[$0] }, minus: column.minus.compactMap { row[$0] })
  }

  subscript(code: Code, column: AccountsColumn) -> Reckoned? { values[code]?[column] }
}
