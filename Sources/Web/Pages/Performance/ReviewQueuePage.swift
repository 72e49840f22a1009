import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues

/// What waits for the visitor's review (审核队列), the longest first; forms without errors may be passed together.
struct ReviewQueuePage {
  let page: Page

  init(_ queue: [QueuedForm], today: CivilDate, kept: [(form: QueuedForm, why: String)] = [], said: String? = nil) {
    let clean = queue.count(where: \.passesInBulk)
    page = Page(
      title: "审核队列", here: "审核队列", menu: .workbench, facts: ["\(queue.count)份"],
      skips: queue.isEmpty ? [] : [Crumb(href: "#queue", text: "跳到列表")],
      template: "review-queue",
      model: Model(
        said: said, kept: kept.map { "\($0.form.project.name) \($0.form.kind.title)：\($0.why)" },
        hasKept: !kept.isEmpty, rows: queue.map { Row($0, today) }, isEmpty: queue.isEmpty, clean: clean, hasClean: clean > 0))
  }

  private struct Model {
    let said: String?
    let kept: [String]
    let hasKept: Bool
    let rows: [Row]
    let isEmpty: Bool
    let clean: Int
    let hasClean: Bool
  }

  fileprivate struct Row {
    let word: String
    let href: String
    let project: String
    let unit: String
    let kind: String
    let counts: String
    let rate: String
    let light: String
    let waited: String
    let mayPass: Bool
    let why: String?

    init(_ form: QueuedForm, _ today: CivilDate) {
      word = form.word
      href = Address.formReview(form.project.id, form.kind)
      project = form.project.name
      unit = form.project.implementingUnit
      kind = form.kind.title
      counts = PageParts.counts(form.count)
      rate = PageParts.figure(form.assessment.figures.rate, of: form.project)
      light = form.assessment.signal.map { PageParts.badge($0.light) } ?? "—"
      waited =
        form.since.map { since in
          let days = today.days(since: since)
          return days > 0 ? "\(days)天" : "今天"
        } ?? "—"
      mayPass = form.passesInBulk
      why = mayPass ? nil : form.needsGrade ? "要评等级" : "有错误"
    }
  }
}

/// What is passed together, before it is (批量通过的确认).
struct PassPage {
  let page: Page

  init(_ chosen: [QueuedForm], once: String) {
    page = Page(
      title: "批量通过", crumbs: [Crumb(href: Address.reviewQueue, text: "审核队列")], here: "批量通过", menu: .workbench,
      template: "pass",
      model: Model(
        once: once, count: chosen.count,
        rows: chosen.map {
          Row(word: $0.word, project: $0.project.name, kind: $0.kind.title, href: Address.formReview($0.project.id, $0.kind))
        }))
  }

  private struct Model {
    let once: String
    let count: Int
    let rows: [Row]
  }

  private struct Row {
    let word: String
    let project: String
    let kind: String
    let href: String
  }
}
