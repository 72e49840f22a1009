import HengOperations
import HengRules
import HengValues

/// What the rules say of a project, and what they could not say (核查意见).
struct FindingsPage {
  let page: Page

  init(_ assessment: ProjectAssessment) {
    page = Page(
      title: "核查意见", crumbs: ProjectPage.crumbs(below: assessment), here: "核查意见", template: "findings",
      model: Model(assessment.report))
  }

  private struct Model {
    let summary: String
    let findings: [FindingModel]
    let coverage: [CoverageModel]

    init(_ report: RuleReport) {
      summary = "共\(report.findings.count)条意见，针对填报的原表；\(report.coverageText)。"
      findings = report.findings.enumerated().map(FindingModel.init)
      let titles = Dictionary(RuleCatalogue.all.map { ($0.code, $0.title) }) { first, _ in first }
      coverage = report.coverage.map { item in
        CoverageModel(
          href: Address.rule(item.rule), rule: item.rule, title: titles[item.rule] ?? "",
          state: item.count > 0 ? "\(item.state.label)（\(item.count)条）" : item.state.label, reason: item.reason)
      }
    }
  }

  private struct SideModel {
    let label: String
    let figure: String
    let quote: String?
    let place: String
  }

  private struct FindingModel {
    let anchor: String
    let kind: String
    let rule: String
    let ruleHref: String
    let severity: String
    let message: String
    let computation: String?
    let hasSides: Bool
    let sides: [SideModel]
    let remedy: String

    init(_ index: Int, _ finding: Finding) {
      anchor = "f\(index + 1)"
      kind = finding.severity.rawValue
      rule = finding.rule
      ruleHref = Address.rule(finding.rule)
      severity = finding.severity.label
      message = finding.message
      computation = finding.computation.isEmpty ? nil : finding.computation
      sides = finding.sides.map {
        SideModel(label: $0.label, figure: $0.figure, quote: $0.quote.isEmpty ? nil : $0.quote, place: $0.place.text)
      }
      hasSides = !sides.isEmpty
      remedy = finding.remedy
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
