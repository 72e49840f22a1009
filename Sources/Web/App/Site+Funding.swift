import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/counties/{division}/{year}/documents` | funding documents with their allotments by project |
  /// | `/counties/{division}/{year}/documents/new` | a document with its lines to fill in, `?number=` to add to one; POST registers |
  func addFunding(to router: Router<SiteContext>) {
    router.get("/counties/{division}/{year}/documents") { _, context in
      let key = try countyYear(context)
      let county = try await registered(key.county)
      return Response.html(renderer.page(FundingPage(try await registration.funding(key), of: county, key).page))
    }
    router.get("/counties/{division}/{year}/documents/new") { request, context in
      let known = try await known(context)
      var entry = FundingEntry()
      entry.number = String(request.uri.queryParameters.get("number") ?? "")
      return Response.html(renderer.page(NewFundingPage(known.county, known.projects, entry: entry).page))
    }
    router.post("/counties/{division}/{year}/documents/new") { request, context in try await issue(request, context) }
  }

  private func issue(_ request: Request, _ context: SiteContext) async throws -> Response {
    let known = try await known(context)
    let form = try await form(request)
    let entry = entry(form)
    func again(_ problems: [String]) -> Response {
      let page = NewFundingPage(
        known.county, known.projects, entry: entry.fields, rows: form.text("rows") ?? "", problems: problems, typed: form)
      return Response.html(renderer.page(page.page), status: .unprocessableContent)
    }
    let draft: FundingDraft
    switch entry.whole.draft(among: known.projects) {
    case .success(let read): draft = read
    case .failure(let wrong): return again(wrong.all.map(\.message))
    }
    let key = known.projects.key
    let departments = known.projects.departments(of: draft.lines.map(\.project))
    do throws(RegistrationError) {
      try requireOwn(departments)
      try await registration.issue(draft, of: key, by: person(form, in: key.county, for: departments, reason: "下达指标"))
      return .redirect(to: Address.funding(key), type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      return again(error.message.split(separator: "\n").map(String.init))
    }
  }

  /// As it goes back into its fields, and with the lines that were pasted.
  private func entry(_ form: MultipartForm) -> (fields: FundingEntry, whole: FundingEntry) {
    func text(_ name: String) -> String { (form.text(name) ?? "").trimmedSpaces }
    var entry = FundingEntry()
    (entry.number, entry.date, entry.level, entry.amount) = (text("number"), text("date"), text("level"), text("amount"))
    entry.isWithinBudget = text("within") == "1"
    (entry.isDirect, entry.isAdvanceNotice) = (text("direct") == "1", text("advance") == "1")
    entry.moneyUnit = MoneyUnit(rawValue: text("unit")) ?? .wanYuan
    entry.lines = (1...NewFundingPage.lines).map { FundingEntry.Line(project: text("project\($0)"), amount: text("amount\($0)")) }
    var whole = entry
    whole.lines += FundingEntry.lines(form.text("rows") ?? "")
    return (entry, whole)
  }
}
