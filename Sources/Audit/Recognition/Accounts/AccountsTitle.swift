import HengDocuments
import HengDomain
import HengValues

/// What is printed around an accounts table: title, unit, department, year (表头).
struct AccountsTitle {
  var kind: AccountsTable.Kind?
  var title = ""
  var isBasicOnly = false
  var unit: MoneyUnit?
  var owner = ""
  var year: FiscalYear?
  var isContinued = false

  /// Reads lines from the nearest to the table upwards.
  init(nearestFirst lines: [String]) {
    for (index, line) in lines.enumerated() {
      read(line)
      guard kind == nil, line.hasTail("表"), !line.hasHead("公开"), index + 1 < lines.count, lines[index + 1].utf8.count < 120 else {
        continue
      }
      readTitle(lines[index + 1] + line)
    }
  }

  private mutating func read(_ line: String) {
    if kind == nil { readTitle(line) }
    if unit == nil { unit = Self.unit(in: line) }
    if owner.isEmpty { owner = Self.owner(in: line) }
    if year == nil { year = Self.year(in: line) }
    if line.holds("续表") || line.holds("(续)") { isContinued = true }
  }

  private mutating func readTitle(_ line: String) {
    guard let (kind, title) = Self.kind(of: line) else { return }
    self.kind = kind
    self.title = title
    isBasicOnly = kind == .generalBudgetItems && title.holds("基本支出决算")
  }

  /// The kind that a title names; nil for running text, contents with leaders, and tables of the budget.
  static func kind(of line: String) -> (AccountsTable.Kind, String)? {
    guard line.utf8.count < 150, line.holds("决算"), !line.holds("。"), !line.holds(";") else { return nil }
    var title = CompactText.withoutOrdinal(line)
    if title.hasTail(")"), let open = title.lastIndex(of: "(") { title = String(title[..<open]) }
    if title.hasHead("公开"), let end = title.firstIndex(of: "表") { title = String(title[title.index(after: end)...]) }
    guard title.hasTail("表"), !title.holds("预算表"), !title.holds("说明") else { return nil }
    guard let kind = kind(title: title) else { return nil }
    return (kind, title)
  }

  private static func kind(title: String) -> AccountsTable.Kind? {
    if title.holds("三公") { return .threePublic }
    if title.holds("政府性基金") { return .governmentFunds }
    if title.holds("国有资本经营") { return .stateCapital }
    if title.hasTail("信息统计表") { return .information }
    if title.holds("一般公共预算") {
      if title.holds("基本支出决算") || title.holds("明细") { return .generalBudgetItems }
      return title.hasTail("支出决算表") ? .generalBudgetPayments : nil
    }
    if title.holds("财政拨款") {
      if title.holds("基本支出决算") { return .generalBudgetItems }
      return ["收入支出决算总表", "收入支出决算表", "收支决算总表"].contains { title.hasTail($0) } ? .appropriation : nil
    }
    if ["收入支出决算总表", "收入支出决算表", "收支决算总表"].contains(where: { title.hasTail($0) }) { return .receiptsAndPayments }
    if title.hasTail("收入决算表") { return .receipts }
    if title.hasTail("项目支出决算表") || title.hasTail("基本支出决算表") { return nil }
    return title.hasTail("支出决算表") ? .payments : nil
  }

  static func unit(in line: String) -> MoneyUnit? {
    guard let at = line.byteRange(of: "单位:") else { return nil }
    let rest = line[at.upperBound...]
    return [MoneyUnit.wanYuan, .yiYuan, .yuan].first { rest.hasHead($0.rawValue) || rest.hasHead("人民币" + $0.rawValue) }
  }

  private static func owner(in line: String) -> String {
    for label in ["部门名称:", "单位名称:", "编制部门:", "公开部门:", "编制单位:", "填报单位:", "部门:"] {
      guard let at = line.byteRange(of: label) else { continue }
      var rest = line[at.upperBound...]
      for end in ["金额单位", "单位:", "20"] { if let stop = rest.firstRange(of: end) { rest = rest[..<stop.lowerBound] } }
      return String(rest)
    }
    return ""
  }

  static func year(in line: String) -> FiscalYear? {
    guard let at = line.byteRange(of: "年度") ?? line.byteRange(of: "年") else { return nil }
    let digits = line[..<at.lowerBound].suffix(4)
    guard CompactText.isDigits(String(digits)), digits.utf8.count == 4, let year = Int(digits) else { return nil }
    return try? FiscalYear(year)
  }
}
