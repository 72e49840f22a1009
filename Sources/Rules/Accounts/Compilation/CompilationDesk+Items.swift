import HengDomain
import HengValues

/// The tables by economic heading and what is drawn from them: 06, 07, 10.
extension CompilationDesk {
  private typealias Sums = HeadingSums<EconomicCode>

  /// 06: all expenditure of the general budget with its basic part, or the basic part alone.
  func generalBudgetItems() -> (draft: AccountsTableDraft, sums: HeadingSums<EconomicCode>) {
    var draft = draft(.generalBudgetItems)
    let isFull = set == .ten
    func leaf(_ column: AccountsColumn, _ isCounted: @escaping (Payment) -> Bool) -> Sums.Leaf {
      Sums.Leaf(column: column, ledger: "支出明细账", entries: book.payments(byHeading: { $0.fund == .generalBudget && isCounted($0) }))
    }
    let leaves =
      isFull ? [leaf(.amount) { _ in true }, leaf(.ofWhichBasic) { $0.nature == .basic }] : [leaf(.amount) { $0.nature == .basic }]
    let sums = Sums(draft, leaves, [], economics, form: headings.formCodes(in: year, basicOnly: !isFull))
    for code in sums.codes {
      let row = AccountsRow.economic(code)
      draft.addLine(row, name(code))
      for column in leaves.map(\.column) {
        if column == .ofWhichBasic, AccountsLayout.isBarredFromBasic(code) {
          draft.bar(row, column)
        } else {
          draft.put(row, column, sums[code, column])
        }
      }
    }
    for row in [AccountsRow.personnel, .operating] {
      draft.addLine(row, row.label)
      for column in leaves.map(\.column) {
        draft.put(row, column, share(row, column, of: sums, draft.label(row, column), printed: isFull && column == .ofWhichBasic))
      }
    }
    return (draft, sums)
  }

  /// 人员经费 (301, 303) or 公用经费 (the others); `printed` leaves out what the form bars.
  private func share(
    _ row: AccountsRow, _ column: AccountsColumn, of sums: HeadingSums<EconomicCode>, _ label: String, printed: Bool
  ) -> Reckoned {
    let classes = sums.codes.filter { code in
      code.parent == nil && AccountsLayout.personnelClasses.contains(code) == (row == .personnel)
        && !(printed && AccountsLayout.isBarredFromBasic(code))
    }
    return .balance(label, plus: classes.compactMap { sums[$0, column] })
  }

  /// 07: budgets as recorded, outturn from the payments of all appropriations. Sums are always filled.
  func threePublic() -> AccountsTableDraft {
    var draft = draft(.threePublic)
    draft.addLine(.threePublic, "")
    let record = ledger.threePublic
    fill(&draft, { .budget($0) }) { item, label in
      guard let amount = record.budgets[item] else { return nil }
      return .entries(
        label, [LedgerEntry(label: "\(item.rawValue) 全年预算数", amount: amount, citation: record.citation)], ledger: "", heading: "",
        source: record.citation)
    }
    fill(&draft, { .outturn($0) }) { item, label in
      let codes = item.headings
      let entries = book.payments(byHeading: { $0.fund?.origin != nil })
      let parts = codes.compactMap { code in
        entries[code].map { entries in
          Reckoned.entries("\(code.text) \(name(code))", entries, ledger: "支出明细账", heading: "\(code.text) 财政拨款", source: ledger.citation)
        }
      }
      return .balance(label, plus: parts)
    }
    return draft
  }

  private func fill(
    _ draft: inout AccountsTableDraft, _ column: (ThreePublicItem) -> AccountsColumn, _ value: (ThreePublicItem, String) -> Reckoned?
  ) {
    var values: [ThreePublicItem: Reckoned] = [:]
    func label(_ item: ThreePublicItem) -> String { draft.label(.threePublic, column(item)) }
    for item in [ThreePublicItem.abroad, .vehiclePurchase, .vehicleRunning, .reception] { values[item] = value(item, label(item)) }
    func sum(_ item: ThreePublicItem, _ parts: [ThreePublicItem]) {
      values[item] = .balance(label(item), plus: parts.compactMap { values[$0] })
    }
    sum(.vehicles, [.vehiclePurchase, .vehicleRunning])
    sum(.total, [.abroad, .vehicles, .reception])
    for item in ThreePublicItem.allCases { draft.put(.threePublic, column(item), values[item]) }
  }

  /// 10: procurement, operating costs of agencies, vehicles and equipment. Its lines are numbered without a gap.
  func information(_ items: HeadingSums<EconomicCode>) -> AccountsTableDraft {
    var draft = draft(.information)
    var values: [InformationItem: Reckoned] = [:]
    func label(_ item: InformationItem) -> String { draft.label(.information(item), .amount) }
    for kind in ProcurementEntry.Kind.allCases {
      values[kind.item] = .entries(
        label(kind.item), book.procurement(kind), ledger: "采购台账", heading: kind.label, source: ledger.citation)
    }
    values[.procurement] = .balance(label(.procurement), plus: [.goods, .works, .services].compactMap { values[$0] })
    let operating: InformationItem = ledger.isInstitution ? .institutionOperating : .agencyOperating
    values[operating] = share(.operating, .ofWhichBasic, of: items, label(operating), printed: true)
    for item in InformationItem.vehiclesByUse + [.equipment] {
      values[item] = .entries(
        label(item), book.assets(item), ledger: "资产台账", heading: item.label, source: ledger.citation,
        measure: .count(item == .equipment ? "台（套）" : "辆"))
    }
    values[.vehicles] = .balance(label(.vehicles), plus: InformationItem.vehiclesByUse.compactMap { values[$0] })
    draft.number(1...InformationItem.allCases.count)
    for item in InformationItem.allCases {
      draft.addLine(.information(item), item.formName, number: item.rawValue)
      draft.put(.information(item), .amount, values[item])
    }
    return draft
  }
}

extension ThreePublicItem {
  /// The economic headings that it is paid under.
  fileprivate var headings: [EconomicCode] {
    let texts: [String] =
      switch self {
      case .abroad: ["30212"]
      case .reception: ["30217"]
      case .vehicleRunning: ["30231"]
      case .vehiclePurchase: ["30913", "31013"]
      case .total, .vehicles: []
      }
    return texts.compactMap { try? EconomicCode($0) }
  }
}

extension InformationItem {
  /// 项目 as the form prints it, without its ordinal.
  fileprivate var formName: String {
    switch self {
    case .procurement: "合计"
    case .goods: "货物"
    case .works: "工程"
    case .services: "服务"
    case .agencyOperating: "行政单位"
    case .institutionOperating: "参照公务员法管理事业单位"
    case .vehicles: "车辆数合计（辆）"
    case .equipment: "单价100万元（含）以上设备（不含车辆）"
    default: label
    }
  }
}
