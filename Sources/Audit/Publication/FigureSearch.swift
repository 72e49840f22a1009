package import HengDocuments
import HengValues

/// Holds a paper that was read back against the document it was printed from (数字回读): every figure must stand on it as often as it was printed.
package struct FigureSearch: Sendable {
  /// How often each run of digits was printed; a figure's own text may hold several.
  private let printed: [String: Int]

  package init(_ document: Document) {
    var printed: [String: Int] = [:]
    for block in document.blocks {
      for text in block.figureTexts { DigitRuns.count(text, into: &printed) }
    }
    self.printed = printed
  }

  package struct Missing: Hashable, Sendable {
    package var figure: String
    package var printed: Int
    package var found: Int
  }

  /// The figures that the paper lacks, or has too seldom.
  package func missing(on paper: Paper) -> [Missing] {
    var found: [String: Int] = [:]
    for piece in paper.pieces { DigitRuns.count(piece, into: &found) }
    let lacking = printed.filter { found[$0.key, default: 0] < $0.value }
    guard !lacking.isEmpty else { return [] }
    // Digits that a line's end parted or joined are looked for in the text without line ends.
    let whole = paper.pieces.joined().filter { !$0.isWhitespace }
    return lacking.map { Missing(figure: $0.key, printed: $0.value, found: max(whole.occurrences(of: $0.key), found[$0.key, default: 0])) }
      .filter { $0.found < $0.printed }.sorted { $0.figure < $1.figure }
  }

  /// How many figures are looked for.
  package var count: Int { printed.values.reduce(0, +) }
}

extension Block {
  /// The texts of its figures, each within the words that stand directly around it.
  fileprivate var figureTexts: [String] { figures.map(\.text) }
}

extension Paper {
  /// Text in the order of the paper: a cell each, and paragraphs with their lines joined.
  fileprivate var pieces: [String] {
    var pieces: [String] = []
    var lines = ""
    for block in blocks {
      switch block {
      case .line(let line): lines += line.text
      case .table(let table):
        if !lines.isEmpty { pieces.append(lines) }
        lines = ""
        pieces += table.cells.map(\.text)
      }
    }
    if !lines.isEmpty { pieces.append(lines) }
    return pieces
  }
}

/// Runs of digits with their points and commas: `272,898.76`, `0.93`.
private enum DigitRuns {
  static func count(_ text: String, into counts: inout [String: Int]) {
    var run: [UInt8] = []
    func close() {
      while let last = run.last, last == 44 || last == 46 { run.removeLast() }
      if !run.isEmpty { counts[String(decoding: run, as: UTF8.self), default: 0] += 1 }
      run.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case 48...57: run.append(byte)
      case 44, 46: if !run.isEmpty { run.append(byte) }
      case 9, 10, 13, 32: continue
      default: close()
      }
    }
    close()
  }
}

extension String {
  fileprivate func occurrences(of other: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: other) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
