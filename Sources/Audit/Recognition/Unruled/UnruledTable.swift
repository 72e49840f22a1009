import HengDomain
import HengDocuments
import HengValues

/// The indicator table of a form (绩效指标): its rows with their levels, and what was left over.
struct UnruledTable {
  struct Row {
    var level1: IndicatorLevel1
    var level2: IndicatorLevel2
    /// Labels that belong to this row alone: those of its second level, where it is the first under them.
    var labels: [Int]
    /// The page of the table that it begins on, from 0.
    var part: Int
    var row: UnruledRow
    fileprivate(set) var texts: [UnruledColumn: String] = [:]

    func text(_ column: UnruledColumn) -> String { texts[column] ?? "" }
  }

  var header: UnruledHeader
  var rows: [Row] = []
  /// Fragments in groups that could not be read.
  var unread: [[Int]] = []
  /// The first fragment behind the table.
  var end: Int
  private var context: UnruledContext

  /// Reads twice: what is certain in the first reading tells widths, recurring words and empty columns for the second.
  init(_ text: inout UnruledText, header: UnruledHeader, end limit: Int, hasNoOutturn: Bool, memory: inout UnruledShapes) {
    self.header = header
    end = limit
    context = UnruledContext(columns: header.columns.filter { $0 != .level1 && $0 != .level2 })
    context.hasNoOutturn = hasNoOutturn
    context.capacities = text.capacities(header)
    let groups = text.groups(header.range.upperBound..<limit)
    var tilings: [UnruledTiling?] = groups.map { _ in nil }
    read(text, groups, &tilings, &memory)
    learn(text, groups)
    if context.isRagged { tilings = groups.map { _ in nil } }
    read(text, groups, &tilings, &memory)
    for place in rows.indices {
      rows[place].row.doubtful.formUnion(unplaced(rows[place].row, text))
      rows[place].texts = rows[place].row.cells.reduce(into: [:]) { $0[$1.key] = text.words($1.value, of: $1.key) }
    }
  }

  /// With one of the two values missing, only a bound tells which: `≥90% ≥90%` are target and forecast.
  private func unplaced(_ row: UnruledRow, _ text: UnruledText) -> Set<UnruledColumn> {
    guard context.isMonitoring, (row.cells[.toDate] == nil) != (row.cells[.forecast] == nil) else { return [] }
    let isBound = row.cells[.forecast].map { text.shape($0).isBound } ?? false
    return isBound ? [] : [.toDate, .forecast]
  }

  private mutating func read(
    _ text: UnruledText, _ groups: [UnruledGroup], _ tilings: inout [UnruledTiling?], _ memory: inout UnruledShapes
  ) {
    (rows, unread) = ([], [])
    end = groups.last.map { ($0.level2Label.last ?? $0.level1Label.last ?? header.range.upperBound) + 1 } ?? header.range.upperBound
    for (place, group) in groups.enumerated() {
      let isLast = place == groups.count - 1
      let body = isLast ? text.beforeClosing(group.body) : group.body
      guard let level2 = group.level2 else {
        if !body.isEmpty { unread.append(body) }
        continue
      }
      let tiling: UnruledTiling
      if let known = tilings[place], known.isSettled {
        tiling = known
      } else {
        tiling = UnruledTiling(text, body, context, mayStop: isLast, memory: &memory)
        tilings[place] = tiling
      }
      if tiling.isUnreadable { unread.append(body) }
      for (index, row) in tiling.rows.enumerated() {
        let labels = index == 0 ? (group.level1 == .satisfaction ? group.level1Label : []) + group.level2Label : []
        let first = row.fragments.first ?? header.range.upperBound
        let part = text.fragments[header.range.upperBound...first].dropFirst().count { $0.gap == .page }
        rows.append(Row(level1: group.level1, level2: level2, labels: labels, part: part, row: row))
      }
      if isLast, let last = rows.last?.row.fragments.last { end = max(end, last + 1) }
    }
  }

  /// Widths of the columns, recurring bases, and an empty column of values to date.
  private mutating func learn(_ text: UnruledText, _ groups: [UnruledGroup]) {
    context.isRagged = isRagged(text, groups)
    let certain = rows.map(\.row).filter { $0.doubtful.isEmpty && $0.cost <= 45 }
    for row in certain {
      for (column, pieces) in row.cells {
        for piece in pieces { context.widths[column] = max(context.widths[column] ?? 0, text.fragments[piece].width) }
      }
    }
    var bases: [[UInt32]: Int] = [:]
    for row in rows { if let basis = row.row.cells[.basis] { bases[text.shape(basis).signs, default: 0] += 1 } }
    context.knownBases = Set(bases.filter { $0.value > 1 }.keys)
    let filled = certain.filter { $0.cells[.target] != nil && $0.cells[.forecast] != nil }
    context.isToDateEmpty = filled.count > 1 && filled.allSatisfy { $0.cells[.toDate] == nil }
  }
}

extension UnruledTable {
  /// Whether lines end anywhere: more than a tenth of the line ends in labels and words stand too early.
  ///
  /// 可持续影响指标 is left out: forms break it by hand.
  private func isRagged(_ text: UnruledText, _ groups: [UnruledGroup]) -> Bool {
    var whole = (ends: 0, early: 0)
    func add(_ cells: [[Int]]) {
      let count = text.raggedness(cells)
      whole = (whole.ends + count.ends, whole.early + count.early)
    }
    add(groups.map(\.level1Label))
    add(groups.filter { $0.level2 != .sustainability }.map(\.level2Label))
    for word in header.words.values { add([Array(word)]) }
    for column in [UnruledColumn.name, .definition] { add(rows.compactMap { $0.row.cells[column] }) }
    return whole.early > 1 && whole.early * 10 > whole.ends
  }
}

extension UnruledText {
  /// What a wrapped header tells of the width of its column: the next word did not fit behind any of its lines.
  fileprivate func capacities(_ header: UnruledHeader) -> UnruledWidths {
    var capacities = UnruledWidths()
    for (column, word) in header.words {
      for piece in word.dropLast() where fragments[piece + 1].isLineStart {
        capacities[column] = min(capacities[column] ?? 1000, fragments[piece].width + fragments[piece + 1].firstUnitWidth - 1)
      }
    }
    return capacities
  }

  /// The body of the last group without the lines that close a form or begin another part of the paper.
  fileprivate func beforeClosing(_ body: [Int]) -> [Int] {
    for (place, index) in body.enumerated() where fragments[index].gap >= .line && isClosing(index) { return Array(body[..<place]) }
    return body
  }

  private static let closings = ["附件", "注:", "备注:", "说明:", "填报", "填表", "审核", "联系", "单位负责人", "第二部分", "第三部分", "第四部分"].map(\.halfWidthSigns)

  private func isClosing(_ index: Int) -> Bool {
    let signs = fragments[index].signs
    if Self.closings.contains(where: { signs.starts(with: $0) }) { return true }
    // 一、 二、 （一）
    let numerals = "一二三四五六七八九十".halfWidthSigns
    guard signs.count > 2 else { return false }
    return (numerals.contains(signs[0]) && signs[1] == 0x3001) || (signs[0] == 0x28 && numerals.contains(signs[1]) && signs[2] == 0x29)
  }
}
