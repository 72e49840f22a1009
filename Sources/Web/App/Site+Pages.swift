import Foundation
import HengDocuments
import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Page |
  /// |---|---|
  /// | `/counties/{division}/{year}` | overview of a county-year, and `/why/{key}` of its figures |
  /// | `/projects/{id}` | a project's life, and `/findings`, `/why/{key}`, `/forms/{kind}` |
  /// | `/rules`, `/papers` | the catalogue, the register of sources; `/papers/{key}?lines=` the cited lines |
  func addPages(to router: Router<SiteContext>) {
    page(router, "/counties/{division}/{year}") { site, _, context in
      let overview = try await site.overview(context)
      return OverviewPage(overview, site.renderer).page
    }
    page(router, "/counties/{division}/{year}/why/{key}") { site, _, context in
      let overview = try await site.overview(context)
      guard let figure = ExplainFigure.figure(context.parameters.get("key") ?? "", of: overview) else {
        throw PageProblem.missing("这个数字的来历")
      }
      return WhyPage(figure, overview: overview).page
    }
    page(router, "/projects/{id}") { site, _, context in ProjectPage(try await site.project(context), site.renderer).page }
    page(router, "/projects/{id}/findings") { site, _, context in FindingsPage(try await site.project(context)).page }
    page(router, "/projects/{id}/why/{key}") { site, _, context in
      let assessment = try await site.project(context)
      guard let figure = ExplainFigure.figure(context.parameters.get("key") ?? "", of: assessment) else {
        throw PageProblem.missing("这个数字的来历")
      }
      return WhyPage(figure, assessment: assessment).page
    }
    page(router, "/projects/{id}/forms/{kind}") { site, _, context in
      let assessment = try await site.project(context)
      return try FormPage(assessment, kind: try site.form(context.parameters.get("kind") ?? ""), site.renderer).page
    }
    page(router, "/rules") { _, _, _ in RulesPage().page }
    router.get("/papers/{key}") { request, context in
      let key = context.parameters.get("key")?.removingPercentEncoding ?? ""
      let lines = String(request.uri.queryParameters.get("lines") ?? "")
      let register = try await desk.papers().first { $0.key == key }
      let cited = try await audits.cited(key, lines: lines)
      return Response.html(renderer.page(PaperPage(key, lines: lines, register: register, cited: cited).page))
    }
    page(router, "/papers") { site, _, _ in PapersPage(try await site.desk.papers()).page }
  }

  /// A page that is drawn once per revision of the store.
  func page(
    _ router: Router<SiteContext>, _ path: RouterPath,
    _ make: @escaping @Sendable (Site, Request, SiteContext) async throws -> Page
  ) {
    router.get(path) { request, context in Response.html(try await drawn(request, context, make)) }
  }

  /// The page of a request, from those that are kept where one is.
  func drawn(
    _ request: Request, _ context: SiteContext, _ make: @Sendable (Site, Request, SiteContext) async throws -> Page
  ) async throws -> String {
    let revision = try await desk.currentRevision()
    let key = PageCache.Key(address: request.uri.string, scope: context.visitor.scope)
    if let kept = cache.page(key, revision: revision) { return kept }
    let html = renderer.page(try await make(self, request, context))
    cache.keep(html, at: key, revision: revision)
    return html
  }

  func overview(_ context: SiteContext) async throws -> CountyOverview {
    guard let division = try? AdministrativeDivision(context.parameters.get("division") ?? ""),
      let number = context.parameters.get("year", as: Int.self), let year = try? FiscalYear(number),
      let overview = try await desk.overview(CountyYear(county: division, year: year))
    else { throw PageProblem.missing("这个县区年度") }
    return overview
  }

  /// The counties of which the visitor may see something.
  func counties() async throws -> [County] {
    let scope = Visitor.current.scope
    return try await registration.counties().filter { scope.touches($0.division) }
  }

  func project(_ context: SiteContext) async throws -> ProjectAssessment {
    guard let assessment = try await desk.assessment(context.parameters.get("id") ?? "") else { throw PageProblem.missing("这个项目") }
    return assessment
  }

  /// A kind of form, by its name or one of the earlier ones; a county offers its own layout of it and no other's.
  func form(_ name: String) throws -> FormKind {
    guard let kind = FormKind(named: name), FormKind.ofProjects.contains(kind) else { throw PageProblem.missing("名为“\(name)”的表格") }
    return kind
  }
}
