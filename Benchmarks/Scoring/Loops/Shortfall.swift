/// A share of the weight: 0 ≤ numerator ≤ denominator, denominator ≥ 1. (A tuple, as a struct would bring shared functions along.)
typealias Share = (numerator: Int32, denominator: Int32)

// How much of its weight an indicator keeps when the actual value misses the target (未完成扣分). Target and actual are not negative;
// at most one of the masks is set.

/// The benchmark's rule: what is missing, or too much, is taken off in proportion to the target.
/// Increasing min(B,A)/A; decreasing (2A−B)/A, at least 0; equal (A−|A−B|)/A, at least 0.
@inline(__always)
func linearShare(target: Int32, actual: Int32, increasing: Int32, decreasing: Int32, equal: Int32) -> Share {
  let below = lesser(actual, target)
  // actual − target never overflows as both are not negative.
  let excess = larger(0, actual &- target)
  let ceiling = larger(0, target &- excess)
  // Of what is missing and what is too much one is 0, so A − |A−B| = min(B,A) − excess.
  let exact = larger(0, below &- excess)
  let numerator = (below & increasing) | (ceiling & decreasing) | (exact & equal)
  // Target 0: an increasing indicator is met by anything, the others by 0 alone.
  let zero = mask(target == 0)
  return (numerator &- (zero & (increasing | mask(actual == 0))), target &- zero)
}

/// The official form's rule (自评表填报说明): increasing W·B/A, decreasing W·A/B, equal the smaller over the larger; never above W.
@inline(__always)
func quotientShare(target: Int32, actual: Int32, increasing: Int32, decreasing: Int32) -> Share {
  let numerator = (target & decreasing) | (lesser(target, actual) & ~decreasing)
  let denominator = (target & increasing) | (larger(target, actual) & ~increasing)
  // 0/0 is a target that is met: B = A = 0, or an increasing target of 0.
  let zero = mask(denominator == 0)
  return (numerator &- zero, denominator &- zero)
}
