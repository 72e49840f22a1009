import HengDomain
import HengOperations
import HengValues

/// What keeps a set from leaving, or that nothing does (公开前检查).
struct GatePage {
  let page: Page

  init(_ disclosure: Disclosure, _ checked: CheckedSet) {
    page = Page(
      title: "公开前检查", crumbs: AccountsPage.crumbs(disclosure, below: true), here: "公开前检查", template: "gate",
      model: Model(disclosure, checked))
  }

  private struct Model {
    let department: String
    let isOpen: Bool
    let set: String
    let problems: [String]
    let hasProblems: Bool
    let checks: [Check]
    let files: [File]

    init(_ disclosure: Disclosure, _ checked: CheckedSet) {
      let key = disclosure.ledger.key
      department = "\(key.department) \(key.year.text)"
      isOpen = checked.mayLeave
      set = Address.accounts(key) + "/set.zip"
      problems = checked.problems
      hasProblems = !problems.isEmpty
      checks = checked.gate.checks.map(Check.init)
      files = checked.set.files.map { File(name: $0.name, size: "\($0.bytes.count)", digest: $0.sha256) }
    }
  }

  private struct Check {
    let title: String
    let kind: String
    let mark: String
    let details: [String]

    init(_ check: GateCheck) {
      title = check.title
      kind = check.state.rawValue
      mark = check.state == .passed ? "通过" : check.state == .failed ? "不通过" : "提示"
      details = Array(check.details.prefix(20))
    }
  }

  private struct File {
    let name: String
    let size: String
    let digest: String
  }
}
