/// A worksheet as its cells (单元格清单): what the eye sees in each, and what it does not see. All numbers 0-based.
package struct ReadCells: Sendable {
  package struct Cell: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var text: String
  }

  /// A rectangle of merged cells (合并单元格).
  package struct Area: Hashable, Sendable {
    package var rows: ClosedRange<Int>
    package var columns: ClosedRange<Int>
  }

  /// A place without words.
  package struct Spot: Hashable, Sendable {
    package var row: Int
    package var column: Int
  }

  package var name: String
  package var isHidden: Bool
  /// Cells that say something, in order of row and column.
  package var cells = CellList()
  package var merges: [Area] = []
  package var hiddenRows: Set<Int> = []
  /// Formulas whose result the file does not hold; the first thousand.
  package var unknownResults: [Spot] = []
  /// Days count from 1904, as old files of the Macintosh have it.
  package var isFrom1904: Bool

  /// `H14`.
  package static func reference(row: Int, column: Int) -> String { CellReference(row: row, column: column).text }
}

/// Collects the rows of a workbook.
final class CellCollector: RowConsumer {
  private(set) var sheets: [ReadCells] = []
  private let limits: ReaderLimits
  private var current = ReadCells(name: "", isHidden: false, isFrom1904: false)

  init(limits: ReaderLimits) { self.limits = limits }

  func sheet(_ name: String, isHidden: Bool, isFrom1904: Bool) {
    current = ReadCells(name: name, isHidden: isHidden, isFrom1904: isFrom1904)
  }

  func row(_ row: SheetRow) throws(ReaderError) {
    if row.isHidden, current.hiddenRows.count < limits.rows { current.hiddenRows.insert(row.number) }
    for index in 0..<row.count {
      if row.isEmpty(index) {
        if row.lacksResult(index), current.unknownResults.count < 1_000 {
          current.unknownResults.append(ReadCells.Spot(row: row.number, column: row.column(index)))
        }
      } else {
        try current.cells.add(row, index)
      }
    }
  }

  func endSheet(merges: [ReadCells.Area]) {
    current.cells.putInOrder()
    current.merges = merges
    sheets.append(current)
    current = ReadCells(name: "", isHidden: false, isFrom1904: false)
  }
}
