import HengValues

/// Rows of sums among entries (合计行): they are not entries, and the last one must agree with them.
enum SumRow: Hashable {
  /// 合计, 总计: all rows above.
  case total
  /// 本月合计, 小计, 本年累计, 期初余额 ….
  case other

  /// By the words of the row's first cells; nil for an entry.
  static func kind(_ words: String) -> SumRow? {
    let plain = words.halfWidth.withoutSpaces.replacing(":", with: "")
    guard !plain.isEmpty, plain.count <= 12 else { return nil }
    if ["合计", "总计", "合计数", "总合计"].contains(plain) { return .total }
    if ["合计", "累计", "小计", "总计"].contains(where: { plain.hasSuffix($0) }) { return .other }
    return others.contains(plain) ? .other : nil
  }

  private static let others: Set<String> = [
    "期初余额", "年初余额", "上年结转", "上年余额", "期末余额", "年末余额", "承前页", "过次页", "转下页", "本页合计", "月初余额", "月末余额",
  ]
}

/// Sums of the money columns over the entries of a sheet, held against the row 合计 at its end (合计核对).
struct SumCheck {
  private var sums: [ImportField: Money] = [:]
  private var total: (row: ImportRow, isFollowed: Bool)?

  mutating func add(_ field: ImportField, _ amount: Money) { sums[field, default: .zero] = (sums[field] ?? .zero) + amount }

  mutating func entryFollows() { total?.isFollowed = true }

  mutating func totalStands(in row: ImportRow) { total = (row, false) }

  /// Only where every amount of the sheet could be read.
  func check(_ reader: inout RowReader, from firstFault: Int) {
    guard let total, !total.isFollowed else { return }
    let unread: Set<ImportFault.Kind> = [.notAnAmount, .tooFine, .missingValue, .unknownResult]
    guard !reader.log.faults[firstFault...].contains(where: { unread.contains($0.kind) }) else { return }
    reader.row = total.row
    for field in [ImportField.amount, .debit, .credit, .reversal] where reader.has(field) {
      let printed = reader.text(field)
      guard !printed.isEmpty, let stated = reader.amount(field) else { continue }
      let sum = sums[field] ?? .zero
      guard stated != sum else { continue }
      reader.fault(
        .sumMismatch, field, printed, "与上面各行之和 \(sum.yuan.grouped) 元不一致，相差 \((stated - sum).yuan.grouped) 元", "请核对合计行和各行金额，是否漏行或重复")
    }
  }
}
