import HengDomain
import HengOperations
import HengValues

/// The departments that have final accounts of a year (年终决算).
struct AccountsListPage {
  let page: Page

  /// A registered department and how far it is.
  struct DepartmentStanding {
    let key: DepartmentYear
    let standing: AccountsStanding?
    let record: DisclosureRecord?
    /// Accounts were imported.
    let hasBooks: Bool
  }

  /// `refused` is a workbook that was not stored, with the address of the one that goes back.
  init(
    _ key: CountyYear, county: County, _ departments: [DepartmentStanding],
    refused: (file: String, refusal: ImportRefusal, returned: String)? = nil
  ) {
    let name = "\(county.name) \(key.year.text)"
    page = Page(
      title: "\(name)部门决算",
      crumbs: [Crumb(href: Address.accountsIndex, text: "决算公开")], here: name, menu: .accounts,
      scope: OverviewPage.scope(county, key.year), facts: [PageParts.link(to: Address.publicAccounts(county.division), "公众看到的决算公开栏目")],
      template: "accounts-list",
      model: Model(
        action: Address.accounts(county, key.year), departments: departments.map(Row.init), hasDepartments: !departments.isEmpty,
        counties: Address.settings(county.division), refused: refused.map(Refused.init)))
  }

  private struct Model {
    let action: String
    let departments: [Row]
    let hasDepartments: Bool
    /// Where departments are registered.
    let counties: String
    let refused: Refused?
  }

  /// Every error of the workbook, as it also stands in the one that goes back.
  private struct Refused {
    let file: String
    let summary: String
    let returned: String
    let faults: [Fault]
    let hasNotices: Bool
    let notices: [String]

    init(file: String, refusal: ImportRefusal, returned: String) {
      self.file = file
      summary = refusal.summary
      self.returned = returned
      faults = refusal.faults.map(Fault.init)
      notices = refusal.notices.map(\.message)
      hasNotices = !notices.isEmpty
    }
  }

  private struct Fault {
    let sheet: String
    let row: String
    let heading: String
    let cell: String
    let reason: String
    let remedy: String

    init(_ fault: ImportFault) {
      sheet = fault.sheet.isEmpty ? "整份工作簿" : fault.sheet
      row = fault.row.map { "\($0)" } ?? ""
      heading = fault.heading
      cell = fault.cell.count > 40 ? fault.cell.prefix(40) + "…" : fault.cell
      reason = fault.reason
      remedy = fault.remedy
    }
  }

  private struct Row {
    /// Nil while there are no accounts.
    let href: String?
    let name: String
    let state: String
    let template: String
    let parts: [AccountsPage.PartRow]

    init(_ department: DepartmentStanding) {
      let key = department.key
      href = department.hasBooks ? Address.accounts(key) : nil
      name = key.department
      state = department.hasBooks ? AccountsPage.chip(department.standing?.state ?? .compiling) : PageParts.state("draft", "没有导入决算")
      template = Address.accounts(key) + "/template.xlsx"
      parts = AccountsPage.PartRow.rows(of: key, department.record, [])
    }
  }
}
