/// A column of a form with the place of its head.
struct GridSlot: Hashable, Sendable {
  var column: GridColumn
  var range: Range<Int>
  /// Nil where the head is not printed and its place was told from its neighbours.
  var cell: GridCell?
}

/// The head of the indicator block: which column stands where (指标表头).
struct GridHeader: Sendable {
  /// The rows of the head: one, or two where columns are divided once more.
  var rows: Range<Int>
  var slots: [GridSlot]
  /// Words of another project that are printed in place of the first labels.
  var overprint: GridCell?

  func has(_ column: GridColumn) -> Bool { slots.contains { $0.column == column } }

  func slot(_ column: GridColumn) -> GridSlot? { slots.first { $0.column == column } }

  /// The head that stands in a row: two levels and a column of values, or the right part of such a head beside 绩效指标.
  init?(_ grid: Grid, _ row: Int) {
    let cells = grid.filled(row)
    guard cells.count >= 3 else { return nil }
    var slots: [GridSlot] = []
    for cell in cells {
      let column = GridVocabulary.column(cell.text) ?? .other(cell.column)
      slots.append(GridSlot(column: slots.contains { $0.column == column } ? .other(cell.column) : column, range: cell.columns, cell: cell))
    }
    rows = row..<(row + 1)
    self.slots = slots
    let levels = [GridColumn.level1, .level2, .name].filter(has).count
    if levels >= 2, slots.contains(where: \.column.isValue) {
      nameFromGroup()
      takeSubcolumns(grid, row + 1)
    } else if levels == 0, has(.actual), has(.score), let first = cells.first, GridVocabulary.isGroup(first.text) {
      guard inferLevels() else { return nil }
    } else {
      return nil
    }
  }

  /// 绩效指标 right of the levels is the name itself.
  private mutating func nameFromGroup() {
    guard !has(.name), let group = slots.firstIndex(where: { $0.column == .group }), group > 0 else { return }
    slots[group].column = .name
  }

  /// The heads of the levels, the name and the target lie under words that do not belong there: they are the four columns before 实际完成值.
  private mutating func inferLevels() -> Bool {
    guard let actual = slot(.actual)?.range.lowerBound, actual >= 4 else { return false }
    overprint = slots.first { if case .other = $0.column { $0.range.lowerBound < actual } else { false } }?.cell
    let columns: [GridColumn] = [.level1, .level2, .name, .target]
    let told = columns.enumerated().map { GridSlot(column: $1, range: (actual - 4 + $0)..<(actual - 3 + $0), cell: nil) }
    slots = told + slots.filter { $0.range.lowerBound >= actual }
    return true
  }

  private mutating func takeSubcolumns(_ grid: Grid, _ row: Int) {
    guard row < grid.rowCount else { return }
    let cells = grid.filled(row)
    let divided = cells.compactMap { cell in GridVocabulary.subcolumns[cell.text.label].map { (cell, $0) } }
    guard divided.count >= 2, divided.count == cells.count else { return }
    rows = rows.lowerBound..<(row + 1)
    slots.removeAll { slot in
      [.deviation, .likelihood].contains(slot.column) && divided.contains { slot.range.overlaps($0.0.columns) }
    }
    slots += divided.map { GridSlot(column: $1, range: $0.columns, cell: $0) }
    slots.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension GridColumn {
  var isValue: Bool {
    switch self {
    case .target, .actual, .valueToDate, .forecast, .weight, .score: true
    default: false
    }
  }

  var isMoney: Bool { [.initial, .revised, .outturn].contains(self) }
}
