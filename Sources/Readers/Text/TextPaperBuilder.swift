import HengDocuments
import HengValues

/// Puts the lines of a text together to blocks: neighbouring lines with the same separator, empty lines between them aside, are one
/// run, and a run is a table unless `TextRun` says otherwise. A form feed stays at the head of its line and begins a page.
struct TextPaperBuilder {
  private(set) var blocks: [PaperBlock] = []
  private(set) var pages = 1
  private let text: [UInt8]
  private let limits: ReaderLimits
  private var run: TextRun?
  private var cells = 0
  /// Empty lines after the last row: inside a table they are a page break, after it they are lines.
  private var gap: [TextRun.Line] = []
  /// The last lines with words before the run, for a heading 目录.
  private var heading: [Range<Int>] = []

  init(text: [UInt8], limits: ReaderLimits) {
    self.text = text
    self.limits = limits
  }

  mutating func readLines() throws(ReaderError) {
    var number = 0
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      number += 1
      if number & 0xFF == 0 { try ReaderLimits.checkTime() }
      guard number <= limits.rows else { throw .tooLarge(what: "文本的行数", limit: "\(limits.rows) 行") }
      guard end - start <= limits.token else { throw .tooLarge(what: "第\(number)行的长度", limit: "\(limits.token >> 20) MB") }
      try add(TextRun.Line(number: number, bytes: start..<end))
      start = end + 1
    }
    try endRun()
  }

  private mutating func add(_ line: TextRun.Line) throws(ReaderError) {
    if line.bytes.isEmpty == false, text[line.bytes.lowerBound] == 0x0C { pages += 1 }
    guard let separator = TextRun.separator(of: line, in: text, after: run?.separator) else {
      if run != nil, isBlank(line) {
        gap.append(line)
      } else {
        try endRun()
        append(line)
      }
      return
    }
    if run?.separator != separator {
      try endRun()
      run = TextRun(separator: separator)
    }
    gap.removeAll(keepingCapacity: true)
    run?.lines.append(line)
  }

  private func isBlank(_ line: TextRun.Line) -> Bool { line.bytes.allSatisfy { text[$0] <= 0x20 } }

  private mutating func append(_ line: TextRun.Line) {
    blocks.append(.line(PaperLine(String(decoding: text[line.bytes], as: UTF8.self), line.place)))
    guard !isBlank(line) else { return }
    heading = heading.suffix(2) + [line.bytes]
  }

  private mutating func endRun() throws(ReaderError) {
    guard var ended = run else { return }
    run = nil
    ended.close(in: text)
    let rows = ended.rows(in: text, heading: heading)
    for line in ended.lines[..<rows.lowerBound] { append(line) }
    try addTable(ended, rows)
    for line in ended.lines[rows.upperBound...] + gap { append(line) }
    gap.removeAll(keepingCapacity: true)
  }

  private mutating func addTable(_ run: TextRun, _ rows: Range<Int>) throws(ReaderError) {
    guard let first = rows.first, let last = rows.last else { return }
    var placed: [PaperCell] = []
    var row = 0
    var width = 0
    for line in run.lines[rows] {
      try ReaderLimits.checkTime()
      let parts = run.cells(of: line, in: text)
      // A line of dashes between rows is no row.
      guard !parts.isEmpty else { continue }
      width = max(width, parts.count)
      cells += parts.count
      guard cells <= limits.places, (row + 1) * width <= limits.places else {
        throw .tooLarge(what: "文本中表格的行数乘列数", limit: "\(limits.places)")
      }
      for (column, part) in parts.enumerated() {
        placed.append(PaperCell(row: row, column: column, text: String(decoding: text[part], as: UTF8.self), place: line.place))
      }
      row += 1
    }
    let place = run.lines[first].place.union(run.lines[last].place)
    blocks.append(.table(PaperTable(origin: .separated, rowCount: row, columnCount: width, cells: placed, place: place)))
    heading = []
  }
}
