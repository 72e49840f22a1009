import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues

/// The leader's part of a county's page (钱慢在哪里, 哪些目标要落空, 已经做了什么, 请您定的事).
struct OverviewMattersModel {
  struct Slow {
    let badge: String
    let href: String
    let name: String
    let gap: String
  }

  struct Missed {
    let badge: String
    let href: String
    let name: String
    let reason: String
  }

  struct Put {
    let href: String
    let name: String
    let state: String
    let due: String
    let isOverdue: Bool
  }

  struct Undecided {
    let href: String
    let name: String
    let reason: String
    /// Where a leader writes what is to be done; nil for others.
    let decide: String?
  }

  let gap: String?
  let slow: [Slow]
  let moreSlow: Crumb?
  let missed: [Missed]
  let missedCount: Int
  let moreMissed: Crumb?
  let put: [Put]
  let putSummary: String
  let morePut: Crumb?
  let undecided: [Undecided]
  let hasUndecided: Bool
  let undecidedTitle: String

  private static let most = 5

  init(_ overview: CountyOverview) {
    let matters = OverviewMatters(overview)
    let key = CountyYear(county: overview.county.division, year: overview.year)
    gap = matters.gap.map { PageParts.figure($0, of: overview) }
    slow = matters.slow.prefix(Self.most).map { slow in
      Slow(
        badge: PageParts.badge(slow.assessment.signal?.light), href: Address.project(slow.assessment.project.id),
        name: slow.assessment.project.name, gap: PageParts.figure(slow.gap, of: slow.assessment.project))
    }
    moreSlow = Self.more(matters.slow.count, Address.monitoringBoard(key))
    missed = matters.missed.prefix(Self.most).map { missed in
      Missed(
        badge: PageParts.badge(missed.assessment.signal?.light), href: Address.form(missed.assessment.project.id, .projectMonitoring),
        name: missed.assessment.project.name, reason: PageParts.words(missed.reason))
    }
    missedCount = matters.missed.count
    moreMissed = Self.more(matters.missed.count, Address.monitoringBoard(key))
    put = matters.put.prefix(Self.most).map { Self.matter($0) }
    putSummary = "办结\(matters.put.count - matters.openCount)件，在办\(matters.openCount)件"
    morePut = Self.more(matters.put.count, Address.rectifications(key))
    undecided = matters.undecided.map { assessment in
      let project = assessment.project
      let leads = Visitor.current.scope.roles(in: project.county, department: project.department).contains(.leader)
      return Undecided(
        href: Address.project(project.id), name: project.name,
        reason: PageParts.words(assessment.signal?.reasons.first { $0.light == .red }?.text ?? ""),
        decide: leads ? Address.newRectification(project.id, .instruction) : nil)
    }
    hasUndecided = !undecided.isEmpty
    undecidedTitle = "请领导定的\(undecided.count)件事"
  }

  static func matter(_ put: OverviewMatters.Put) -> Put {
    let project = put.assessment.project, notice = put.rectification.notice
    let deadline = notice.problems.compactMap(\.deadline).min()
    return Put(
      href: Address.rectification(project.id, put.number), name: "\(project.name)：\(notice.kind.label)",
      state: RectificationPage.chip(notice.state), due: deadline.map { PageParts.words("\($0.chineseText)前") } ?? "", isOverdue: false)
  }

  private static func more(_ count: Int, _ href: String) -> Crumb? {
    count > most ? Crumb(href: href, text: "看全部\(count)项") : nil
  }
}
