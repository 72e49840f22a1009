package import HengValues

/// A unit's own evaluation of a project's year (项目支出绩效自评表).
package struct SelfEvaluation: Hashable, Sendable {
  package var id: ID<SelfEvaluation>
  package var project: ID<Project>
  package var targetSheet: ID<PerformanceTargetSheet>
  package var unit: MoneyUnit
  package var funds: [FundRow]
  /// 预期目标
  package var objective: String
  /// 实际完成情况
  package var achievement: String
  package var rows: [SelfEvaluationRow]
  /// 总分 as printed; what the rules make of it is a `ScoreCard`.
  package var printedTotal: Entry<ExactDecimal>
  /// 项目用款单位自我评定
  package var selfGrade: Grade?
  /// 主管部门审核结论
  package var reviewGrade: Grade?
  package var state: SelfEvaluationState
  package var citation: Citation

  package init(
    id: ID<SelfEvaluation>, project: ID<Project>, targetSheet: ID<PerformanceTargetSheet>, unit: MoneyUnit = .wanYuan,
    funds: [FundRow], objective: String, achievement: String, rows: [SelfEvaluationRow], printedTotal: Entry<ExactDecimal>,
    selfGrade: Grade?, reviewGrade: Grade?, state: SelfEvaluationState, citation: Citation
  ) {
    self.id = id
    self.project = project
    self.targetSheet = targetSheet
    self.unit = unit
    self.funds = funds
    self.objective = objective
    self.achievement = achievement
    self.rows = rows
    self.printedTotal = printedTotal
    self.selfGrade = selfGrade
    self.reviewGrade = reviewGrade
    self.state = state
    self.citation = citation
  }
}

/// One indicator in a self-evaluation.
package struct SelfEvaluationRow: Hashable, Sendable {
  package var indicator: ID<Indicator>
  /// 实际完成值(B)
  package var actual: IndicatorValue
  package var actualSource: ActualSource
  /// 分值
  package var weight: ExactDecimal
  /// 得分 as printed.
  package var printedScore: Entry<ExactDecimal>
  /// The reviewer's coefficient for a qualitative or incomparable row (评分系数), 0 to 1.
  package var coefficient: ExactDecimal?
  /// The reviewer finds the target set too low (指标值设定偏低).
  package var isTargetTooLow: Bool
  /// 未完成原因分析
  package var deviation: String
  package var citation: Citation

  package init(
    indicator: ID<Indicator>, actual: IndicatorValue, actualSource: ActualSource, weight: ExactDecimal,
    printedScore: Entry<ExactDecimal>, coefficient: ExactDecimal? = nil, isTargetTooLow: Bool = false,
    deviation: String = "", citation: Citation
  ) {
    self.indicator = indicator
    self.actual = actual
    self.actualSource = actualSource
    self.weight = weight
    self.printedScore = printedScore
    self.coefficient = coefficient
    self.isTargetTooLow = isTargetTooLow
    self.deviation = deviation
    self.citation = citation
  }
}

/// Where an actual value comes from (佐证来源).
package enum ActualSource: Hashable, Sendable {
  /// Typed in from a paper or by a person.
  case typed
  /// Counted from the payments of the ledger: their payees or their sum.
  case payments([ID<Payment>])
  /// A survey: satisfied of surveyed (满意度调查).
  case survey(surveyed: Int, satisfied: Int)
}

package enum SelfEvaluationState: String, LifecycleState {
  case draft, submitted, departmentReviewed, financeChecked, published

  package var label: String {
    switch self {
    case .draft: "草稿"
    case .submitted: "已上报"
    case .departmentReviewed: "已复核"
    case .financeChecked: "已抽查"
    case .published: "已公开"
    }
  }

  package static let transitions: [Transition<SelfEvaluationState>] = [
    Transition(.draft, .submit, .submitted, by: Role.ofUnits),
    Transition(.submitted, .withdraw, .draft, by: Role.ofUnits),
    Transition(.submitted, .review, .departmentReviewed, by: [.departmentReviewer]),
    Transition(.submitted, .return, .draft, by: [.departmentReviewer]),
    Transition(.departmentReviewed, .check, .financeChecked, by: [.financeBureau]),
    Transition(.departmentReviewed, .return, .draft, by: [.financeBureau]),
    Transition(.departmentReviewed, .return, .submitted, by: [.financeBureau]),
    Transition(.departmentReviewed, .publish, .published, by: [.departmentReviewer, .financeBureau]),
    Transition(.financeChecked, .publish, .published, by: [.departmentReviewer, .financeBureau]),
  ]
}

/// What the rules make of a self-evaluation (评分结果): every score with its computation.
package struct ScoreCard: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var name: String
    package var weight: ExactDecimal
    /// Nil when no rule can score the row; a finding says why.
    package var score: ExactDecimal?
    package var trace: Trace

    package init(name: String, weight: ExactDecimal, score: ExactDecimal?, trace: Trace) {
      self.name = name
      self.weight = weight
      self.score = score
      self.trace = trace
    }
  }

  /// 预算执行; nil when the project had neither budget nor outturn.
  package var execution: Item?
  package var items: [Item]
  /// Nil while any row has no score, and for a project that is not scored at all.
  package var total: ExactDecimal?
  package var grade: Grade?
  package var totalTrace: Trace

  /// Neither budget nor outturn: the project was cut during the year and is not scored (不评分).
  package var isExempt = false

  /// What stands in the place of a total that is not there.
  package var missingTotal: String { isExempt ? "不评分（预算数、执行数均为0）" : "不能计算" }

  package init(execution: Item?, items: [Item], total: ExactDecimal?, grade: Grade?, totalTrace: Trace) {
    self.execution = execution
    self.items = items
    self.total = total
    self.grade = grade
    self.totalTrace = totalTrace
  }
}

/// What a grade leads to (结果应用). A proposal that needs approval; it never changes a budget by itself.
package enum ResultAdvice: String, CaseIterable, Hashable, Sendable, Codable {
  case sustainOrIncrease
  case sustain
  case improveAndReview
  case reduceOrCancel
  /// Money that was not spent is not asked for again: the next budget starts from the outturn.
  case baseOnOutturn
  /// What the evaluation found is mended before more is paid.
  case holdUntilMended
  /// 差 in succession.
  case exit

  package var label: String {
    switch self {
    case .sustainOrIncrease: "建议继续支持，可增加安排"
    case .sustain: "建议继续支持"
    case .improveAndReview: "建议改进后再安排"
    case .reduceOrCancel: "建议减少安排或取消"
    case .baseOnOutturn: "建议下年以执行数为基础安排，在此额度内支持"
    case .holdUntilMended: "建议整改完毕前暂缓拨付"
    case .exit: "建议退出"
    }
  }
}
