import HengDomain
import HengOperations
import HengValues

/// Many departments and projects at once: pasted or as a workbook, shown first and then registered (批量登记).
struct RegistrationPage {
  let page: Page

  /// - Parameters:
  ///   - plan: what was sent would register this; nil before anything was sent.
  ///   - key: under which what was sent is kept until it is confirmed.
  ///   - returned: the address of the workbook with its errors marked.
  init(
    _ county: County, _ known: KnownProjects, plan: RegistrationPlan? = nil, key: String? = nil, returned: String? = nil,
    problem: String? = nil,
    typed: MultipartForm? = nil
  ) {
    let year = known.key
    let name = "\(county.name) \(year.year.text)"
    page = Page(
      title: "批量登记",
      crumbs: CountyPage.crumbs + [Crumb(href: Address.settings(county.division), text: county.name)],
      here: name, menu: .projects, scope: known.projects.isEmpty ? nil : OverviewPage.scope(county, year.year),
      facts: [PageParts.words(name)],
      actions: [PageAction(href: Address.registrationWorkbook, text: "下载登记工作簿", isDownload: true)], template: "registration",
      model: Model(
        action: Address.registration(year), template: Address.registrationWorkbook, problem: problem,
        plan: plan.map { Preview($0, key, returned) },
        rows: key == nil ? typed?.text("rows") ?? "" : "", actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? "登记"))
  }

  private struct Model {
    let action: String
    let template: String
    let problem: String?
    let plan: Preview?
    let rows: String
    let actor: String
    let reason: String
  }

  private struct Preview {
    let summary: String
    /// May be registered under this key.
    let key: String?
    let returned: String?
    let faults: [Fault]
    let hasFaults: Bool
    let notices: [String]
    let hasNotices: Bool
    let lines: [Line]
    let hasLines: Bool
    let rest: String?

    init(_ plan: RegistrationPlan, _ key: String?, _ returned: String?) {
      let counts = ["部门", "项目"].map { sheet in (sheet, plan.lines.count { $0.sheet == sheet }) }.filter { $0.1 > 0 }
      let told = counts.map { "\($0.0)\($0.1)个" }.joined(separator: "、")
      summary =
        plan.faults.isEmpty
        ? (plan.lines.isEmpty ? "没有可以登记的行" : "可以登记：\(told)") : "有\(plan.faults.count)处错误，一行也没有登记"
      self.key = plan.mayRegister ? key : nil
      self.returned = returned
      faults = plan.faults.prefix(Self.most).map(Fault.init)
      hasFaults = !plan.faults.isEmpty
      notices = plan.notices.map(\.message)
      hasNotices = !notices.isEmpty
      lines = plan.lines.prefix(Self.most).map { Line(place: "\($0.sheet) 第\($0.row)行", name: $0.name, detail: $0.detail) }
      hasLines = !lines.isEmpty && plan.faults.isEmpty
      let more = max(plan.lines.count, plan.faults.count) - Self.most
      rest = more > 0 ? "还有\(more)行没有列出。" : nil
    }

    private static let most = 200
  }

  private struct Line {
    let place: String
    let name: String
    let detail: String
  }

  private struct Fault {
    let place: String
    let heading: String
    let cell: String
    let reason: String
    let remedy: String

    init(_ fault: ImportFault) {
      place = [fault.sheet, fault.row.map { "第\($0)行" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      heading = fault.heading
      cell = fault.cell.count > 40 ? fault.cell.prefix(40) + "…" : fault.cell
      reason = fault.reason
      remedy = fault.remedy
    }
  }
}
