/// A place in a paper or a record (位置): 1-based lines of a text, a page with a box, a sheet cell, or a field of a form.
package struct Place: Hashable, Sendable, Codable {
  package var file: String?
  package var page: Int?
  package var line: Int?
  package var endLine: Int?
  /// `[x0, y0, x1, y1]` in points from the page's upper left corner.
  package var box: [Int]?
  package var sheet: String?
  package var row: Int?
  package var column: Int?
  /// The labelled field of a form: `绩效指标 第3行 得分`.
  package var field: String?

  package init(
    file: String? = nil, page: Int? = nil, line: Int? = nil, endLine: Int? = nil, box: [Int]? = nil,
    sheet: String? = nil, row: Int? = nil, column: Int? = nil, field: String? = nil
  ) {
    self.file = file
    self.page = page
    self.line = line
    self.endLine = endLine
    self.box = box
    self.sheet = sheet
    self.row = row
    self.column = column
    self.field = field
  }

  /// A labelled field of a form.
  package static func field(_ name: String) -> Place { Place(field: name) }

  /// The place without its file and field, as a citation prints it: `85-88`, `第4页`, `工作表“收入” 第3行 第2列`.
  package var lines: String {
    if let line { return endLine.map { $0 == line ? "\(line)" : "\(line)-\($0)" } ?? "\(line)" }
    return Place(page: page, sheet: sheet, row: row, column: column).text
  }

  /// The place that covers both, on one page or over several.
  package func union(_ other: Place) -> Place {
    var whole = self
    if let mine = line, let theirs = other.line {
      whole.line = min(mine, theirs)
      whole.endLine = max(endLine ?? mine, other.endLine ?? theirs)
    }
    if page == other.page, let mine = box, let theirs = other.box, mine.count == 4, theirs.count == 4 {
      whole.box = [min(mine[0], theirs[0]), min(mine[1], theirs[1]), max(mine[2], theirs[2]), max(mine[3], theirs[3])]
    }
    return whole
  }

  /// The place in plain Chinese.
  package var text: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let page { parts.append("第\(page)页") }
    if let line { parts.append(endLine.map { $0 == line ? "第\(line)行" : "第\(line)—\($0)行" } ?? "第\(line)行") }
    if let sheet { parts.append("工作表“\(sheet)”") } else if line != nil, row != nil { parts.append("表内") }
    if let row { parts.append("第\(row)行") }
    if let column { parts.append("第\(column)列") }
    if let field { parts.append(field) }
    return parts.joined(separator: " ")
  }
}
