import HengDocuments
import HengValues
import Testing

/// Cells of a table as text, for comparison: blanks and line breaks come from typesetting and are left out.
struct PDFContent: Hashable, CustomStringConvertible {
  struct Cell: Hashable {
    var rows: Range<Int>
    var columns: Range<Int>
    var text: String
  }

  var cells: [Cell]

  init(_ table: PaperTable) {
    cells = table.cells.map { cell in
      Cell(rows: cell.row..<cell.row + cell.rowSpan, columns: cell.column..<cell.column + cell.columnSpan, text: Self.squeezed(cell.text))
    }
  }

  /// Rows and columns in which no cell begins show no line and cannot be seen.
  init(_ sheet: Sheet) {
    let placed = sheet.placedCells
    let rows = Set(placed.map(\.row)).sorted(), columns = Set(placed.map(\.column)).sorted()
    func range(_ starts: [Int], _ start: Int, _ count: Int) -> Range<Int> {
      starts.count { $0 < start }..<starts.count { $0 < start + count }
    }
    cells = placed.map { placed in
      Cell(
        rows: range(rows, placed.row, placed.cell.rowSpan), columns: range(columns, placed.column, placed.cell.columnSpan),
        text: Self.squeezed(placed.cell.text))
    }
  }

  var rowCount: Int { cells.map(\.rows.upperBound).max() ?? 0 }
  func row(_ row: Int) -> [Cell] { cells.filter { $0.rows.lowerBound == row }.sorted { $0.columns.lowerBound < $1.columns.lowerBound } }

  static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  var description: String {
    cells.map { "\($0.rows.lowerBound),\($0.columns.lowerBound) \($0.rows.count)×\($0.columns.count) \($0.text)" }.joined(separator: "\n")
  }

  /// What differs in a table read from pages: rows must come in order, but for `repeated` rows printed again; a cell cut at a page
  /// break is there in parts, which hold the text one after the other or, in labels, each the whole of it. At a seam a new row may
  /// begin, or the rest of a row too high for its page: whichever fits.
  func faults(of read: PDFContent, repeated: Range<Int>, seams: [Int]) -> [String] {
    var least: [String]?
    for choice in 0..<1 << min(seams.count, 4) {
      let cut = Set(seams.indices.filter { choice >> $0 & 1 == 1 }.map { seams[$0] })
      let faults = faults(of: read, repeated: repeated, seams: seams, cut: cut)
      if faults.count < least?.count ?? .max { least = faults }
    }
    return least ?? []
  }

  private func faults(of read: PDFContent, repeated: Range<Int>, seams: [Int], cut: Set<Int>) -> [String] {
    var rowOf: [Int] = []  // of a row that was read: the row of this table
    var next = 0
    while rowOf.count < read.rowCount {
      let row = rowOf.count
      if seams.contains(row), next >= repeated.upperBound, !repeated.isEmpty,
        texts(repeated.lowerBound).allSatisfy(Set(read.texts(row)).contains)
      {
        rowOf += Array(repeated)
      }
      if cut.contains(row), next > 0 { next -= 1 }
      rowOf.append(next)
      next += 1
    }
    var faults = next == rowCount ? [] : ["\(next) rows instead of \(rowCount)"]
    var parts: [Cell: [String]] = [:]
    for cell in read.cells {
      let here = rowOf[cell.rows.lowerBound], last = rowOf[cell.rows.upperBound - 1]
      let owner = cells.first { $0.columns == cell.columns && $0.rows.contains(here) && $0.rows.contains(last) }
      if let owner { parts[owner, default: []].append(cell.text) } else { faults.append("\(cell) stands in no cell of its columns") }
    }
    for cell in cells {
      let texts = parts[cell] ?? []
      if texts.isEmpty || texts.joined() != cell.text && texts.contains(where: { $0 != cell.text && !$0.isEmpty }) {
        faults.append("\(cell) reads \(texts)")
      }
    }
    return faults
  }

  private func texts(_ row: Int) -> [String] { self.row(row).map(\.text).filter { !$0.isEmpty } }
}

extension PaperTable {
  /// Rows at which a new page begins.
  var seams: [Int] {
    var seams: [Int] = []
    var page = place.page
    for cell in cells where cell.place.page != page {
      page = cell.place.page
      seams.append(cell.row)
    }
    return seams
  }
}
