import HengValues

/// The relations that the heads of a table's columns state, and the rows that break them (列间关系).
struct TableColumns {
  struct Break {
    let row: Int
    let column: Int
    let sources: [Int]
    let due: Interval
    let severity: Severity?
  }

  /// How a column follows from two others.
  enum Formula: CaseIterable { case quotient, product, difference, growth }

  let table: StatedTable
  let numeric: [Int]
  let body: [Int]
  private let totals: TableTotals
  private let exact: [Bool]
  let percent: [Bool]

  init(_ table: StatedTable) {
    self.table = table
    totals = TableTotals(table)
    numeric = table.numericColumns
    exact = table.heads.indices.map(table.isExact)
    percent = table.heads.indices.map(table.isPercent)
    let rows = totals.rows
    body = table.rows.indices.filter { !rows.contains($0) }
  }

  // MARK: 合计 over columns

  /// 合计 columns that are the sum of those beside them in most rows.
  func sums() -> [Break] {
    guard !table.rows.isEmpty, numeric.count > 2, !table.isSideBySide else { return [] }
    let additive = numeric.filter(table.isAdditive)
    return additive.flatMap { column -> [Break] in
      let head = table.heads[column]
      guard ["合计", "小计", "总计", "总额", "总投资", "总数", "总人数", "总户数"].contains(where: { head.hasTail($0) || head.hasHead($0) }) else {
        return []
      }
      let candidates = sources(of: column, among: additive)
      let judged = candidates.map { sources in (sources, table.rows.indices.compactMap { judge(sum: $0, column, sources) }) }
      guard let best = judged.max(by: { $0.1.count(where: \.holds) < $1.1.count(where: \.holds) }) else { return [] }
      let held = best.1.count(where: \.holds), failed = best.1.filter { !$0.holds }
      // In a short table a slip of the pen shows itself.
      let isOneSlip = failed.count == 1 && held <= 1 && failed.allSatisfy { self.isSlip($0.row, column, best.0) }
      guard held > 1 && failed.count <= max(1, held / 3) || isOneSlip else { return [] }
      return failed.filter { failure in !judged.contains { other in other.1.contains { $0.row == failure.row && $0.holds } } }.map {
        Break(row: $0.row, column: column, sources: best.0, due: $0.due, severity: $0.isLastDigit ? .question : nil)
      }
    }
  }

  private func isSlip(_ row: Int, _ column: Int, _ sources: [Int]) -> Bool {
    guard let printed = table.value(row, column) else { return false }
    return Slip.explains(sources.compactMap { table.value(row, $0) }.reduce(.zero, +), printed, terms: sources.count)
  }

  private func sources(of column: Int, among additive: [Int]) -> [[Int]] {
    let right = additive.filter { $0 > column }, left = additive.filter { $0 < column }
    var found: [[Int]] = []
    for count in stride(from: right.count, through: 2, by: -1) { found.append(Array(right.prefix(count))) }
    for count in stride(from: left.count, through: 2, by: -1) { found.append(Array(left.suffix(count))) }
    return found
  }

  struct Judged {
    let row: Int
    let due: Interval
    let agreement: Agreement
    var holds: Bool { agreement.holds }
    var isLastDigit: Bool { if case .lastDigit = agreement { true } else { false } }
  }

  private func judge(sum row: Int, _ column: Int, _ sources: [Int]) -> Judged? {
    guard let printed = table.value(row, column), !printed.isZero, !table.rows[row][column].hasNote, !table.isRateRow(row) else {
      return nil
    }
    let isExact = exact[column]
    let cells = sources.map { table.rows[row][$0] }
    guard cells.allSatisfy({ $0.number != nil || $0.isEmpty || $0.isDash }), cells.contains(where: { $0.number != nil }) else { return nil }
    let due = sources.compactMap { table.interval(row, $0, exact: isExact && exact[$0]) }.reduce(Interval(.zero), +)
    return Judged(row: row, due: due, agreement: Agreement(due, isExact ? Interval(printed.ratio) : printed.interval))
  }

  // MARK: columns that follow from two others

  /// Columns whose head states a relation, and the rows that break it.
  func stated() -> [Break] {
    let (now, earlier) = yearHeads ?? (now: Self.isNow, earlier: Self.isEarlier)
    return (table.isSideBySide ? [] : numeric).flatMap { column -> [Break] in
      let head = table.heads[column]
      if Self.isShare(head) { return shares(column) }
      if Self.isCompletion(head) { return pairs(column, .quotient, due: Self.isDone, of: Self.isDue) }
      if Self.isAverage(head) { return pairs(column, .quotient, due: Self.isAmount, of: Self.isCount) }
      if Self.isGrowth(head) { return pairs(column, .growth, due: now, of: earlier) }
      if Self.isChange(head) { return pairs(column, .difference, due: now, of: earlier) }
      if Self.isAmount(head), !Self.isStandard(head) { return pairs(column, .product, due: Self.isCount, of: Self.isStandard) }
      return []
    }
  }

