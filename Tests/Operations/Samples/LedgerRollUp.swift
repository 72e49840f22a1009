import HengDomain
import HengValues

/// The cells that a ledger implies, added up by hand for the tests: by address, in 分.
struct LedgerRollUp {
  private(set) var cells: [String: Int128] = [:]

  init(_ ledger: AccountsLedger) {
    ledger.receipts.forEach { addReceipt($0) }
    ledger.payments.forEach { addPayment($0) }
    let opening = ledger.openingBalances.map(\.amount).sum, receipts = ledger.receipts.map(\.amount).sum
    let payments = ledger.payments.map(\.amount).sum
    set(.receiptsAndPayments, .openingBalance, .amount, opening)
    set(.receiptsAndPayments, .closingBalance, .amount, opening + receipts - payments)
    set(.receiptsAndPayments, .grandTotalOfReceipts, .amount, opening + receipts)
    set(.receiptsAndPayments, .grandTotalOfPayments, .amount, opening + receipts)
    addAppropriation(ledger)
    ledger.threePublic.budgets.forEach { item, amount in
      set(.threePublic, .threePublic, .budget(item), amount)
      if item == .vehicleRunning { set(.threePublic, .threePublic, .budget(.vehicles), amount) }
    }
    for entry in ledger.procurement {
      for item in [entry.kind.item, .procurement] { add(.information, .information(item), .amount, entry.amount.fen) }
    }
    for asset in ledger.assets { set(.information, .information(asset.item), .amount, Money(fen: Int128(asset.count) * 100)) }
  }

  private mutating func addReceipt(_ entry: AccountsReceipt) {
    let amount = entry.amount.fen
    add(.receiptsAndPayments, .receipt(entry.source), .amount, amount)
    add(.receiptsAndPayments, .receiptsOfYear, .amount, amount)
    let column: AccountsColumn = entry.source.fund == .nonFiscal ? .receipt(entry.source) : .appropriation
    for row in entry.function.lineage.map(AccountsRow.function) + [.total] {
      add(.receipts, row, .total, amount)
      add(.receipts, row, column, amount)
    }
  }

  private mutating func addPayment(_ entry: Payment) {
    let amount = entry.amount.fen
    for category in (entry.function?.lineage ?? []).prefix(1) { add(.receiptsAndPayments, .function(category), .amount, amount) }
    add(.receiptsAndPayments, .paymentsOfYear, .amount, amount)
    for row in (entry.function?.lineage ?? []).map(AccountsRow.function) + [.total] {
      for column in [AccountsColumn.total] + [entry.nature?.column].compactMap(\.self) {
        add(.payments, row, column, amount)
        if entry.fund == .generalBudget { add(.generalBudgetPayments, row, column, amount) }
      }
    }
    guard entry.fund == .generalBudget, let economic = entry.economic else { return }
    let group: AccountsRow = ["301", "303"].contains { economic.text.hasPrefix($0) } ? .personnel : .operating
    for row in economic.lineage.map(AccountsRow.economic) + [group] { add(.generalBudgetItems, row, .amount, amount) }
    if entry.nature == .basic, group == .operating { add(.information, .information(.agencyOperating), .amount, amount) }
    if economic.text == "30231" {
      for item in [ThreePublicItem.vehicleRunning, .vehicles] { add(.threePublic, .threePublic, .outturn(item), amount) }
    }
  }

  private mutating func addAppropriation(_ ledger: AccountsLedger) {
    let receipts = ledger.receipts.filter { $0.source == .generalBudget }.map(\.amount).sum
    let paid = ledger.payments.filter { $0.fund == .generalBudget }
    let payments = paid.map(\.amount).sum
    set(.appropriation, .receipt(.generalBudget), .amount, receipts)
    for row in [AccountsRow.receiptsOfYear, .grandTotalOfReceipts] { set(.appropriation, row, .amount, receipts) }
    for column in [AccountsColumn.total, .fund(.generalBudget)] {
      set(.appropriation, .paymentsOfYear, column, payments)
      set(.appropriation, .closingBalance, column, receipts - payments)
      set(.appropriation, .grandTotalOfPayments, column, receipts)
      for entry in paid {
        for category in (entry.function?.lineage ?? []).prefix(1) { add(.appropriation, .function(category), column, entry.amount.fen) }
      }
    }
  }

  private mutating func set(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn, _ amount: Money) {
    cells[AccountsAddress(table, row, column).text] = amount.fen
  }

  private mutating func add(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn, _ fen: Int128) {
    cells[AccountsAddress(table, row, column).text, default: 0] += fen
  }
}
