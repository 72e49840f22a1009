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
  package var cells: [Cell]
  package var merges: [Area]
  package var hiddenRows: Set<Int>
  /// Formulas whose result the file does not hold; the first thousand.
  package var unknownResults: [Spot]
  /// Days count from 1904, as old files of the Macintosh have it.
  package var isFrom1904: Bool

  init(_ worksheet: XLSXReader.Worksheet) {
    name = worksheet.name
    isHidden = worksheet.isHidden
    cells = worksheet.raw.cells.map { Cell(row: $0.row, column: $0.column, text: $0.text) }
    merges = worksheet.raw.merges.map { Area(rows: $0.rows, columns: $0.columns) }
    hiddenRows = Set(worksheet.raw.hiddenRows)
    unknownResults = worksheet.raw.unknownResults.map { Spot(row: $0.row, column: $0.column) }
    isFrom1904 = worksheet.isFrom1904
  }

  /// `H14`.
  package static func reference(row: Int, column: Int) -> String { CellReference(row: row, column: column).text }
}
