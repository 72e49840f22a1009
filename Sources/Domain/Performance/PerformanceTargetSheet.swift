package import HengValues

/// The promise of a project for a year (绩效目标表), in versions: approved sheets are frozen, a change makes a new version.
package struct PerformanceTargetSheet: Hashable, Sendable {
  package var id: ID<PerformanceTargetSheet>
  package var project: ID<Project>
  package var version: Int
  /// The official form on which it is printed.
  package var layout: TargetLayout
  /// 年度总体目标
  package var objective: String
  package var unit: MoneyUnit
  package var funds: [FundRow]
  package var indicators: [Indicator]
  package var state: TargetState
  /// 审核结论
  package var conclusion: ReviewConclusion?
  /// Why this version replaced the one before (调整原因).
  package var adjustmentReason: String?
  package var citation: Citation

  package init(
    id: ID<PerformanceTargetSheet>, project: ID<Project>, version: Int = 1, layout: TargetLayout, objective: String,
    unit: MoneyUnit = .wanYuan, funds: [FundRow], indicators: [Indicator], state: TargetState,
    conclusion: ReviewConclusion? = nil, adjustmentReason: String? = nil, citation: Citation
  ) {
    self.id = id
    self.project = project
    self.version = version
    self.layout = layout
    self.objective = objective
    self.unit = unit
    self.funds = funds
    self.indicators = indicators
    self.state = state
    self.conclusion = conclusion
    self.adjustmentReason = adjustmentReason
    self.citation = citation
  }

  /// The approved sheet reopened as the next version (目标调整).
  package func adjusted(id: ID<PerformanceTargetSheet>, reason: String) -> PerformanceTargetSheet {
    var next = self
    next.id = id
    next.version = version + 1
    next.state = .adjusting
    next.conclusion = nil
    next.adjustmentReason = reason
    return next
  }
}

package enum TargetLayout: String, CaseIterable, Hashable, Sendable {
  case ningxia
  case hebei
}

package enum TargetState: String, LifecycleState {
  case draft, submitted, departmentReviewed, financeReviewed, approved, adjusting, closed

  package var label: String {
    switch self {
    case .draft: "草稿"
    case .submitted: "已上报"
    case .departmentReviewed: "主管部门已审"
    case .financeReviewed: "财政已审"
    case .approved: "已批复"
    case .adjusting: "调整中"
    case .closed: "已办结"
    }
  }

  package static let transitions: [Transition<TargetState>] = [
    Transition(.draft, .submit, .submitted, by: Role.ofUnits),
    Transition(.submitted, .withdraw, .draft, by: Role.ofUnits),
    Transition(.submitted, .review, .departmentReviewed, by: [.departmentReviewer]),
    Transition(.submitted, .return, .draft, by: [.departmentReviewer]),
    Transition(.departmentReviewed, .review, .financeReviewed, by: [.financeBureau]),
    Transition(.departmentReviewed, .return, .draft, by: [.financeBureau]),
    Transition(.departmentReviewed, .return, .submitted, by: [.financeBureau]),
    Transition(.financeReviewed, .approve, .approved, by: [.financeBureau]),
    Transition(.financeReviewed, .return, .draft, by: [.financeBureau]),
    Transition(.financeReviewed, .return, .submitted, by: [.financeBureau]),
    Transition(.financeReviewed, .return, .departmentReviewed, by: [.financeBureau]),
    Transition(.approved, .adjust, .adjusting, by: Role.ofUnits.union([.departmentReviewer]), needsReason: true),
    Transition(.adjusting, .submit, .submitted, by: Role.ofUnits),
    Transition(.approved, .close, .closed, by: [.departmentReviewer]),
  ]
}

/// What a reviewer concluded (审核结论): grade, opinion, when.
package struct ReviewConclusion: Hashable, Sendable {
  package var grade: Grade
  package var opinion: String
  package var reviewer: String
  package var at: Timestamp

  package init(grade: Grade, opinion: String, reviewer: String, at: Timestamp) {
    self.grade = grade
    self.opinion = opinion
    self.reviewer = reviewer
    self.at = at
  }

  /// 优 and 良 may proceed to approval; 中 is revised, 差 may not enter the budget.
  package var allowsApproval: Bool { grade == .excellent || grade == .good }
}

/// 优 良 中 差
package enum Grade: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  case excellent = "优"
  case good = "良"
  case fair = "中"
  case poor = "差"

  /// Better grades come first.
  package static func < (left: Grade, right: Grade) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .excellent: 0
    case .good: 1
    case .fair: 2
    case .poor: 3
    }
  }
}
