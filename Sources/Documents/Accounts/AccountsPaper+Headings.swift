import HengDomain
import HengValues

/// The tables by code: 02, 03, 05, 08, 09 by function, 06 by economic heading.
extension AccountsPaper {
  func functions() -> Sheet {
    let columns = columns
    let isGrouped =
      [.generalBudgetPayments, .governmentFunds, .stateCapital].contains(table.kind)
      && !(set == .nine && table.kind == .generalBudgetPayments)
    let rows = table.lines.map { line -> Row in
      let figures = columns.map { cell(line.row, $0, bold: line.row.isHeadOfTable) }
      guard case .function(let code) = line.row else { return Row([.label("合计", columns: 2, bold: true)] + figures) }
      return Row(heading(code.text, line.name, isBold: code.parent == nil, isIndented: code.level == .item) + figures)
    }
    let names = Layout.shares([8, 24] + columns.map { _ in 10 })
    return sheet(names, header: isGrouped ? groupedHeader(columns) : plainHeader(columns), rows)
  }

  /// 项目 over code and name, every figure column under one heading.
  private func plainHeader(_ columns: [AccountsColumn]) -> [Row] {
    var rows = [
      Row([.label("项目", columns: 2)] + columns.map { .label(heading($0), rows: 2) }), Row([.label("功能分类科目编码"), .label("科目名称")]),
    ]
    if set == .ten { rows.append(Row(numbering(2, 1...columns.count))) }
    return rows
  }

  /// 本年支出 over 小计, 基本支出 and 项目支出.
  private func groupedHeader(_ columns: [AccountsColumn]) -> [Row] {
    let paid: [AccountsColumn] = [.total, .basic, .project]
    var above: [Cell] = [.label("项目", columns: 2)]
    for column in columns {
      if column == .total { above.append(.label("本年支出", columns: 3)) }
      if !paid.contains(column) { above.append(.label(heading(column), rows: 2)) }
    }
    var rows = [Row(above), Row([.label("功能分类科目编码"), .label("科目名称")] + paid.map { .label(heading($0)) })]
    if set == .ten { rows.append(Row(numbering(2, 1...columns.count))) }
    return rows
  }

  private func heading(_ column: AccountsColumn) -> String {
    guard column == .total else { return column.label }
    return switch table.kind {
    case .receipts: "本年收入合计"
    case .payments: "本年支出合计"
    case .stateCapital: "合计"
    default: set == .nine ? "合计" : "小计"
    }
  }

  private func heading(_ code: String, _ name: String, isBold: Bool, isIndented: Bool) -> [Cell] {
    [words(code, bold: isBold), words((isIndented ? "　" : "") + name, bold: isBold)]
  }

  /// 06: personnel left, operating costs beside it; its last row holds both sums.
  func items() -> Sheet {
    let width = 2 + columns.count
    let parts = blocks()
    let height = parts.map(\.count).max() ?? 0
    let rows = (0..<height).map { index in
      Row(parts.flatMap { index < $0.count ? item($0[index]) : [blank(), blank()] + columns.map { _ in blank() } })
    }
    let others = parts.count - 1
    func sum(_ row: AccountsRow, labels: Int) -> [Cell] {
      [.label(row.label, columns: labels, bold: true)] + columns.map { cell(row, $0, bold: true) }
    }
    let last = Row(sum(.personnel, labels: 2) + sum(.operating, labels: others * width - columns.count))
    let code = set == .ten ? "科目编码" : "经济分类科目编码"
    let heads: [Cell] = [.label(code), .label("科目名称")] + columns.map { .label($0 == .amount ? (set == .ten ? "金额" : "决算数") : $0.label) }
    var header = [Row(parts.flatMap { _ in heads })]
    if set == .ten { header.insert(Row([.label("人员经费", columns: width), .label("公用经费", columns: width * others)]), at: 0) }
    let shares = Layout.shares(parts.flatMap { _ in set == .ten ? [4, 7, 7, 7] : [8, 24, 18] })
    return sheet(shares, header: header, rows + [last])
  }

  /// In four blocks side by side there is no room to indent the items.
  private func item(_ line: AccountsLine) -> [Cell] {
    guard case .economic(let code) = line.row else { return [] }
    let isClass = code.parent == nil
    return heading(code.text, line.name, isBold: isClass, isIndented: !isClass && set == .nine)
      + columns.map { cell(line.row, $0, bold: isClass) }
  }

  /// Personnel in one block; the others poured into three blocks, or one in the nine-table print, as high as need be.
  private func blocks() -> [[AccountsLine]] {
    let coded = table.lines.filter { if case .economic = $0.row { true } else { false } }
    let personnel = coded.filter(isPersonnel)
    let others = coded.filter { !isPersonnel($0) }
    guard set == .ten else { return [personnel, others] }
    let height = max(personnel.count, Layout.lines(others.count, abreast: 3))
    return [personnel]
      + (0..<3).map { index in Array(others.dropFirst(index * height).prefix(height)) }
  }

  private func isPersonnel(_ line: AccountsLine) -> Bool {
    guard case .economic(let code) = line.row else { return false }
    return AccountsLayout.personnelClasses.contains { $0.contains(code) }
  }
}

extension AccountsRow {
  /// 合计 and 类 rows are bold.
  fileprivate var isHeadOfTable: Bool {
    switch self {
    case .total: true
    case .function(let code): code.parent == nil
    default: false
    }
  }
}
