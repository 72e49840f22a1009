import HengReaders
import HengValues

/// A line of a file of headings with its cells (科目文件的一行), whichever kind of file it was.
struct HeadingLine {
  struct Cell {
    /// 0-based.
    let column: Int
    let text: String
  }

  /// Empty for a file of lines.
  let sheet: String
  /// 1-based.
  let row: Int
  /// Those that say something, from the left.
  let cells: [Cell]
}

/// The lines of a workbook, or of a file with commas or tabs (科目文件).
enum HeadingLines {
  static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> [HeadingLine] {
    if bytes.starts(with: [0x50, 0x4B]) { return lines(try XLSXReader.cells(bytes, limits: limits)) }
    let text = try TextReader.words(bytes, limits: limits)
    return text.utf8.contains(UInt8(ascii: "\t")) ? tabs(text) : commas(text)
  }

  private static func lines(_ sheets: [ReadCells]) -> [HeadingLine] {
    var lines: [HeadingLine] = []
    for sheet in sheets {
      var cells: [HeadingLine.Cell] = []
      var row = -1
      func close() { if !cells.isEmpty { lines.append(HeadingLine(sheet: sheet.name, row: row + 1, cells: cells)) } }
      for index in sheet.cells.indices {
        if sheet.cells.row(index) != row {
          close()
          (cells, row) = ([], sheet.cells.row(index))
        }
        let text = sheet.cells.text(index).trimmedSpaces
        if !text.isEmpty { cells.append(HeadingLine.Cell(column: sheet.cells.column(index), text: text)) }
      }
      close()
    }
    return lines
  }

  private static func tabs(_ text: String) -> [HeadingLine] { PastedGrid.rows(text).map { line($0.number, $0.cells) } }

  /// A cell in quotes may hold commas; two quotes in it are one.
  private static func commas(_ text: String) -> [HeadingLine] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map { number, words in
      var cells = [""]
      var isQuoted = false
      var isClosing = false
      for character in words {
        switch character {
        case "\"" where isQuoted && isClosing:
          cells[cells.count - 1].append("\"")
          isClosing = false
        case "\"" where isQuoted: isClosing = true
        case "\"" where cells[cells.count - 1].isEmpty: isQuoted = true
        case "," where !isQuoted || isClosing, "，" where !isQuoted && cells.count == 1:
          cells.append("")
          (isQuoted, isClosing) = (false, false)
        default: cells[cells.count - 1].append(character)
        }
      }
      return line(number + 1, cells)
    }.filter { !$0.cells.isEmpty }
  }

  private static func line(_ row: Int, _ cells: [String]) -> HeadingLine {
    HeadingLine(
      sheet: "", row: row,
      cells: cells.enumerated().compactMap { column, text in
        let text = text.trimmedSpaces
        return text.isEmpty ? nil : HeadingLine.Cell(column: column, text: text)
      })
  }
}
