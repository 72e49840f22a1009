/// Where the money of an allotment comes from, as forms part it (资金来源).
package struct MoneySource: Hashable, Sendable {
  /// Its row among the money rows of a form: 当年财政拨款, 上年结转资金 or 其他资金.
  package var row: FundRow.Kind
  /// 资金级次; nil where neither the document nor the project says.
  package var level: FundLevel?

  package init(row: FundRow.Kind, level: FundLevel?) {
    self.row = row
    self.level = level
  }
}

/// Fiscal money by who gives it, as the forms of transfer payments part it (中央财政资金, 地方资金).
package enum FundGiver: String, CaseIterable, Hashable, Sendable {
  case central, local

  package var label: String { self == .central ? "中央资金" : "地方资金" }
}

extension FundLevel {
  /// Nil for money that no budget gives.
  package var giver: FundGiver? {
    switch self {
    case .central: .central
    case .provincial, .municipal, .county: .local
    case .other: nil
    }
  }
}
