/// One page of the list of payments (支付列表页).
package struct PaymentPage: Hashable, Sendable {
  package let totals: PaymentTotals
  package let rows: [Row]
  /// Whether the list goes on, and whether something stands before the page.
  package let hasMore: Bool
  package let hasEarlier: Bool

  package init(totals: PaymentTotals, rows: [Row], hasMore: Bool, hasEarlier: Bool) {
    self.totals = totals
    self.rows = rows
    self.hasMore = hasMore
    self.hasEarlier = hasEarlier
  }
}
