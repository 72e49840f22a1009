import HengDomain
import HengValues

/// 01 and 04: receipts left, payments right.
extension AccountsPaper {
  func balances() -> Sheet {
    let isNumbered = !table.numbers.isEmpty
    let before = isNumbered ? 2 : 1
    let right = columns
    let isAppropriation = table.kind == .appropriation
    let leftFigure = isAppropriation && set == .ten ? "金额" : "决算数"
    let rightFigures = isAppropriation ? right.map(\.label) : ["决算数"]
    let item = Cell.label("项目"), line = isNumbered ? [Cell.label("行次")] : []
    var header = [
      Row([.label("收入", columns: before + 1), .label("支出", columns: before + right.count)]),
      Row([item] + line + [.label(leftFigure), item] + line + rightFigures.map { .label($0) }),
    ]
    if isNumbered {
      header.append(
        Row(
          [.label("栏次"), .label(""), .label("1"), .label("栏次"), .label("")] + (2..<right.count + 2).map { .label("\($0)") }))
    }
    let pairs = AccountsLayout.pairs(table.kind, set)
    let rows = pairs.enumerated().map { index, pair in
      Row(
        side(pair.left, [.amount], number: isNumbered ? index + 1 : nil)
          + side(pair.right, right, number: isNumbered ? pairs.count + index + 1 : nil))
    }
    let width = isAppropriation ? 11 : 15
    let labels = [isAppropriation ? 22 : 31] + (isNumbered ? [4] : [])
    return sheet(Layout.shares(labels + [width] + labels + right.map { _ in width }), header: header, rows)
  }

  private func side(_ row: AccountsRow?, _ columns: [AccountsColumn], number: Int?) -> [Cell] {
    let isSum = row?.isSum ?? false
    let name = row.map { ordinal($0) + table.name($0) } ?? ""
    let numbers = number.map { [Cell.label("\($0)")] } ?? []
    return [words(name, bold: isSum, isSum ? .centre : .leading)] + numbers
      + columns.map { column in row.map { cell($0, column, bold: isSum) } ?? blank() }
  }

  /// 一、 … 二十六、 before receipts and classes; in 04 also before the parts of the opening balance of the nine-table print.
  private func ordinal(_ row: AccountsRow) -> String {
    let position: Int? =
      switch row {
      case .receipt(let source): source.rawValue
      case .function(let code): AccountsLayout.categories.firstIndex(of: code).map { $0 + 1 }
      case .openingBalanceOf(let fund): set == .nine ? FundOrigin.allCases.firstIndex(of: fund).map { $0 + 1 } : nil
      default: nil
      }
    return position.map { $0.chineseNumeral + "、" } ?? ""
  }
}

extension AccountsRow {
  /// A row that adds up others of 01 or 04.
  fileprivate var isSum: Bool {
    switch self {
    case .receiptsOfYear, .paymentsOfYear, .grandTotalOfReceipts, .grandTotalOfPayments: true
    default: false
    }
  }
}
