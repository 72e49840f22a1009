import HengDomain
import HengOperations
import HengValues

/// Where a number comes from (来历): its trace down to papers, payments and parameters.
struct WhyPage {
  let page: Page

  init(_ figure: Figure, assessment: ProjectAssessment) {
    page = Self.page(
      figure, menu: .projects, scope: OverviewPage.scope(assessment.county, assessment.project.year),
      crumbs: ProjectPage.crumbs(below: assessment), back: Address.project(assessment.project.id),
      backText: "项目“\(assessment.project.name)”")
  }

  init(_ figure: Figure, overview: CountyOverview) {
    let name = "\(overview.county.name) \(overview.year.text)"
    let address = Address.overview(overview.county, overview.year)
    page = Self.page(
      figure, menu: .overview, scope: OverviewPage.scope(overview.county, overview.year),
      crumbs: [Crumb(href: Address.home, text: "总览"), Crumb(href: address, text: name)], back: address, backText: name)
  }

  init(_ figure: Figure, disclosure: Disclosure) {
    let key = disclosure.ledger.key
    page = Self.page(
      figure, menu: .accounts, scope: OverviewPage.scope(disclosure.county, key.year),
      crumbs: AccountsPage.crumbs(disclosure, below: true), back: Address.accounts(key),
      backText: "\(key.department)\(key.year.text)部门决算")
  }

  private static func page(
    _ figure: Figure, menu: MenuItem, scope: Crumb, crumbs: [Crumb], back: String, backText: String
  ) -> Page {
    Page(
      title: "\(PageParts.covered(figure.trace.label))：为什么是这个数", crumbs: crumbs, here: "来历", menu: menu, scope: scope, template: "why",
      model: Model(value: ScreenNumber(figure.text).html, tree: item(figure.trace), back: back, backText: backText))
  }

  private struct Model {
    let value: String
    let tree: String
    let back: String
    let backText: String
  }

  /// The tree as nested lists; the formula first, then what it is made of.
  private static func item(_ trace: Trace) -> String {
    var html = "<li><span class=\"row\"><span>\(PageParts.words(PageParts.covered(trace.label)))</span> "
    html += "<span class=\"value\">\(ScreenNumber(trace.value).html)</span></span>"
    if let formula = trace.formula { html += "<span class=\"formula\">\(PageParts.words(formula))</span>" }
    if let rule = trace.rule { html += "<span class=\"source\">依据 \(PageParts.words(rule))</span>" }
    if let origin = trace.origin { html += "<span class=\"source\">来源 \(source(origin))</span>" }
    if !trace.children.isEmpty { html += "<ul>\(trace.children.map(item).joined())</ul>" }
    return html + "</li>"
  }

  private static func source(_ origin: Trace.Origin) -> String {
    if case .recorded(let citation) = origin { PageParts.citation(citation) } else { PageParts.words(origin.text) }
  }
}
