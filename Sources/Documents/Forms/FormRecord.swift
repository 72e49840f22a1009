package import HengDomain

/// The record that fills a form (所填记录): a target sheet, a monitoring round or a self-evaluation.
package enum FormRecord: Hashable, Sendable {
  case target(PerformanceTargetSheet)
  case monitoring(MonitoringReport)
  case selfEvaluation(SelfEvaluation)

  package var kind: FormKind.Record {
    switch self {
    case .target: .target
    case .monitoring: .monitoring
    case .selfEvaluation: .selfEvaluation
    }
  }

  package var id: String {
    switch self {
    case .target(let sheet): sheet.id.text
    case .monitoring(let report): report.id.text
    case .selfEvaluation(let evaluation): evaluation.id.text
    }
  }

  /// 办理状态 in words.
  package var stateLabel: String {
    switch self {
    case .target(let sheet): sheet.state.label
    case .monitoring(let report): report.state.label
    case .selfEvaluation(let evaluation): evaluation.state.label
    }
  }

  /// Whether its contents may change now.
  package var isEditable: Bool {
    switch self {
    case .target(let sheet): sheet.state == .draft || sheet.state == .adjusting
    case .monitoring(let report): report.state == .notStarted || report.state == .draft
    case .selfEvaluation(let evaluation): evaluation.state == .draft
    }
  }
}
