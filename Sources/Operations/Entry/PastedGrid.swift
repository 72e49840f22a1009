import HengValues

/// Text as a spreadsheet puts it on the clipboard (粘贴内容): cells by tab, rows by line end, and quotes around a cell that holds either.
enum PastedGrid {
  /// Rows that say something, each with the number of the line where it begins.
  static func rows(_ text: String) -> [(number: Int, cells: [String])] {
    var reading = Reading(text)
    return reading.rows()
  }

  private struct Reading {
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var line = 1
    private var found: [(number: Int, cells: [String])] = []
    private var row: [String] = []
    private var begun = 1

    init(_ text: String) {
      var scalars = Array(text.unicodeScalars)
      if scalars.last != "\n" { scalars.append("\n") }
      self.scalars = scalars
    }

    mutating func rows() -> [(number: Int, cells: [String])] {
      while place < scalars.count {
        let cell = scalars[place] == "\"" ? quoted() ?? plain() : plain()
        row.append(cell.trimmedSpaces)
        let end = place < scalars.count ? scalars[place] : "\n"
        place += 1
        guard end == "\n" else { continue }
        if row.contains(where: { !$0.isEmpty }) { found.append((begun, row)) }
        line += 1
        (row, begun) = ([], line)
      }
      return found
    }

    /// Up to the next tab or line end.
    private mutating func plain() -> String {
      var cell = String.UnicodeScalarView()
      while place < scalars.count, scalars[place] != "\t", scalars[place] != "\n" {
        if scalars[place] != "\r" { cell.append(scalars[place]) }
        place += 1
      }
      return String(cell)
    }

    /// A cell in quotes; nil, and nothing is passed, where the quote is never closed before a tab or line end: then it is a sign like any other.
    private mutating func quoted() -> String? {
      var (cell, at, lines) = (String.UnicodeScalarView(), place + 1, 0)
      while at < scalars.count {
        let sign = scalars[at]
        if sign == "\"" {
          if at + 1 < scalars.count, scalars[at + 1] == "\"" {
            cell.append(sign)
            at += 2
            continue
          }
          var end = at + 1
          while end < scalars.count, scalars[end] == "\r" { end += 1 }
          guard end < scalars.count, scalars[end] == "\t" || scalars[end] == "\n" else { return nil }
          place = end
          line += lines
          return String(cell)
        }
        if sign == "\n" { lines += 1 }
        cell.append(sign)
        at += 1
      }
      return nil
    }
  }
}
