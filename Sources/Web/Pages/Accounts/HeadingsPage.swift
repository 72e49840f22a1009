import HengDomain
import HengOperations
import HengValues

/// The headings of the years, and the form to import a year's (收支分类科目).
struct HeadingsPage {
  let page: Page

  /// - Parameters:
  ///   - plan: what was sent would do this; nil before anything was sent.
  ///   - key: under which what was sent is kept until it is confirmed.
  init(_ books: [HeadingBook], plan: HeadingPlan?, key: String?, problem: String?, typed: MultipartForm?, today: CivilDate) {
    let years = Set(books.map(\.year)).sorted(by: >)
    page = Page(
      title: "收支分类科目", crumbs: CountyPage.crumbs, here: "收支分类科目", menu: .counties, facts: ["\(years.count)个年度"], template: "headings",
      model: Model(
        action: Address.headings, confirm: Address.headings + "/confirm", problem: problem,
        years: years.map { year in
          Row(
            year: year.text, books: books.filter { $0.year == year }.map { "\($0.kind.label)\($0.names.count)个" }.joined(separator: "、"),
            source: Set(books.filter { $0.year == year }.map(\.source)).sorted().joined(separator: "、"))
        }, hasYears: !years.isEmpty, plan: plan.map { Preview($0, key) }, year: typed?.text("year") ?? "\(today.year)",
        actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? "按财政部公布的科目导入"))
  }

  private struct Model {
    let action: String
    let confirm: String
    let problem: String?
    let years: [Row]
    let hasYears: Bool
    let plan: Preview?
    let year: String
    let actor: String
    let reason: String
  }

  private struct Row {
    let year: String
    let books: String
    let source: String
  }

  private struct Preview {
    let summary: String
    let key: String?
    let replaces: Bool
    let faults: [Fault]
    let hasFaults: Bool
    let differences: [Difference]
    let notices: [String]
    let hasNotices: Bool
    let rest: String?

    init(_ plan: HeadingPlan, _ key: String?) {
      self.key = key
      replaces = plan.replaces
      summary =
        plan.faults.isEmpty
        ? (plan.mayImport
          ? (plan.replaces ? "和已导入的不同，确认后替换：\(plan.summary)" : "可以导入\(plan.year.text)：\(plan.summary)")
          : "\(plan.year.text)的科目已经是这样，不用再导入")
        : "有\(plan.faults.count)处错误，一个科目也没有导入"
      faults = plan.faults.prefix(Self.most).map(Fault.init)
      hasFaults = !faults.isEmpty
      differences = plan.differences.filter { !$0.isEmpty }.map { difference in
        Difference(
          name: "\(difference.kind.label)：\(difference.lines.count)处不同", lines: difference.lines.prefix(Self.most).map(\.text),
          rest: difference.lines.count > Self.most ? "还有\(difference.lines.count - Self.most)处没有列出。" : nil)
      }
      notices = Array(plan.notices.prefix(Self.most))
      hasNotices = !notices.isEmpty
      let more = max(plan.faults.count, plan.notices.count) - Self.most
      rest = more > 0 ? "还有\(more)条没有列出。" : nil
    }

    private static let most = 200
  }

  private struct Difference {
    let name: String
    let lines: [String]
    let rest: String?
  }

  private struct Fault {
    let place: String
    let heading: String
    let cell: String
    let reason: String
    let remedy: String

    init(_ fault: ImportFault) {
      place = [fault.sheet, fault.row.map { "第\($0)行" } ?? "", fault.column.map { "第\($0)列" } ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
      heading = fault.heading
      cell = fault.cell.count > 40 ? fault.cell.prefix(40) + "…" : fault.cell
      reason = fault.reason
      remedy = fault.remedy
    }
  }
}
