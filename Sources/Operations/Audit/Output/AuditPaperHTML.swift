import HengDocuments
import HengRules
import HengValues
import HengWriters

/// The read paper as HTML with its marks: lines with their numbers, tables as tables.
struct AuditPaperHTML {
  let marks: AuditMarks

  func paper(_ paper: Paper) -> String {
    var html = ""
    var page = 0
    var file: String?
    for block in paper.blocks {
      if let next = block.place.file, next != file {
        (file, page) = (next, 0)
        html += "<p class=\"audit-page\">\(HTMLEscape.text(next))</p>\n"
      }
      if let next = block.place.page, next != page {
        page = next
        html += "<p class=\"audit-page\">第\(page)页</p>\n"
      }
      switch block {
      case .line(let line): html += self.line(line)
      case .table(let table): html += self.table(table)
      }
    }
    return html
  }

  private func line(_ line: PaperLine) -> String {
    let words = marked(PaperWords.shown(line.text), marks.marks(at: line.place), isFirst: { $0.place.line == line.place.line })
    guard !words.isEmpty else { return "" }
    return "<p class=\"audit-line\">\(number(line.place))\(words)</p>\n"
  }

  private func number(_ place: Place) -> String { place.line.map { "<span class=\"audit-number\">\($0)</span>" } ?? "" }

  private func table(_ table: PaperTable) -> String {
    var rows: [[PaperCell]] = Array(repeating: [], count: table.rowCount)
    for cell in table.cells where rows.indices.contains(cell.row) { rows[cell.row].append(cell) }
    var html = "<div class=\"audit-printed\"><table>\n"
    for row in rows {
      html += "<tr>" + (row.first?.place.line.map { "<th class=\"audit-number\" scope=\"row\">\($0)</th>" } ?? "")
      // A line of a text is one place for all of its cells: the marks go to the cell that holds the figure.
      let lineMarks = row.first.map { $0.place.line == nil ? [] : marks.marks(at: $0.place) } ?? []
      var waiting = lineMarks
      for cell in row {
        let own: [AuditMarks.Mark]
        if cell.place.line == nil {
          own = marks.marks(at: cell.place)
        } else {
          own = waiting.filter { $0.isIn(cell.text) }
          waiting.removeAll { mark in own.contains { $0.anchor == mark.anchor } }
        }
        let spans =
          (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "") + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
        html += "<td\(spans)>\(marked(PaperWords.shown(cell.text), own, isFirst: { _ in true }))</td>"
      }
      if !waiting.isEmpty {
        html += "<td class=\"audit-margin\">\(marked("◂", waiting, isFirst: { $0.place.line == row.first?.place.line }))</td>"
      }
      html += "</tr>\n"
    }
    return html + "</table></div>\n"
  }

  /// The words with each marked figure set off, or all of them where no figure is found, and an anchor for each mark.
  private func marked(_ text: String, _ marks: [AuditMarks.Mark], isFirst: (AuditMarks.Mark) -> Bool) -> String {
    guard let gravest = marks.min(by: { Self.rank($0.severity) < Self.rank($1.severity) }) else { return HTMLEscape.words(text) }
    let anchors = marks.filter(isFirst).map { "<span id=\"\($0.anchor)\"></span>" }.joined()
    var stretches: [(range: Range<String.Index>, mark: AuditMarks.Mark)] = []
    for mark in marks.sorted(by: { Self.rank($0.severity) < Self.rank($1.severity) }) {
      guard let range = mark.range(in: text), !stretches.contains(where: { $0.range.overlaps(range) }) else { continue }
      stretches.append((range, mark))
    }
    guard !stretches.isEmpty else { return anchors + flag(text, gravest) }
    var html = ""
    var position = text.startIndex
    for (range, mark) in stretches.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      html += HTMLEscape.words(String(text[position..<range.lowerBound])) + flag(String(text[range]), mark)
      position = range.upperBound
    }
    return anchors + html + HTMLEscape.words(String(text[position...]))
  }

  private func flag(_ words: String, _ mark: AuditMarks.Mark) -> String {
    "<a class=\"audit-flag is-\(mark.severity.rawValue)\" href=\"#\(mark.finding)\">\(HTMLEscape.words(words))</a>"
  }

  private static func rank(_ severity: Severity) -> Int {
    switch severity {
    case .error: 0
    case .warning: 1
    case .question: 2
    case .info: 3
    }
  }
}

extension AuditMarks.Mark {
  func range(in text: String) -> Range<String.Index>? { words.lazy.compactMap { text.byteRange(of: $0) }.first }

  func isIn(_ text: String) -> Bool { range(in: text) != nil }
}
