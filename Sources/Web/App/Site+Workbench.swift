import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Page |
  /// |---|---|
  /// | `/` | the 工作台: what the visitor owes; leaders, auditors and administrators land on their own first page |
  /// | `/overview` | counties and years |
  /// | `/search?q=` | names, codes, document numbers, amounts in everything within the scope |
  /// | `/years?at=` | counties and years to change to, with the page kept where it is there too |
  func addWorkbench(to router: Router<SiteContext>) {
    router.get("/") { _, context in
      if let place = Self.landing(context.visitor) { return Response.redirect(to: place, type: .normal) }
      return Response.html(renderer.page(try await workbenchPage(context)))
    }
    page(router, "/overview") { site, _, _ in
      HomePage(
        try await site.desk.overviews(), counties: try await site.counties(), isBegun: try await !site.registration.counties().isEmpty,
        thisYear: site.registration.today.year
      ).page
    }
    page(router, "/search") { site, request, _ in
      let words = String(request.uri.queryParameters.get("q") ?? "").trimmedSpaces
      let kind = request.uri.queryParameters.get("kind").flatMap { FindRecords.Kind(rawValue: String($0)) }
      return SearchPage(words, kind: kind, try await site.workbench.find(words, kind: kind)).page
    }
    page(router, "/years") { site, request, _ in
      YearsPage(
        try await site.desk.overviews().map { CountyYear(county: $0.county.division, year: $0.year) }, names: try await site.counties(),
        at: Self.place(String(request.uri.queryParameters.get("at") ?? ""))
      ).page
    }
  }

  /// Where somebody lands who does not work at the 工作台; nil for everybody else (interface §3).
  private static func landing(_ visitor: Visitor) -> String? {
    guard let roles = visitor.signedIn?.roles else { return nil }
    if roles.isDisjoint(with: Role.all) { return roles.contains(.auditAdministrator) ? Address.trail : Address.people }
    if roles.isSubset(of: [.leader]) { return Address.overviews }
    if roles.isSubset(of: [.auditor, .thirdParty]) { return Address.audits }
    return nil
  }

  private func workbenchPage(_ context: SiteContext) async throws -> Page {
    let today = registration.today
    return WorkbenchPage(
      try await workbench.duties(on: today), overviews: try await desk.overviews(), counties: try await counties(), today: today,
      settings: context.visitor.mayRegisterCounties
    ).page
  }
}
