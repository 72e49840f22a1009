import HengDomain
import HengValues

/// Reads the tables with receipts left and payments right (左右双栏): 01 and 04.
struct BalanceAccountsReader {
  let grid: AccountsGrid
  let kind: AccountsTable.Kind

  var header: Range<Int> {
    0..<(grid.rows.firstIndex { row in
      row.texts.contains {
        Self.receipt(CompactText.withoutOrdinal($0)) != nil || ExpenditureClasses.code(named: CompactText.withoutOrdinal($0)) != nil
      }
        && !row.texts.contains { $0.hasHead("项目") || $0 == "行次" }
    } ?? grid.rows.count)
  }

  func read(into builder: inout AccountsTableBuilder, _ columns: AccountsColumns) {
    var hasOpening = false
    for row in grid.rows[header.upperBound...] {
      if AccountsRows.isNote(row) {
        builder.note(row.texts.joined())
        continue
      }
      if AccountsRows.isNumbering(row) || row.texts.contains(where: { $0 == "项目" || $0 == "行次" }) { continue }
      for (index, block) in columns.blocks.prefix(2).enumerated() {
        let printed = block.names.map { row.text($0) }.joined()
        let number = block.number.flatMap { CompactText.wholeNumber(row.text($0)) }
        if let number { builder.number(number, row.own[block.number ?? 0]?.place ?? row.place) }
        let label = CompactText.withoutOrdinal(printed)
        let key = index == 0 ? left(label, builder.table, &hasOpening) : right(label, builder.table)
        if let key {
          builder.add(key, name: label, number: number, in: row, nameAt: block.names.first, figures: block.figures)
        } else if !isAside(label, index), block.figures.contains(where: { AccountsFigure.isNumeric(row.text($0.column)) }) {
          builder.stray(.unknownName, printed.isEmpty ? "（无名称）" : printed, row.place)
        }
      }
    }
  }

  private func left(_ label: String, _ table: AccountsTable, _ hasOpening: inout Bool) -> AccountsRow? {
    switch label {
    case "本年收入合计", "收入合计", "本年收入小计": return .receiptsOfYear
    case "总计", "收入总计": return .grandTotalOfReceipts
    case "合计": return table.lines.contains { $0.row == .receiptsOfYear } ? .grandTotalOfReceipts : .receiptsOfYear
    default: break
    }
    if label.hasHead("使用非财政拨款结余") || label.hasHead("用事业基金弥补") { return .nonFiscalSurplusUsed }
    if ["年初", "上年"].contains(where: { label.hasHead($0) }), label.holds("结转") {
      hasOpening = true
      return .openingBalance
    }
    let plain = label.hasHead("其中:") ? CompactText.withoutOrdinal(String(label.dropFirst(3))) : label
    if kind == .appropriation, hasOpening { return Self.fund(plain).map { .openingBalanceOf($0) } }
    return label.hasHead("其中") ? nil : Self.receipt(label).map { .receipt($0) }
  }

  private func right(_ label: String, _ table: AccountsTable) -> AccountsRow? {
    switch label {
    case "本年支出合计", "支出合计", "本年支出小计": return .paymentsOfYear
    case "总计", "支出总计": return .grandTotalOfPayments
    case "合计": return table.lines.contains { $0.row == .paymentsOfYear } ? .grandTotalOfPayments : .paymentsOfYear
    case "结余分配": return .surplusDistributed
    default: break
    }
    if label.hasHead("年末"), label.holds("结转") { return .closingBalance }
    return ExpenditureClasses.code(named: label).map { .function($0) }
  }

  /// Rows that only part another one: they count in no sum.
  private func isAside(_ label: String, _ index: Int) -> Bool {
    label.hasHead("其中") || (index == 1 && kind == .appropriation && Self.fund(label) != nil)
  }

  static func receipt(_ label: String) -> ReceiptSource? {
    if let fund = fund(label) { return ReceiptSource(fund: fund) }
    if label.hasHead("附属单位"), label.holds("上缴") || label.holds("缴款") { return .subordinates }
    return [ReceiptSource.superior, .institutional, .business, .other].first { $0.label == label }
  }

  /// `一般公共预算财政拨款`, with or without 收入 behind it.
  private static func fund(_ label: String) -> FundOrigin? {
    let plain = label.hasTail("收入") ? String(label.dropLast(2)) : label
    return FundOrigin.allCases.first { $0.rawValue == plain || $0.rawValue.hasHead(plain) && plain.hasTail("预算") }
  }
}
