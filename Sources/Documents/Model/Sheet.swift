package import HengValues

/// A ruled table with its title and notes, as an official form prints it (表).
///
/// Rows hold only the cells that begin in them; a cell that spans down or right leaves its covered places out.
/// `columns` are shares of the text width; they sum to 100.
package struct Sheet: Hashable, Sendable, Codable {
  /// Name of the worksheet in a workbook, and the address of the table on a page.
  package var name: String
  /// Centred title lines, the first one large.
  package var title: [String]
  /// The line between title and table: left, centre, right (`编制单位：` … `单位：万元`).
  package var caption: Caption
  package var columns: [Int]
  package var rows: [Row]
  /// Rows (by index) that are printed again at the head of each further page.
  package var repeatedRows: Range<Int>?
  /// Notes below the table.
  package var notes: [String]
  /// The first title line is an entry of the contents, as a heading of level 2.
  package var isInContents: Bool
  /// What the contents print for it where that is more than the title: `一、收入支出决算总表`.
  package var listedAs: String?
  /// Set small and close (紧凑), for long statistical tables.
  package var isCompact: Bool
  /// Type size in half points (字号); nil follows the width of the columns.
  package var typeSize: Int?
  /// Where the table then fits on one page, it is set down to this size, in half points.
  package var leastTypeSize: Int?

  package init(
    name: String, title: [String], caption: Caption = Caption(), columns: [Int], rows: [Row],
    repeatedRows: Range<Int>? = nil, notes: [String] = [], isInContents: Bool = false, listedAs: String? = nil,
    isCompact: Bool = false, typeSize: Int? = nil, leastTypeSize: Int? = nil
  ) {
    self.typeSize = typeSize
    self.leastTypeSize = leastTypeSize
    self.isCompact = isCompact
    self.isInContents = isInContents
    self.listedAs = listedAs
    self.name = name
    self.title = title
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.repeatedRows = repeatedRows
    self.notes = notes
  }

  /// Its line in the contents; nil for a table without a title.
  package var contentsTitle: String? { listedAs ?? title.first { !$0.isEmpty } }

  package var figures: [Figure] { rows.flatMap { $0.cells.flatMap { $0.runs.compactMap(\.figure) } } }
}

package struct Caption: Hashable, Sendable, Codable {
  package var left: String
  package var centre: String
  package var right: String

  package init(left: String = "", centre: String = "", right: String = "") {
    self.left = left
    self.centre = centre
    self.right = right
  }

  package var isEmpty: Bool { left.isEmpty && centre.isEmpty && right.isEmpty }
}

package struct Row: Hashable, Sendable, Codable {
  package var cells: [Cell]

  package init(_ cells: [Cell]) { self.cells = cells }
}

/// One cell: its text with the figures in it, its spans and how it is set.
package struct Cell: Hashable, Sendable, Codable {
  package enum Alignment: String, Hashable, Sendable, Codable { case leading, centre, trailing }
  /// A label of the form is fixed text; a value is data. Labels repeat at the top of the next page when a merge is cut.
  package enum Role: String, Hashable, Sendable, Codable { case label, value }

  package var runs: [Run]
  package var rowSpan: Int
  package var columnSpan: Int
  package var alignment: Alignment
  package var role: Role
  package var isBold: Bool

  package init(
    _ runs: [Run], rowSpan: Int = 1, columnSpan: Int = 1, alignment: Alignment = .leading, role: Role = .value,
    isBold: Bool = false
  ) {
    self.runs = runs
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.alignment = alignment
    self.role = role
    self.isBold = isBold
  }

  package var text: String { runs.map(\.text).joined() }

  /// A fixed label of the form, centred.
  package static func label(_ text: String, rows: Int = 1, columns: Int = 1, bold: Bool = false) -> Cell {
    Cell([.text(text)], rowSpan: rows, columnSpan: columns, alignment: .centre, role: .label, isBold: bold)
  }

  /// Typed text of a record.
  package static func text(
    _ text: String, rows: Int = 1, columns: Int = 1, _ alignment: Alignment = .leading
  ) -> Cell {
    Cell([.text(text)], rowSpan: rows, columnSpan: columns, alignment: alignment)
  }

  /// A figure with its source, or an empty cell where the record holds none.
  package static func figure(
    _ figure: Figure?, rows: Int = 1, columns: Int = 1, _ alignment: Alignment = .trailing
  ) -> Cell {
    Cell(figure.map { [.figure($0)] } ?? [], rowSpan: rows, columnSpan: columns, alignment: alignment)
  }
}
