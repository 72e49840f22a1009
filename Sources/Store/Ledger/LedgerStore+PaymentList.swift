package import HengDomain
import HengValues

extension LedgerStore {
  /// One page of the payments that stand within the scope, with their number and sum; all from one snapshot (支付列表).
  ///
  /// - Parameter known: totals of the same filter and scope; they are taken as long as the ledger is still of their revision.
  package func payments(
    matching query: PaymentQuery, known: PaymentTotals? = nil
  ) async throws(LedgerError) -> PaymentPage {
    try await read { [scope] transaction in
      let revision = try transaction.first(.revision)?.integer("revision") ?? 0
      let sql = PaymentSQL(query, within: scope)
      let totals = try known.flatMap { $0.revision == revision ? $0 : nil } ?? transaction.totals(sql, revision)
      return try transaction.page(sql, query, totals)
    }
  }
}

extension Transaction {
  fileprivate func totals(_ sql: PaymentSQL, _ revision: Int64) throws(StoreError) -> PaymentTotals {
    let (statement, arguments) = sql.totals
    guard let row = try first(statement, arguments), try row.number("payments") > 0 else {
      return PaymentTotals(count: 0, sum: .zero, years: nil, revision: revision)
    }
    let years = try row.number("first")...max(try row.number("first"), try row.number("last"))
    return PaymentTotals(count: try row.number("payments"), sum: try row.money("amount"), years: years, revision: revision)
  }

  /// A place that no longer stands begins the list anew.
  fileprivate func page(_ sql: PaymentSQL, _ query: PaymentQuery, _ totals: PaymentTotals) throws(StoreError) -> PaymentPage {
    let (key, isBackwards): (PaymentKey?, Bool) =
      switch query.place {
      case .after(let key)?: (key, false)
      case .before(let key)?: (key, true)
      case nil: (nil, false)
      }
    var place: SQLRow?
    if let key {
      let (statement, arguments) = sql.place(of: key)
      place = try first(statement, arguments)
    }
    let turns = isBackwards && place != nil
    let (statement, arguments) = try sql.page(from: place, isBackwards: turns)
    var rows: [PaymentPage.Row] = []
    rows.reserveCapacity(min(query.limit, 2_000) + 1)
    for row in try self.query(statement, arguments) { rows.append(try PaymentPage.Row(row)) }
    let isLonger = rows.count > query.limit
    if isLonger { rows.removeLast() }
    if turns { rows.reverse() }
    return PaymentPage(
      totals: totals, rows: rows, hasMore: turns ? true : isLonger, hasEarlier: turns ? isLonger : place != nil)
  }
}
