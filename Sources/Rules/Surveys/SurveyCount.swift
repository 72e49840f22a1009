package import HengValues

/// The answers of a survey, or of one of its strata, counted (问卷汇总).
package struct SurveyCount: Hashable, Sendable {
  package var grades: [SatisfactionGrade: Int] = [:]
  package var outcomes: [SurveyOutcome: Int] = [:]

  package init() {}

  package mutating func add(_ grade: SatisfactionGrade?, _ outcome: SurveyOutcome) {
    outcomes[outcome, default: 0] += 1
    if let grade { grades[grade, default: 0] += 1 }
  }

  package static func + (left: SurveyCount, right: SurveyCount) -> SurveyCount {
    var sum = left
    sum.grades.merge(right.grades, uniquingKeysWith: +)
    sum.outcomes.merge(right.outcomes, uniquingKeysWith: +)
    return sum
  }

  package var drawn: Int { outcomes.values.reduce(0, +) }
  package var valid: Int { grades.values.reduce(0, +) }
  package var satisfied: Int { grades.filter(\.key.isSatisfied).values.reduce(0, +) }

  /// Completed of all who could have answered (回答率); nil for nobody.
  package var response: Ratio? {
    let asked = outcomes.filter(\.key.isOfResponse).values.reduce(0, +)
    return asked > 0 ? Ratio(Int128(outcomes[.completed] ?? 0), Int128(asked)) : nil
  }

  /// The rate of satisfaction as a share of 1; nil where what it is divided by is not known or nobody.
  ///
  /// - Parameter beneficiaries: 总受益人口数.
  package func rate(_ rule: SatisfactionRule, beneficiaries: Int?, _ terms: SurveyTerms) -> Ratio? {
    func share(_ all: Int?) -> Ratio? { all.flatMap { $0 > 0 ? Ratio(Int128(satisfied), Int128($0)) : nil } }
    switch rule {
    case .valid: return share(valid)
    case .surveyed: return share(drawn)
    case .beneficiaries: return share(beneficiaries)
    case .mean:
      let points = SatisfactionGrade.allCases.map { grade in
        Ratio(Int128(grades[grade] ?? 0))
          * (terms.gradePoints.indices.contains(grade.rawValue) ? terms.gradePoints[grade.rawValue].ratio : .zero)
      }
      return valid > 0 ? points.reduce(.zero, +).divided(by: Ratio(Int128(valid) * 100)) : nil
    }
  }

  /// The rate of valid answers with each stratum counted by its size (按层加权); nil where one of them has no answer.
  package static func weighted(_ strata: [(count: SurveyCount, population: Int)]) -> Ratio? {
    let all = strata.map(\.population).reduce(0, +)
    guard all > 0 else { return nil }
    var sum = Ratio.zero
    for (count, population) in strata where population > 0 {
      guard count.valid > 0 else { return nil }
      sum = sum + Ratio(Int128(count.satisfied), Int128(count.valid)) * Ratio(Int128(population), Int128(all))
    }
    return sum
  }
}

/// What makes a rate less sure than it looks (调查提示).
package enum SurveyCaution: Hashable, Sendable {
  case wideMargin(Percentage)
  case lowResponse(Percentage)
  case fewerThanPlanned(valid: Int, planned: Int)
  /// A rate below its target needs a reason (低于指标值).
  case belowTarget(Percentage)

  package var message: String {
    switch self {
    case .wideMargin(let margin): "误差±\(margin.digits)个百分点，样本过少，满意度不宜当作准数。请在自评表写明样本数和误差，下次按样本量抽样"
    case .lowResponse(let rate): "回答率\(rate.text)偏低，没有回答的人可能想法不同。请写明未答的原因"
    case .fewerThanPlanned(let valid, let planned): "有效回答\(valid)份，不到计划\(planned)份的八成。请补访备样，或写明原因"
    case .belowTarget(let target): "低于指标值\(target.text)。请在自评表写明原因"
    }
  }

  package static func all(
    _ count: SurveyCount, rate: Ratio?, population: Int?, planned: Int?, target: Percentage?, _ terms: SurveyTerms
  ) -> [SurveyCaution] {
    var found: [SurveyCaution] = []
    if let margin = SampleSize(terms).margin(of: count.valid, in: population), margin > terms.errorNoted.ratio {
      found.append(.wideMargin(Percentage(of: margin)))
    }
    if let response = count.response, response < terms.leastResponse.ratio { found.append(.lowResponse(Percentage(of: response))) }
    if let planned, Ratio(Int128(count.valid)) < terms.leastCompletion.ratio * Ratio(Int128(planned)) {
      found.append(.fewerThanPlanned(valid: count.valid, planned: planned))
    }
    if let rate, let target, rate < target.ratio { found.append(.belowTarget(target)) }
    return found
  }
}
