import HengDocuments
import HengDomain
import HengFacts
import HengRules
import HengValues

extension PrintReport {
  /// 绩效评价报告 or 绩效自评报告 of one project, as the volume binds it.
  func evaluationReport(_ assessment: ProjectAssessment, _ disclosure: Disclosure?) throws(PrintError) -> Document {
    let project = assessment.project, kind = ReportKind.evaluation
    guard !project.isSecret else {
      throw PrintError(message: "项目“\(project.name)”涉密，不编制公开的“\(kind.title)”。请按保密规定另行办理。")
    }
    guard let disclosure, disclosure.record.reports.contains(where: { $0.project == project.id }) else {
      throw PrintError(message: "项目“\(project.name)”没有评价报告的文字，不能打印“\(kind.title)”。请在决算公开资料中填写该项目的报告后再打印。")
    }
    guard let evaluated = disclosure.evaluated(project.id) else {
      let reason = disclosure.problems.first { $0.holds(project.name) } ?? "项目“\(project.name)”还不能评分。请先完成绩效自评"
      throw PrintError(message: reason.hasSuffix("。") ? reason : reason + "。")
    }
    do {
      let facts = try ReportFacts(evaluated, profile: disclosure.profile)
      guard let paper = EvaluationReportPaper(evaluated, facts: facts, department: disclosure.ledger.department) else {
        throw PrintError(message: "项目“\(project.name)”没有评价报告的文字，不能打印“\(kind.title)”。请填写该项目的报告后再打印。")
      }
      return try paper.document
    } catch let error as ReportFailure {
      throw PrintError(message: error.message)
    } catch let error as FormError {
      throw PrintError(message: error.message)
    } catch let error as PrintError {
      throw error
    } catch {
      throw PrintError(message: "报告无法生成：\(error)。")
    }
  }

  /// 绩效自评汇总表: a project without self-evaluation keeps its line with an open score.
  func selfEvaluations(_ overview: CountyOverview, _ disclosures: [Disclosure]) throws(PrintError) -> Document {
    guard overview.assessments.contains(where: { !$0.ledger.selfEvaluations.isEmpty }) else {
      throw overview.lacks("绩效自评", for: .selfEvaluationSummary)
    }
    let projects = overview.assessments.map { assessment in
      let evaluated = disclosures.lazy.compactMap { $0.evaluated(assessment.project.id) }.first
      return (ledger: evaluated?.ledger ?? assessment.ledger, card: evaluated?.card ?? assessment.card)
    }
    return SummaryLists.document(SelfEvaluationSummary(projects, department: overview.county.bureau, year: overview.year))
  }

  /// 绩效运行监控汇总表: the projects that were monitored, with their lights.
  func monitoring(_ overview: CountyOverview) throws(PrintError) -> Document {
    let projects = overview.assessments.map { (ledger: $0.ledger, signal: $0.signal) }
    let summary = MonitoringSummary(projects, department: overview.county.bureau, year: overview.year)
    guard !summary.rows.isEmpty else { throw overview.lacks("绩效运行监控", for: .monitoringSummary) }
    return SummaryLists.document(summary)
  }
}

extension Disclosure {
  func evaluated(_ project: ID<Project>) -> EvaluatedProject? { projects.first { $0.project.id == project } }
}

extension CountyOverview {
  fileprivate func lacks(_ what: String, for kind: ReportKind) -> PrintError {
    PrintError(message: "\(county.name)\(year.text)的项目都没有\(what)记录，不能打印“\(kind.title)”（\(kind.rawValue)）。请先填报\(what)后再打印。")
  }
}
