import HengRules
import HengValues

/// Rules of two families that can speak of the same fault (同一问题): the finding of the first is left out where the second has one.
enum FindingOverlaps {
  private struct Pair {
    let weaker: String
    let stronger: String

    /// The weaker finding lists places that have nothing to do with each other: all of them must be told.
    let everyPlace: Bool

    init(_ weaker: String, _ stronger: String, everyPlace: Bool = false) {
      self.weaker = weaker
      self.stronger = stronger
      self.everyPlace = everyPlace
    }
  }

  /// A rule on a form says more than one on its words; a rule on accounts more than one on any text.
  private static let pairs = [
    Pair("PA-28", "PT-28"), Pair("PA-21", "PT-06", everyPlace: true), Pair("PA-29", "PT-27"), Pair("PA-20", "PT-27", everyPlace: true),
    Pair("FA-195", "PA-19"),
    Pair("FA-202", "PA-26"), Pair("PA-22", "FA-193"), Pair("PA-30", "FA-199"), Pair("PT-04", "PA-12"),
    Pair("SC-11", "PA-07"), Pair("SC-19", "PA-09"), Pair("SC-19", "PA-07"), Pair("SC-10", "FA-182"), Pair("SC-14", "PA-04"),
    Pair("SC-08", "SC-27"),
    Pair("PT-03", "PA-16"), Pair("PA-19", "FA-152", everyPlace: true), Pair("MO-12", "MO-11"),
    Pair("PA-22", "FA-204"), Pair("PA-23", "FA-204"), Pair("PA-31", "FA-204"), Pair("FA-086", "FA-083"),
  ]

  /// The report without what is said twice; a rule all of whose findings were left out says so in its coverage.
  static func merged(_ report: RuleReport) -> RuleReport {
    let findings = Dictionary(grouping: report.findings, by: \.rule)
    var left: [String: [String: Int]] = [:]
    let special = report.findings.filter { !general.contains($0.rule) && $0.severity != .info }
    let kept = report.findings.withinBudget.filter { finding in
      guard let stronger = stronger(than: finding, findings, special: special) else { return true }
      left[finding.rule, default: [:]][stronger, default: 0] += 1
      return false
    }
    var merged = RuleReport(findings: kept, coverage: report.coverage)
    for index in merged.coverage.indices {
      let entry = merged.coverage[index]
      guard entry.state == .failed, let others = left[entry.rule] else { continue }
      merged.coverage[index].count -= others.values.reduce(0, +)
      merged.coverage[index].reason = others.keys.sorted().map { "与\($0)是同一处问题，只列一条" }.joined(separator: "；")
    }
    return merged
  }

  /// The rules that know no form: where one that does has spoken of the same figures, they are silent.
  private static let general = Set((32...50).map { "PA-\($0)" })

  private static func stronger(than finding: Finding, _ findings: [String: [Finding]], special: [Finding]) -> String? {
    let pair = pairs.first { pair in
      pair.weaker == finding.rule && covers(findings[pair.stronger] ?? [], finding, everyPlace: pair.everyPlace)
    }
    if let pair { return pair.stronger }
    guard general.contains(finding.rule), let place = finding.sides.first?.place else { return nil }
    let figure = finding.sides.first?.figure ?? ""
    guard !figure.isEmpty else { return nil }
    return special.first { other in
      other.sides.contains { $0.place.touches(place) }
        && ([other.message, other.computation] + other.sides.map(\.figure)).contains { $0.holds(figure) }
    }?.rule
  }

  /// The weaker finding's first side, or every one, stands on a place of the others.
  private static func covers(_ stronger: [Finding], _ weaker: Finding, everyPlace: Bool) -> Bool {
    let places = stronger.flatMap(\.sides).map(\.place)
    let sides = everyPlace ? weaker.sides[...] : weaker.sides.prefix(1)
    return !sides.isEmpty && sides.allSatisfy { side in places.contains { $0.touches(side.place) } }
  }
}

extension Place {
  /// Whether two places share a line, an area of a page or a cell.
  func touches(_ other: Place) -> Bool {
    if let mine = line, let theirs = other.line {
      return mine <= (other.endLine ?? theirs) && theirs <= (endLine ?? mine)
    }
    if let page, page == other.page, let mine = box, let theirs = other.box, mine.count == 4, theirs.count == 4 {
      return mine[0] < theirs[2] && theirs[0] < mine[2] && mine[1] < theirs[3] && theirs[1] < mine[3]
    }
    return row != nil && row == other.row && column == other.column && sheet == other.sheet
  }
}
