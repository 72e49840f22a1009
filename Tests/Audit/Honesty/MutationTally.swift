import HengAudit
import HengDocuments
import HengRules
import HengTestSupport
import HengValues

/// What became of papers with one changed digit, by kind of cell (变异核查).
struct MutationTally {
  struct Count {
    var tried = 0
    var found = 0
    /// A new finding has a side that stands on the changed cell.
    var placed = 0
    var missed: [String] = []
  }

  private(set) var kinds: [String: Count] = [:]

  /// Changes one digit of a cell and audits again; only findings that the paper did not have before count.
  ///
  /// The last digit of a rounded print may change within what the roundings of the sum allow; it is counted apart.
  mutating func change(
    _ cell: CellIndex, of paper: Paper, kind: String, isRounded: Bool = false, auditor: PaperAuditor, profile: String, before: Set<String>,
    _ random: inout SeededGenerator
  ) throws {
    guard let old = paper[cell] else { return }
    let text = old.text.withOneDigitChanged(&random)
    guard text != old.text else { return }
    let kind = isRounded && old.text.dropLast() == text.dropLast() ? Self.lastDigit : kind
    let audited = try auditor.audit(paper.replacing(cell, with: text), file: "件", profile: profile)
    let new = audited.findings.filter { !before.contains($0.said) && Self.families.contains(String($0.rule.prefix(2))) }
    kinds[kind, default: Count()].tried += 1
    guard !new.isEmpty else {
      kinds[kind]?.missed.append("\(old.place.text) \(old.text)→\(text)")
      return
    }
    kinds[kind]?.found += 1
    if new.contains(where: { $0.sides.contains { $0.place.contains(old.place) } }) {
      kinds[kind]?.placed += 1
    } else {
      let places = new.map { "\($0.rule) \($0.sides.map(\.place.text))" }
      kinds[kind]?.missed.append("\(Self.elsewhere) \(old.place.text) \(old.text)→\(text) \(places)")
    }
  }

  static let lastDigit = "四舍五入的末位"

  private static let families = ["FA", "SC", "PA", "PT", "MO"]
  private static let elsewhere = "不在原处"

  /// Cells of some kinds whose change nothing found.
  func unfound(_ kinds: (String) -> Bool) -> [String] {
    self.kinds.filter { kinds($0.key) && $0.key != Self.lastDigit }.flatMap { kind, count in
      count.missed.filter { !$0.hasPrefix(Self.elsewhere) }.map { "\(kind) \($0)" }
    }
  }

  /// Those and the cells whose change was told at another place.
  func unplaced(_ kinds: (String) -> Bool) -> [String] {
    self.kinds.filter { kinds($0.key) && $0.key != Self.lastDigit }.flatMap { kind, count in count.missed.map { "\(kind) \($0)" } }
  }

  func report(_ title: String) {
    func sum(_ part: KeyPath<Count, Int>) -> Int { kinds.values.reduce(0) { $0 + $1[keyPath: part] } }
    print("\(title)：改动\(sum(\.tried))处，查出\(sum(\.found))处，在原处\(sum(\.placed))处")
    for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) {
      print("  \(kind)：\(count.tried)处，查出\(count.found)处，在原处\(count.placed)处", count.missed.prefix(3).joined(separator: "；"))
    }
  }
}
