package import HengValues

/// A project's position within the year (绩效运行监控表): money paid and targets reached, side by side (双监控).
package struct MonitoringReport: Hashable, Sendable {
  package var id: ID<MonitoringReport>
  package var project: ID<Project>
  /// The target sheet that is held against.
  package var targetSheet: ID<PerformanceTargetSheet>
  package var round: Int
  /// `1-7月`
  package var period: Period
  package var layout: MonitoringLayout
  package var objective: String
  package var unit: MoneyUnit
  package var funds: [FundRow]
  package var rows: [MonitoringRow]
  package var state: MonitoringState
  package var citation: Citation

  package init(
    id: ID<MonitoringReport>, project: ID<Project>, targetSheet: ID<PerformanceTargetSheet>, round: Int,
    period: Period, layout: MonitoringLayout, objective: String, unit: MoneyUnit = .wanYuan, funds: [FundRow],
    rows: [MonitoringRow], state: MonitoringState, citation: Citation
  ) {
    self.id = id
    self.project = project
    self.targetSheet = targetSheet
    self.round = round
    self.period = period
    self.layout = layout
    self.objective = objective
    self.unit = unit
    self.funds = funds
    self.rows = rows
    self.state = state
    self.citation = citation
  }
}

/// One indicator in one monitoring round.
package struct MonitoringRow: Hashable, Sendable {
  package var indicator: ID<Indicator>
  /// 1-7月完成情况
  package var valueToDate: IndicatorValue
  /// 全年预计完成情况
  package var forecast: IndicatorValue
  /// 偏差原因分析
  package var cause: String
  package var causes: Set<DeviationCause>
  /// 完成目标可能性 as printed: `能完成`, `100%`.
  package var likelihoodText: String
  /// 不能完成目标原因及整改措施
  package var correctiveAction: String
  package var remark: String
  /// How many rows the cause, likelihood and remedy cells span from here; 0 on a row that such a cell covers.
  package var mergedRows: Int
  package var citation: Citation

  package init(
    indicator: ID<Indicator>, valueToDate: IndicatorValue, forecast: IndicatorValue, cause: String = "",
    causes: Set<DeviationCause> = [], likelihoodText: String = "", correctiveAction: String = "", remark: String = "",
    mergedRows: Int = 1, citation: Citation
  ) {
    self.indicator = indicator
    self.valueToDate = valueToDate
    self.forecast = forecast
    self.cause = cause
    self.causes = causes
    self.likelihoodText = likelihoodText
    self.correctiveAction = correctiveAction
    self.remark = remark
    self.mergedRows = mergedRows
    self.citation = citation
  }

  /// The printed words brought to the three of the national form; nil when the cell is blank or says something else.
  package var likelihood: AchievementLikelihood? { AchievementLikelihood(printed: likelihoodText) }
}

package enum MonitoringLayout: String, CaseIterable, Hashable, Sendable {
  /// Eleven columns with likelihood and remedy.
  case withLikelihood = "A"
  /// Nine columns without.
  case brief = "B"
}

/// 偏差原因类别
package enum DeviationCause: String, CaseIterable, Hashable, Sendable, Codable {
  case funding = "经费保障"
  case institution = "制度保障"
  case staffing = "人员保障"
  case facilities = "硬件条件保障"
  case other = "其他"
}

/// 完成目标可能性
package enum AchievementLikelihood: String, CaseIterable, Hashable, Sendable, Codable {
  case certain = "确定能"
  case possible = "有可能"
  case impossible = "完全不可能"

  /// Counties print other words: 能完成 and 100% mean 确定能, 不可能 means 完全不可能.
  package init?(printed: String) {
    switch printed.halfWidth.withoutSpaces {
    case "确定能", "能完成", "能", "100%": self = .certain
    case "有可能", "可能": self = .possible
    case "完全不可能", "不可能", "不能完成": self = .impossible
    default: return nil
    }
  }
}

package enum MonitoringState: String, LifecycleState {
  case notStarted, draft, submitted, reviewed, issuedFindings, rectified

  package var label: String {
    switch self {
    case .notStarted: "未开始"
    case .draft: "草稿"
    case .submitted: "已上报"
    case .reviewed: "已审核"
    case .issuedFindings: "已下发整改"
    case .rectified: "已整改"
    }
  }

  package static let transitions: [Transition<MonitoringState>] = [
    Transition(.notStarted, .save, .draft, by: Role.ofUnits),
    Transition(.draft, .submit, .submitted, by: Role.ofUnits),
    Transition(.submitted, .withdraw, .draft, by: Role.ofUnits),
    Transition(.submitted, .review, .reviewed, by: [.departmentReviewer, .financeBureau]),
    Transition(.submitted, .return, .draft, by: [.departmentReviewer, .financeBureau]),
    Transition(.reviewed, .findings, .issuedFindings, by: [.financeBureau], needsReason: true),
    Transition(.issuedFindings, .rectify, .rectified, by: Role.ofUnits, needsReason: true),
    Transition(.rectified, .return, .issuedFindings, by: [.financeBureau]),
  ]
}