  /// 2023年决算数 and 2022年决算数: two heads that differ by their years.
  private var yearHeads: (now: (String) -> Bool, earlier: (String) -> Bool)? {
    let dated = numeric.compactMap { column -> (year: Int, head: String)? in
      let head = table.heads[column]
      guard !Self.isGrowth(head), !Self.isChange(head), !Self.isShare(head), let year = head.onlyYear else { return nil }
      return (year, head)
    }
    guard dated.count == 2, dated[0].year != dated[1].year else { return nil }
    let (late, early) = dated[0].year > dated[1].year ? (dated[0].head, dated[1].head) : (dated[1].head, dated[0].head)
    return ({ $0 == late }, { $0 == early })
  }

  private func pairs(_ column: Int, _ formula: Formula, due first: (String) -> Bool, of second: (String) -> Bool) -> [Break] {
    let others = numeric.filter { $0 != column }
    func isSource(_ source: Int) -> Bool { !percent[source] || formula == .product }
    let named = others.filter { first(table.heads[$0]) && isSource($0) }.flatMap { a in
      others.filter { $0 != a && second(table.heads[$0]) && isSource($0) }.map { (a, $0) }
    }
    guard !named.isEmpty else { return [] }
    let judged = named.map { pair in (pair, table.rows.indices.compactMap { judge($0, column, pair.0, pair.1, formula) }) }
    guard let best = judged.max(by: { $0.1.count(where: \.holds) < $1.1.count(where: \.holds) }) else { return [] }
    let held = best.1.count(where: \.holds), failed = best.1.filter { !$0.holds }
    let isSure = held > 0 && failed.count <= max(1, held / 2) || (named.count == 1 && held == 0 && failed.count == 1)
    guard isSure else { return [] }
    return failed.filter { failure in !judged.contains { other in other.1.contains { $0.row == failure.row && $0.holds } } }
      .filter { failure in !explained(failure.row, column, formula, others) }
      .map { Break(row: $0.row, column: column, sources: [best.0.0, best.0.1], due: $0.due, severity: $0.isLastDigit ? .question : nil) }
  }

  /// Another pair of the row gives the printed quotient.
  private func explained(_ row: Int, _ column: Int, _ formula: Formula, _ others: [Int]) -> Bool {
    guard formula == .quotient || formula == .growth else { return false }
    return others.contains { a in others.contains { b in a != b && judge(row, column, a, b, formula)?.holds == true } }
  }

  func judge(_ row: Int, _ column: Int, _ a: Int, _ b: Int, _ formula: Formula) -> Judged? {
    let cell = table.rows[row][column]
    guard let printed = cell.number, !cell.hasNote, let first = table.rows[row][a].number, let second = table.rows[row][b].number,
      !table.rows[row][a].hasNote, !table.rows[row][b].hasNote
    else { return nil }
    let (x, y) = (exact[a] ? Interval(first.ratio) : first.interval, exact[b] ? Interval(second.ratio) : second.interval)
    let asShare = cell.isPercent || table.heads[column].holds("%") || percent[column]
    let own = asShare ? printed.interval * Interval(Ratio(1, 100)) : printed.interval
    switch formula {
    case .quotient, .growth:
      guard !second.isZero else { return nil }
      let top = formula == .growth ? x - y : x
      guard let due = top.divided(by: y) else { return nil }
      var agreement = Agreement(due, own)
      for scale in formula == .quotient ? scales : [Ratio.one] {
        agreement = agreement.or(Agreement(due * Interval(scale), own))
      }
      // A rate without its sign: 0.95 or 95 for 95%.
      if !asShare { agreement = agreement.or(Agreement(due * Interval(Ratio(100)), own)) }
      if formula == .growth { agreement = agreement.or(Agreement(-due, own)) }
      return Judged(row: row, due: asShare ? due * Interval(Ratio(100)) : due, agreement: agreement)
    case .difference:
      let due = x - y
      let printedValue = exact[column] ? Interval(printed.ratio) : printed.interval
      return Judged(row: row, due: due, agreement: Agreement(due, printedValue).or(Agreement(-due, printedValue)))
    case .product:
      let due = Interval(first.ratio) * Interval(second.ratio)
      return Judged(row: row, due: due, agreement: Agreement.best(([.one] + scales).map { Agreement(due * Interval($0), own) }))
    }
  }

  /// 元 and 万元 in one row.
  private var scales: [Ratio] { [Ratio(1, 10_000), Ratio(10_000)] }

  // MARK: 占比

  private func shares(_ column: Int) -> [Break] {
    let values = numeric.filter { $0 != column && table.isAdditive($0) }
    let judged = values.map { value in (value, body.compactMap { judge(share: $0, column, value) }) }
    guard let best = judged.max(by: { $0.1.count(where: \.holds) < $1.1.count(where: \.holds) }) else { return [] }
    let held = best.1.count(where: \.holds), failed = best.1.filter { !$0.holds }
    guard held > 1, failed.count <= max(1, held / 2) else { return [] }
    return failed.map {
      Break(row: $0.row, column: column, sources: [best.0], due: $0.due * Interval(Ratio(100)), severity: $0.isLastDigit ? .question : nil)
    }
  }

