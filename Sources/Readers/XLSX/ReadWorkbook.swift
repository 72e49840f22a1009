package import HengDocuments
package import HengValues

/// A workbook as read (读入的工作簿): its worksheets with words, in order, hidden ones marked.
package struct ReadWorkbook: Sendable {
  package var sheets: [ReadSheet]
  /// Pictures, which are not read.
  package var pictures = 0

  /// The visible worksheets as one paper.
  package var document: Document {
    let visible = sheets.filter { !$0.isHidden }
    return Document(title: visible.first?.sheet.title.first ?? "", page: .landscape, blocks: visible.flatMap(\.blocks))
  }
}

/// A worksheet as a neutral table, and where each of its cells stands in the file (工作表).
package struct ReadSheet: Sendable {
  /// Why a worksheet may not say what it seems to say.
  package enum Caution: Hashable, Sendable {
    /// Rows, columns that the eye does not see but that are read: `12`, `F`.
    case hiddenRow(Int)
    case hiddenColumn(String)
    /// A formula without a stored result: `H14`. The cell is read as empty.
    case unknownResult(String)
    /// Words under a merged cell, which the eye does not see and which are not read.
    case coveredWords(String)
    /// Words beside the table; they are read as notes.
    case wordsBeside(String)
  }

  package var name: String
  package var isHidden: Bool
  /// Lines above the title: `附件2`.
  package var leading: [String]
  package var sheet: Sheet
  package var cautions: [Caution]
  /// What stands above and below the table, row by row, and beside it.
  var above: [PaperLine]
  var below: [PaperLine]
  /// 0-based worksheet row of each row of `sheet`.
  var rowNumbers: [Int]
  /// How the page lies, with its margins.
  package var page: PageSetup
  /// 0-based worksheet column of the table's first column.
  var firstColumn: Int

  package var blocks: [Block] { leading.map { .paragraph([.text($0)]) } + [.sheet(sheet)] }

  /// The cell of the file where a row and a column of the table (0-based) stand.
  package func place(row: Int, column: Int) -> Place {
    Place(sheet: name, row: number(row) + 1, column: firstColumn + column + 1)
  }

  /// `H14`
  package func reference(row: Int, column: Int) -> String {
    CellReference(row: number(row), column: firstColumn + column).text
  }

  private func number(_ row: Int) -> Int { rowNumbers.indices.contains(row) ? rowNumbers[row] : row }
}
