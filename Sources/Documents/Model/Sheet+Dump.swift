import HengValues

extension Sheet {
  /// The table as plain lines, for golden tests and for looking at: a row a line, labels bare, typed text in `⟨⟩`, figures in `{}`.
  ///
  /// `项目名称 · ⟨样例项目⟩[1×4]`: a span other than 1×1 stands behind its cell as rows × columns; an empty cell is `⟨⟩`.
  package var dump: String {
    var lines = ["《\(name)》 \(columns.map(String.init).joined(separator: "/"))"] + title
    if !caption.isEmpty { lines.append([caption.left, caption.centre, caption.right].joined(separator: " | ")) }
    for (index, row) in rows.enumerated() {
      let mark = repeatedRows?.contains(index) == true ? "*" : ""
      lines.append("\(index + 1)\(mark) " + row.cells.map(\.dump).joined(separator: " · "))
    }
    return (lines + notes).joined(separator: "\n")
  }
}

extension Cell {
  fileprivate var dump: String {
    let words = runs.map { $0.figure.map { "{\($0.text)}" } ?? $0.text }.joined()
    let isFigure = runs.count == 1 && runs.first?.figure != nil
    let span = rowSpan == 1 && columnSpan == 1 ? "" : "[\(rowSpan)×\(columnSpan)]"
    let shown = words.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "↵")
    return (role == .label || isFigure ? shown : "⟨\(shown)⟩") + span
  }
}
