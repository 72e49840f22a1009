package import HengDomain
import HengValues
package import HengWriters

extension PaymentDesk {
  /// Writes exactly the payments of a filter (导出支付), page by page, and hands on what is ready; what is private in a purpose is covered.
  package func export(
    _ query: PaymentQuery, into list: some ListWriter, _ send: ([UInt8]) async throws -> Void
  ) async throws {
    var query = query
    (query.place, query.limit) = (nil, Self.rowsAtOnce)
    while true {
      let page = try await self(query)
      let names = try await names(at: page.totals.revision)
      for row in page.rows { try Self.write(row, names, into: list) }
      let ready = list.drain()
      if !ready.isEmpty { try await send(ready) }
      guard page.hasMore, let last = page.rows.last else { break }
      query.place = .after(last.key)
    }
    try list.finish()
    try await send(list.drain())
  }

  private static let rowsAtOnce = 2_000

  package static let columns = [
    ListColumn("行政区划代码"), ListColumn("县区"), ListColumn("年度", width: 8), ListColumn("日期", width: 12), ListColumn("凭证号"),
    ListColumn("部门", width: 24), ListColumn("项目", width: 36), ListColumn("用途", width: 40), ListColumn("支付对象数", width: 12),
    ListColumn("单位", width: 8), ListColumn("金额（元）", width: 18), ListColumn("功能分类科目"), ListColumn("经济分类科目"), ListColumn("资金性质", width: 24),
    ListColumn("支付编号", width: 24),
  ]

  private static func write(_ row: PaymentPage.Row, _ names: PaymentNames, into list: some ListWriter) throws {
    list.text(row.key.county.text)
    list.text(names.county(row.key.county))
    list.text("\(row.year.year)")
    if let date = row.date { list.date(date) } else { list.blank() }
    list.text(row.voucher)
    list.text(names.department(row.department, in: row.year))
    list.text(row.projectName ?? "")
    list.text(names.covered(row.purpose))
    list.text(row.payees.map { "\($0.value)" } ?? "")
    list.text(row.payees?.unit.rawValue ?? "")
    list.amount(row.amount)
    list.text(row.function)
    list.text(row.economic)
    list.text(row.fund?.label ?? "")
    list.text(row.key.id.text)
    try list.endRow()
  }
}
