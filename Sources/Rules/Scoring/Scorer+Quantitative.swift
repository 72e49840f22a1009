import HengDomain
package import HengValues

extension Scorer {
  /// 定量指标: B/A when higher is better, A/B when lower is, full when the target is met.
  func judgeQuantity(_ row: ScoringSheet.Row) -> Judgement {
    guard row.target.isComparable(with: row.actual) else {
      return Judgement(
        share: nil, words: "目标为\(row.target.dimension.text)，实际为\(row.actual.dimension.text)，量纲不同不能相比")
    }
    guard let target = row.target.ends, let actual = row.actual.ends(in: row.target) else {
      return Judgement(share: nil, words: "目标或实际值不是一个数")
    }
    let direction = row.effectiveDirection
    let low = completion(actual.lowerBound, of: target, direction)
    let high = completion(actual.upperBound, of: target, direction)
    let completion = min(low, high)
    let basis = [profile.leaf("scoring.quantitative.rule", "定量计分方式")]
    if row.level1 == .satisfaction, case .bands(let bands) = profile.satisfaction, row.actual.dimension == .ratio {
      let share = bands.first { actual.lowerBound >= $0.from.ratio }?.share.ratio ?? .zero
      return Judgement(
        share: share, words: "满意度 \(row.actual.text)，得分值的 \(Percentage(of: share).text)",
        basis: [profile.leaf("scoring.satisfaction.rule", "满意度计分方式")])
    }
    switch profile.quantitative {
    case .ratio: return ratio(row, completion: completion, basis: basis)
    case .passGate(let gate):
      let above = completion - gate.ratio
      let share = above.isNegative ? Ratio.zero : min(above.divided(by: Ratio.one - gate.ratio) ?? .one, .one)
      return Judgement(
        share: share, words: "完成率 \(Percentage(of: completion).text)，\(row.weight) × (完成率 − \(gate)) ÷ (1 − \(gate))，不低于0、不超过分值",
        basis: basis)
    }
  }

  private func ratio(_ row: ScoringSheet.Row, completion: Ratio, basis: [Trace]) -> Judgement {
    let (a, b) = (row.target.text, row.actual.text)
    if completion >= .one {
      let reduction = row.isTargetTooLow ? reduction(for: completion) : nil
      if let reduction {
        return Judgement(
          share: Ratio.one - reduction.ratio,
          words: "完成率 \(Percentage(of: completion).text)，审核认定目标偏低，\(row.weight) × (1 − \(reduction))",
          basis: basis + [profile.leaf("scoring.overshoot.reductions", "目标偏低扣减")])
      }
      return Judgement(share: .one, words: "\(b) 达到 \(a)，得满分", basis: basis)
    }
    let inverse = row.effectiveDirection == .decreasing || completion.isZero == false && isAbove(row)
    return Judgement(
      share: completion,
      words: inverse ? "\(row.weight) × A/B = \(row.weight) × \(a) ÷ \(b)" : "\(row.weight) × B/A = \(row.weight) × \(b) ÷ \(a)",
      basis: basis)
  }

  /// For equal and range targets: whether the actual value misses on the upper side.
  private func isAbove(_ row: ScoringSheet.Row) -> Bool {
    guard row.effectiveDirection != .increasing, let target = row.target.ends, let actual = row.actual.ends(in: row.target) else {
      return false
    }
    return actual.upperBound > target.upperBound
  }

  private func reduction(for completion: Ratio) -> ExactDecimal? {
    profile.overshootReductions.last { completion >= $0.from.ratio }?.share
  }

  /// How far the target is met: 1 is met exactly. A zero target that forbids something is met only by zero.
  func completion(_ actual: Ratio, of target: ClosedRange<Ratio>, _ direction: IndicatorDirection) -> Ratio {
    switch direction {
    case .increasing: return actual.divided(by: target.lowerBound).map { max($0, .zero) } ?? .one
    case .decreasing:
      if actual <= target.upperBound { return actual.isZero ? .one : max(target.upperBound.divided(by: actual) ?? .one, .one) }
      return target.upperBound.divided(by: actual) ?? .zero
    default:
      if target.contains(actual) { return .one }
      if actual < target.lowerBound { return max(actual.divided(by: target.lowerBound) ?? .zero, .zero) }
      return target.upperBound.divided(by: actual) ?? .zero
    }
  }

  /// B/A or A/B of a row that can be compared; nil otherwise.
  package func completion(of row: ScoringSheet.Row) -> Ratio? {
    guard row.target.isComparable(with: row.actual), let target = row.target.ends, let actual = row.actual.ends(in: row.target) else {
      return nil
    }
    return min(
      completion(actual.lowerBound, of: target, row.effectiveDirection),
      completion(actual.upperBound, of: target, row.effectiveDirection))
  }
}