  private func judge(share row: Int, _ column: Int, _ value: Int) -> Judged? {
    guard let printed = table.rows[row][column].number, let part = table.interval(row, value, exact: exact[value]) else { return nil }
    let whole =
      totals.grand.flatMap { table.interval($0, value, exact: exact[value]) }
      ?? body.compactMap { table.interval($0, value, exact: exact[value]) }.reduce(Interval(.zero), +)
    guard let due = part.divided(by: whole) else { return nil }
    let asShare = table.rows[row][column].isPercent || percent[column]
    let own = printed.interval * Interval(Ratio(1, 100))
    return Judged(row: row, due: due, agreement: asShare ? Agreement(due, own) : Agreement(due, own).or(Agreement(due, printed.interval)))
  }
}

extension TableColumns {
  private static func has(_ head: String, _ words: [String]) -> Bool {
    let head = head.holds("、") ? head.replacing("、", with: "") : head
    return words.contains { head.holds($0) }
  }

  static func isShare(_ head: String) -> Bool { has(head, ["占比", "比重", "占总", "占合计", "所占比例"]) }
  static func isCompletion(_ head: String) -> Bool {
    has(head, ["执行率", "完成率", "支付率", "拨付率", "支出率", "使用率", "到位率", "支出进度", "执行进度", "支付进度", "发放率", "完成比例"])
  }
  static func isAverage(_ head: String) -> Bool { has(head, ["人均", "户均", "亩均", "村均", "平均"]) }
  static func isGrowth(_ head: String) -> Bool { has(head, ["增减率", "增长率", "增幅", "增减%", "增减(%)", "增长(%)", "增减幅", "变动率", "同比(%)", "增长%"]) }
  static func isChange(_ head: String) -> Bool { has(head, ["增减额", "增减数", "增加额", "增减", "差额", "增减变化", "变动额"]) && !isGrowth(head) }
  static func isStandard(_ head: String) -> Bool { has(head, ["标准", "单价", "每人", "每户", "每亩", "元/"]) }
  static func isCount(_ head: String) -> Bool {
    has(
      head,
      [
        "人数", "户数", "数量", "面积", "亩数", "个数", "次数", "里程", "长度", "(人)", "(户)", "(亩)", "(个)", "(公里)", "(平方米)", "(台)", "(套)", "(头)", "(只)",
        "(株)", "(座)", "人次", "工程量", "规模(亩)",
      ])
      && !isStandard(head)
  }
  static func isAmount(_ head: String) -> Bool {
    has(head, ["金额", "资金", "合计", "小计", "总额", "投资", "补助", "补贴", "支出", "收入", "费用", "经费", "(元)", "(万元)", "总价", "产值"]) && !isCompletion(head)
      && !isShare(head) && !isGrowth(head) && !isChange(head) && !isAverage(head)
  }
  static func isDone(_ head: String) -> Bool {
    has(head, ["执行", "支出", "支付", "拨付", "完成", "实际", "决算", "使用", "发放", "到位"]) && !isCompletion(head) && !has(head, ["预算数", "计划"])
  }
  static func isDue(_ head: String) -> Bool {
    has(head, ["预算", "计划", "下达", "安排", "目标", "任务", "指标", "投资", "应", "总额", "到位", "资金总"]) && !has(head, ["执行率", "完成率", "率"])
  }
  static func isNow(_ head: String) -> Bool {
    has(head, ["本年", "本期", "今年"]) && !isEarlier(head) && !isGrowth(head) && !isChange(head)
  }
  static func isEarlier(_ head: String) -> Bool {
    has(head, ["上年", "上期", "去年", "上一年", "以前年度"]) && !isGrowth(head) && !isChange(head)
  }
}

extension String {
  /// The one year of four digits in the words.
  fileprivate var onlyYear: Int? {
    let years = split { !($0.isASCII && $0.isNumber) }.filter { $0.count == 4 && $0.hasHead("20") }.compactMap { Int($0) }
    return years.count == 1 ? years[0] : nil
  }
}

extension StatedTable {
  /// A row of rates or changes under columns of amounts.
  func isRateRow(_ row: Int) -> Bool {
    let words = label(row)
    return words.holds("%") || TableColumns.isGrowth(words) || TableColumns.isCompletion(words) || TableColumns.isShare(words)
      || rows[row].contains(where: \.isPercent)
        && rows[row].allSatisfy { $0.isPercent || $0.number == nil }
  }

  /// Rows and columns changed about, where a row and not a column tells a rate or a change (`2016年比2015年增减%`).
  var transposed: StatedTable? {
    let labels = rows.indices.map(label)
    guard (3...12).contains(rows.count), Set(labels).count == labels.count,
      labels.contains(where: { TableColumns.isGrowth($0) || TableColumns.isChange($0) || TableColumns.isCompletion($0) })
    else { return nil }
    let columns = numericColumns
    guard columns.count > 1 else { return nil }
    let turned = columns.map { column in
      [Cell(text: heads[column], number: nil, place: rows[0][column].place)] + rows.map { $0[column] }
    }
    var table = StatedTable(file: file, heads: [""] + labels, rows: turned, intro: intro)
    table.isRounded = true
    return table
  }
}
