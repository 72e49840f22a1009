import HengDomain
import HengValues

/// A row of a later paper with the indicator it reports on; `index` is its place in the record, from 0.
struct FormRow<Content> {
  var index: Int
  var content: Content
  var indicator: Indicator

  /// What a figure of the row is called in its trace.
  var name: String { indicator.quotedName }
}

extension ProjectLedger {
  /// The rows of a paper joined to the indicators of the target sheet it is held against.
  func formRows<Content>(
    _ rows: [Content], of kind: FormKind, sheet: ID<PerformanceTargetSheet>, indicator: (Content) -> ID<Indicator>
  ) throws(FormError) -> [FormRow<Content>] {
    guard targetSheet(sheet) != nil else { throw .targetSheetMissing(kind, project: project.name, sheet: sheet.text) }
    let indicators = indicators(of: sheet)
    var joined: [FormRow<Content>] = []
    for (index, row) in rows.enumerated() {
      let id = indicator(row)
      guard let indicator = indicators[id] else {
        throw .indicatorMissing(kind, project: project.name, row: index + 1, indicator: id.text)
      }
      joined.append(FormRow(index: index, content: row, indicator: indicator))
    }
    return joined
  }
}

extension PerformanceTargetSheet {
  /// The indicators in the order of the sheet.
  var formRows: [FormRow<Void>] {
    indicators.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map { FormRow(index: $0.offset, content: (), indicator: $0.element) }
  }
}

/// Where the merged cells of 一级指标 and 二级指标 begin and how many rows they cover; 0 on a covered row.
struct LevelSpans {
  let level1: [Int]
  let level2: [Int]

  init(_ indicators: [Indicator]) {
    level1 = Self.runs(indicators.map(\.level1)) { $0 == $1 }
    level2 = Self.runs(indicators) { $0.level1 == $1.level1 && $0.level2 == $1.level2 }
  }

  /// The lengths of runs of like neighbours, at their first places: `甲甲乙` gives 2, 0, 1.
  static func runs<Key>(_ keys: [Key], like: (Key, Key) -> Bool) -> [Int] {
    var lengths = Array(repeating: 0, count: keys.count)
    var start = 0
    for index in keys.indices {
      if index > 0, !like(keys[index - 1], keys[index]) { start = index }
      lengths[start] += 1
    }
    return lengths
  }

  /// The label cells of both levels that begin in a row.
  func cells(_ row: Int, level1 first: () -> Cell, level2 second: () -> Cell) -> [Cell] {
    var cells: [Cell] = []
    if level1[row] > 0 {
      var cell = first()
      cell.rowSpan = level1[row]
      cells.append(cell)
    }
    if level2[row] > 0 {
      var cell = second()
      cell.rowSpan = level2[row]
      cells.append(cell)
    }
    return cells
  }
}
