import HengDomain
import HengOperations
import HengValues

/// The departments that have final accounts of a year (年终决算).
struct AccountsListPage {
  let page: Page

  /// `refused` is a workbook that was not stored, with the address of the one that goes back.
  init(
    _ key: CountyYear, county: County, _ departments: [DepartmentYear], records: [DisclosureRecord],
    refused: (file: String, refusal: ImportRefusal, returned: String)? = nil
  ) {
    let name = "\(county.name) \(key.year.text)"
    let targets = records.filter { $0.targets != nil }.map { record in
      Row(href: Address.report(record.key, .departmentTargets), name: "\(record.department)部门整体绩效目标（Word）")
    }
    page = Page(
      title: "\(name)部门决算",
      crumbs: [Crumb(href: Address.accountsIndex, text: "决算公开")], here: name, menu: .accounts,
      scope: OverviewPage.scope(county, key.year), template: "accounts-list",
      model: Model(
        action: Address.accounts(county, key.year), departments: departments.map { Row(href: Address.accounts($0), name: $0.department) },
        hasDepartments: !departments.isEmpty,
        targets: targets, hasTargets: !targets.isEmpty, refused: refused.map(Refused.init)))
  }

  private struct Model {
    let action: String
    let departments: [Row]
    let hasDepartments: Bool
    let targets: [Row]
    let hasTargets: Bool
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
    let href: String
    let name: String
  }
}
