package import HengDocuments
package import HengDomain
import HengFacts
package import HengRules
import HengValues

/// Makes reports, lists and letters of the records (打印报告): the neutral document, for any writer. The same records give the same document.
package struct PrintReport: Sendable {
  let library: ProfileLibrary

  package init(_ library: ProfileLibrary) { self.library = library }

  /// By which the points of a project's self-evaluation are split.
  func profile(of assessment: ProjectAssessment) throws -> ScoringProfile {
    try ScoringProfile(try library.profile(assessment.county.profile), year: assessment.project.year)
  }

  /// A paper about one project. Words of a report, and scores after corrections, are those of the department's `disclosure`.
  package func document(
    _ kind: ReportKind, project: ProjectAssessment, disclosure: Disclosure? = nil, terms: RectificationTerms = RectificationTerms()
  ) throws(PrintError) -> Document {
    switch kind {
    case .evaluation: try evaluationReport(project, disclosure)
    case .rectificationNotice: try rectificationNotice(project, disclosure, terms)
    case .rectificationAnswer: try rectificationAnswer(project, terms)
    default: throw kind.needsOther
    }
  }

  /// A list of a county's year. Each project stands with its three scores.
  package func document(_ kind: ReportKind, overview: CountyOverview) throws(PrintError) -> Document {
    switch kind {
    case .selfEvaluationSummary: try selfEvaluations(overview)
    case .monitoringSummary: try monitoring(overview)
    case .evaluationFramework: try framework(overview.county, overview.year)
    default: throw kind.needsOther
    }
  }

  /// A paper of a department's year.
  package func document(_ kind: ReportKind, disclosure: Disclosure) throws(PrintError) -> Document {
    guard kind == .departmentEvaluation else { return try document(kind, record: disclosure.record) }
    let record = disclosure.record
    guard let evaluation = record.departmentEvaluation, let facts = try evaluationFacts(disclosure) else {
      throw record.lacks("部门整体支出绩效自评", for: kind.title)
    }
    return DepartmentEvaluationForm.document(evaluation, facts: facts, department: record.department, year: record.year)
  }

  /// What the accounts say of a department's evaluation of itself; nil where it has none.
  func evaluationFacts(_ disclosure: Disclosure) throws(PrintError) -> DepartmentEvaluationFacts? {
    guard let evaluation = disclosure.record.departmentEvaluation else { return nil }
    do throws(ProfileError) {
      let scoring = try ScoringProfile(disclosure.profile, year: disclosure.record.year)
      return DepartmentEvaluationFacts(evaluation, accounts: disclosure.compiled, scoring: scoring)
    } catch { throw PrintError(message: error.message) }
  }

  /// A paper of a department's year of which no accounts are kept: its targets alone.
  package func document(_ kind: ReportKind, record: DisclosureRecord) throws(PrintError) -> Document {
    switch kind {
    case .departmentTargets:
      guard let targets = record.targets else { throw record.lacks("部门整体绩效目标", for: kind.title) }
      return DepartmentTargetsPaper.document(targets, department: record.department, year: record.year)
    case .departmentEvaluation:
      throw record.lacksAccounts(for: kind.title)
    default: throw kind.needsOther
    }
  }

  private func framework(_ county: County, _ year: FiscalYear) throws(PrintError) -> Document {
    do throws(ProfileError) {
      return EvaluationFrameworkSheet.document(try EvaluationFramework(library.profile(county.profile), on: year.lastDay))
    } catch { throw PrintError(message: error.message) }
  }
}

extension DisclosureRecord {
  func lacks(_ what: String, for paper: String) -> PrintError {
    PrintError(message: "“\(department)”\(year.text)没有填写\(what)，不能打印“\(paper)”。请在决算公开资料中填写后再打印。")
  }

  func lacksAccounts(for paper: String) -> PrintError {
    PrintError(message: "“\(department)”\(year.text)没有决算台账，“\(paper)”的预算数和执行数取自决算。请先导入决算台账后再打印。")
  }
}
