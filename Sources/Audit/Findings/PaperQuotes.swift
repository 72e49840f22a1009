import HengDocuments
import HengRules
import HengValues

/// The words that stand at a place of a paper (原文), for the sides of findings; of a paper as it may be shown.
struct PaperQuotes {
  private let file: String
  /// By line of a text; of a document without lines, by page in reading order.
  private var byLine: [Int: [String]] = [:]
  private var byPage: [Int: [(box: [Int], text: String)]] = [:]
  private var byCell: [Place: String] = [:]

  init(_ paper: Paper, file: String) {
    self.file = file
    for block in paper.blocks.withinBudget {
      switch block {
      case .line(let line): add(line.text, line.place)
      case .table(let table): for cell in table.cells where !cell.text.isEmpty { add(cell.text, cell.place) }
      }
    }
  }

  private mutating func add(_ text: String, _ place: Place) {
    if let line = place.line {
      byLine[line, default: []].append(text)
    } else if let page = place.page {
      byPage[page, default: []].append((place.box ?? [], text))
    } else if place.row != nil {
      byCell[Place(sheet: place.sheet, row: place.row, column: place.column)] = text
    }
  }

  private static let longest = 160

  /// The words at a place, cells parted by blanks and lines by `⏎`; empty where the place says too little.
  func words(at place: Place) -> String {
    var words = ""
    if let line = place.line {
      let end = max(place.endLine ?? line, line)
      words = lines(line...min(end, line + 40))
    } else if let page = place.page, let box = place.box {
      words = (byPage[page] ?? []).filter { Self.overlaps($0.box, box) }.map(\.text).joined(separator: " ")
    } else if place.row != nil {
      words = byCell[Place(sheet: place.sheet, row: place.row, column: place.column).masked] ?? ""
    }
    return Self.shortened(words)
  }

  /// No more than is shown: a page may stand on one line of its file, with thousands of cells.
  private func lines(_ range: ClosedRange<Int>) -> String {
    var words = ""
    for line in range {
      guard let texts = byLine[line], texts.contains(where: { !$0.isEmpty }) || texts.count > 1 else { continue }
      if !words.isEmpty { words += "⏎" }
      for (index, text) in texts.enumerated() where words.utf8.count <= 4 * (Self.longest + 1) {
        words += index > 0 ? " " + text : text
      }
    }
    return words
  }

  /// The finding with the words of the paper at each of its sides.
  func quoting(_ finding: Finding) -> Finding {
    var quoted = finding
    for index in quoted.sides.indices where quoted.sides[index].place.file == nil || quoted.sides[index].place.file == file {
      quoted.sides[index].place.file = nil
      if quoted.sides[index].quote.isEmpty { quoted.sides[index].quote = words(at: quoted.sides[index].place) }
    }
    return quoted
  }

  private static func overlaps(_ a: [Int], _ b: [Int]) -> Bool {
    guard a.count == 4, b.count == 4 else { return false }
    // Boxes are rounded outward: neighbours share a point or two.
    return a[0] + 2 < b[2] && b[0] + 2 < a[2] && a[1] + 2 < b[3] && b[1] + 2 < a[3]
  }

  private static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longest else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(longest))) + "…"
  }
}
