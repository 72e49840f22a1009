import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// What everybody may read without signing in.
  ///
  /// | Address | Does |
  /// |---|---|
  /// | `/public/{division}/accounts` | the published final accounts of a county, version by version |
  /// | `/public/{division}/accounts/{digest}` | one of them to read, exactly as it left |
  func addPublic(to router: Router<SiteContext>) {
    router.get("/public/{division}/accounts") { _, context in
      let (county, sets) = try await published(context)
      return Response.html(renderer.page(PublicAccountsPage(county, sets).page))
    }
    router.get("/public/{division}/accounts/{digest}") { _, context in
      let county = try await published(context).county
      let digest = context.parameters.get("digest") ?? ""
      guard let found = try await disclosures.publishedPage(digest), found.set.key.county == county.division else {
        throw PageProblem.missing("这一版公开文本")
      }
      return Response.html(renderer.page(PublicVolumePage(county, found.set, found.html).page))
    }
  }

  private func published(_ context: SiteContext) async throws -> (county: County, sets: [PublishedSet]) {
    guard let division = try? AdministrativeDivision(context.parameters.get("division") ?? ""),
      let found = try await disclosures.published(of: division)
    else { throw PageProblem.missing("这个县区") }
    return found
  }
}
