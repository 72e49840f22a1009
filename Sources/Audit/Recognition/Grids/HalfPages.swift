import HengDocuments

/// A form printed in two halves on two pages, the columns of the left and those of the right (左右两半页): the rows are put together again.
enum HalfPages {
  static func joined(_ left: GridSection, _ right: GridSection) -> GridSection? {
    guard let head = left.header, !head.has(.actual), !head.has(.score), head.has(.target), head.has(.level1), left.grid.hasStart,
      right.header == nil, let rightHead = (0..<right.grid.rowCount).first(where: { isRightHead(right.grid, $0) })
    else { return nil }
    let leftMarks = marks(left.grid, head.rows.lowerBound, fundHead: isFundHead)
    let rightMarks = marks(right.grid, rightHead, fundHead: isRightFundHead)
    var partner: [Int?] = Array(repeating: nil, count: left.grid.rowCount)
    var doubts: [RecognitionDoubt] = []
    for (mine, theirs) in zip(segments(leftMarks, left.grid.rowCount), segments(rightMarks, right.grid.rowCount)) {
      for (one, other) in zip(mine, theirs) { partner[one] = other }
      if mine.count != theirs.count, let place = left.grid.place(mine) ?? right.grid.place(theirs) {
        doubts.append(
          RecognitionDoubt("左右两半页的行数不同（左\(mine.count)行，右\(theirs.count)行），按自上而下的次序对应，请核对", place))
      }
    }
    var section = GridSection(grid: left.grid.joining(right.grid, partner: partner), above: left.above)
    guard section.header != nil else { return nil }
    section.aside = right.above
    section.doubts = left.doubts + doubts
    return section
  }

  /// Head of the money, head of the objective, head of the indicators: nil where the half lacks one.
  private static func marks(_ grid: Grid, _ head: Int, fundHead: (Grid, Int) -> Bool) -> [Int?] {
    let funds = (0..<head).first { fundHead(grid, $0) }
    let objective = (0..<head).last { row in
      grid.filled(row).contains { [.expected, .achieved].contains(GridVocabulary.field($0.text)) }
    }
    return [funds, objective, head]
  }

  private static func segments(_ marks: [Int?], _ end: Int) -> [Range<Int>] {
    var bounds = [0]
    for mark in marks { bounds.append(mark ?? bounds.last ?? 0) }
    bounds.append(end)
    return zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
  }

  private static func isRightHead(_ grid: Grid, _ row: Int) -> Bool {
    let columns = grid.filled(row).compactMap { GridVocabulary.column($0.text) }
    return columns.count >= 3 && columns.contains(.score) && (columns.contains(.actual) || columns.contains(.target))
  }

  private static func isFundHead(_ grid: Grid, _ row: Int) -> Bool {
    grid.filled(row).contains { GridVocabulary.column($0.text)?.isMoney == true }
  }

  private static func isRightFundHead(_ grid: Grid, _ row: Int) -> Bool {
    grid.filled(row).compactMap { GridVocabulary.column($0.text) }.filter { [.outturn, .rate, .weight, .score].contains($0) }.count >= 2
  }
}
