import HengValues

/// Neighbouring lines with the same separator (连续的分隔行), and which of them are rows of a table.
struct TextRun {
  enum Separator: UInt8 {
    case tab = 0x09
    case pipe = 0x7C
  }

  struct Line {
    var number: Int
    var bytes: Range<Int>
    var place: Place { Place(line: number, endLine: number) }
  }

  let separator: Separator
  var lines: [Line] = []
  /// Pipes that stand before the first and after the last cell of every row; an empty first part of some rows is an empty cell.
  private var frame = (left: false, right: false)

  init(separator: Separator) { self.separator = separator }

  /// A tab; two pipes; `+---+---+` between piped rows.
  static func separator(of line: Line, in text: [UInt8], after previous: Separator?) -> Separator? {
    var pipes = 0
    var crosses = 0
    var isRule = true
    for index in line.bytes {
      switch text[index] {
      case 0x09: return .tab
      case 0x7C: pipes += 1
      case UInt8(ascii: "+"): crosses += 1
      case UInt8(ascii: "-"), UInt8(ascii: "="): break
      default: isRule = false
      }
    }
    if pipes >= 2 { return .pipe }
    return isRule && crosses >= 2 && previous == .pipe ? .pipe : nil
  }

  /// Looks at all lines of a finished run for their frame.
  mutating func close(in text: [UInt8]) {
    guard separator == .pipe else { return }
    let rows = lines.map { parts(of: $0, in: text) }.filter { !isRule($0, text) }
    frame = (rows.allSatisfy { $0.first?.isEmpty == true }, rows.allSatisfy { $0.last?.isEmpty == true })
  }

  /// The cells of a line without the blanks around them. A line of dashes between rows has none.
  func cells(of line: Line, in text: [UInt8]) -> [Range<Int>] {
    var cells = parts(of: line, in: text)
    guard separator == .pipe else { return cells }
    if isRule(cells, text) { return [] }
    if frame.left { cells.removeFirst() }
    if frame.right, !cells.isEmpty { cells.removeLast() }
    return cells
  }

  private func isRule(_ parts: [Range<Int>], _ text: [UInt8]) -> Bool {
    let inner = parts.filter { !$0.isEmpty }
    return !inner.isEmpty && inner.allSatisfy { part in part.allSatisfy { " -:=+".utf8.contains(text[$0]) } && part.count > 1 }
  }

  private func parts(of line: Line, in text: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = line.bytes.lowerBound
    for index in line.bytes where text[index] == separator.rawValue {
      parts.append(Self.trimmed(start..<index, text))
      start = index + 1
    }
    parts.append(Self.trimmed(start..<line.bytes.upperBound, text))
    return parts
  }

  private static func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  // MARK: Table or not

  /// What a line looks like, cell by cell.
  struct Shape {
    var width = 0
    var filled = 0
    /// The only words stand last: `⇥⇥文字`.
    var isIndented = false

    var isBlank: Bool { filled == 0 }
  }

  /// The lines that are rows; an empty range where the run is no table.
  ///
  /// Lines with tabs are no table when all of them are contents (an entry and its page), list items (`1.⇥文字`), indented or blank, or
  /// when there is one line with fewer than three cells. An indented line at either end of a wider table is a paragraph.
  func rows(in text: [UInt8], heading: [Range<Int>]) -> Range<Int> {
    let shapes = lines.map { shape(of: $0, in: text) }
    guard shapes.contains(where: { !$0.isBlank }) else { return 0..<0 }
    if separator == .pipe { return pipedRows(shapes, text) }
    if isContents(shapes, text, heading) || isList(shapes, text) { return 0..<0 }
    guard let first = shapes.firstIndex(where: { !$0.isIndented && !$0.isBlank }),
      let last = shapes.lastIndex(where: { !$0.isIndented && !$0.isBlank })
    else { return 0..<0 }
    var (start, end) = (first, last + 1)
    while start > 0, shapes[start - 1].isBlank || shapes[start - 1].width >= shapes[first].width { start -= 1 }
    while end < shapes.count, shapes[end].isBlank || shapes[end].width >= shapes[last].width { end += 1 }
    if end - start == 1 { return shapes[start].filled >= 3 ? start..<end : 0..<0 }
    return start..<end
  }

  private func shape(of line: Line, in text: [UInt8]) -> Shape {
    var shape = Shape()
    var isFilled = false
    for index in line.bytes {
      if text[index] == separator.rawValue {
        shape.width += 1
        if isFilled { shape.filled += 1 }
        isFilled = false
      } else if text[index] > 0x20 {
        isFilled = true
      }
    }
    shape.width += 1
    if isFilled { shape.filled += 1 }
    shape.isIndented = separator == .tab && shape.filled == 1 && isFilled && shape.width > 1
    return shape
  }

  /// One piped line is a row when it is framed or has four cells: words with a pipe or two are a way through a web site.
  private func pipedRows(_ shapes: [Shape], _ text: [UInt8]) -> Range<Int> {
    let counts = lines.map { cells(of: $0, in: text).count }
    guard counts.contains(where: { $0 > 0 }) else { return 0..<0 }
    guard lines.count == 1, let line = lines.first else { return 0..<lines.count }
    let edges = Self.trimmed(line.bytes, text)
    let isFramed = text[edges.lowerBound] == separator.rawValue && text[edges.upperBound - 1] == separator.rawValue
    return isFramed || counts[0] >= 4 ? 0..<1 : 0..<0
  }

  /// Entries with their pages (目录): dots before the page, the word 目录 above, or numbered headings whose pages never go back.
  private func isContents(_ shapes: [Shape], _ text: [UInt8], _ heading: [Range<Int>]) -> Bool {
    var (entries, dotted, headed, page) = (0, 0, 0, 0)
    var isRising = true
    for (line, shape) in zip(lines, shapes) where !shape.isBlank {
      let parts = cells(of: line, in: text).filter { !$0.isEmpty }
      guard parts.count == 2, let number = TextWords.page(text[parts[1]]) else { return false }
      entries += 1
      if TextWords.endsWithDots(text[parts[0]]) { dotted += 1 }
      if TextWords.isHeading(text[parts[0]]) { headed += 1 }
      if number < page { isRising = false }
      page = number
    }
    if dotted * 2 >= entries || heading.contains(where: { TextWords.isContentsTitle(text[$0]) }) { return true }
    return entries >= 3 && isRising && headed * 2 >= entries
  }

  private func isList(_ shapes: [Shape], _ text: [UInt8]) -> Bool {
    zip(lines, shapes).allSatisfy { line, shape in
      if shape.isBlank { return true }
      guard shape.width == 2, shape.filled == 2, let label = cells(of: line, in: text).first else { return false }
      return TextWords.isListLabel(text[label])
    }
  }
}
