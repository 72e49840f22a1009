package import HengValues

/// What a row of the accounts is (行目), by meaning: the same key in every province's print.
package enum AccountsRow: Hashable, Sendable {
  /// A kind of receipt (01, 04 left): 一、一般公共预算财政拨款收入 ….
  case receipt(ReceiptSource)
  /// A functional heading (02, 03, 05, 08, 09) or a class of payment (01, 04 right).
  case function(FunctionalCode)
  /// An economic heading (06).
  case economic(EconomicCode)
  /// 合计 of a table with codes.
  case total
  /// 本年收入合计, 本年支出合计 (01, 04).
  case receiptsOfYear, paymentsOfYear
  /// 使用非财政拨款结余, 结余分配 (01).
  case nonFiscalSurplusUsed, surplusDistributed
  /// 年初结转和结余, 年末结转和结余; in 04 年初财政拨款结转和结余, 年末财政拨款结转和结余.
  case openingBalance, closingBalance
  /// 其中 of the opening balance by fund (04).
  case openingBalanceOf(FundOrigin)
  /// 总计 left and right (01, 04).
  case grandTotalOfReceipts, grandTotalOfPayments
  /// 人员经费合计, 公用经费合计 (06).
  case personnel, operating
  /// The one row of 07.
  case threePublic
  /// A line of 10.
  case information(InformationItem)
}

/// A kind of receipt (收入来源), in the order of 公开01 left.
package enum ReceiptSource: Int, CaseIterable, Hashable, Sendable, Codable {
  case generalBudget = 1
  case governmentFunds, stateCapital, superior, institutional, business, subordinates, other

  package var label: String {
    switch self {
    case .generalBudget: "一般公共预算财政拨款收入"
    case .governmentFunds: "政府性基金预算财政拨款收入"
    case .stateCapital: "国有资本经营预算财政拨款收入"
    case .superior: "上级补助收入"
    case .institutional: "事业收入"
    case .business: "经营收入"
    case .subordinates: "附属单位上缴收入"
    case .other: "其他收入"
    }
  }
}

/// The three budgets that appropriate (三本预算).
package enum FundOrigin: String, CaseIterable, Hashable, Sendable, Codable {
  case generalBudget = "一般公共预算财政拨款"
  case governmentFunds = "政府性基金预算财政拨款"
  case stateCapital = "国有资本经营预算财政拨款"
}

/// A kind of the three public expenses (三公), with its sums.
package enum ThreePublicItem: String, CaseIterable, Hashable, Sendable, Codable {
  case total = "合计"
  case abroad = "因公出国（境）费"
  case vehicles = "公务用车购置及运行维护费"
  case vehiclePurchase = "公务用车购置费"
  case vehicleRunning = "公务用车运行维护费"
  case reception = "公务接待费"
}

/// A line of 公开10 (相关信息), in its order.
package enum InformationItem: Int, CaseIterable, Hashable, Sendable, Codable {
  /// 政府采购: 合计, 货物, 工程, 服务.
  case procurement = 1
  case goods, works, services
  /// 机关运行经费: 行政单位, 参照公务员法管理事业单位.
  case agencyOperating, institutionOperating
  /// 车辆数合计, then by use.
  case vehicles, ministerial, leaders, confidential, emergency, lawEnforcement, technical, retired, otherVehicles
  /// 单价100万元（含）以上设备（不含车辆）.
  case equipment
}

/// What a column of the accounts is (栏目), by meaning.
package enum AccountsColumn: Hashable, Sendable {
  /// The only figure column: 决算数, 金额, 采购金额, 统计数.
  case amount
  /// 合计, 小计, 本年收入合计, 本年支出合计.
  case total
  /// 02: 财政拨款收入; the other receipts by source.
  case appropriation
  case receipt(ReceiptSource)
  /// 基本支出, 项目支出.
  case basic, project
  /// 03: 上缴上级支出, 经营支出, 对附属单位补助支出.
  case toSuperior, business, toSubordinates
  /// 04: by budget.
  case fund(FundOrigin)
  /// 06: 其中：基本支出.
  case ofWhichBasic
  /// 07.
  case budget(ThreePublicItem), outturn(ThreePublicItem)
  /// 08, 09: 年初结转和结余, 本年收入, 年末结转和结余.
  case opening, receiptsOfYear, closing
}
