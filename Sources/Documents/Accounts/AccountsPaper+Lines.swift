import HengDomain
import HengValues

/// The tables without codes: 07 and 10.
extension AccountsPaper {
  private static let order: [ThreePublicItem] = [.total, .abroad, .vehicles, .vehiclePurchase, .vehicleRunning, .reception]

  func threePublic() -> Sheet { set == .ten ? threePublicSideBySide() : threePublicInPairs() }

  /// 预算数 left, 决算数 right.
  private func threePublicSideBySide() -> Sheet {
    let upper: [Cell] = [
      .label("合计", rows: 2), .label(ThreePublicItem.abroad.rawValue, rows: 2), .label(ThreePublicItem.vehicles.rawValue, columns: 3),
      .label(ThreePublicItem.reception.rawValue, rows: 2),
    ]
    let lower: [Cell] = [.label("小计"), .label(ThreePublicItem.vehiclePurchase.rawValue), .label(ThreePublicItem.vehicleRunning.rawValue)]
    let header = [
      Row([.label("预算数", columns: 6), .label("决算数", columns: 6)]), Row(upper + upper), Row(lower + lower),
      Row((1...12).map { .label("\($0)") }),
    ]
    let figures = Self.order.map { cell(.threePublic, .budget($0)) } + Self.order.map { cell(.threePublic, .outturn($0)) }
    return sheet(Layout.shares(figures.map { _ in 1 }), header: header, [Row(figures)])
  }

  /// 预算数 and 决算数 beside each other under every item.
  private func threePublicInPairs() -> Sheet {
    let header = [
      Row([
        .label("合计", rows: 2, columns: 2), .label(ThreePublicItem.abroad.rawValue, rows: 2, columns: 2),
        .label(ThreePublicItem.vehicles.rawValue, columns: 6), .label(ThreePublicItem.reception.rawValue, rows: 2, columns: 2),
      ]),
      Row([
        .label("小计", columns: 2), .label(ThreePublicItem.vehiclePurchase.rawValue, columns: 2),
        .label(ThreePublicItem.vehicleRunning.rawValue, columns: 2),
      ]),
      Row(Self.order.flatMap { _ in [Cell.label("预算数"), .label("决算数")] }),
    ]
    let figures = Self.order.flatMap { [cell(.threePublic, .budget($0)), cell(.threePublic, .outturn($0))] }
    return sheet(Layout.shares(figures.map { _ in 1 }), header: header, [Row(figures)])
  }

  /// 10 in three blocks, each with its own headings.
  func information() -> Sheet {
    var rows: [Row] = []
    func block(_ title: String, _ figure: String, _ items: [InformationItem]) {
      rows.append(Row([words(title, columns: 3, bold: true)]))
      rows.append(Row([.label("项目"), .label("行次"), .label(figure)]))
      rows += items.map(line)
    }
    block("一、政府采购情况", "采购金额", [.procurement, .goods, .works, .services])
    block("二、机关运行经费", "统计数", [.agencyOperating, .institutionOperating])
    block("三、国有资产占用情况", "统计数", [.vehicles] + InformationItem.vehiclesByUse + [.equipment])
    return sheet([60, 14, 26], header: [], rows)
  }

  private func line(_ item: InformationItem) -> Row {
    let row = AccountsRow.information(item)
    let number = table.lines.first { $0.row == row }?.number
    return Row([
      words(ordinal(item) + table.name(row)), .label(number.map(String.init) ?? ""), cell(row, .amount),
    ])
  }

  private func ordinal(_ item: InformationItem) -> String {
    switch item {
    case .procurement, .goods, .works, .services: ""
    case .agencyOperating, .vehicles: "（一）"
    case .institutionOperating, .equipment: "（二）"
    default: "　\(item.rawValue - InformationItem.vehicles.rawValue). "
    }
  }
}
