package import HengValues

/// A paper as it was read (送审文书): lines and tables in reading order, each with its place. What they mean is for recognition.
package struct Paper: Hashable, Sendable {
  package enum Format: String, Hashable, Sendable, Codable {
    case text, html, pdf, ofd, docx, xlsx
    /// A picture that was recognised (图片).
    case picture
  }

  package var format: Format
  /// Pages of a PDF, sections between form feeds of a text, worksheets of a workbook; at least 1.
  package var pageCount: Int
  package var blocks: [PaperBlock]
  /// What could not be read, or was read with a doubt.
  package var cautions: [PaperCaution]
  /// Pages whose words were recognised in a picture: what rests on them is at most a question.
  package var recognisedPages: Set<Int> = []

  package init(format: Format, pageCount: Int = 1, blocks: [PaperBlock], cautions: [PaperCaution] = []) {
    self.format = format
    self.pageCount = pageCount
    self.blocks = blocks
    self.cautions = cautions
  }

  package var tables: [PaperTable] { blocks.compactMap(\.table) }
}

/// A line or a table of a paper.
package enum PaperBlock: Hashable, Sendable {
  case line(PaperLine)
  case table(PaperTable)

  package var line: PaperLine? { if case .line(let line) = self { line } else { nil } }
  package var table: PaperTable? { if case .table(let table) = self { table } else { nil } }

  package var place: Place {
    switch self {
    case .line(let line): line.place
    case .table(let table): table.place
    }
  }
}

/// One line of running text as it stands; an empty line separates paragraphs of a text file.
package struct PaperLine: Hashable, Sendable {
  package var text: String
  package var place: Place

  package init(_ text: String, _ place: Place) {
    self.text = text
    self.place = place
  }
}

/// A table as it was read. A table that runs over several pages is one table.
package struct PaperTable: Hashable, Sendable {
  package enum Origin: String, Hashable, Sendable {
    /// Ruling lines, worksheet or word-processor cells: spans are known.
    case ruled
    /// Text with tabs or pipes: spans are unknown, and an empty cell may be one that a merge covers.
    case separated
  }

  package var origin: Origin
  package var rowCount: Int
  package var columnCount: Int
  /// In reading order, each with the row and column where it begins; a covered place has no cell.
  package var cells: [PaperCell]
  package var place: Place

  package init(origin: Origin, rowCount: Int, columnCount: Int, cells: [PaperCell], place: Place) {
    self.origin = origin
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.cells = cells
    self.place = place
  }
}

/// One cell: its words with line breaks as printed, and its place.
package struct PaperCell: Hashable, Sendable {
  package var row: Int
  package var column: Int
  package var rowSpan: Int
  package var columnSpan: Int
  package var text: String
  package var place: Place

  package init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: String, place: Place) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.text = text
    self.place = place
  }
}

/// Something that was not read, or not for certain (读取说明): a scanned page, a hidden sheet, a damaged part.
package struct PaperCaution: Hashable, Sendable, Codable {
  package var message: String
  package var place: Place?

  package init(_ message: String, _ place: Place? = nil) {
    self.message = message
    self.place = place
  }
}
