/// Writes messages and marks into the XML of one worksheet (工作表标注). Every byte that is not concerned stays.
struct WorksheetEdits {
  private let bytes: [UInt8]
  private let marks: WorkbookMarks.Worksheet
  private let heading: String
  /// The column of the messages.
  let column: Int
  /// Cells to be written, by row and column.
  private var pending: [Int: [Int: String?]] = [:]
  /// The rows of `pending`, the first last.
  private var rowsToCome: [Int] = []
  private var edits = PartEdits()
  private var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []
  private let furthest: (row: Int, column: Int)

  init(_ bytes: [UInt8], _ marks: WorkbookMarks.Worksheet, heading: String) {
    self.bytes = bytes
    self.marks = marks
    self.heading = heading
    furthest = Self.furthest(bytes)
    let written = marks.wrongCells.map(\.column).max() ?? 0
    column = marks.column ?? min(max(furthest.column, written) + 1, 16_382)
    for spot in marks.wrongCells { pending[spot.row, default: [:]][spot.column] = .some(nil) }
    for (row, text) in marks.messages { pending[row, default: [:]][column] = text }
    pending[marks.headingRow, default: [:]][column] = heading
    if !marks.remark.isEmpty { pending[marks.headingRow, default: [:]][column + 1] = marks.remark }
    rowsToCome = pending.keys.sorted(by: >)
  }

  /// The range that the filter covers: headings, rows, and the new column as its last.
  var filter: String { "A\(marks.headingRow + 1):\(CellReference(row: max(marks.lastRow, marks.headingRow), column: column).text)" }

  mutating func applied(_ styles: inout StyleEdits) -> [UInt8] {
    var scanner = TagScanner(bytes)
    var row = -1
    var hasColumns = false
    while let tag = scanner.next() {
      if scanner.isNamed(tag, "dimension"), let range = scanner.attribute("ref", of: tag) {
        let last = CellReference(
          row: max(furthest.row, marks.lastRow), column: max(furthest.column, column + (marks.remark.isEmpty ? 0 : 1)))
        edits.replace(range, "A1:\(last.text)")
      } else if scanner.isNamed(tag, "col") {
        readColumn(scanner, tag)
      } else if scanner.isNamed(tag, "cols"), tag.kind == .end {
        hasColumns = true
        let isFree = columnStyles.allSatisfy { $0.columns.upperBound < column }
        if isFree { edits.insert(width(scanner.prefix(of: tag)), at: tag.range.lowerBound) }
      } else if scanner.isNamed(tag, "sheetData") {
        let prefix = String(decoding: scanner.prefix(of: tag), as: UTF8.self)
        if tag.kind != .end, !hasColumns {
          edits.insert("<\(prefix)cols>\(width(scanner.prefix(of: tag)))</\(prefix)cols>", at: tag.range.lowerBound)
        }
        if tag.kind == .empty {
          edits.replace(tag.range, "<\(prefix)sheetData>\(rows(before: .max, prefix, &styles))</\(prefix)sheetData>")
        } else if tag.kind == .end {
          edits.insert(rows(before: .max, prefix, &styles), at: tag.range.lowerBound)
        }
        if tag.kind != .start {
          finish(after: tag.range.upperBound, prefix)
          break
        }
      } else if scanner.isNamed(tag, "row"), tag.kind != .end {
        row = (scanner.number("r", of: tag) ?? row + 2) - 1
        editRow(row, tag, &scanner, &styles)
      }
    }
    return edits.applied(to: bytes)
  }

  private mutating func readColumn(_ scanner: TagScanner, _ tag: TagScanner.Tag) {
    guard let first = scanner.number("min", of: tag), let last = scanner.number("max", of: tag), 1 <= first, first <= last else { return }
    columnStyles.append((first - 1...last - 1, scanner.number("style", of: tag) ?? 0))
  }

  private func width(_ prefix: ArraySlice<UInt8>) -> String {
    "<\(String(decoding: prefix, as: UTF8.self))col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"60\" customWidth=\"1\"/>"
  }

  // MARK: Rows and cells

  private mutating func editRow(_ row: Int, _ tag: TagScanner.Tag, _ scanner: inout TagScanner, _ styles: inout StyleEdits) {
    let prefix = String(decoding: scanner.prefix(of: tag), as: UTF8.self)
    let missing = rows(before: row, prefix, &styles)
    if !missing.isEmpty { edits.insert(missing, at: tag.range.lowerBound) }
    var cells = (pending.removeValue(forKey: row) ?? [:]).sorted { $0.key < $1.key }[...]
    let rowStyle = scanner.number("s", of: tag)
    if let last = cells.last?.key, let spans = scanner.attribute("spans", of: tag) {
      edits.replace(spans, widened(scanner.text(spans), last))
    }
    func text(upTo limit: Int, _ styles: inout StyleEdits) -> String {
      var text = ""
      while let cell = cells.first, cell.key < limit {
        cells.removeFirst()
        text += self.cell(row, cell.key, cell.value, rowStyle ?? style(ofColumn: cell.key), prefix, &styles)
      }
      return text
    }
    guard tag.kind == .start else {
      let inner = text(upTo: .max, &styles)
      if !inner.isEmpty { edits.replace(tag.range.upperBound - 2..<tag.range.upperBound, ">\(inner)</\(prefix)row>") }
      return
    }
    var column = -1
    while let tag = scanner.next() {
      if scanner.isNamed(tag, "row") {
        let rest = text(upTo: .max, &styles)
        if !rest.isEmpty { edits.insert(rest, at: tag.range.lowerBound) }
        return
      }
      guard scanner.isNamed(tag, "c"), tag.kind != .end else { continue }
      column = scanner.text("r", of: tag).flatMap { CellReference($0)?.column } ?? column + 1
      let before = text(upTo: column, &styles)
      if !before.isEmpty { edits.insert(before, at: tag.range.lowerBound) }
      if isOurs(row, column) {
        let end = endOfCell(tag, &scanner)
        let replacement = cells.first?.key == column ? text(upTo: column + 1, &styles) : ""
        edits.replace(tag.range.lowerBound..<end, replacement)
      } else {
        let isWrong = cells.first?.key == column
        if isWrong { cells.removeFirst() }
        restyle(tag, isWrong: isWrong, scanner, &styles)
      }
    }
  }

