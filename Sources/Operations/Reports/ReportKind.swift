/// A report, list or letter that is made of the records (报告和汇总表); a form filled with one record is a `FormKind`.
package enum ReportKind: String, CaseIterable, Hashable, Sendable {
  case evaluation = "report.evaluation"
  case rectificationNotice = "rectification.notice"
  case rectificationAnswer = "rectification.answer"
  case selfEvaluationSummary = "summary.selfEvaluation"
  case monitoringSummary = "summary.monitoring"
  case evaluationFramework = "framework.evaluation"
  case departmentEvaluation = "department.evaluation"
  case departmentTargets = "department.targets"

  /// What a paper is about, and so what must be named to print it (对象).
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    case project, countyYear, departmentYear

    package var label: String {
      switch self {
      case .project: "一个项目"
      case .countyYear: "一个县区的一个年度"
      case .departmentYear: "一个部门的一个年度"
      }
    }
  }

  package var title: String {
    switch self {
    case .evaluation: "项目绩效评价报告"
    case .rectificationNotice: "整改通知书"
    case .rectificationAnswer: "整改回执"
    case .selfEvaluationSummary: "项目支出绩效自评汇总表"
    case .monitoringSummary: "项目支出绩效运行监控汇总表"
    case .evaluationFramework: "项目支出绩效评价指标体系"
    case .departmentEvaluation: "部门整体支出绩效自评表"
    case .departmentTargets: "部门整体绩效目标"
    }
  }

  package var subject: Subject {
    switch self {
    case .evaluation, .rectificationNotice, .rectificationAnswer: .project
    case .selfEvaluationSummary, .monitoringSummary, .evaluationFramework: .countyYear
    case .departmentEvaluation, .departmentTargets: .departmentYear
    }
  }

  package static func kinds(about subject: Subject) -> [ReportKind] { allCases.filter { $0.subject == subject } }

  var needsOther: PrintError {
    PrintError(message: "“\(title)”（\(rawValue)）按\(subject.label)打印。请写明\(subject.label)后再打印。")
  }
}
