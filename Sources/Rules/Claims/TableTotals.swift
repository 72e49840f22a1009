import HengValues

/// The totals of a table and the rows that they add up (表内合计).
struct TableTotals {
  enum Kind { case grand, sub }

  struct Break {
    let total: Int
    let column: Int
    let sum: Interval
    let rows: [Int]
    let severity: Severity?
  }

  private let table: StatedTable
  private let totals: [(row: Int, kind: Kind)]
  private let columns: [Int]
  private let exact: [Bool]

  init(_ table: StatedTable) {
    self.table = table
    totals = table.rows.indices.compactMap { row in Self.kind(table, row).map { (row: row, kind: $0) } }
    columns = table.numericColumns.filter(table.isAdditive)
    exact = table.heads.indices.map(table.isExact)
  }

  var rows: Set<Int> { Set(totals.map(\.row)) }
  var grand: Int? { totals.last { $0.kind == .grand }?.row ?? (totals.count == 1 ? totals[0].row : nil) }

  static func kind(_ table: StatedTable, _ row: Int) -> Kind? {
    for cell in table.rows[row].prefix(3) where cell.number == nil && !cell.isEmpty {
      let words = cell.text.filter { $0 != ":" }
      if words.contains("(") { continue }
      if ["合计", "总计", "共计", "总合计", "合计数", "总数", "全县合计", "合计金额"].contains(words) { return .grand }
      if words.utf8.count <= 30, words.hasTail("小计") || words.hasTail("合计") { return .sub }
    }
    return nil
  }

  func breaks() -> [Break] {
    guard !totals.isEmpty, table.rows.count > 2, !columns.isEmpty, !table.isSideBySide else { return [] }
    return totals.flatMap { total -> [Break] in breaks(of: total.row, total.kind) }
  }

  private func breaks(of total: Int, _ kind: Kind) -> [Break] {
    let readings = self.readings(of: total, kind).filter { $0.count > 1 }
    guard let first = readings.first, !table.rows[total].contains(where: \.hasNote) else { return [] }
    var broken: [Break] = []
    var agreed = 0
    for column in columns {
      guard let printed = table.value(total, column), !isNested(column, below: printed) else { continue }
      let exact = self.exact[column]
      let due = exact ? Interval(printed.ratio) : printed.interval
      let sums = readings.compactMap { rows in sum(rows, column, exact: exact).map { ($0, rows) } }
      guard !sums.isEmpty else { continue }
      if sums.contains(where: { $0.0.overlaps(due) }) {
        if !printed.isZero { agreed += 1 }
        continue
      }
      let (found, rows) = sums.first { $0.1 == first } ?? sums[0]
      let isLastDigit = if case .lastDigit = Agreement(found, due), !exact { true } else { false }
      broken.append(Break(total: total, column: column, sum: found, rows: rows, severity: isLastDigit ? .question : nil))
    }
    guard !broken.isEmpty else { return [] }
    let isPlain = readings.count == 1 && !table.isCut && !isLayered
    if agreed > 0 && broken.count <= max(1, agreed) { return broken }
    if broken.count == 1, isPlain { return broken }
    // Nothing adds up: the rows may not be what the total adds.
    let isNear = broken.allSatisfy { broken in
      guard let printed = table.value(total, broken.column)?.ratio, let share = broken.sum.middle.divided(by: printed) else { return false }
      return share > Ratio(2, 3) && share < Ratio(3, 2)
    }
    return isPlain && isNear
      ? broken.map { Break(total: $0.total, column: $0.column, sum: $0.sum, rows: $0.rows, severity: .question) } : []
  }

  /// A row that prints the total itself: the others stand below it, as 款 below 类.
  private func isNested(_ column: Int, below total: ExactDecimal) -> Bool {
    let filled = table.rows.indices.filter { !rows.contains($0) }.compactMap { table.value($0, column) }.filter { !$0.isZero }
    return filled.count > 1 && filled.contains(total)
  }

  private func sum(_ rows: [Int], _ column: Int, exact: Bool) -> Interval? {
    let values = rows.compactMap { row -> Interval? in
      table.rows[row][column].hasNote ? nil : table.interval(row, column, exact: exact)
    }
    let hasWords = rows.contains { row in
      let cell = table.rows[row][column]
      return cell.hasNote || cell.number == nil && !cell.isEmpty && !cell.isDash
    }
    return values.count > 1 && !hasWords ? values.reduce(Interval(.zero), +) : nil
  }

  // MARK: which rows a total may mean

  private func readings(of total: Int, _ kind: Kind) -> [[Int]] {
    let others = rows
    let above = Array((totals.last { $0.row < total }.map { $0.row + 1 } ?? 0)..<total)
    let below = Array((total + 1)..<(totals.first { $0.row > total }?.row ?? table.rows.count))
    let all = table.rows.indices.filter { !others.contains($0) }
    let subs = totals.filter { $0.kind == .sub }.map(\.row)
    var found: [[Int]] = []
    func add(_ rows: [Int]) {
      let rows = rows.filter { !isNote($0) }
      let main = rows.filter { !table.label($0).hasHead("其中") }
      for reading in [main, rows] + levels(rows) where reading.count > 1 && !found.contains(reading) { found.append(reading) }
    }
    if kind == .grand {
      add(all)
      if subs.count > 1 { add(subs) }
      if totals.count > 1 { add(above) }
      if totals.count > 1 { add(below) }
    } else {
      if above.count > 1 { add(above) }
      if below.count > 1 { add(below) }
    }
    return found
  }

  /// Rows of one level of numbering, or with the shortest codes.
  private func levels(_ rows: [Int]) -> [[Int]] {
    let marks = Dictionary(grouping: rows) { Self.level(table.rows[$0].first?.text ?? "", table.label($0)) }
    return marks.count > 1 ? marks.keys.sorted().compactMap { marks[$0] } : []
  }

  private var isLayered: Bool {
    Set(table.rows.indices.filter { !rows.contains($0) }.map { Self.level(table.rows[$0].first?.text ?? "", table.label($0)) }).count > 1
      || table.rows.indices.contains { table.label($0).hasHead("其中") }
  }

  private static func level(_ first: String, _ label: String) -> Int {
    if first.count > 2, first.allSatisfy({ $0.isASCII && $0.isNumber }) { return first.count }
    if label.hasHead("(") { return 102 }
    if let sign = label.first, "一二三四五六七八九十".contains(sign), label.prefix(4).contains("、") { return 101 }
    if let sign = label.first, sign.isASCII, sign.isNumber, label.prefix(3).contains(where: { ".、".contains($0) }) { return 103 }
    return 100
  }

  private func isNote(_ row: Int) -> Bool {
    let label = table.label(row)
    return label.hasHead("注") || label.hasHead("备注") || label.hasHead("说明") || label.hasHead("单位:")
  }
}
