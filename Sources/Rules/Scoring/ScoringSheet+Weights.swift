import HengDomain
package import HengValues

extension ScoringSheet {
  /// The sheet with weights for the groups that have none (分值均分): the profile's points of a group split equally among its rows.
  ///
  /// A weight of zero stands for "not given". A group with some weights given is left as it is; SC-01 and SC-02 will speak of it.
  package func fillingWeights(_ profile: ScoringProfile) -> ScoringSheet {
    let groups = profile.weights(
      hasCostGroup: rows.contains { $0.level1 == .cost }, hasSatisfaction: rows.contains { $0.level1 == .satisfaction })
    var sheet = self
    for level in IndicatorLevel1.allCases {
      let places = rows.indices.filter { rows[$0].level1 == level }
      guard !places.isEmpty, places.allSatisfy({ rows[$0].weight.isZero }), let points = groups[level] else { continue }
      for (place, weight) in zip(places, points.split(places.count, decimals: profile.decimals)) { sheet.rows[place].weight = weight }
    }
    return sheet
  }
}

extension ExactDecimal {
  /// Equal parts that add up to the whole; the last one takes the remainder: 50 in three is 16.67, 16.67, 16.66.
  package func split(_ count: Int, decimals: Int) -> [ExactDecimal] {
    guard count > 0 else { return [] }
    let part = (ratio * Ratio(1, Int128(count))).rounded(decimals)
    let first = Array(repeating: part, count: count - 1)
    return first + [self - first.reduce(.zero, +)]
  }
}
