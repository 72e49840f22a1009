package import HengValues

/// How many are asked, and how sure a share of them is (样本量和误差), at the widest: a share of one half.
package struct SampleSize: Sendable {
  private let terms: SurveyTerms

  package init(_ terms: SurveyTerms) { self.terms = terms }

  /// n₀ = z²p(1−p)÷e², n = n₀÷(1+(n₀−1)÷N), rounded up; never more than there are.
  ///
  /// - Parameters:
  ///   - population: at least 1.
  ///   - error: as a share, greater than 0; nil takes that of the parameters.
  package func needed(of population: Int, error: Ratio? = nil) -> Int {
    let z = terms.z.ratio, e = error ?? terms.error.ratio, all = Ratio(Int128(population))
    guard let endless = (z * z * Ratio(1, 4)).divided(by: e * e), let further = (endless - .one).divided(by: all),
      let size = endless.divided(by: .one + further)
    else { return population }
    return min(population, max(1, Int(size.roundedUp)))
  }

  /// Half the width of the interval of a share, with the correction for a sample that is a good part of the whole; nil for nobody.
  package func margin(of sample: Int, in population: Int?) -> Ratio? {
    guard sample > 0 else { return nil }
    var variance = Ratio(1, 4 * Int128(sample))
    if let population, population > 1, sample <= population {
      variance = variance * Ratio(Int128(population - sample), Int128(population - 1))
    }
    return terms.z.ratio * variance.squareRoot
  }

  /// The interval of Wilson for a share that was counted; nil for nobody.
  package func interval(_ count: Int, of all: Int) -> ClosedRange<Ratio>? {
    guard all > 0, (0...all).contains(count) else { return nil }
    let (n, z, share) = (Ratio(Int128(all)), terms.z.ratio, Ratio(Int128(count), Int128(all)))
    let square = z * z
    guard let perAnswer = square.divided(by: n), let variance = (share * (.one - share)).divided(by: n),
      let extra = perAnswer.divided(by: Ratio(4) * n),
      let centre = (share + perAnswer * Ratio(1, 2)).divided(by: .one + perAnswer),
      let half = (z * (variance + extra).squareRoot).divided(by: .one + perAnswer)
    else { return nil }
    return max(.zero, centre - half)...max(max(.zero, centre - half), min(.one, centre + half))
  }

  /// Parts a sample over the strata in proportion, by largest remainder; each has one at least, none more than it has.
  package static func allocate(_ size: Int, over strata: [Int]) -> [Int] {
    let all = strata.reduce(0, +)
    guard all > 0 else { return strata.map { _ in 0 } }
    var parts = strata.map { min($0, max($0 > 0 ? 1 : 0, size * $0 / all)) }
    func excess(_ place: Int) -> Int { parts[place] * all - size * strata[place] }
    // Where each of many small strata has its one, the others give way.
    while parts.reduce(0, +) > size, let place = parts.indices.filter({ parts[$0] > 1 }).max(by: { excess($0) < excess($1) }) {
      parts[place] -= 1
    }
    // Who is furthest below the share that is due comes next.
    while parts.reduce(0, +) < min(size, all) {
      let open = strata.indices.filter { parts[$0] < strata[$0] }
      guard let place = open.min(by: { excess($0) < excess($1) }) else { break }
      parts[place] += 1
    }
    return parts
  }
}

extension Ratio {
  fileprivate var roundedUp: Int128 {
    let down = rounded(0)
    return down.ratio < self ? down.coefficient + 1 : down.coefficient
  }

  /// To ten decimals, of a value from 0 to 1.
  fileprivate var squareRoot: Ratio {
    let scaled = (self * Ratio(Int128.powerOfTen(20))).rounded(0).coefficient
    guard scaled > 0 else { return .zero }
    var root = Int128.powerOfTen(10) + 1
    while true {
      let next = (root + scaled / root) / 2
      if next >= root { return Ratio(root, Int128.powerOfTen(10)) }
      root = next
    }
  }
}
