import HengDomain
import HengValues

/// Reads 公开10: procurement, running costs of agencies, vehicles and equipment, a line each.
struct InformationReader {
  let grid: AccountsGrid

  func read(into builder: inout AccountsTableBuilder) {
    var layout = Layout()
    for row in grid.rows {
      if AccountsRows.isNote(row) {
        builder.note(row.texts.joined())
        continue
      }
      if layout.take(row, width: grid.width) { continue }
      guard let label = layout.label, let figure = layout.figure else { continue }
      let name = CompactText.withoutOrdinal(row.text(label))
      let number = layout.number.flatMap { CompactText.wholeNumber(row.text($0)) }
      if let number { builder.number(number, row.own[layout.number ?? 0]?.place ?? row.place) }
      guard let item = Self.item(name) else {
        if AccountsFigure.isNumeric(row.text(figure)) { builder.stray(.unknownName, name, row.place) }
        continue
      }
      builder.add(.information(item), name: name, number: number, in: row, nameAt: label, figures: [(figure, .amount)])
    }
  }

  /// Which columns hold what; every block of the table may say so anew.
  private struct Layout {
    var label: Int?
    var number: Int?
    var figure: Int?

    /// True for a row of headings.
    mutating func take(_ row: AccountsGrid.Row, width: Int) -> Bool {
      guard let at = (0..<width).first(where: { row.text($0) == "项目" }) else { return false }
      label = at
      number = (0..<width).first { row.text($0) == "行次" } ?? number
      figure = (at + 1..<width).last { !row.text($0).isEmpty && row.text($0) != "行次" } ?? figure
      return true
    }
  }

  private static func item(_ name: String) -> InformationItem? {
    switch name {
    case "合计", "政府采购合计", "采购合计": .procurement
    case "货物", "政府采购货物支出": .goods
    case "工程", "政府采购工程支出": .works
    case "服务", "政府采购服务支出": .services
    default: words.first { name.holds($0.word) }?.item
    }
  }

  private static let words: [(word: String, item: InformationItem)] = [
    ("参照公务员", .institutionOperating), ("行政单位", .agencyOperating), ("车辆数合计", .vehicles), ("副部", .ministerial),
    ("主要领导", .leaders), ("主要负责人", .leaders), ("机要通信", .confidential), ("应急保障", .emergency), ("执法执勤", .lawEnforcement),
    ("特种专业", .technical), ("离退休", .retired), ("其他用车", .otherVehicles), ("单价100万元", .equipment),
  ]
}
