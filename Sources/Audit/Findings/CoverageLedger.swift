package import HengRules

/// What became of every rule on one paper (核查情况): each check leaves its state, and a rule that nothing called for says why.
package struct CoverageLedger: Sendable {
  private var entries: [String: Coverage] = [:]

  package init() {}

  /// Takes in the states of one subject. A failure outweighs a pass, a pass a check that did not run, that a rule that does not apply.
  package mutating func add(_ coverage: [Coverage]) {
    for entry in coverage {
      guard let known = entries[entry.rule] else {
        entries[entry.rule] = entry
        continue
      }
      var merged = known.state.weight >= entry.state.weight ? known : entry
      merged.count = known.count + entry.count
      merged.reason = Self.reason(merged.state, known, entry)
      entries[entry.rule] = merged
    }
  }

  /// A check that did not run on one of several subjects is told even where it ran on the others.
  private static func reason(_ state: Coverage.State, _ known: Coverage, _ entry: Coverage) -> String {
    var reasons: [String] = []
    for coverage in [known, entry] where !coverage.reason.isEmpty {
      guard coverage.state == .notRun || state == .notApplicable else { continue }
      for part in coverage.reason.split(separator: "；") where !reasons.contains(String(part)) { reasons.append(String(part)) }
    }
    return reasons.joined(separator: "；")
  }

  /// One entry a rule, in the catalogue's order; rules that no subject called for are `notRun` for want of one.
  package func coverage(_ families: [RuleCatalogue.Family] = RuleCatalogue.families) -> [Coverage] {
    families.flatMap { family in
      family.rules.map { rule in
        entries[rule.code] ?? Coverage(rule: rule.code, state: .notRun, reason: "没有识别出\(family.subject)")
      }
    }
  }
}

extension Coverage.State {
  fileprivate var weight: Int {
    switch self {
    case .failed: 3
    case .passed: 2
    case .notRun: 1
    case .notApplicable: 0
    }
  }
}
