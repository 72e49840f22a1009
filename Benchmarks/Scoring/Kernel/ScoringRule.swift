/// The direction of an indicator (指标方向) as the columns hold it. Any other byte counts as qualitative.
package enum ScoringDirection: UInt8, CaseIterable, Sendable {
  /// ≥: reach the target (正向).
  case increasing = 0
  /// ≤: stay at or below the target (反向).
  case decreasing = 1
  /// =: meet the target.
  case equal = 2
  /// A tier in place of a number (定性): the actual column holds 0 … 3.
  case qualitative = 3
}

/// How a table of self-evaluation is scored. The figures come from a scoring profile; those here are the national form's of 2020.
package struct ScoringRule: Equatable, Sendable {
  package enum Shortfall: CaseIterable, Sendable {
    /// Too little or too much is taken off in proportion to the target: ≤ and = give W·(2A−B)/A beyond the target, at least 0.
    case linear
    /// The official form's: ≥ W·B/A, ≤ W·A/B, = the smaller over the larger.
    case quotient
  }

  package var shortfall: Shortfall
  /// Percent of the weight for the tiers 0, 1, 2, 3 of a qualitative indicator, each 0 … 100. Any other tier scores 0.
  package var tierShares: (Int32, Int32, Int32, Int32)
  /// Least totals for the grades 优 良 中 (0, 1, 2) in 0.01 points, falling; below the last is 差 (3).
  package var gradeFloors: (excellent: Int32, good: Int32, fair: Int32)

  package init(
    shortfall: Shortfall, tierShares: (Int32, Int32, Int32, Int32) = (100, 80, 60, 0),
    gradeFloors: (excellent: Int32, good: Int32, fair: Int32) = (9000, 8000, 6000)
  ) {
    self.shortfall = shortfall
    self.tierShares = tierShares
    self.gradeFloors = gradeFloors
  }

  package static func == (left: ScoringRule, right: ScoringRule) -> Bool {
    left.shortfall == right.shortfall && left.tierShares == right.tierShares && left.gradeFloors == right.gradeFloors
  }

  /// In the order of the loop's parameter block; shares outside 0 … 100 are brought back into it.
  var parameters: [Int32] {
    let shares = [tierShares.0, tierShares.1, tierShares.2, tierShares.3].map { min(max($0, 0), 100) }
    return shares + [gradeFloors.excellent, gradeFloors.good, gradeFloors.fair]
  }
}
