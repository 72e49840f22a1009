import HengDomain
import HengValues

/// A row of the indicator block with its levels told (指标行).
struct GridIndicator: Sendable {
  var level1: IndicatorLevel1
  var level2: IndicatorLevel2
  var name: GridName
  var reading: GridReading
  /// The cells that begin in the row, for its citation.
  var cells: [GridCell]
  var row: Int
}

/// Reads the rows below the head of the indicator block.
struct GridRowReader {
  let grid: Grid
  let header: GridHeader
  private(set) var indicators: [GridIndicator] = []
  /// 产出指标（50分）
  private(set) var levelPoints: [IndicatorLevel1: ExactDecimal] = [:]
  /// 预算执行率 printed among the indicators.
  private(set) var executionRow: GridReading?
  private(set) var totalRow: Int?
  private(set) var closingRows: [Int] = []
  private(set) var doubts: [RecognitionDoubt] = []
  private var level1: IndicatorLevel1?
  private var level2: IndicatorLevel2?

  init(_ section: GridSection, _ header: GridHeader) {
    grid = section.grid
    self.header = header
    if let overprint = header.overprint {
      doubts.append(RecognitionDoubt("指标表头被其他文字覆盖，“一级指标、二级指标、三级指标、指标值”各栏按行内次序认定", overprint.place))
    }
    for row in header.rows.upperBound..<grid.rowCount { take(row) }
  }

  private mutating func take(_ row: Int) {
    var cells = grid.filled(row)
    guard let first = cells.first, GridHeader(grid, row) == nil, first.text.label != "小计" else { return }
    if isTotal(cells) { return totalRow = row }
    let isBelow = totalRow != nil && !indicators.isEmpty && !cells.prefix(3).contains { GridVocabulary.isLevel($0.text) }
    if isBelow || first.text.isClosing { return closingRows.append(row) }
    if GridVocabulary.isGroup(first.text) { cells.removeFirst() }
    guard !cells.isEmpty, !cells.allSatisfy(\.text.isEllipsis), let reading = reading(row, cells) else { return }
    add(reading, cells, row)
  }

  private func isTotal(_ cells: [GridCell]) -> Bool {
    if let first = cells.first, GridVocabulary.scoreTotals.contains(first.text.label) { return true }
    return cells.prefix(2).contains { GridVocabulary.totals.contains($0.text.label) }
      && cells.dropFirst().contains { $0.text.number != nil }
  }

  // MARK: The cells of a row

  private mutating func reading(_ row: Int, _ cells: [GridCell]) -> GridReading? {
    let slots = header.slots.filter { $0.column != .group }
    let straight = straight(row, cells, slots)
    if let straight, straight.isSound { return straight.reading }
    let moved = GridAlignment.reading(cells, slots, hasLevel1: level1 != nil)
    if let moved, !grid.isRuled || straight == nil { return moved }
    if let straight {
      if !straight.isOrdered, let place = cells.first?.place { doubts.append(RecognitionDoubt("这一行的单元格与表头对不上，按所在栏读取，请核对", place)) }
      return straight.reading
    }
    if let place = cells.first?.place { doubts.append(RecognitionDoubt("这一行的单元格与表头对不上，没有读取", place)) }
    return nil
  }

  private struct Straight {
    var reading: GridReading
    /// Every cell stands under a column and can be what the column holds.
    var isSound: Bool
    /// The levels are levels and the numbers are numbers.
    var isOrdered: Bool
  }

  /// The row as it stands under its head; nil where a cell stands under no column.
  private func straight(_ row: Int, _ cells: [GridCell], _ slots: [GridSlot]) -> Straight? {
    var reading = GridReading()
    var claimed = 0
    for slot in slots {
      guard let cell = grid.cell(row, under: slot.range), !GridVocabulary.isGroup(cell.text) || slot.column == .name else { continue }
      if cell.row < row, !slot.column.isShared { continue }
      reading.cells[slot.column] = cell
      if cell.row == row, !cell.text.isEmpty { claimed += 1 }
    }
    guard claimed >= cells.count else { return nil }
    let isOrdered = reading.cells.allSatisfy { column, cell in
      switch column {
      case .level1, .level2, .weight, .score, .comparator: cell.text.isEmpty || GridAlignment.cost(cell.text, under: column) < 1000
      case .target, .actual: !cell.text.isMethod
      default: true
      }
    }
    let name = reading[.name]
    let isLevelWord = GridVocabulary.isLevel(name) && (reading[.level2].isEmpty || name.label.hasTail("指标"))
    let hasName = !name.isEmpty && !isLevelWord
    let isKept = grid.isRuled || (reading[.target].isEmpty && GridVocabulary.level2(reading[.level2]) != nil)
    return Straight(reading: reading, isSound: isOrdered && (hasName || isKept && name.isEmpty), isOrdered: isOrdered)
  }

