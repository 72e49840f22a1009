import HTTPTypes
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/first-start` | while nobody is registered: asks for the county and the first administrators; POST begins the database |
  /// | `/first-start/workbook.xlsx` | the empty registration workbook |
  /// | `/first-start/returned/{key}` | a workbook that was refused, with its errors marked |
  /// | `/trial/{word}` | signs a trial person in, once |
  func addFirstStart(to router: Router<SiteContext>) {
    router.get("/first-start") { request, _ in
      guard try await mayBegin() else { return Response.redirect(to: Address.signIn(to: Address.home), type: .normal) }
      return firstStartPage(query: String(request.uri.queryParameters.get("q") ?? ""))
    }
    router.get("/first-start/workbook.xlsx") { _, _ in
      guard try await mayBegin() else { throw PageProblem.missing("这份工作簿") }
      return Response.file(try RegistrationWorkbook.template(), named: "登记工作簿.xlsx", mediaType: PaperFormat.xlsx.mediaType)
    }
    router.post("/first-start") { request, _ in
      guard try await mayBegin() else { throw PageProblem.missing("首次启动") }
      return try await begin(try await form(request))
    }
    router.get("/first-start/returned/{key}") { _, context in
      guard let file = returned.file(context.parameters.get("key") ?? "", of: Self.beginner) else {
        throw PageProblem.missing("这份退回的工作簿，请把原工作簿再选一次")
      }
      return Response.file(file.bytes, named: file.name, mediaType: PaperFormat.xlsx.mediaType)
    }
    router.get("/trial/{word}") { request, context in
      guard let person = access.trials.take(context.parameters.get("word") ?? "") else {
        throw PageProblem(
          status: .notFound, title: "不能进入", reason: "这个试用入口已经用过，或不是这次启动时给出的。", remedy: "请在终端上另选一个入口，或重新启动程序，会给出新的。")
      }
      let ticket = try await refusing("不能进入") {
        try await access.signIns.enter(trial: person, machine: request.headers[.userAgent] ?? "")
      }
      var response = Response.redirect(to: Address.home, type: .normal)
      response.headers[.setCookie] = SessionCookie.set(ticket.token, operation.listening)
      return response
    }
  }

  private func mayBegin() async throws -> Bool {
    guard try await access.openScope() == nil else { return false }
    return try await !access.hasAccounts()
  }

  private func firstStartPage(
    query: String, problem: FirstStartPage.Problem? = nil, typed: MultipartForm? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let (names, today) = (DivisionNames.published, registration.today)
    let page = FirstStartPage(
      found: query.isEmpty ? nil : names.matching(query, on: today).map { ($0, names.fullName($0.division, on: today)) }, query: query,
      profiles: registration.profiles, thisYear: today.year, problem: problem, typed: typed
    ).page
    return Response.html(renderer.bare(page), status: status)
  }

  private func begin(_ form: MultipartForm) async throws -> Response {
    func refused(_ lines: [String], workbook: String? = nil) -> Response {
      firstStartPage(
        query: form.text("division") ?? "", problem: FirstStartPage.Problem(lines: lines, workbook: workbook), typed: form,
        status: .unprocessableContent)
    }
    guard access.startCode.isRight(form.text("code") ?? "") else {
      return refused(["启动码不对。它在启动程序的终端上，形如 abcd-efgh-jkmn-pqrs，大小写和横线都可以不分。"])
    }
    guard let division = try? AdministrativeDivision(form.text("division") ?? "") else { return refused(["没有选县区。请先按名称查找，再从结果中选。"]) }
    guard let number = Int(form.text("year")?.trimmedSpaces ?? ""), let year = try? FiscalYear(number),
      abs(number - registration.today.year) <= 10
    else { return refused(["年度“\(form.text("year") ?? "")”有误。请写四位数的年度，例如 \(registration.today.year)。"]) }
    let wish = FirstStart.Wish(
      division: division, bureau: form.text("bureau") ?? "", profile: form.text("profile") ?? "national", year: year,
      people: FirstStartPage.people(form), workbook: form.files.first?.bytes ?? [])
    do throws(DeskError) {
      switch try await access.firstStart(wish) {
      case .begun(let county, let passwords, let registered):
        return Response.html(renderer.bare(BegunPage(county, passwords, registered).page))
      case .refused(let plan, let workbook):
        let key = returned.keep(workbook, named: "退回-登记工作簿.xlsx", of: Self.beginner)
        return refused(plan.faults.map(\.message), workbook: Address.firstStartReturned(key))
      }
    } catch {
      if StoreTrouble(error) != nil { throw error }
      return refused([error.message])
    }
  }

  /// Who has no account yet; only one at a time begins.
  static let beginner = "first-start"
}
