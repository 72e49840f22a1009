import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import Mustache

/// What the visitor owes, by deadline (工作台), with the lights of his projects and the counties that he works in beside it.
struct WorkbenchPage {
  let page: Page

  init(_ duties: [Duty], overviews: [CountyOverview], counties: [County], today: CivilDate, settings: Bool) {
    let shown = duties.prefix(Self.most)
    let groups = Duty.Group.allCases.compactMap { group -> Group? in
      let own = shown.filter { $0.group(on: today) == group }
      return own.isEmpty
        ? nil
        : Group(
          name: group.rawValue, total: "\(duties.count { $0.group(on: today) == group })", isOverdue: group == .overdue,
          rows: own.map { Row($0, today, isFirst: $0 == duties.first) })
    }
    let waiting = WaitingCounty.all(counties, but: overviews, in: today.year)
    page = Page(
      title: "工作台", here: "工作台", menu: .workbench, facts: [PageParts.words("\(today.chineseText) \(today.weekday.text)")],
      actions: duties.contains { if case .review = $0.place { true } else { false } }
        ? [PageAction(href: Address.reviewQueue, text: "审核队列")] : [],
      skips: [Crumb(href: "#duties", text: "跳到待办")], template: "workbench",
      model: Model(
        total: "\(duties.count)", groups: groups, isDone: duties.isEmpty && !overviews.isEmpty,
        rest: duties.count > Self.most ? "还有\(duties.count - Self.most)件没有列出，办完上面的再看。" : nil,
        lights: Self.lights(overviews), hasLights: overviews.contains { !$0.lights.isEmpty },
        years: overviews.reversed().prefix(12).map {
          Link(href: Address.overview($0.county, $0.year), text: "\($0.county.name)\($0.year.text)", note: "\($0.assessments.count)个项目")
        }, hasYears: !overviews.isEmpty,
        settings: counties.isEmpty && settings ? Address.counties : nil,
        waiting: waiting, hasWaiting: !waiting.isEmpty))
  }

  private static let most = 60

  private static func lights(_ overviews: [CountyOverview]) -> [Light] {
    let slow = overviews.flatMap(\.assessments).filter { $0.signal.map { $0.light != .green } ?? false }
    let order: [MonitoringSignal.Light] = [.red, .amber]
    return order.flatMap { light in
      slow.filter { $0.signal?.light == light }.map { assessment in
        Light(
          badge: PageParts.badge(light), name: assessment.project.name, href: Address.project(assessment.project.id),
          why: assessment.signal?.reasons.first?.text ?? "")
      }
    }.prefix(8).map { $0 }
  }

  private struct Model {
    let total: String
    let groups: [Group]
    let isDone: Bool
    let rest: String?
    let lights: [Light]
    let hasLights: Bool
    let years: [Link]
    let hasYears: Bool
    let settings: String?
    /// Registered counties without projects.
    let waiting: [WaitingCounty]
    let hasWaiting: Bool
  }

  private struct Group {
    let name: String
    let total: String
    let isOverdue: Bool
    let rows: [Row]
  }

  private struct Row: MustacheParent {
    let kind: String
    let name: String
    let href: String
    let why: String
    let due: String?
    let left: String?
    let tone: String
    let basis: String?
    let verb: String
    let isFirst: Bool

    init(_ duty: Duty, _ today: CivilDate, isFirst: Bool) {
      kind = duty.kind.rawValue
      name = duty.name
      href =
        switch duty.place {
        case .project(let id): Address.project(id)
        case .entry(let id, let kind): kind.form.map { Address.formEdit(id, $0) } ?? Address.project(id)
        case .review(let id, let kind): kind.form.map { Address.formReview(id, $0) } ?? Address.project(id)
        case .findings(let id): Address.findings(id)
        case .rectification(let id, let number): Address.rectification(id, number)
        case .accounts(let key): Address.accounts(key)
        case .publish(let key): Address.accountsPublish(key)
        case .accountsList(let key): Address.overview(key) + "/accounts"
        }
      why = duty.why
      due = duty.due?.chineseText
      left = duty.due.map { day in
        let left = day.days(since: today)
        return left < 0 ? "逾期\(-left)天" : left == 0 ? "今天到期" : "剩\(left)天"
      }
      tone = duty.due == nil ? "" : ["已逾期": "overdue", "七天内到期": "soon"][duty.group(on: today).rawValue] ?? ""
      basis = duty.basis
      verb = duty.verb
      self.isFirst = isFirst
    }

    /// By name and without reflection.
    func child(named name: String) -> Any? {
      switch name {
      case "kind": kind
      case "name": self.name
      case "href": href
      case "why": why
      case "due": due
      case "left": left
      case "tone": tone
      case "basis": basis
      case "verb": verb
      case "isFirst": isFirst
      default: nil
      }
    }
  }

  private struct Light {
    let badge: String
    let name: String
    let href: String
    let why: String
  }

  private struct Link {
    let href: String
    let text: String
    let note: String
  }

}

extension Duty.Kind {
  /// The form that is owed; nil for what is no form of a project.
  fileprivate var form: FormKind? {
    switch self {
    case .targets: .projectTarget
    case .monitoring: .projectMonitoring
    case .selfEvaluation: .projectSelfEvaluation
    case .rectification, .accounts, .finding: nil
    }
  }
}
