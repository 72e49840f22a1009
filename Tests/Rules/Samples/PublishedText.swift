import Foundation
import HengRules
import HengTestSupport
import HengValues

/// The lines of a published paper beside the project (公开文件原文); absent where the papers are not at hand.
struct PublishedText {
  let lines: [String]

  private static let files = [
    "S000": "S000-xingqing-2024-monitoring.txt", "S001": "S001-pingluo-2023-targets.txt", "S002": "S002-xingxian-2022-final-accounts.txt",
    "S004": "S004-julu-2023-targets.txt",
  ]
  static let isAtHand = Corpus.runs(files.keys.allSatisfy { PublishedText($0) != nil })

  init?(_ paper: String) {
    guard let file = Self.files[paper], let text = try? String(contentsOf: Corpus.file(file), encoding: .utf8) else {
      return nil
    }
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Lines as one text; of a line with tabs the second cell.
  func joined(_ range: ClosedRange<Int>) -> String {
    range.compactMap { number -> String? in
      guard lines.indices.contains(number - 1) else { return nil }
      let cells = lines[number - 1].split(separator: "\t")
      return cells.count > 1 ? String(cells[1]) : lines[number - 1]
    }.joined()
  }

  /// The name of a row whose cells follow one another line by line: everything before the line where its target begins.
  func name(_ range: ClosedRange<Int>, target: String) -> String {
    var name = ""
    for number in range where lines.indices.contains(number - 1) {
      let line = lines[number - 1].withoutSpaces
      if !name.isEmpty, !line.isEmpty, target.hasPrefix(line) || line.hasPrefix(target) { break }
      name += line
    }
    return name.byteRange(of: "1.").map { name[..<$0.lowerBound].count <= 4 ? String(name[$0.lowerBound...]) : name } ?? name
  }
}

extension Citation {
  /// `1223;1253` of S002: the place is the first stretch.
  init(sample paper: String, _ lines: String) {
    let stretch = lineStretches(lines).first
    self.init(paper: paper, Place(line: stretch?.lowerBound, endLine: stretch?.upperBound))
  }
}

/// `85-88;119` as ranges.
func lineStretches(_ text: String) -> [ClosedRange<Int>] {
  text.split(separator: ";").compactMap { part in
    let ends = part.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }
}
