import HengDomain
import HengOperations
import HengValues

/// Where a number comes from (来历): its trace down to papers, payments and parameters.
struct WhyPage {
  let page: Page

  init(_ figure: Figure, assessment: ProjectAssessment) {
    page = Self.page(
      figure, crumbs: ProjectPage.crumbs(below: assessment), back: Address.project(assessment.project.id),
      backText: "项目“\(assessment.project.name)”")
  }

  init(_ figure: Figure, overview: CountyOverview) {
    let name = "\(overview.county.name) \(overview.year.text)"
    let address = Address.overview(overview.county, overview.year)
    page = Self.page(
      figure, crumbs: [Crumb(href: Address.home, text: "总览"), Crumb(href: address, text: name)], back: address, backText: name)
  }

  init(_ figure: Figure, disclosure: Disclosure) {
    let key = disclosure.ledger.key
    page = Self.page(
      figure, crumbs: AccountsPage.crumbs(disclosure, below: true), back: Address.accounts(key),
      backText: "\(key.department)\(key.year.text)部门决算")
  }

  private static func page(_ figure: Figure, crumbs: [Crumb], back: String, backText: String) -> Page {
    Page(
      title: "\(figure.trace.label)：为什么是这个数", crumbs: crumbs, here: "来历", template: "why",
      model: Model(value: figure.text, tree: item(figure.trace), back: back, backText: backText))
  }

  private struct Model {
    let value: String
    let tree: String
    let back: String
    let backText: String
  }

  /// The tree as nested lists.
  private static func item(_ trace: Trace) -> String {
    var html = "<li>\(PageParts.escaped(trace.label))　<span class=\"v\">\(PageParts.escaped(trace.value))</span>"
    if let formula = trace.formula { html += "<span class=\"f\">\(PageParts.escaped(formula))</span>" }
    if let rule = trace.rule { html += "<span class=\"s\">依据 \(PageParts.escaped(rule))</span>" }
    if let origin = trace.origin { html += "<span class=\"s\">来源 \(source(origin))</span>" }
    if !trace.children.isEmpty { html += "<ul>\(trace.children.map(item).joined())</ul>" }
    return html + "</li>"
  }

  /// A citation of a registered paper links to the register.
  private static func source(_ origin: Trace.Origin) -> String {
    guard case .recorded(let citation) = origin, citation.isOfRegisteredPaper else {
      return PageParts.escaped(origin.text)
    }
    return "<a href=\"\(Address.papers)#\(PageParts.escaped(citation.paper))\">\(PageParts.escaped(citation.text))</a>"
  }
}
