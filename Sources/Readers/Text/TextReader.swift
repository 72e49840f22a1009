package import HengDocuments
import HengValues

/// Reads a text file into a paper (文本文件): lines as they stand; runs of lines with tabs or pipes become tables.
package enum TextReader {
  package static func read(_ bytes: [UInt8]) throws(ReaderError) -> Paper {
    var builder = TextPaperBuilder()
    for (number, line) in lines(bytes).enumerated() {
      builder.add(line, place: Place(line: number + 1, endLine: number + 1))
    }
    return builder.paper
  }

  /// The lines without their ends (LF, CRLF); a form feed stays at the head of its line.
  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    var text = String(decoding: bytes, as: UTF8.self)
    text.makeContiguousUTF8()
    let mark = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? text.utf8.index(text.startIndex, offsetBy: 3) : text.startIndex
    var lines = text.utf8[mark...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

/// Puts lines together to blocks: neighbouring lines with the same separator, empty lines between them aside, are one table.
private struct TextPaperBuilder {
  private enum Separator: UInt8 {
    case tab = 0x09
    case pipe = 0x7C
  }

  private var blocks: [PaperBlock] = []
  private var pages = 1
  private var rows: [(cells: [Substring], place: Place)] = []
  private var separator: Separator?
  /// Empty lines after the last row: inside a table they are a page break, after it they are lines.
  private var gap: [PaperLine] = []

  mutating func add(_ line: Substring, place: Place) {
    if line.utf8.first == 0x0C { pages += 1 }
    guard let kind = Self.separator(of: line) else {
      if separator != nil, line.utf8.allSatisfy({ $0 <= 0x20 }) {
        gap.append(PaperLine(String(line), place))
      } else {
        endTable()
        blocks.append(.line(PaperLine(String(line), place)))
      }
      return
    }
    if separator != kind { endTable() }
    separator = kind
    gap = []
    let cells = Self.cells(of: line, kind)
    if !cells.isEmpty { rows.append((cells, place)) }
  }

  var paper: Paper {
    var finished = self
    finished.endTable()
    return Paper(format: .text, pageCount: finished.pages, blocks: finished.blocks)
  }

  private static func separator(of line: Substring) -> Separator? {
    if line.utf8.contains(Separator.tab.rawValue) { return .tab }
    var pipes = 0
    for byte in line.utf8 where byte == Separator.pipe.rawValue { pipes += 1 }
    return pipes >= 2 ? .pipe : nil
  }

  /// The parts of a line; a line of dashes between rows is no row.
  private static func cells(of line: Substring, _ separator: Separator) -> [Substring] {
    let parts = line.utf8.split(separator: separator.rawValue, omittingEmptySubsequences: false).map { trimmed($0) }
    guard separator == .pipe else { return parts }
    let inner = parts.filter { !$0.isEmpty }
    let isRule = !inner.isEmpty && inner.allSatisfy { part in part.utf8.allSatisfy { "-:=".utf8.contains($0) } && part.utf8.count > 1 }
    return isRule ? [] : parts
  }

  /// A piped table is framed where all its lines are: else an empty first part is an empty cell.
  private mutating func dropFrame() {
    guard separator == .pipe else { return }
    if rows.allSatisfy({ $0.cells.first?.isEmpty == true }) { for index in rows.indices { rows[index].cells.removeFirst() } }
    if rows.allSatisfy({ $0.cells.last?.isEmpty == true }) { for index in rows.indices { rows[index].cells.removeLast() } }
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> Substring {
    var bytes = bytes[...]
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return Substring(bytes)
  }

  private mutating func endTable() {
    defer {
      blocks += gap.map { .line($0) }
      (rows, separator, gap) = ([], nil, [])
    }
    dropFrame()
    guard let first = rows.first, let last = rows.last else { return }
    var cells: [PaperCell] = []
    for (row, line) in rows.enumerated() {
      for (column, text) in line.cells.enumerated() {
        cells.append(PaperCell(row: row, column: column, text: String(text), place: line.place))
      }
    }
    let width = rows.map(\.cells.count).max() ?? 0
    blocks.append(
      .table(
        PaperTable(
          origin: .separated, rowCount: rows.count, columnCount: width, cells: cells, place: first.place.union(last.place))))
  }
}