  // MARK: Levels

  private mutating func add(_ reading: GridReading, _ cells: [GridCell], _ row: Int) {
    let place = cells[0].place
    takeLevels(reading, row, place)
    let name = GridName(reading[.name])
    let values = header.slots.map(\.column).filter { !$0.isLevel && $0 != .name && $0 != .group }
    let isBlank = values.allSatisfy { reading[$0].isEmpty }
    if name.isPlaceholder, isBlank || GridText(name.text).isEllipsis { return }
    if name.text.isEmpty, isBlank, reading.cells[.level2]?.row != row { return }
    if level1 == .input {
      executionRow = executionRow ?? reading
      return
    }
    if name.isPart, reading[.weight].number == nil, reading[.score].number == nil, header.has(.weight) || header.has(.score) { return }
    guard let level1 = level1 ?? level2?.usualLevel1 else {
      doubts.append(RecognitionDoubt("这一行没有一级指标和二级指标，没有读取", place))
      return
    }
    doubt(reading, name, place)
    indicators.append(
      GridIndicator(
        level1: level1, level2: level2 ?? guessedLevel2(level1, reading, place), name: name, reading: reading, cells: grid.filled(row),
        row: row))
  }

  private mutating func takeLevels(_ reading: GridReading, _ row: Int, _ place: Place) {
    let first = reading[.level1], second = reading[.level2]
    let covered = reading.cells[.level1].map { $0.row < row } ?? false
    if let found = GridVocabulary.level1(first), !(covered && found == level1) {
      if found != level1 { (level1, level2) = (found, nil) }
      if let points = first.points { levelPoints[found] = points }
    } else if !first.isEmpty, GridVocabulary.level1(first) == nil, !covered {
      (level1, level2) = (nil, nil)
    }
    if let found = GridVocabulary.level2(second) {
      level2 = found
      if first.isEmpty, !grid.isRuled, found.usualLevel1 != level1, !(found == .cost && level1 == .cost) {
        level1 = found.usualLevel1
      }
    } else if !second.isEmpty, reading.cells[.level2]?.row == row {
      level2 = nil
    }
  }

  /// A second level in words of its own, or none: told from its words, else the plainest of the first level, with a doubt.
  private mutating func guessedLevel2(_ level1: IndicatorLevel1, _ reading: GridReading, _ place: Place) -> IndicatorLevel2 {
    if level1 == .satisfaction { return .satisfaction }
    if level1 == .cost { return .cost }
    let words = reading[.level2].compact
    let known: [(String, IndicatorLevel2)] = [
      ("数量", .quantity), ("质量", .quality), ("时效", .timeliness), ("成本", .cost), ("经济", .economic), ("社会", .social), ("生态", .ecological),
      ("可持续", .sustainability), ("满意", .satisfaction),
    ]
    if let found = known.first(where: { words.holds($0.0) })?.1 { return found }
    doubts.append(RecognitionDoubt(words.isEmpty ? "这一行没有二级指标" : "二级指标“\(words)”不在通用名称之列", place))
    return level1 == .output ? .quality : .social
  }

  private mutating func doubt(_ reading: GridReading, _ name: GridName, _ place: Place) {
    let unclear = header.slots.filter { slot in
      reading.ambiguous.contains(slot.column) && !(slot.column.isLevel && level1 == .satisfaction)
    }.compactMap { $0.cell?.text.label }
    if !unclear.isEmpty {
      doubts.append(RecognitionDoubt("这一行的单元格移了位，“\(unclear.joined(separator: "”“"))”有不止一种读法，请核对", place))
    }
    let missing = header.slots.filter { reading.isMoved && $0.column.isValue && reading[$0.column].isEmpty }
    if !missing.isEmpty {
      let words = missing.map { $0.cell?.text.label ?? "指标值" }.joined(separator: "”“")
      doubts.append(RecognitionDoubt("“\(name.text)”这一行移了位，没有读到“\(words)”", place))
    }
  }
}

extension GridColumn {
  var isLevel: Bool { self == .level1 || self == .level2 }

  /// A cell merged over several rows holds for each of them; points and scores are those of its first row alone.
  var isShared: Bool { self != .weight && self != .score }
}
