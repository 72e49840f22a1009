package import HengValues

package import HengDomain

/// How self-evaluations are scored in one county and year (评分方案), read from the dated parameters.
package struct ScoringProfile: Sendable {
  package enum ExecutionRule: Hashable, Sendable {
    /// 执行率×分值
    case linear
    /// Finished within budget: full; otherwise a share of the weight from a rate on.
    case tiers([Step])
  }

  package enum QuantitativeRule: Hashable, Sendable {
    /// B/A or A/B × 分值
    case ratio
    /// Below the gate nothing; above it linear from 0 to the weight.
    case passGate(ExactDecimal)
  }

  package enum SatisfactionRule: Hashable, Sendable {
    /// As any increasing indicator.
    case ratio
    case bands([Step])
  }

  /// From a value on, a share.
  package struct Step: Hashable, Sendable {
    package let from: ExactDecimal
    package let share: ExactDecimal
  }

  package let key: String
  package let date: CivilDate
  package let execution: ExecutionRule
  package let quantitative: QuantitativeRule
  package let satisfaction: SatisfactionRule
  /// Lower ends of the three qualitative tiers: 0.80, 0.50, 0.
  package let tierFloors: [ExactDecimal]
  package let overshootExplainFrom: ExactDecimal
  /// From a completion on, a note that the target may be low.
  package let overshootNoteFrom: ExactDecimal
  /// From a completion on, the share of the weight that is taken off when the target was set too low.
  package let overshootReductions: [Step]
  package let decimals: Int
  /// Lower ends of 优, 良, 中.
  package let gradeFloors: [ExactDecimal]
  package let executionConcern: ExactDecimal
  package let countyProjectCeilingWan: ExactDecimal
  private let profile: Profile

  package init(_ profile: Profile, year: FiscalYear) throws(ProfileError) {
    let date = year.lastDay
    self.profile = profile
    self.date = date
    key = profile.key
    execution = try Self.rule(profile, "scoring.execution.rule", date) { word, steps in
      word == "linear" ? .linear : word == "tiers" ? .tiers(steps) : nil
    }
    quantitative = try Self.rule(profile, "scoring.quantitative.rule", date) { word, steps in
      word == "ratio" ? .ratio : word == "passGate" ? steps.first.map { .passGate($0.from) } : nil
    }
    satisfaction = try Self.rule(profile, "scoring.satisfaction.rule", date) { word, steps in
      word == "ratio" ? .ratio : word == "bands" ? .bands(steps) : nil
    }
    tierFloors = try Self.list(profile, "scoring.qualitative.tiers", date, count: 3)
    overshootExplainFrom = try profile.decimal("scoring.overshoot.explainFrom", on: date)
    overshootNoteFrom = try profile.decimal("scoring.overshoot.noteFrom", on: date)
    overshootReductions = Self.steps(try profile.decimals("scoring.overshoot.reductions", on: date))
    decimals = try Int(profile.decimal("scoring.decimals", on: date).ratio.rounded(0).coefficient)
    gradeFloors = try Self.list(profile, "scoring.grades", date, count: 3)
    executionConcern = try profile.decimal("scoring.executionConcern", on: date)
    countyProjectCeilingWan = try profile.decimal("scoring.countyProjectCeilingWan", on: date)
    for level in ["execution", "output", "outcome", "satisfaction", "cost"] {
      _ = try profile.decimals("scoring.weight.\(level)", on: date)
    }
  }

  /// Points of each level-1 group; `hasCostGroup` and `hasSatisfaction` choose between the sets of 财预〔2021〕101号.
  package func weights(hasCostGroup: Bool, hasSatisfaction: Bool) -> [IndicatorLevel1: ExactDecimal] {
    func points(_ level: String, alternative: Bool = false) -> ExactDecimal {
      let numbers = (try? profile.decimals("scoring.weight.\(level)", on: date)) ?? []
      return (alternative ? numbers.last : numbers.first) ?? .zero
    }
    var weights: [IndicatorLevel1: ExactDecimal] = [
      .input: points("execution"), .output: points("output", alternative: hasCostGroup),
      .outcome: points("outcome", alternative: hasCostGroup),
    ]
    let cost = points("cost")
    if hasCostGroup, !cost.isZero { weights[.cost] = cost }
    if hasSatisfaction {
      weights[.satisfaction] = points("satisfaction")
    } else if !cost.isZero {
      weights[.outcome] = weights[.outcome, default: .zero] + points("satisfaction")
    } else {
      weights[.satisfaction] = points("satisfaction")
    }
    return weights
  }

  /// The band of a rounded total: 90.00 is 优, 89.99 is 良.
  package func grade(of total: ExactDecimal) -> Grade {
    zip(gradeFloors, [Grade.excellent, .good, .fair]).first { total >= $0.0 }?.1 ?? .poor
  }

  /// The tier (1…3) that a coefficient falls into.
  package func tier(of coefficient: Ratio) -> Int {
    (tierFloors.firstIndex { coefficient >= $0.ratio } ?? 2) + 1
  }

  /// The parameter as the leaf of a trace.
  func leaf(_ name: String, _ label: String) -> Trace {
    guard let parameter = try? profile.parameter(name, on: date) else { return Trace(label, value: "", origin: .definition(key)) }
    let words = parameter.values.map { Self.ways[$0] ?? $0 }
    return parameter.trace(label, value: words.joined(separator: "、"))
  }

  /// What the words of the parameter files are called on paper.
  private static let ways = [
    "linear": "执行率×分值", "tiers": "按执行率分档", "ratio": "按B/A或A/B×分值", "passGate": "达到下限后按比例", "bands": "按满意度分档",
  ]

  private static func rule<Value>(
    _ profile: Profile, _ name: String, _ date: CivilDate, _ make: (String, [Step]) -> Value?
  ) throws(ProfileError) -> Value {
    let texts = try profile.parameter(name, on: date).values
    let word = texts.first ?? ""
    let numbers = texts.dropFirst().compactMap { try? ExactDecimal(parsing: $0) }
    let steps = numbers.count == 1 ? [Step(from: numbers[0], share: .zero)] : steps(numbers)
    guard numbers.count == texts.count - 1, let value = make(word, steps) else {
      throw .unfit(profile: profile.key, name: name, value: texts.joined(separator: "、"), reason: "不是已知的计分方式")
    }
    return value
  }

  private static func list(
    _ profile: Profile, _ name: String, _ date: CivilDate, count: Int
  ) throws(ProfileError) -> [ExactDecimal] {
    let numbers = try profile.decimals(name, on: date)
    guard numbers.count == count else {
      throw .unfit(profile: profile.key, name: name, value: "\(numbers.count)个值", reason: "应为\(count)个数")
    }
    return numbers
  }

  private static func steps(_ numbers: [ExactDecimal]) -> [Step] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { Step(from: numbers[$0], share: numbers[$0 + 1]) }
  }
}
