package import HengValues

/// A mend of a project's published self-evaluation for the year-end papers (更正): the published record stays as it is, and the
/// disclosure prints a new version with this change.
package struct ProjectCorrection: Hashable, Sendable {
  package enum Field: String, CaseIterable, Hashable, Sendable, Codable {
    /// Of an indicator: name, target, actual value, weight, reviewer's coefficient, cause of the deviation.
    case name, target, actual, weight, coefficient, deviation
    /// Of an indicator: the target was set too low (指标值设定偏低); the value is 是 or 否.
    case isTargetTooLow
    /// Of the whole form: 实际完成情况.
    case achievement
    /// Of the whole form: the unit of its money rows, 元 or 万元.
    case unit

    package var label: String {
      switch self {
      case .name: "指标名称"
      case .target: "年度指标值"
      case .actual: "实际完成值"
      case .weight: "分值"
      case .coefficient: "评分系数"
      case .deviation: "未完成原因分析"
      case .isTargetTooLow: "指标值偏低"
      case .achievement: "实际完成情况"
      case .unit: "金额单位"
      }
    }
  }

  package var project: ID<Project>
  /// Name of the indicator as published; empty for the whole form.
  package var indicator: String
  package var field: Field
  package var value: String
  /// Why it is mended, in Chinese; printed in the list of corrections.
  package var reason: String
  package var citation: Citation

  package init(project: ID<Project>, indicator: String, field: Field, value: String, reason: String, citation: Citation) {
    self.project = project
    self.indicator = indicator
    self.field = field
    self.value = value
    self.reason = reason
    self.citation = citation
  }
}
