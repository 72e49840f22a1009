import HengScoringKernel
import HengTestSupport

/// The reference: the rules of the kernel in whole numbers, written for the reader, one table at a time.
enum WholeNumberScoring {
  struct Indicator {
    var weight: Int
    var direction: ScoringDirection
    var target: Int
    var actual: Int
  }

  /// ⌊n/d + ½⌋ for n ≥ 0, d > 0.
  static func halfUp(_ n: Int, _ d: Int) -> Int {
    let (quotient, remainder) = n.quotientAndRemainder(dividingBy: d)
    return remainder >= d - remainder ? quotient + 1 : quotient
  }

  static func score(_ row: Indicator, _ rule: ScoringRule) -> Int {
    let (w, a, b) = (row.weight, row.target, row.actual)
    let tiers = [rule.tierShares.0, rule.tierShares.1, rule.tierShares.2, rule.tierShares.3].map { Int($0) }
    switch (row.direction, rule.shortfall) {
    case (.qualitative, _): return tiers.indices.contains(b) ? halfUp(w * tiers[b], 100) : 0
    case (.increasing, _): return b >= a ? w : halfUp(w * b, a)
    case (.decreasing, _) where b <= a: return w
    case (.equal, _) where b == a: return w
    case (_, _) where a == 0: return 0
    case (.decreasing, .linear): return halfUp(w * max(0, 2 * a - b), a)
    case (.decreasing, .quotient): return halfUp(w * a, b)
    case (.equal, .linear): return halfUp(w * max(0, a - abs(b - a)), a)
    case (.equal, .quotient): return b < a ? halfUp(w * b, a) : halfUp(w * a, b)
    }
  }

  static func execution(budget: Int64, outturn: Int64) -> Int {
    guard budget > 0, outturn > 0 else { return 0 }
    let (n, d) = (UInt64(min(budget, outturn)).multipliedFullWidth(by: 1000), UInt64(budget))
    let (quotient, remainder) = d.dividingFullWidth(n)
    return Int(remainder >= d - remainder ? quotient + 1 : quotient)
  }

  static func grade(_ total: Int, _ rule: ScoringRule) -> UInt8 {
    if total >= Int(rule.gradeFloors.excellent) { return 0 }
    if total >= Int(rule.gradeFloors.good) { return 1 }
    return total >= Int(rule.gradeFloors.fair) ? 2 : 3
  }
}

/// A fixed sequence of numbers, so that a failure comes back (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(state: UInt64) { generator = SeededGenerator(state) }

  mutating func next() -> UInt64 { generator.next() }

  /// Numbers of every size, with the edges often among them.
  mutating func whole(upTo bound: Int64) -> Int64 {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return 0
    case 1: return bound
    case 2: return Int64.random(in: 0...min(bound, 3), using: &self)
    case 3: return bound - Int64.random(in: 0...min(bound, 3), using: &self)
    default:
      let magnitude = Int64.random(in: 1...max(bound, 1), using: &self)
      return Int64.random(in: 0...(magnitude >> Int64.random(in: 0..<40, using: &self)), using: &self)
    }
  }
}
