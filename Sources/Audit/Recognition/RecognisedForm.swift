package import HengDomain
package import HengRules
package import HengValues

/// A form found on a paper (识别出的表): what kind it is, where it stands, and its content as the rules take it.
package struct RecognisedForm: Hashable, Sendable {
  package var kind: RecognisedKind
  /// The printed title, on one line.
  package var title: String
  package var place: Place
  /// Rows with data, and figures read in them.
  package var rowCount: Int
  package var figureCount: Int
  package var content: RecognisedContent
  /// Cells that could not be read for certain; they are never taken as 0 (无法确认).
  package var doubts: [RecognitionDoubt]

  package init(
    kind: RecognisedKind, title: String, place: Place, rowCount: Int, figureCount: Int, content: RecognisedContent,
    doubts: [RecognitionDoubt] = []
  ) {
    self.kind = kind
    self.title = title
    self.place = place
    self.rowCount = rowCount
    self.figureCount = figureCount
    self.content = content
    self.doubts = doubts
  }
}

/// What kind of form (表的种类); the raw value is the key in the output of `heng audit`.
package enum RecognisedKind: Hashable, Sendable {
  case targetNingxia, targetHebei, targetGeneral, targetDepartment
  case monitoringXingqing
  case selfEvaluationShanxi, selfEvaluationGeneral
  case accounts(AccountsTable.Kind)
  case scoreTable, report, narrative, other

  package var key: String {
    switch self {
    case .targetNingxia: "target.ningxia"
    case .targetHebei: "target.hebei"
    case .targetGeneral: "target.general"
    case .targetDepartment: "target.department"
    case .monitoringXingqing: "monitoring.xingqing"
    case .selfEvaluationShanxi: "selfEvaluation.shanxi"
    case .selfEvaluationGeneral: "selfEvaluation.general"
    case .accounts(let kind): "accounts." + (kind.rawValue < 10 ? "0" : "") + "\(kind.rawValue)"
    case .scoreTable: "scoreTable"
    case .report: "report"
    case .narrative: "narrative"
    case .other: "other"
    }
  }
}

/// The content of a form in the types that the rules judge.
package enum RecognisedContent: Hashable, Sendable {
  case target(RecognisedTarget)
  case monitoring(RecognisedMonitoring)
  case selfEvaluation(RecognisedSelfEvaluation)
  case accounts(AccountsTable)
  case scoreTable(RecognisedScoreTable)
  /// Titled text sections; the rules read their passages.
  case report(RecognisedReport)
  case narrative(RecognisedNarrative)
  case none
}

/// A target sheet of a paper (绩效目标表).
package struct RecognisedTarget: Hashable, Sendable {
  package var sheet: PerformanceTargetSheet
  package var project: Project
  package var year: FiscalYear?
  package var head: [PrintedField]

  package init(sheet: PerformanceTargetSheet, project: Project, year: FiscalYear?, head: [PrintedField]) {
    self.sheet = sheet
    self.project = project
    self.year = year
    self.head = head
  }
}

/// A monitoring form of a paper (绩效运行监控表); the indicators stand in `sheet`.
package struct RecognisedMonitoring: Hashable, Sendable {
  package var report: MonitoringReport
  package var sheet: PerformanceTargetSheet
  package var project: Project
  package var year: FiscalYear?
  package var head: [PrintedField]

  package init(
    report: MonitoringReport, sheet: PerformanceTargetSheet, project: Project, year: FiscalYear?, head: [PrintedField]
  ) {
    self.report = report
    self.sheet = sheet
    self.project = project
    self.year = year
    self.head = head
  }
}

/// A self-evaluation of a paper (绩效自评表).
package struct RecognisedSelfEvaluation: Hashable, Sendable {
  /// `narrative`, `reportSections` and `peers` are filled by the comparison of papers.
  package var sheet: ScoringSheet
  /// 产出指标（50分）: points printed in level-1 labels.
  package var levelPoints: [IndicatorLevel1: ExactDecimal]
  package var citation: Citation

  package init(sheet: ScoringSheet, levelPoints: [IndicatorLevel1: ExactDecimal] = [:], citation: Citation) {
    self.sheet = sheet
    self.levelPoints = levelPoints
    self.citation = citation
  }
}

/// A score table of a report (评分情况表).
package struct RecognisedScoreTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// `B41`; empty where the table has no codes.
    package var code: String
    package var name: String
    package var weight: ExactDecimal?
    package var score: ExactDecimal?
    package var citation: Citation

    package init(code: String, name: String, weight: ExactDecimal?, score: ExactDecimal?, citation: Citation) {
      self.code = code
      self.name = name
      self.weight = weight
      self.score = score
      self.citation = citation
    }
  }

  /// `表 2-1 产出指标评分情况表`
  package var title: String
  package var rows: [Row]
  /// 合计.
  package var total: Row?
  package var citation: Citation

  package init(title: String, rows: [Row], total: Row?, citation: Citation) {
    self.title = title
    self.rows = rows
    self.total = total
    self.citation = citation
  }
}

/// A value that could not be read for certain.
package struct RecognitionDoubt: Hashable, Sendable {
  package var message: String
  package var place: Place
  /// A finding that stands wholly on the place becomes a question; not where only the extent of a merged cell is open.
  package var weakensFindings: Bool

  package init(_ message: String, _ place: Place, weakensFindings: Bool = true) {
    self.message = message
    self.place = place
    self.weakensFindings = weakensFindings
  }
}

extension RecognisedKind {
  /// The kind in Chinese, for people.
  package var label: String {
    switch self {
    case .targetNingxia: "绩效目标表（宁夏表样）"
    case .targetHebei: "绩效目标表（河北表样）"
    case .targetGeneral: "绩效目标表"
    case .targetDepartment: "部门整体绩效目标"
    case .monitoringXingqing: "绩效运行监控表"
    case .selfEvaluationShanxi: "绩效自评表（山西表样）"
    case .selfEvaluationGeneral: "绩效自评表"
    case .accounts(let kind): "决算表：\(kind.title)"
    case .scoreTable: "评分情况表"
    case .report: "绩效评价报告"
    case .narrative: "决算情况说明"
    case .other: "其他表"
    }
  }
}
