import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/projects/{id}/rectification/new` | what is to be put to the unit, proposed from the findings; `?kind=instruction` a leader's word; POST issues it |
  /// | `…/rectification/{number}` | what was put, what was answered, what may be done |
  /// | `…/rectification/{number}/{letter}` | `notice.docx`, `answer.docx` |
  /// | `…/rectification/{number}/answer`, `…/step` | POST keeps the answer; closes, returns or withdraws |
  /// | `/counties/{division}/{year}/rectification`, `…/monitoring`, `…/results` | the boards of a county's year |
  func addEvaluation(to router: Router<SiteContext>) {
    router.get("/projects/{id}/rectification/new") { request, context in
      let kind = request.uri.queryParameters.get("kind").flatMap { RectificationNotice.Kind(rawValue: String($0)) } ?? .notice
      let assessment = try await project(context)
      return noticing(assessment, RectificationEntry(rectifications.draft(assessment, kind)))
    }
    router.post("/projects/{id}/rectification/new") { request, context in try await issue(request, context) }
    router.get("/projects/{id}/rectification/{number}") { _, context in rectification(try await rectificationStanding(context)) }
    router.get("/projects/{id}/rectification/{number}/{letter}") { _, context in
      let standing = try await rectificationStanding(context)
      let paper: Document
      switch context.parameters.get("letter") {
      case "notice.docx": paper = rectifications.letter(standing)
      case "answer.docx": paper = rectifications.answerLetter(standing)
      default: throw PageProblem.missing("这份文书")
      }
      return Response.file(try PrintForm.print(paper, as: .docx), named: "\(paper.title).docx", mediaType: PaperFormat.docx.mediaType)
    }
    router.post("/projects/{id}/rectification/{number}/answer") { request, context in try await answer(request, context) }
    router.post("/projects/{id}/rectification/{number}/step") { request, context in try await close(request, context) }
    page(router, "/counties/{division}/{year}/rectification") { site, _, context in
      RectificationBoardPage(try await site.overview(context), today: site.rectifications.today).page
    }
    page(router, "/counties/{division}/{year}/monitoring") { site, _, context in MonitoringBoardPage(try await site.overview(context)).page
    }
    page(router, "/counties/{division}/{year}/results") { site, _, context in ResultsBoardPage(try await site.overview(context)).page }
  }

  private func rectificationStanding(_ context: SiteContext) async throws -> RectificationDesk.Standing {
    let number = context.parameters.get("number", as: Int.self) ?? 0
    guard let standing = try await rectifications.standing(context.parameters.get("id") ?? "", number) else {
      throw PageProblem.missing("这份整改通知")
    }
    return standing
  }

  private func roles(_ project: Project) -> Set<Role> { Visitor.current.scope.roles(in: project.county, department: project.department) }

  private func person(_ form: MultipartForm, _ project: Project, among roles: Set<Role>, reason: String) -> RectificationDesk.Person {
    let own = self.roles(project)
    let role = Role.allCases.first { roles.contains($0) && own.contains($0) } ?? .financeBureau
    let name = Visitor.current.actor(typed: form.text("actor"))
    return RectificationDesk.Person(name.isEmpty ? "未署名" : name, as: role, reason: reason)
  }

  // MARK: Issuing

  private func noticing(
    _ assessment: ProjectAssessment, _ entry: RectificationEntry, refusal: String? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response.html(
      renderer.page(RectificationEntryPage(assessment, entry, once: rectifications.newKey(), refusal: refusal).page), status: status)
  }

  private func issue(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let assessment = try await project(context)
    let entry = RectificationEntry(form)
    let list = Address.project(assessment.project.id)
    let once = form.text("once") ?? ""
    if try await rectifications.wasSent(once) { return .redirect(to: list, type: .normal) }
    if form.text("do") == "more" { return noticing(assessment, entry) }
    do throws(DeskError) {
      let notice = try entry.notice(rectifications.draft(assessment, entry.kind), today: rectifications.today)
      let reason = "\(entry.kind.label)：\(notice.problems.count)个问题"
      let by = person(form, assessment.project, among: RectificationState.issuers, reason: reason)
      _ = try await rectifications.issue(notice, by: by, once: once)
      return .redirect(
        to: Address.rectification(assessment.project.id, assessment.ledger.rectifications.count + 1), type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if error.isRepeated { return .redirect(to: list, type: .normal) }
      return noticing(assessment, entry, refusal: error.message, status: .unprocessableContent)
    }
  }

  // MARK: Answering and closing

  private func rectification(
    _ standing: RectificationDesk.Standing, refusal: String? = nil, typed: MultipartForm? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let isOwn = Visitor.current.signedIn.map { rectifications.isOwn(standing, $0.person.actor) } ?? false
    let page = RectificationPage(
      standing, roles: roles(standing.project), isOwn: isOwn, once: rectifications.newKey(), today: rectifications.today, refusal: refusal,
      typed: typed)
    return Response.html(renderer.page(page.page), status: status)
  }

  private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let standing = try await rectificationStanding(context)
    let place = Address.rectification(standing.project.id, standing.number)
    let once = form.text("once") ?? ""
    if try await rectifications.wasSent(once) { return .redirect(to: place, type: .normal) }
    do throws(DeskError) {
      let items = try RectificationEntry.items(form, of: standing.rectification.notice)
      let number = try RectificationEntry.number(form.text("number") ?? "")
      let done = items.count(where: \.isDone)
      let by = person(form, standing.project, among: Role.ofUnits, reason: "\(items.count)个问题，已完成\(done)个")
      try await rectifications.answer(
        standing, items, number: number, changes: form.text("changes").flatMap { Int($0) } ?? -1, by: by, once: once)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if !error.isRepeated {
        return rectification(try await rectificationStanding(context), refusal: error.message, typed: form, status: .unprocessableContent)
      }
    }
    return .redirect(to: place, type: .normal)
  }

  private func close(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let standing = try await rectificationStanding(context)
    let place = Address.rectification(standing.project.id, standing.number)
    let once = form.text("once") ?? ""
    if try await rectifications.wasSent(once) { return .redirect(to: place, type: .normal) }
    let reason = form.text("reason")?.trimmedSpaces ?? ""
    do throws(DeskError) {
      guard let action = form.text("action").flatMap({ Action(rawValue: $0) }),
        let step = standing.steps(roles(standing.project), isOwn: false).first(where: { $0.action == action }), action != .rectify
      else { throw .other("这件事现在“\(standing.rectification.notice.state.label)”，没有这一步，或者这一步不归您办") }
      guard !(step.needsReason && reason.isEmpty) else { throw .other("“\(action.rawValue)”必须写明原因。请填写后再办理") }
      let by = person(form, standing.project, among: RectificationState.issuers, reason: reason.isEmpty ? action.rawValue : reason)
      try await rectifications.step(standing, action, changes: form.text("changes").flatMap { Int($0) } ?? -1, by: by, once: once)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if !error.isRepeated {
        return rectification(try await rectificationStanding(context), refusal: error.message, typed: form, status: .unprocessableContent)
      }
    }
    return .redirect(to: place, type: .normal)
  }
}
