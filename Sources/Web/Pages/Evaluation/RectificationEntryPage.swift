import HengDomain
import HengOperations
import HengValues

/// Where a notice or a leader's word is written and issued (下发整改, 批示).
struct RectificationEntryPage {
  let page: Page

  init(_ assessment: ProjectAssessment, _ entry: RectificationEntry, once: String, refusal: String?) {
    let project = assessment.project
    page = Page(
      title: entry.kind == .notice ? "下发整改通知" : "批示", crumbs: ProjectPage.crumbs(below: assessment), here: entry.kind.label,
      menu: .projects, scope: OverviewPage.scope(assessment.county, project.year), facts: [PageParts.words(project.name)],
      template: "rectification-entry",
      model: Model(
        action: Address.project(project.id) + "/rectification/new", back: Address.project(project.id), refusal: refusal, once: once,
        kind: entry.kind.rawValue, isNotice: entry.kind == .notice, number: entry.number, issuer: entry.issuer, date: entry.date,
        addressee: project.implementingUnit, rows: entry.rows.enumerated().map { Row($1, number: $0 + 1) }, count: entry.rows.count,
        mayGrow: entry.rows.count < RectificationEntry.mostRows))
  }

  private struct Model {
    let action: String
    let back: String
    let refusal: String?
    let once: String
    let kind: String
    let isNotice: Bool
    let number: String
    let issuer: String
    let date: String
    let addressee: String
    let rows: [Row]
    let count: Int
    let mayGrow: Bool
  }

  private struct Row {
    let number: Int
    let text: String
    let basis: String
    let request: String
    let deadline: String

    init(_ row: RectificationEntry.Row, number: Int) {
      self.number = number
      (text, basis, request, deadline) = (row.text, row.basis, row.request, row.deadline)
    }
  }
}
