import HengDomain
import HengOperations
import HengRules
import HengValues

/// What the rules say of a project, and what they could not say (核查意见).
struct FindingsPage {
  let page: Page

  init(_ assessment: ProjectAssessment) {
    page = Page(
      title: "核查意见", crumbs: ProjectPage.crumbs(below: assessment), here: "核查意见", menu: .projects,
      scope: OverviewPage.scope(assessment.county, assessment.project.year), facts: [PageParts.counts { assessment.count($0) }],
      template: "findings",
      model: Model(assessment.report))
  }

  private struct Model {
    let summary: String
    let hasFindings: Bool
    let findings: [FindingModel]
    let coverage: [CoverageModel]

    init(_ report: RuleReport) {
      summary = PageParts.words("共\(report.findings.count)条意见，针对填报的原表；\(report.coverageText)。")
      findings = report.findings.enumerated().map { FindingModel($1, anchor: "f\($0 + 1)") }
      hasFindings = !findings.isEmpty
      let titles = Dictionary(RuleCatalogue.all.map { ($0.code, $0.title) }) { first, _ in first }
      coverage = report.coverage.map { item in
        CoverageModel(
          href: Address.rule(item.rule), rule: item.rule, title: titles[item.rule] ?? "",
          state: item.count > 0 ? "\(item.state.label)（\(item.count)条）" : item.state.label, reason: PageParts.words(item.reason))
      }
    }
  }

  private struct CoverageModel {
    let href: String
    let rule: String
    let title: String
    let state: String
    let reason: String
  }
}
