import HengDocuments
import HengValues

extension HTMLWriter {
  /// The table with its title lines and caption, then the notes.
  static func table(_ sheet: Sheet, number: Int, on page: PageSetup, _ figureLink: (Figure) -> String?) -> String {
    let headEnd = sheet.headRows
    var html =
      "<div class=\"sheet\" id=\"sheet-\(number)\" tabindex=\"0\">\n<table\(classes(sheet, on: page))>\n\(caption(sheet))<colgroup>"
    for share in percentages(sheet.columns) { html += "<col class=\"w\(share)\">" }
    html += "</colgroup>\n"
    if headEnd > 0 { html += "<thead>\n\(rows(sheet, 0..<headEnd, figureLink))</thead>\n" }
    html += "<tbody>\n\(rows(sheet, headEnd..<sheet.rows.count, figureLink))</tbody>\n</table>\n"
    let notes = sheet.notes.filter { !$0.isEmpty }
    if !notes.isEmpty {
      html += "<div class=\"notes\">\n" + notes.map { "<p>\(HTMLEscape.words($0))</p>\n" }.joined() + "</div>\n"
    }
    return html + "</div>\n"
  }

  /// `merged`: cells reach down over rows; `dense`: many columns, set smaller on paper; `tight`: smaller still, to stay on one page.
  private static func classes(_ sheet: Sheet, on page: PageSetup) -> String {
    var names: [String] = []
    if sheet.rows.contains(where: { $0.cells.contains { $0.rowSpan > 1 } }) { names.append("merged") }
    if sheet.isDense { names.append("dense") }
    if isTight(sheet, on: page) { names.append("tight") }
    return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
  }

  /// A little too long for its page when every row is one line high.
  private static func isTight(_ sheet: Sheet, on page: PageSetup) -> Bool {
    let around = 34.0 + Double(sheet.notes.count) * 14
    return sheet.isCompact && Double(sheet.rows.count) * 15 + around > page.textHeight
      && Double(sheet.rows.count) * 10.5 + around <= page.textHeight
  }

  private static func caption(_ sheet: Sheet) -> String {
    var html = ""
    for (index, line) in sheet.title.enumerated() where !line.isEmpty {
      html += "<div class=\"\(index == 0 ? "title" : "subtitle")\">\(HTMLEscape.words(line))</div>"
    }
    if !sheet.caption.isEmpty {
      let parts = [("left", sheet.caption.left), ("centre", sheet.caption.centre), ("right", sheet.caption.right)]
      // The blanks between them part the words where a page is read without its styles.
      let spans = parts.map { side, text in "<span class=\"\(side)\">\(HTMLEscape.words(text))</span>" }
      html += "<div class=\"line\">\(spans.joined(separator: " "))</div>"
    }
    return html.isEmpty ? "" : "<caption>\(html)</caption>\n"
  }

  private static func rows(_ sheet: Sheet, _ range: Range<Int>, _ figureLink: (Figure) -> String?) -> String {
    // A label heads columns if every row it covers holds labels only, otherwise it heads its rows.
    let isHeader = sheet.rows.enumerated().map { index, row in
      (sheet.repeatedRows?.contains(index) ?? false) || row.cells.allSatisfy { $0.role == .label }
    }
    var html = ""
    for index in range {
      html += "<tr>"
      for cell in sheet.rows[index].cells {
        let headsColumns = isHeader[index...].prefix(max(cell.rowSpan, 1)).allSatisfy(\.self)
        html += element(cell, scope: headsColumns ? "col" : "row", figureLink)
      }
      html += "</tr>\n"
    }
    return html
  }

  private static func element(_ cell: Cell, scope: String, _ figureLink: (Figure) -> String?) -> String {
    let tag = cell.role == .label && !cell.text.isEmpty ? "th" : "td"
    var html = "<\(tag)"
    if tag == "th" { html += " scope=\"\(scope)\"" }
    if cell.rowSpan > 1 { html += " rowspan=\"\(cell.rowSpan)\"" }
    if cell.columnSpan > 1 { html += " colspan=\"\(cell.columnSpan)\"" }
    html += " class=\"\(cell.alignment.rawValue)\(cell.isBold ? " bold" : "")\">"
    return html + inline(cell.runs, figureLink) + "</\(tag)>"
  }

  /// Shares as whole percents between 1 and 100, the classes of the style sheet.
  private static func percentages(_ columns: [Int]) -> [Int] {
    let sum = max(columns.reduce(0) { $0 + max($1, 1) }, 1)
    return columns.map { min(max((max($0, 1) * 200 + sum) / (2 * sum), 1), 100) }
  }
}

extension Sheet {
  /// Set in the smaller type on paper.
  var isDense: Bool { columns.count > 8 || isCompact }

  /// Rows that may stand in `<thead>`: the repeated rows when they come first and no cell leaves them downwards,
  /// for a row group cuts off the cells that span out of it. Otherwise 0: the table prints without a repeated head.
  var headRows: Int {
    guard let repeated = repeatedRows, repeated.lowerBound == 0, repeated.upperBound <= rows.count else { return 0 }
    for index in repeated where rows[index].cells.contains(where: { index + $0.rowSpan > repeated.upperBound }) { return 0 }
    return repeated.upperBound
  }
}
