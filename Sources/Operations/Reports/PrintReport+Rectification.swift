import HengDocuments
package import HengDomain
import HengRules
package import HengValues

/// What a notice states beside the problems (整改通知书要素): who sends it, under which number, when, and until when an answer is due.
package struct RectificationTerms: Hashable, Sendable {
  /// Nil prints the county's finance bureau.
  package var issuer: String?
  /// 文号; nil for a draft.
  package var number: DocumentNumber?
  package var date: CivilDate?
  package var deadline: CivilDate?

  package init(issuer: String? = nil, number: DocumentNumber? = nil, date: CivilDate? = nil, deadline: CivilDate? = nil) {
    self.issuer = issuer
    self.number = number
    self.date = date
    self.deadline = deadline
  }
}

extension PrintReport {
  /// The notice that a project's findings propose (拟整改通知): errors first, then warnings.
  ///
  /// It tells of the records assessed: hand in the corrected ledger's assessment to leave out what a correction has mended.
  package func notice(
    of assessment: ProjectAssessment, terms: RectificationTerms = RectificationTerms()
  ) throws(PrintError) -> RectificationNotice {
    let project = assessment.project
    if let date = terms.date, let deadline = terms.deadline, deadline < date {
      throw PrintError(message: "整改期限\(deadline.chineseText)早于发文日期\(date.chineseText)。请核对后再打印。")
    }
    guard
      var notice = RectificationNotice(
        from: assessment.report.findings, id: ID("\(project.id.text).rectification"), project: project,
        issuer: terms.issuer ?? "\(assessment.county.name)财政局", deadline: terms.deadline, catalogue: RuleCatalogue.all,
        citation: Citation(paper: "核查结果", lines: project.id.text))
    else {
      throw PrintError(message: "项目“\(project.name)”没有需要整改的错误和警告，不必发整改通知。")
    }
    notice.number = terms.number
    notice.date = terms.date
    return notice
  }

  func rectificationNotice(
    _ assessment: ProjectAssessment, _ disclosure: Disclosure?, _ terms: RectificationTerms
  ) throws(PrintError) -> Document {
    let report = disclosure?.record.reports.first { $0.project == assessment.project.id }
    return RectificationPapers.notice(
      try notice(of: assessment, terms: terms), project: assessment.project.name, work: report?.kind.word ?? assessment.stage.work)
  }

  func rectificationAnswer(_ assessment: ProjectAssessment, _ terms: RectificationTerms) throws(PrintError) -> Document {
    RectificationPapers.blankAnswer(
      to: try notice(of: assessment, terms: terms), project: assessment.project.name, unit: assessment.project.implementingUnit)
  }
}

extension ProjectAssessment.Stage {
  /// The work in which the problems came up.
  fileprivate var work: String {
    switch self {
    case .target: "绩效目标审核"
    case .monitoring: "绩效运行监控"
    case .selfEvaluation: "绩效自评"
    }
  }
}
