import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues

/// Papers of tests, written as text with `|` between cells, or as a ruled table of the same cells.
enum GridPaper {
  static func separated(_ text: String) throws -> Paper { try TextReader.read(Array(text.utf8)) }

  /// The rows with tabs.
  static func tabbed(_ text: String) throws -> Paper {
    try separated(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard line.contains("|") else { return String(line) }
        return line.split(separator: "|", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }.joined(separator: "\t")
      }.joined(separator: "\n"))
  }

  /// Rows of `|` as a ruled table: `<` continues the cell on the left, `^` the cell above.
  static func ruled(_ text: String) -> Paper {
    var blocks: [PaperBlock] = []
    var rows: [(Int, [String])] = []
    func end() {
      if !rows.isEmpty { blocks.append(.table(table(rows))) }
      rows = []
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.contains("|") {
        rows.append((index + 1, line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingBlanks }))
      } else {
        end()
        blocks.append(.line(PaperLine(String(line), Place(page: 1, box: [0, index * 10, 500, index * 10 + 9]))))
      }
    }
    end()
    return Paper(format: .pdf, blocks: blocks)
  }

  private static func table(_ rows: [(Int, [String])]) -> PaperTable {
    var cells: [PaperCell] = []
    var owner: [[Int]] = []
    for (row, (line, texts)) in rows.enumerated() {
      owner.append([])
      for (column, text) in texts.enumerated() {
        if text == "<", let left = owner[row].last {
          if cells[left].row == row { cells[left].columnSpan = max(cells[left].columnSpan, column - cells[left].column + 1) }
          owner[row].append(left)
        } else if text == "^", row > 0, owner[row - 1].indices.contains(column) {
          let above = owner[row - 1][column]
          cells[above].rowSpan = row - cells[above].row + 1
          owner[row].append(above)
        } else {
          owner[row].append(cells.count)
          cells.append(
            PaperCell(
              row: row, column: column, text: text, place: Place(page: 1, box: [column * 50, line * 10, column * 50 + 49, line * 10 + 9])))
        }
      }
    }
    let width = rows.map(\.1.count).max() ?? 0
    let place = cells.map(\.place).reduce(cells[0].place) { $0.union($1) }
    return PaperTable(origin: .ruled, rowCount: rows.count, columnCount: width, cells: cells, place: place)
  }

  /// Each way to print the same rows; a separated table has nothing in covered cells.
  static func all(_ text: String) throws -> [(name: String, paper: Paper)] {
    let bare = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.contains("|") else { return String(line) }
      return line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        let words = cell.trimmingBlanks
        return words == "<" || words == "^" ? "" : words
      }.joined(separator: "|")
    }.joined(separator: "\n")
    let piped = bare.split(separator: "\n", omittingEmptySubsequences: false).map { $0.contains("|") ? "|\($0)|" : String($0) }
    return [("ruled", ruled(text)), ("tabs", try tabbed(bare)), ("pipes", try separated(piped.joined(separator: "\n")))]
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var words = self
    while words.first == " " { words.removeFirst() }
    while words.last == " " { words.removeLast() }
    return String(words)
  }
}

extension RecognisedForm {
  var selfEvaluation: ScoringSheet? { if case .selfEvaluation(let form) = content { form.sheet } else { nil } }
  var target: RecognisedTarget? { if case .target(let form) = content { form } else { nil } }
  var monitoring: RecognisedMonitoring? { if case .monitoring(let form) = content { form } else { nil } }
  var scoreTable: RecognisedScoreTable? { if case .scoreTable(let table) = content { table } else { nil } }
}

extension ScoringSheet.Row {
  /// `产出指标/数量指标/甲 ≥5人 → 5人 10=10`
  var line: String {
    "\(level1.label)/\(level2.label)/\(name) \(target.text)→\(actual.text) \(weight)=\(printedScore?.description ?? "空")\(deviation.isEmpty ? "" : " \(deviation)")"
  }
}

extension Indicator {
  var line: String { "\(level1.label)/\(level2.label)/\(name) \(target.text)" }
}
