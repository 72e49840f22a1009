import HengDomain
import HengFacts
import HengValues

// 一 to 四, 七 and 八: totals, what they are made of, and the budgets of their own.

extension NarrativeCompiler {
  mutating func overall() -> NarrativeFacts.Totals {
    totals(
      "overall", .overallReason, receipts: cell(.receiptsAndPayments, .grandTotalOfReceipts, .amount),
      payments: cell(.receiptsAndPayments, .grandTotalOfPayments, .amount),
      before: (
        previous(.receiptsAndPayments, .grandTotalOfReceipts, .amount), previous(.receiptsAndPayments, .grandTotalOfPayments, .amount)
      ))
  }

  mutating func appropriation() -> NarrativeFacts.Totals {
    totals(
      "appropriation", .appropriationReason, receipts: cell(.appropriation, .grandTotalOfReceipts, .amount),
      payments: cell(.appropriation, .grandTotalOfPayments, .total),
      before: (
        previous(.appropriation, .grandTotalOfReceipts, .amount), previous(.appropriation, .grandTotalOfPayments, .total)
      ))
  }

  /// Last year's totals of one table are equal by their nature; where the published ones are not, nothing can be compared with them.
  private mutating func totals(
    _ slot: String, _ reason: DisclosureText, receipts: NarrativeAmount, payments: NarrativeAmount,
    before: (receipts: NarrativeAmount?, payments: NarrativeAmount?)
  ) -> NarrativeFacts.Totals {
    var changes = (
      comparison("\(slot).receipts", "收入总计", receipts, before.receipts), comparison("\(slot).payments", "支出总计", payments, before.payments)
    )
    if let left = before.receipts, let right = before.payments, left.money != right.money {
      let dispute = NarrativeFacts.Comparison.disputed(left.figure("\(slot).previous.receipts"), right.figure("\(slot).previous.payments"))
      changes = (dispute, dispute)
    }
    let hasChanged = changes.0.isChange || changes.1.isChange
    return NarrativeFacts.Totals(
      receipts: receipts.figure("\(slot).receipts"), payments: payments.figure("\(slot).payments"), receiptsChange: changes.0,
      paymentsChange: changes.1, reason: hasChanged ? required(reason) : nil)
  }

  func receipts() -> NarrativeFacts.Distribution {
    let total = cell(.receipts, .total, .total)
    let kinds: [(String, String, AccountsColumn)] =
      [("appropriation", "财政拨款收入", .appropriation)]
      + [ReceiptSource.superior, .institutional, .business, .subordinates, .other].map { ("\($0)", $0.label, .receipt($0)) }
    return NarrativeFacts.Distribution(
      total: total.figure("receipts.total"),
      parts: kinds.map { slot, name, column in share("receipts.\(slot)", name, cell(.receipts, .total, column), of: total) })
  }

  func payments() -> NarrativeFacts.Distribution {
    let total = cell(.payments, .total, .total)
    return NarrativeFacts.Distribution(
      total: total.figure("payments.total"),
      parts: PaymentNature.allCases.map { nature in
        share("payments.\(nature.rawValue)", nature.label, cell(.payments, .total, nature.column), of: total)
      })
  }

  func governmentFunds() -> NarrativeFacts.FundAccounts? {
    fund(.governmentFunds, "governmentFunds", hasBalances: true)
  }

  func stateCapital() -> NarrativeFacts.FundAccounts? {
    fund(.stateCapital, "stateCapital", hasBalances: compiled.accounts[.stateCapital]?.columns.contains(.opening) ?? false)
  }

  private func fund(_ table: AccountsTable.Kind, _ slot: String, hasBalances: Bool) -> NarrativeFacts.FundAccounts? {
    guard has(table) else { return nil }
    func part(_ name: String, _ column: AccountsColumn) -> NarrativeAmount { cell(table, .total, column) }
    let columns: [AccountsColumn] = [.opening, .receiptsOfYear, .total, .basic, .project, .closing]
    guard columns.contains(where: { !cell(table, .total, $0).money.isZero }) else { return nil }
    func figure(_ name: String, _ column: AccountsColumn) -> Figure { cell(table, .total, column).figure("\(slot).\(name)") }
    return NarrativeFacts.FundAccounts(
      opening: hasBalances ? figure("opening", .opening) : nil, receipts: hasBalances ? figure("receipts", .receiptsOfYear) : nil,
      payments: figure("payments", .total), basic: figure("basic", .basic), project: figure("project", .project),
      closing: hasBalances ? figure("closing", .closing) : nil)
  }
}
