import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/projects/{id}/forms/{kind}/edit` | the form to fill in; POST saves, adds and moves rows, sends; `?month=` begins a monitoring round |
  /// | `…/import` | POST reads a filled workbook into the page |
  /// | `…/review` | the form to read, with the steps that the visitor may take |
  /// | `…/step` | POST takes one |
  /// | `/indicators` | the indicators to choose from |
  /// | `/desk/review` | what waits for the visitor's review; POST shows what would be passed together, and passes it |
  func addPerformance(to router: Router<SiteContext>) {
    router.get("/projects/{id}/forms/{kind}/edit") { request, context in
      let work = try await work(context, month: request.uri.queryParameters.get("month", as: Int.self))
      guard work.record.isEditable else { return Response.redirect(to: Address.formReview(work.project.id, work.kind), type: .normal) }
      let words = request.uri.queryParameters.get("library").map { String($0) }
      return entry(
        work, said: request.uri.queryParameters.get("saved").map { _ in "✓ 已保存" }, library: try await library(words, for: work))
    }
    router.get("/indicators") { request, _ in
      let query = request.uri.queryParameters
      let page = IndicatorLibraryPage(
        try await forms.library(), words: String(query.get("q") ?? "").trimmedSpaces,
        level2: query.get("level").flatMap { IndicatorLevel2(rawValue: String($0)) },
        origin: query.get("from").flatMap { LibraryIndicator.Origin(rawValue: String($0)) })
      return Response.html(renderer.page(page.page))
    }
    router.post("/projects/{id}/forms/{kind}/edit") { request, context in try await save(request, context) }
    router.post("/projects/{id}/forms/{kind}/import") { request, context in try await readIn(request, context) }
    router.get("/projects/{id}/forms/{kind}/review") { _, context in try await review(try await work(context)) }
    router.get("/desk/review") { _, _ in
      Response.html(renderer.page(ReviewQueuePage(try await queue(), today: registration.today).page))
    }
    router.post("/desk/review") { request, _ in try await pass(request) }
    router.post("/projects/{id}/forms/{kind}/step") { request, context in try await step(request, context) }
  }

  private func kind(_ context: SiteContext) throws -> FormKind { try form(context.parameters.get("kind") ?? "") }

  private func work(_ context: SiteContext, typed: FormEntry? = nil, month: Int? = nil) async throws -> FormWork {
    try await asked(context) { name, kind async throws(DeskError) in try await forms.work(name, kind, typed: typed, month: month) }
  }

  private func standing(_ context: SiteContext, month: Int? = nil) async throws -> StandingForm {
    try await asked(context) { name, kind async throws(DeskError) in try await forms.standing(name, kind, month: month) }
  }

  /// The form that the address names.
  private func asked<Found>(
    _ context: SiteContext, _ find: (String, FormKind) async throws(DeskError) -> Found?
  ) async throws -> Found {
    let (name, kind) = (context.parameters.get("id") ?? "", try kind(context))
    let found: Found?
    do throws(DeskError) { found = try await find(name, kind) } catch {
      guard case .other(let why) = error else { throw error }
      throw PageProblem(status: .unprocessableContent, title: "不能这样填", reason: why, remedy: "请返回项目页重新进入。")
    }
    if let found { return found }
    _ = try await project(context)
    throw PageProblem(
      status: .notFound, title: "还不能填", reason: "这个项目还没有绩效目标，\(kind.title)要对着目标填。", remedy: "请先填报绩效目标表。")
  }

  private func entry(
    _ work: FormWork, base: FormDesk.Submission? = nil, said: String? = nil, refusal: String? = nil, reason: String = "",
    library: EntryPage.Library? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let page = EntryPage(
      work, once: forms.newKey(), base: base, said: said, refusal: refusal, reason: reason, library: library, renderer
    ).page
    return Response.html(renderer.page(page), status: status)
  }

  /// What the library has for the words; nil for a form that takes no rows from it, or where nobody asked.
  private func library(_ words: String?, for work: FormWork) async throws -> EntryPage.Library? {
    guard let words, work.kind.record == .target else { return nil }
    return EntryPage.Library(words: words.trimmedSpaces, found: try await forms.library().found(words.trimmedSpaces))
  }

  // MARK: Filling in

  private func save(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let month = form.text("month").flatMap { Int($0) }
    let standing = try await standing(context, month: month)
    var sent = try EntrySubmission(form, standing).submission(freshWord: forms.newKey())
    let act = form.text("do") ?? "save"
    if act == "send", try await forms.wasSent(sent.once + ".send") {
      return .redirect(to: Address.formReview(standing.project.id, standing.kind), type: .normal)
    }
    if act == "scores" { sent.entry.openScores() }
    if act == "forecasts" { sent.entry = standing.expectingTargets(sent.entry) }
    if act == "values" { sent.entry = standing.takingLastRound(sent.entry) }
    if act.hasPrefix("take."), let chosen = try await forms.library()[String(act.dropFirst(5))] { sent.entry.add(chosen) }
    if let tool = RowTool(act == "add" ? "add." + (form.text("add-level") ?? "") : act) { tool(&sent.entry) }
    guard sent.entry.rows.count <= EntrySubmission.mostRows else {
      let page = try await work(context, month: month)
      return entry(page, refusal: "一张表最多\(EntrySubmission.mostRows)行指标，没有再增加", status: .unprocessableContent)
    }
    if act == "send" { sent.entry.dropBlankRows(of: standing.kind) }
    let isLive = form.text("live") != nil
    if form.text("live") == "check" { return live(try await work(context, typed: sent.entry, month: month), base: sent) }
    let person = person(form, standing.project, "填报\(standing.kind.title)")
    let outcome: FormDesk.Outcome?
    do throws(DeskError) {
      outcome = try await forms.save(context.parameters.get("id") ?? "", standing.kind, sent, by: person)
    } catch {
      if error.isRepeated { return .redirect(to: Address.formEdit(standing.project.id, standing.kind) + "?saved=1", type: .normal) }
      if StoreTrouble(error) != nil { throw error }
      let page = try await work(context, typed: sent.entry, month: month)
      return entry(page, base: sent, refusal: error.message, status: .unprocessableContent)
    }
    switch outcome {
    case .saved(let taken)?:
      if act == "send" { return try await send(try await work(context), form, person, key: sent.once) }
      if isLive { return live(try await work(context), said: taken.isEmpty ? "✓ 已自动保存" : "✓ 已自动保存，并入别人改动的\(taken.count)处") }
      let find = act == "library" ? "&library=" + Address.escaped(form.text("library-words") ?? "") + "#library" : ""
      return .redirect(to: Address.formEdit(standing.project.id, standing.kind) + "?saved=1" + find, type: .normal)
    case .refused(let work)?:
      if isLive { return live(work, base: sent) }
      return entry(work, base: sent, refusal: "没有保存，有\(work.problems.count)格填得不对", status: .unprocessableContent)
    case .conflict(let work, let conflicts)?:
      if isLive { return live(try await self.work(context, typed: sent.entry, month: month), base: sent, said: "别人也改了这份表，还没有保存；点“保存”核对") }
      return Response.html(renderer.page(ConflictPage(work, conflicts, once: forms.newKey()).page), status: .conflict)
    case nil: throw PageProblem.missing("这张表")
    }
  }

  /// The part of the page that changes while somebody types.
  private func live(_ work: FormWork, base: FormDesk.Submission? = nil, said: String? = nil) -> Response {
    Response.html(EntryPage(work, once: forms.newKey(), base: base, said: said, renderer).live)
  }

  /// Sends in what has just been saved; errors that stay need a reason.
  private func send(_ work: FormWork, _ form: MultipartForm, _ person: FormDesk.Person, key: String) async throws -> Response {
    let reason = form.text("reason")?.trimmedSpaces ?? ""
    guard work.missing.isEmpty else {
      return entry(work, refusal: "已保存，没有送审：还有\(work.missing.count)格没有填", reason: reason, status: .unprocessableContent)
    }
    let errors = work.count(.error)
    guard errors == 0 || !reason.isEmpty else {
      return entry(work, refusal: "已保存，没有送审：还有\(errors)处错误。请改正，或写明不改的原因再送", reason: reason, status: .unprocessableContent)
    }
    let request = FormDesk.StepRequest(action: .submit, changes: work.changes, once: key + ".send")
    do throws(DeskError) {
      try await forms.step(
        work.project.id.text, work.kind, request,
        by: FormDesk.Person(person.name, as: person.role, reason: reason.isEmpty ? "送审" : reason))
    } catch {
      if !error.isRepeated {
        if StoreTrouble(error) != nil { throw error }
        return entry(work, refusal: error.message, reason: reason, status: .unprocessableContent)
      }
    }
    return .redirect(to: Address.formReview(work.project.id, work.kind), type: .normal)
  }

  /// A workbook that was filled in elsewhere is read into the page; nothing is saved by that.
  private func readIn(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let month = request.uri.queryParameters.get("month", as: Int.self)
    let standing = try await work(context, month: month)
    guard standing.record.isEditable else { return .redirect(to: Address.formReview(standing.project.id, standing.kind), type: .normal) }
    guard let file = form.files.first else { return entry(standing, refusal: "没有选择文件", status: .badRequest) }
    let entered: FormEntry
    do throws(DeskError) { entered = try FormDesk.read(file.bytes, into: standing) } catch {
      return entry(standing, refusal: "没有读入：\(error.message)", status: .unprocessableContent)
    }
    return entry(try await work(context, typed: entered, month: month), said: "已从 \(file.fileName ?? "文件") 读入，还没有保存")
  }

  /// Who fills in: in the first of his roles that may.
  private func person(_ form: MultipartForm, _ project: Project, _ reason: String) -> FormDesk.Person {
    let visitor = Visitor.current
    let roles = visitor.scope.roles(in: project.county, department: project.department)
    let role = Role.allCases.first { Role.ofUnits.contains($0) && roles.contains($0) } ?? .unitFinanceOfficer
    let name = visitor.actor(typed: form.text("actor"))
    return FormDesk.Person(name.isEmpty ? Self.unnamed : name, as: role, reason: reason)
  }

  /// Where there are no accounts and nobody gave a name.
  private static let unnamed = "未署名"

  // MARK: Deciding

  private func review(
    _ work: FormWork, refusal: String? = nil, typed: MultipartForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let visitor = Visitor.current
    let roles = visitor.scope.roles(in: work.project.county, department: work.project.department)
    var isOwn = false
    if let signedIn = visitor.signedIn { isOwn = try await forms.isOwn(work, signedIn.person.actor) }
    let steps = work.isNew ? [] : work.record.steps(roles, isOwn: isOwn).filter { !(work.record.isEditable && $0.action == .submit) }
    let judges = isOwn && !work.isNew && !work.record.steps(roles, isOwn: false).filter { Action.judging.contains($0.action) }.isEmpty
    let page = ReviewPage(work, steps: steps, once: forms.newKey(), refusal: refusal, typed: typed, isOwn: judges).page
    return Response.html(renderer.page(page), status: status)
  }

  private func step(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let standing = try await standing(context)
    let visitor = Visitor.current
    let roles = visitor.scope.roles(in: standing.project.county, department: standing.project.department)
    guard let action = form.text("action").flatMap({ Action(rawValue: $0) }),
      let step = standing.record.steps(roles, isOwn: false).first(where: { $0.action == action })
    else {
      if let word = form.text("once"), try await forms.wasSent(word) {
        return .redirect(to: Address.formReview(standing.project.id, standing.kind), type: .normal)
      }
      let why = "没有办理：没有选定怎么办，或者这份表已经是“\(standing.record.stateLabel)”，没有这一步。请看“往来”里谁办过什么"
      return try await review(try await work(context), refusal: why, typed: form, status: .unprocessableContent)
    }
    let way = form.text("way.\(action.rawValue)")
    guard step.ways.count == 1 || step.ways.contains(where: { $0.state == way }) else {
      return try await review(try await work(context), refusal: "没有办理：请选定退到哪一步", typed: form, status: .unprocessableContent)
    }
    let reason = form.text("reason")?.trimmedSpaces ?? ""
    let name = visitor.actor(typed: form.text("actor"))
    let asked = FormDesk.StepRequest(
      action: action, way: step.ways.count > 1 ? way : nil, grade: form.text("grade").flatMap { Grade(rawValue: $0) },
      changes: form.text("changes").flatMap { Int($0) } ?? 0, once: form.text("once") ?? "")
    do throws(DeskError) {
      guard !(step.needsReason && reason.isEmpty) else { throw DeskError.other("“\(action.rawValue)”必须写明意见") }
      try await forms.step(
        standing.project.id.text, standing.kind, asked,
        by: FormDesk.Person(name.isEmpty ? Self.unnamed : name, as: step.role, reason: reason.isEmpty ? action.rawValue : reason))
    } catch {
      if !error.isRepeated {
        if StoreTrouble(error) != nil { throw error }
        return try await review(try await work(context), refusal: error.message, typed: form, status: .unprocessableContent)
      }
    }
    if action == .withdraw || action == .adjust {
      return .redirect(to: Address.formEdit(standing.project.id, standing.kind), type: .normal)
    }
    let isQueue = Action.judging.contains(action) && visitor.signedIn != nil
    return .redirect(to: isQueue ? Address.home : Address.formReview(standing.project.id, standing.kind), type: .normal)
  }

  // MARK: Many at once

  private func queue() async throws -> [QueuedForm] {
    let visitor = Visitor.current
    return try await forms.queue(of: visitor.actor(typed: nil), within: visitor.scope)
  }

  /// Only what stands in the queue as it was shown is passed.
  private func pass(_ request: Request) async throws -> Response {
    let form = try await form(request)
    let queue = try await queue()
    let picks = Set(form.texts("pick"))
    let chosen = form.text("do") == "all" ? queue.filter(\.passesInBulk) : queue.filter { picks.contains($0.word) && $0.passesInBulk }
    guard form.text("do") == "pass", let once = form.text("once") else {
      if chosen.isEmpty {
        return Response.html(
          renderer.page(ReviewQueuePage(queue, today: registration.today, said: "没有选中要通过的表，请在行末打勾").page), status: .unprocessableContent)
      }
      return Response.html(renderer.page(PassPage(chosen, once: forms.newKey()).page))
    }
    if try await forms.wasSent(once + ".0") {
      return Response.html(renderer.page(ReviewQueuePage(queue, today: registration.today, said: "这一批已经办过，没有重复办理").page))
    }
    let name = Visitor.current.actor(typed: form.text("actor"))
    let kept = try await forms.pass(chosen, by: name.isEmpty ? Self.unnamed : name, once: once)
    let page = ReviewQueuePage(try await self.queue(), today: registration.today, kept: kept, said: "已通过\(chosen.count - kept.count)份").page
    return Response.html(renderer.page(page))
  }
}
