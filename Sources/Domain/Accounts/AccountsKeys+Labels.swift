import HengValues

extension AccountsRow {
  /// What the row is called in a message (行名); a code stands for itself.
  package var label: String {
    switch self {
    case .receipt(let source): source.label
    case .function(let code): code.text
    case .economic(let code): code.text
    case .total: "合计"
    case .receiptsOfYear: "本年收入合计"
    case .paymentsOfYear: "本年支出合计"
    case .nonFiscalSurplusUsed: "使用非财政拨款结余"
    case .surplusDistributed: "结余分配"
    case .openingBalance: "年初结转和结余"
    case .closingBalance: "年末结转和结余"
    case .openingBalanceOf(let fund): "年初结转和结余（\(fund.rawValue)）"
    case .grandTotalOfReceipts: "总计（收入）"
    case .grandTotalOfPayments: "总计（支出）"
    case .personnel: "人员经费合计"
    case .operating: "公用经费合计"
    case .threePublic: "“三公”经费"
    case .information(let item): item.label
    }
  }
}

extension InformationItem {
  /// 项目 with the block it belongs to.
  package var label: String {
    switch self {
    case .procurement: "政府采购合计"
    case .goods: "政府采购货物"
    case .works: "政府采购工程"
    case .services: "政府采购服务"
    case .agencyOperating: "机关运行经费（行政单位）"
    case .institutionOperating: "机关运行经费（参照公务员法管理事业单位）"
    case .vehicles: "车辆数合计"
    case .ministerial: "副部（省）级及以上领导用车"
    case .leaders: "主要领导干部用车"
    case .confidential: "机要通信用车"
    case .emergency: "应急保障用车"
    case .lawEnforcement: "执法执勤用车"
    case .technical: "特种专业技术用车"
    case .retired: "离退休干部用车"
    case .otherVehicles: "其他用车"
    case .equipment: "单价100万元（含）以上设备"
    }
  }

  /// 车辆 by use.
  package static let vehiclesByUse: [InformationItem] = [
    .ministerial, .leaders, .confidential, .emergency, .lawEnforcement, .technical, .retired, .otherVehicles,
  ]
}

extension AccountsColumn {
  /// What the column is called in a message (栏名); empty for the only figure of a row.
  package var label: String {
    switch self {
    case .amount: ""
    case .total: "合计"
    case .appropriation: "财政拨款收入"
    case .receipt(let source): source.label
    case .basic: "基本支出"
    case .project: "项目支出"
    case .toSuperior: "上缴上级支出"
    case .business: "经营支出"
    case .toSubordinates: "对附属单位补助支出"
    case .fund(let fund): fund.rawValue
    case .ofWhichBasic: "其中：基本支出"
    case .budget(let item): "\(item.rawValue)预算数"
    case .outturn(let item): "\(item.rawValue)决算数"
    case .opening: "年初结转和结余"
    case .receiptsOfYear: "本年收入"
    case .closing: "年末结转和结余"
    }
  }
}

extension AccountsTable {
  /// What a cell of the table is called in a message: `支出决算表 2130502 一般行政管理事务 基本支出`.
  package func label(of place: AccountsPlace) -> String {
    var parts = [title]
    if place.row != .threePublic { parts.append(place.row.label) }
    switch place.row {
    case .function, .economic:
      if let name = lines.first(where: { $0.row == place.row })?.name, !name.isEmpty, name != place.row.label { parts.append(name) }
    default: break
    }
    if !place.column.label.isEmpty, !(place.column == .total && place.row == .total) { parts.append(place.column.label) }
    return parts.joined(separator: " ")
  }
}