  /// A cell of the column of messages, from an earlier return or about to be written.
  private func isOurs(_ row: Int, _ column: Int) -> Bool {
    column == self.column && (marks.column != nil || row == marks.headingRow || marks.messages[row] != nil)
      || column == self.column + 1 && row == marks.headingRow && (marks.column != nil || !marks.remark.isEmpty)
  }

  private func endOfCell(_ tag: TagScanner.Tag, _ scanner: inout TagScanner) -> Int {
    guard tag.kind == .start else { return tag.range.upperBound }
    while let next = scanner.next() {
      if next.kind == .end, scanner.isNamed(next, "c") { return next.range.upperBound }
    }
    return tag.range.upperBound
  }

  private mutating func restyle(_ tag: TagScanner.Tag, isWrong: Bool, _ scanner: TagScanner, _ styles: inout StyleEdits) {
    let style = scanner.number("s", of: tag) ?? 0
    let wanted = isWrong ? styles.marked(style) : styles.unmarked(style)
    guard wanted != style else { return }
    if let range = scanner.attribute("s", of: tag) {
      edits.replace(range, "\(wanted)")
    } else {
      edits.insert(" s=\"\(wanted)\"", at: tag.name.upperBound)
    }
  }

  /// Rows that the part does not have.
  private mutating func rows(before row: Int, _ prefix: String, _ styles: inout StyleEdits) -> String {
    var text = ""
    while let missing = rowsToCome.last, missing < row {
      rowsToCome.removeLast()
      guard let cells = pending.removeValue(forKey: missing) else { continue }
      text += "<\(prefix)row r=\"\(missing + 1)\">"
      for (column, words) in cells.sorted(by: { $0.key < $1.key }) {
        text += cell(missing, column, words, style(ofColumn: column), prefix, &styles)
      }
      text += "</\(prefix)row>"
    }
    return text
  }

  private func cell(
    _ row: Int, _ column: Int, _ text: String?, _ base: Int, _ prefix: String, _ styles: inout StyleEdits
  ) -> String {
    let place = CellReference(row: row, column: column).text
    let style = styles.marked(text == nil ? base : 0)
    let attributes = "r=\"\(place)\"" + (style == 0 ? "" : " s=\"\(style)\"")
    guard let text else { return "<\(prefix)c \(attributes)/>" }
    let words = XMLText.escape(String(text.prefix(8_000)))
    return
      "<\(prefix)c \(attributes) t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">\(words)</\(prefix)t></\(prefix)is></\(prefix)c>"
  }

  private func style(ofColumn column: Int) -> Int { columnStyles.first { $0.columns.contains(column) }?.style ?? 0 }

  private func widened(_ spans: String, _ column: Int) -> String {
    let ends = spans.split(separator: ":").compactMap { Int($0) }
    guard ends.count == 2 else { return spans }
    return "\(ends[0]):\(max(ends[1], column + 1))"
  }

  // MARK: After the rows

  /// The filter, where the sheet may have one: a table (表格对象) has a filter of its own.
  private mutating func finish(after end: Int, _ prefix: String) {
    let scanner = TagScanner(bytes)
    let elements = TagScanner.elements(of: bytes, from: end, depth: 1)
    guard !elements.contains(where: { scanner.isNamed($0.start, "tableParts") }) else { return }
    if let known = elements.first(where: { scanner.isNamed($0.start, "autoFilter") }) {
      if let range = scanner.attribute("ref", of: known.start), let ref = CellRange(scanner.text(range)) {
        let first = CellReference(row: ref.rows.lowerBound, column: ref.columns.lowerBound)
        let last = CellReference(row: ref.rows.upperBound, column: max(ref.columns.upperBound, column))
        edits.replace(range, "\(first.text):\(last.text)")
      }
      return
    }
    let earlier = elements.prefix { element in
      ["sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios"].contains { scanner.isNamed(element.start, $0) }
    }
    edits.insert("<\(prefix)autoFilter ref=\"\(filter)\"/>", at: earlier.last?.range.upperBound ?? end)
  }

  /// The last row and column with a cell, with words or without.
  private static func furthest(_ bytes: [UInt8]) -> (row: Int, column: Int) {
    var scanner = TagScanner(bytes)
    var (lastRow, lastColumn, row, column) = (0, -1, -1, -1)
    while let tag = scanner.next() {
      if tag.kind == .end { continue }
      if scanner.isNamed(tag, "row") {
        row = (scanner.number("r", of: tag) ?? row + 2) - 1
        column = -1
        lastRow = max(lastRow, row)
      } else if scanner.isNamed(tag, "c") {
        column = scanner.text("r", of: tag).flatMap { CellReference($0)?.column } ?? column + 1
        lastColumn = max(lastColumn, column)
      } else if scanner.isNamed(tag, "mergeCell"), let range = scanner.text("ref", of: tag).flatMap({ CellRange($0) }) {
        if range.columns.upperBound < 16_000 { lastColumn = max(lastColumn, range.columns.upperBound) }
      }
    }
    return (lastRow, lastColumn)
  }
}
