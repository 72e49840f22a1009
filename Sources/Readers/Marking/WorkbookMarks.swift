/// What is written back into a workbook that was sent in (退回标注): a column of messages in a worksheet, and its wrong cells.
package struct WorkbookMarks: Hashable, Sendable {
  /// All numbers 0-based.
  package struct Worksheet: Hashable, Sendable {
    package var name: String
    /// The row of the table's headings; the heading of the messages stands there too.
    package var headingRow: Int
    /// A column of messages that the sheet has from an earlier return; it is written anew.
    package var column: Int?
    /// By row.
    package var messages: [Int: String]
    package var wrongCells: Set<ReadCells.Spot>
    /// What concerns the sheet as a whole; stands beside the heading.
    package var remark: String
    /// The last row of the table, so that the filter reaches it.
    package var lastRow: Int

    package init(
      name: String, headingRow: Int, column: Int? = nil, messages: [Int: String] = [:], wrongCells: Set<ReadCells.Spot> = [],
      remark: String = "", lastRow: Int
    ) {
      self.name = name
      self.headingRow = headingRow
      self.column = column
      self.messages = messages
      self.wrongCells = wrongCells
      self.remark = remark
      self.lastRow = lastRow
    }
  }

  /// 错误说明.
  package var heading: String
  package var worksheets: [Worksheet]

  package init(heading: String, worksheets: [Worksheet]) {
    self.heading = heading
    self.worksheets = worksheets
  }
}

extension ReadCells.Spot {
  package init(_ row: Int, _ column: Int) { self.init(row: row, column: column) }
}
