import HengReaders
import HengValues

/// Knows the columns of a ledger that a finance system exported, by the words of its headings (识别明细账表头), in one row or two.
enum FinanceHeadings {
  /// What a heading says; nil for a column that is not read.
  static func field(_ heading: String) -> ImportField? {
    let words = HeadingText.plain(heading)
    if words.isEmpty || ["余额", "序号", "对方", "收款", "银行", "账户"].contains(where: { words.holds($0) }) { return nil }
    if words == ImportField.faults.rawValue { return .faults }
    if words.holds("功能") { return words.holds("名称") && !words.holds("编码") ? .functionName : .function }
    if words.holds("经济") {
      if words.holds("政府") { return nil }
      return words.holds("名称") && !words.holds("编码") ? .economicName : .economic
    }
    if words.holds("日期") { return .date }
    if ["分录号", "分录", "行号", "凭证行号", "分录行号", "明细行号"].contains(words) { return .entryLine }
    if words.holds("摘要") || words == "用途" { return .summary }
    if words.holds("资金性质") || words.holds("经费性质") { return .fund }
    if ["方向", "借贷方向", "借贷", "借/贷"].contains(words) { return .direction }
    if words.holds("冲销") || words.holds("红字") { return .reversal }
    if words.holds("借方") { return .debit }
    if words.holds("贷方") { return .credit }
    if words.holds("金额") || words.holds("发生额") || ["支出数", "支付数", "列支数"].contains(words) { return .amount }
    if isNature(words) { return .nature }
    if words.holds("项目") {
      return words.holds("编码") || words.holds("代码") ? .projectCode : projectNames.contains(words) ? .project : nil
    }
    if words == "记录号" { return .record }
    return voucher(words)
  }

  private static let projectNames: Set<String> = ["项目", "项目名称", "预算项目", "预算项目名称", "支出项目", "支出项目名称", "二级项目", "二级项目名称"]

  private static func isNature(_ words: String) -> Bool {
    ["支出类型", "支出性质", "支出类别", "基本/项目", "基本支出/项目支出", "基本项目", "支出属性"].contains(words)
  }

  /// `凭证号`, `凭证字号`; `凭证` over `字` and `号`; `2022年` over `月` and `日`.
  private static func voucher(_ words: String) -> ImportField? {
    if ["凭证号", "凭证字号", "凭证编号", "凭证号码", "凭证", "凭证号数", "支付凭证号", "号", "号数", "凭证字号数"].contains(words) { return .voucher }
    if ["字", "凭证字", "凭证类型", "凭证种类"].contains(words) { return .voucherWord }
    if words == "月" || words.hasSuffix("年月") { return .month }
    return words == "日" || words.hasSuffix("年日") ? .day : nil
  }

  /// The table of a sheet; nil where none is found.
  static func table(_ sheet: ReadCells, _ log: inout ImportLog) -> ImportTable? {
    let rows = sheet.firstRows(40)
    for (index, row) in rows.enumerated() {
      let single = columns([(row, sheet.texts(ofRow: row))], sheet)
      let below = index + 1 < rows.count && rows[index + 1] == row + 1 ? sheet.texts(ofRow: row + 1) : [:]
      let isHeading = !below.isEmpty && below.values.allSatisfy { $0.rangeOfDigits == nil }
      // A title above the headings is no part of them.
      let double = isHeading && single.fields.count > 1 ? columns([(row, sheet.texts(ofRow: row)), (row + 1, below)], sheet) : single
      let best = double.fields.count > single.fields.count || isSpread(row, sheet) ? double : single
      guard isLedger(best.fields) else { continue }
      return table(sheet, best, rows.filter { $0 <= best.headingRow }, &log)
    }
    return nil
  }

  struct Columns {
    var headingRow: Int
    var fields: [ImportField: Int] = [:]
    var headings: [Int: String] = [:]
    var repeated: [Int] = []
  }

  private static func isLedger(_ fields: [ImportField: Int]) -> Bool {
    let hasMoney = [.amount, .debit, .credit].contains { fields[$0] != nil }
    let hasHeading = fields[.function] != nil || fields[.functionName] != nil || fields[.economic] != nil
    return hasMoney && (hasHeading || fields[.voucher] != nil) && fields.count >= 4
  }

  /// A heading of this row reaches into the row below.
  private static func isSpread(_ row: Int, _ sheet: ReadCells) -> Bool {
    sheet.merges.contains { $0.rows.lowerBound == row && $0.rows.upperBound == row + 1 }
  }

  private static func columns(_ rows: [(row: Int, texts: [Int: String])], _ sheet: ReadCells) -> Columns {
    guard let first = rows.first, let last = rows.last else { return Columns(headingRow: 0) }
    var result = Columns(headingRow: last.row)
    var upper = first.texts
    if rows.count > 1 {
      for merge in sheet.merges where merge.rows.contains(first.row) {
        guard let words = first.texts[merge.columns.lowerBound] else { continue }
        for column in merge.columns { upper[column] = words }
      }
    }
    for column in Set(upper.keys).union(last.texts.keys).sorted() {
      let parent = upper[column] ?? "", child = rows.count > 1 ? last.texts[column] ?? "" : ""
      let whole = HeadingText.plain(parent) + HeadingText.plain(child)
      result.headings[column] = whole
      guard let field = field(whole) ?? (child.isEmpty ? nil : Self.field(child)) else { continue }
      if result.fields[field] == nil { result.fields[field] = column } else { result.repeated.append(column) }
    }
    return result
  }

  private static func table(_ sheet: ReadCells, _ found: Columns, _ above: [Int], _ log: inout ImportLog) -> ImportTable {
    var units: [Int: MoneyUnit] = [:]
    var unit: MoneyUnit?
    for row in above {
      let isHeading = row >= found.headingRow - 1
      for (column, text) in sheet.texts(ofRow: row) {
        guard let named = HeadingText.unit(text) else { continue }
        if isHeading, found.headings[column] != nil { units[column] = named } else { unit = named }
      }
    }
    // A unit over two columns: 金额（万元） over 借方 and 贷方.
    for merge in sheet.merges where above.contains(merge.rows.lowerBound) {
      if let named = units[merge.columns.lowerBound] { for column in merge.columns { units[column] = units[column] ?? named } }
    }
    let ambiguous: Set<ImportField> = [.amount, .debit, .credit, .function, .fund, .nature]
    for column in found.repeated {
      guard let heading = found.headings[column], let field = field(heading), ambiguous.contains(field) else { continue }
      log.add(
        ImportFault(
          .repeatedColumn, sheet: sheet.name, row: found.headingRow + 1, column: column + 1, heading: heading,
          reason: "有两栏都像是“\(field.rawValue)”",
          remedy: "请只留一栏，或改动另一栏的名称"))
    }
    return ImportTable(
      sheet, headingRow: found.headingRow, columns: found.fields, headings: found.headings, unit: unit ?? .yuan, units: units)
  }
}

extension String {
  /// The first ASCII digit; a row of headings has none but in a year.
  fileprivate var rangeOfDigits: String.Index? {
    let plain = halfWidth
    return plain.hasSuffix("年") || plain.hasSuffix("年度") ? nil : plain.firstIndex { ("0"..."9").contains($0) }
  }
}
