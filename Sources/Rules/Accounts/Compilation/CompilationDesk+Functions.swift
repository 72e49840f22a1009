import HengDomain
import HengValues

/// The tables by functional heading: 02, 03, 05, 08, 09.
extension CompilationDesk {
  typealias FunctionTable = (draft: AccountsTableDraft, sums: HeadingSums<FunctionalCode>)
  private typealias Sums = HeadingSums<FunctionalCode>

  func receipts() -> FunctionTable {
    let appropriations = Sums.Leaf(
      column: .appropriation, ledger: "收入明细账", entries: book.receipts(from: [.generalBudget, .governmentFunds, .stateCapital]))
    let others = ReceiptSource.allCases.dropFirst(3).map {
      Sums.Leaf(column: .receipt($0), ledger: "收入明细账", entries: book.receipts(from: [$0]))
    }
    let leaves = [appropriations] + others
    return table(.receipts, leaves, [Sums.Derived(column: .total, plus: leaves.map(\.column))])
  }

  func payments() -> FunctionTable {
    let leaves = PaymentNature.allCases.map { nature in
      Sums.Leaf(column: nature.column, ledger: "支出明细账", entries: book.payments { $0.nature == nature })
    }
    return table(.payments, leaves, [Sums.Derived(column: .total, plus: leaves.map(\.column))])
  }

  func generalBudgetPayments() -> FunctionTable { table(.generalBudgetPayments, paid(.generalBudget), [paidInAll]) }

  /// 08 and 09; the ten-table print of 09 has no balances.
  func fund(_ kind: AccountsTable.Kind, _ fund: AccountsFund) -> FunctionTable {
    guard let origin = fund.origin, kind == .governmentFunds || set == .nine else { return table(kind, paid(fund), [paidInAll]) }
    let balances = [
      Sums.Leaf(
        column: .opening, ledger: "年初结转和结余", entries: book.openings(byItem: fund), unplaced: book.openings(withoutItem: fund)),
      Sums.Leaf(column: .receiptsOfYear, ledger: "收入明细账", entries: book.receipts(from: [origin.receipt])),
    ]
    let closing = Sums.Derived(column: .closing, plus: [.opening, .receiptsOfYear], minus: [.total])
    return table(kind, balances + paid(fund), [paidInAll, closing])
  }

  private var paidInAll: Sums.Derived { Sums.Derived(column: .total, plus: [.basic, .project]) }

  /// Out of an appropriation only basic and project expenditure is paid.
  private func paid(_ fund: AccountsFund) -> [Sums.Leaf] {
    [PaymentNature.basic, .project].map { nature in
      Sums.Leaf(column: nature.column, ledger: "支出明细账", entries: book.payments { $0.fund == fund && $0.nature == nature })
    }
  }

  private func table(_ kind: AccountsTable.Kind, _ leaves: [Sums.Leaf], _ derived: [Sums.Derived]) -> FunctionTable {
    var draft = draft(kind)
    let sums = Sums(draft, leaves, derived, functions)
    let columns = AccountsLayout.columns(kind, set)
    func addTotal() {
      draft.addLine(.total, "合计")
      for column in columns { draft.put(.total, column, sums.total[column]) }
    }
    let isTotalLast = set == .nine && kind == .generalBudgetPayments
    if !isTotalLast { addTotal() }
    for code in sums.codes {
      draft.addLine(.function(code), name(code))
      for column in columns { draft.put(.function(code), column, sums[code, column]) }
    }
    if isTotalLast { addTotal() }
    return (draft, sums)
  }
}
