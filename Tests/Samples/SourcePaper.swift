import Foundation
import HengTestSupport
import Testing

/// The text of a source paper, 1-based lines. The papers are other people's and stand beside the package, not in it.
struct SourcePaper: Sendable {
  let lines: [String]

  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let folder = Corpus.folder

  /// The papers by key, empty where they are not at hand.
  static let all: [String: SourcePaper] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var papers: [String: SourcePaper] = [:]
    for name in names where name.hasPrefix("S0") && name.hasSuffix(".txt") {
      guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else { continue }
      papers[String(name.prefix(4))] = SourcePaper(lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
    return papers
  }()
  static var isPresent: Bool { Corpus.runs(["S000", "S001", "S002", "S004"].allSatisfy { all[$0] != nil }) }

  /// Line numbers of `"12-14;20"`, each once, in the order cited.
  static func numbers(_ cited: String) -> [Int] {
    var seen: Set<Int> = []
    return cited.split(separator: ";").flatMap { part -> [Int] in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return [] }
      return Array(first...last)
    }
    .filter { seen.insert($0).inserted }
  }

  func cited(_ cited: String) -> [String] {
    Self.numbers(cited).map { lines.indices.contains($0 - 1) ? lines[$0 - 1] : "" }
  }

  /// The cited lines as one text without white space.
  func joined(_ lines: String) -> String { cited(lines).map(squeezed).joined() }

  /// Runs between white space, in reading order.
  func fragments(_ lines: String) -> [String] {
    cited(lines).flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  /// Cells of a tab-separated table, empty ones left out.
  func cells(_ lines: String) -> [String] {
    cited(lines).flatMap { $0.split(separator: "\t").map { squeezed(String($0)) } }.filter { !$0.isEmpty }
  }

  /// Whether a text stands in the cited lines, unbroken or as fragments in order.
  func holds(_ text: String, in lines: String) -> Bool {
    let text = squeezed(text)
    return joined(lines).contains(text) || taking(text, from: fragments(lines)) != nil
  }
}

func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

/// The fragments left after the text was put together from some of them in order; nil where that is impossible.
func taking(_ text: String, from fragments: [String]) -> [String]? {
  var rest = Substring(text)
  var left: [String] = []
  for fragment in fragments {
    if !rest.isEmpty, rest.hasPrefix(fragment) {
      rest = rest.dropFirst(fragment.count)
    } else {
      left.append(fragment)
    }
  }
  return rest.isEmpty ? left : nil
}

/// Numbers of a text as digits: `跨县务工：400元` → `["400"]`.
func numbers(in text: String) -> [String] {
  text.matches(of: /[0-9]+(?:\.[0-9]+)?/).map { String($0.output) }
}

/// What remains of a text when the printed labels of indicator levels and columns are taken from its front.
func withoutLabels(_ text: String) -> String {
  var rest = Substring(text)
  while let label = labels.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(label.count) }
  // A label that a page or cell break cut off.
  return labels.contains { $0.hasPrefix(rest) } ? "" : String(rest)
}

private let labels: [String] = [
  "服务对象满意度指标", "可持续影响指标", "指标值确定依据", "经济效益指标", "社会效益指标", "生态效益指标", "绩效指标描述", "(必填硬性指标)",
  "满意度指标", "绩效指标", "一级指标", "二级指标", "三级指标", "产出指标", "效益指标", "数量指标", "质量指标", "时效指标", "成本指标",
  "指标值", "(必填)", "(50分)", "(30分)", "(10分)",
]
