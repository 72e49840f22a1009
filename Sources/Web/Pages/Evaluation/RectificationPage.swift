import HengDomain
import HengOperations
import HengValues

/// What was put to a unit, what it answered, and what may be done (整改事项).
struct RectificationPage {
  let page: Page

  init(
    _ standing: RectificationDesk.Standing, roles: Set<Role>, isOwn: Bool, once: String, today: CivilDate, refusal: String? = nil,
    typed: MultipartForm? = nil
  ) {
    let (notice, project) = (standing.rectification.notice, standing.project)
    let steps = standing.steps(roles, isOwn: isOwn)
    let place = Address.rectification(project.id, standing.number)
    page = Page(
      title: notice.number.map(\.text) ?? "\(notice.kind.label)第\(standing.number)号",
      crumbs: ProjectPage.crumbs(below: standing.assessment),
      here: notice.kind.label, menu: .projects, scope: OverviewPage.scope(standing.assessment.county, project.year),
      facts: Self.facts(standing, today),
      actions: [
        PageAction(href: place + "/notice.docx", text: "\(notice.kind.label)（Word）", isDownload: true),
        PageAction(
          href: place + "/answer.docx", text: standing.rectification.answer == nil ? "空白回执（Word）" : "整改回执（Word）", isDownload: true),
      ], template: "rectification",
      model: Model(standing, steps, place: place, isOwn: isOwn, once: once, refusal: refusal, typed: typed))
  }

  static func chip(_ state: RectificationState) -> String {
    let kind =
      switch state {
      case .open, .returned: "waiting"
      case .answered: "sent"
      case .accepted: "done"
      case .withdrawn: "draft"
      }
    return PageParts.state(kind, state.label)
  }

  private static func facts(_ standing: RectificationDesk.Standing, _ today: CivilDate) -> [String] {
    var facts = [chip(standing.rectification.notice.state), PageParts.words(standing.project.name)]
    if let days = standing.rectification.daysOverdue(on: today) { facts.append(PageParts.words("逾期\(days)天")) }
    return facts
  }

  private struct Model {
    let refusal: String?
    let issuer: String
    let addressee: String
    let issued: String
    let problems: [Problem]
    let answers: Bool
    let answerAction: String
    let stepAction: String
    let once: String
    let changes: Int
    let number: String
    let choices: [Choice]
    let hasChoices: Bool
    let isOwn: Bool
    let reason: String
    let history: [PastStep]
    let hasHistory: Bool

    init(
      _ standing: RectificationDesk.Standing, _ steps: [PossibleStep], place: String, isOwn: Bool, once: String, refusal: String?,
      typed: MultipartForm?
    ) {
      let (notice, answer) = (standing.rectification.notice, standing.rectification.answer)
      self.refusal = refusal
      (issuer, addressee) = (notice.issuer, notice.addressee)
      issued = PageParts.words(
        [notice.date.map { "\($0.chineseText)发文" }, standing.issuedBy.map { "\($0.actor)（\($0.role.label)）下发" }].compactMap { $0 }
          .joined(separator: "，"))
      answers = steps.contains { $0.action == .rectify }
      let items = Dictionary((answer?.items ?? []).map { ($0.problem, $0) }) { first, _ in first }
      problems = notice.problems.enumerated().map { index, problem in
        Problem(problem, items[problem.id], number: index + 1, typed: typed, isTold: answer != nil)
      }
      (answerAction, stepAction) = (place + "/answer", place + "/step")
      self.once = once
      changes = standing.changes
      number = typed?.text("number") ?? answer?.number?.text ?? ""
      choices = steps.filter { $0.action != .rectify }.map {
        Choice(value: $0.action.rawValue, needsReason: $0.needsReason, checked: typed?.text("action") == $0.action.rawValue)
      }
      hasChoices = !choices.isEmpty
      self.isOwn = isOwn && notice.state == .answered && !standing.steps(RectificationState.issuers, isOwn: false).isEmpty
      reason = typed?.text("reason") ?? ""
      history = standing.past.reversed().map { PastStep($0) }
      hasHistory = !history.isEmpty
    }
  }

  private struct Problem {
    let number: Int
    let text: String
    let basis: String?
    let request: String
    let deadline: String
    let measure: String
    let isDone: Bool
    let evidence: String
    let on: String
    /// The answer as it stands, for who reads it.
    let answered: String?

    init(
      _ problem: RectificationNotice.Problem, _ item: RectificationAnswer.Item?, number: Int, typed: MultipartForm?, isTold: Bool
    ) {
      self.number = number
      text = PageParts.words(problem.text)
      basis = problem.basis.isEmpty ? nil : PageParts.words(problem.basis)
      request = PageParts.words(problem.request)
      deadline = problem.deadline.map { PageParts.words($0.chineseText) } ?? ""
      func words(_ name: String) -> String? { typed?.text("\(name)\(number)") }
      measure = words("measure") ?? item?.measure ?? ""
      isDone = typed.map { _ in words("done") == "1" } ?? item?.isDone ?? false
      evidence = words("evidence") ?? item?.evidence ?? ""
      on = words("on") ?? item?.date?.text ?? ""
      answered = item.map { item in
        PageParts.words(
          "\(item.isDone ? "已完成" : "未完成")：\(item.measure)" + (item.evidence.isEmpty ? "" : "。佐证：\(item.evidence)")
            + (item.date.map { "（\($0.chineseText)）" } ?? ""))
      }
    }
  }

  private struct Choice {
    let value: String
    let needsReason: Bool
    let checked: Bool
  }
}
