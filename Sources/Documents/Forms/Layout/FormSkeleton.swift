/// The cells of a layout set into its grid, the indicator row once (表样骨架): from it follows which labels lead to a field.
///
/// A field is led to by the label beside it, by the one above it, or by both: that is how the form is read, never by coordinates.
struct FormSkeleton {
  struct Placed: Hashable {
    var cell: FormCell
    var rows: Range<Int>
    var columns: Range<Int>

    var isLabel: Bool { cell.text.isLabel && !cell.text.words.isEmpty }
  }

  /// What leads to a field.
  struct Anchor {
    var cell: Placed
    /// The nearest label on its left.
    var beside: Placed?
    var isAdjacent = false
    /// The label at the head of its column.
    var above: Placed?
  }

  let cells: [Placed]
  /// Rows of the indicator header, and the row below it that stands for all indicators.
  let header: Range<Int>
  let row: Int
  private let owners: [[Int?]]
  private let anchors: [FormField: Anchor]

  init(_ layout: FormLayout) {
    let rows = layout.fixedRows
    var start = 0
    var header = 0..<0
    for block in layout.blocks {
      switch block {
      case .rows(let rows): start += rows.count
      case .indicators(let block):
        header = start..<start + block.header.count
        start += block.header.count + 1
      }
    }
    (self.header, row) = (header, header.upperBound)
    var owners: [[Int?]] = Array(repeating: Array(repeating: nil, count: layout.columns.count), count: rows.count)
    var cells: [Placed] = []
    for (index, line) in rows.enumerated() {
      var column = 0
      for cell in line {
        while column < layout.columns.count, owners[index][column] != nil { column += 1 }
        let end = cell.spansBlock ? header.upperBound + 1 : index + cell.rows
        let placed = Placed(cell: cell, rows: index..<max(end, index + 1), columns: column..<column + cell.columns)
        for row in placed.rows where row < rows.count {
          for column in placed.columns where column < layout.columns.count { owners[row][column] = cells.count }
        }
        cells.append(placed)
        column += cell.columns
      }
    }
    (self.cells, self.owners) = (cells, owners)
    var anchors: [FormField: Anchor] = [:]
    for placed in cells {
      let anchor = Self.anchor(placed, cells, owners, isOfRow: placed.rows.lowerBound == header.upperBound)
      for field in placed.cell.text.fields where anchors[field] == nil { anchors[field] = anchor }
    }
    self.anchors = anchors
  }

  subscript(_ field: FormField) -> Anchor? { anchors[field] }

  /// Fields by the place of their cells.
  var fields: [FormField] { cells.flatMap(\.cell.text.fields) }

  private static func anchor(_ placed: Placed, _ cells: [Placed], _ owners: [[Int?]], isOfRow: Bool) -> Anchor {
    var anchor = Anchor(cell: placed)
    func owner(_ row: Int, _ column: Int) -> Placed? {
      guard owners.indices.contains(row), owners[row].indices.contains(column) else { return nil }
      return owners[row][column].map { cells[$0] }
    }
    let row = placed.rows.lowerBound
    if !isOfRow {
      anchor.beside =
        placed.columns.lowerBound == 0
        ? nil : (0..<placed.columns.lowerBound).reversed().lazy.compactMap { owner(row, $0) }.first(where: \.isLabel)
      anchor.isAdjacent = owner(row, placed.columns.lowerBound - 1)?.isLabel ?? false
    }
    var next = row - 1
    while next >= 0, let above = owner(next, placed.columns.lowerBound), isOfRow || above.columns == placed.columns {
      if above.isLabel {
        anchor.above = above
        break
      }
      next = above.rows.lowerBound - 1
    }
    return anchor
  }
}
