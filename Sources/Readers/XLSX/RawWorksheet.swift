import HengDocuments

/// A worksheet as stored (工作表): cells with words, merges, and where lines are drawn. All numbers 0-based.
struct RawWorksheet {
  struct Cell {
    var row: Int
    var column: Int
    var text: String
    var style: Int
  }

  /// The cells of a row that have borders.
  struct RuledRow {
    var row: Int
    var columns: ClosedRange<Int>
    var hasSides: Bool
  }

  /// Cells that say something, in order of row and column.
  var cells: [Cell] = []
  var merges: [CellRange] = []
  var ruled: [RuledRow] = []
  /// Width in characters, by the first and last column of a stretch.
  var widths: [(columns: ClosedRange<Int>, width: Double)] = []
  var defaultWidth = 8.43
  /// Orientation and margins, A4 as usual where the file does not say.
  var page = PageSetup.portrait
  var hiddenRows: [Int] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  /// Formulas whose result the file does not hold.
  var unknownResults: [CellReference] = []
}
