import HengDomain
import HengValues

/// Reads 三公 (07): twelve figures in one row under two or three levels of headings, or a row for each item.
struct ThreePublicReader {
  let grid: AccountsGrid

  /// The rows above the first that holds neither words nor numbering.
  var header: Range<Int> {
    0..<(grid.rows.indices.first { index in
      index > 0 && !hasWords(grid.rows[index]) && !AccountsRows.isNumbering(grid.rows[index])
        && (0..<index).contains { hasWords(grid.rows[$0]) } && !AccountsRows.isNote(grid.rows[index])
    } ?? grid.rows.count)
  }

  private func hasWords(_ row: AccountsGrid.Row) -> Bool {
    row.texts.contains { !AccountsFigure.isNumeric($0) && !AccountsFigure.isDash($0) }
  }

  mutating func read(into builder: inout AccountsTableBuilder) {
    if let vertical = verticalHeader { return readRows(vertical, into: &builder) }
    let header = header
    let columns = (0..<grid.width).map { column in Self.column(grid.headings(over: column, in: header)) }
    let data = grid.rows[header.upperBound...].filter { !AccountsRows.isNote($0) && !AccountsRows.isNumbering($0) }
    if let row = data.first, !hasWords(row) {
      let figures = columns.enumerated().compactMap { index, key in key.map { (index, $0) } }
      builder.add(.threePublic, name: "", number: nil, in: row, nameAt: nil, figures: figures)
      for (index, key) in columns.enumerated() where key == nil && AccountsFigure.isNumeric(row.text(index)) {
        builder.stray(.unknownColumn, grid.headings(over: index, in: header).first ?? "第\(index + 1)栏", row.place)
      }
    }
    for row in grid.rows where AccountsRows.isNote(row) { builder.note(row.texts.joined()) }
  }

  /// The row 项目｜预算数｜决算数 of the upright style.
  private var verticalHeader: (row: Int, label: Int, budget: Int?, outturn: Int)? {
    for (index, row) in grid.rows.prefix(8).enumerated() {
      guard let label = (0..<grid.width).first(where: { row.text($0).hasHead("项目") }),
        let outturn = (0..<grid.width).first(where: { row.text($0).hasTail("决算数") })
      else { continue }
      return (index, label, (0..<grid.width).first { row.text($0).hasTail("预算数") }, outturn)
    }
    return nil
  }

  private func readRows(_ header: (row: Int, label: Int, budget: Int?, outturn: Int), into builder: inout AccountsTableBuilder) {
    var seen: Set<ThreePublicItem> = []
    var first = true
    for row in grid.rows.dropFirst(header.row + 1) {
      if AccountsRows.isNote(row) {
        builder.note(row.texts.joined())
        continue
      }
      guard let item = Self.item(row.text(header.label), isHeading: true), seen.insert(item).inserted else { continue }
      if first { builder.add(.threePublic, name: "", number: nil, in: row, nameAt: nil, figures: []) }
      first = false
      if let budget = header.budget { builder.set(AccountsPlace(.threePublic, .budget(item)), row.own[budget], fallback: row.place) }
      builder.set(AccountsPlace(.threePublic, .outturn(item)), row.own[header.outturn], fallback: row.place)
    }
  }

  private static func column(_ headings: [String]) -> AccountsColumn? {
    guard let side = headings.first(where: { $0.hasTail("预算数") || $0.hasTail("决算数") }) else { return nil }
    guard let item = headings.lazy.compactMap({ item($0, isHeading: false) }).first else { return nil }
    return side.hasTail("预算数") ? .budget(item) : .outturn(item)
  }

  private static func item(_ heading: String, isHeading: Bool) -> ThreePublicItem? {
    if heading == "小计" { return .vehicles }
    if ["合计", "总计", "“三公”经费合计", "三公经费合计"].contains(heading) { return .total }
    if heading.holds("出国") { return .abroad }
    if heading.holds("接待") { return heading.holds("国内") || heading.holds("外事") ? nil : .reception }
    let buys = heading.holds("购置"), runs = heading.holds("运行")
    if buys, runs { return .vehicles }
    if buys { return .vehiclePurchase }
    return runs && !heading.holds("机关运行") ? .vehicleRunning : nil
  }
}
