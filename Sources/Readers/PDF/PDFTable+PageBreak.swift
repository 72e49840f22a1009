extension PDFTable {
  /// A merged label that a page break cuts is one cell again: the part overleaf has no words of its own.
  ///
  /// Only labels (no figures), and only where a part is merged: an empty cell of one row may be empty indeed.
  mutating func joinCutLabels(at seam: Int) {
    for below in cells.indices.reversed() where cells[below].rows.lowerBound == seam && cells[below].text.isEmpty {
      let part = cells[below]
      guard let above = cells.firstIndex(where: { $0.rows.upperBound == seam && $0.columns == part.columns }),
        cells[above].rows.count > 1 || part.rows.count > 1, Self.isLabel(cells[above].text)
      else { continue }
      // To its right stands at least one whole cell in each row: it is a label of rows.
      guard part.columns.upperBound < columnEdges.count - 1 else { continue }
      cells[above].rows = cells[above].rows.lowerBound..<part.rows.upperBound
      cells.remove(at: below)
    }
  }

  private static func isLabel(_ text: String) -> Bool {
    !text.isEmpty && !text.unicodeScalars.contains { 0x30...0x39 ~= $0.value } && text.unicodeScalars.count <= 24
  }
}
