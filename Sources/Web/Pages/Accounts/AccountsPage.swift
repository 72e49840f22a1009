import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues

/// A department's final accounts of a year (部门决算): where they stand, what the checks say, and the papers.
struct AccountsPage {
  let page: Page

  init(_ disclosure: Disclosure, progress: FinalAccountsProgress?, published: [PublishedSet]) {
    let key = disclosure.ledger.key
    page = Page(
      title: "\(key.department) \(key.year.text)部门决算", crumbs: Self.crumbs(disclosure), here: key.department, template: "accounts",
      model: Model(disclosure, progress, published))
  }

  static func crumbs(_ disclosure: Disclosure, below: Bool = false) -> [Crumb] {
    let key = disclosure.ledger.key
    let crumbs = [
      Crumb(href: Address.home, text: "总览"),
      Crumb(href: Address.overview(disclosure.county, key.year), text: "\(disclosure.county.name) \(key.year.text)"),
      Crumb(href: Address.accounts(disclosure.county, key.year), text: "部门决算"),
    ]
    return below ? crumbs + [Crumb(href: Address.accounts(key), text: key.department)] : crumbs
  }

  private struct Model {
    let state: String
    let facts: [Fact]
    let problems: [String]
    let hasProblems: Bool
    let findings: [FindingRow]
    let hasFindings: Bool
    let checked: String
    let template: String
    let volume: String
    let gate: String
    let set: String
    let files: [FileRow]
    let reports: [FileRow]
    let published: [PublishedRow]
    let hasPublished: Bool
    let steps: [StepRow]
    let hasSteps: Bool

    init(_ disclosure: Disclosure, _ progress: FinalAccountsProgress?, _ sets: [PublishedSet]) {
      let key = disclosure.ledger.key
      state = (progress?.state ?? .compiling).label
      facts = Self.addresses.compactMap { label, address in
        disclosure.compiled.figure(address).map {
          Fact(label: label, figure: PageParts.figure($0, href: Address.accountsWhy(key, $0.key)))
        }
      }
      problems = disclosure.problems
      hasProblems = !problems.isEmpty
      let notes = Dictionary(disclosure.ledger.notes.map { ($0.rule, $0.text) }) { first, _ in first }
      findings = disclosure.report.findings.map { FindingRow($0, note: notes[$0.rule]) }
      hasFindings = !findings.isEmpty
      checked = "已核查\(disclosure.report.coverage.count { $0.state == .passed || $0.state == .failed })条规则"
      template = Address.accounts(key) + "/template.xlsx"
      volume = Address.accounts(key) + "/volume"
      gate = Address.accounts(key) + "/gate"
      set = Address.accounts(key) + "/set.zip"
      files = PaperFormat.allCases.map { FileRow(href: Address.accounts(key) + "/files/" + $0.rawValue, name: $0.label) }
      let record = disclosure.record
      let own: [ReportKind] =
        (record.departmentEvaluation == nil ? [] : [.departmentEvaluation]) + (record.targets == nil ? [] : [.departmentTargets])
      reports =
        own.map { FileRow(href: Address.report(key, $0), name: $0.title) }
        + disclosure.projects.map { FileRow(href: Address.report($0.project.id, .evaluation), name: "“\($0.project.name)”评价报告") }
      published = sets.map(PublishedRow.init)
      hasPublished = !sets.isEmpty
      steps = (progress?.steps ?? []).map(StepRow.init)
      hasSteps = !steps.isEmpty
    }

    private static let addresses: [(String, AccountsAddress)] = [
      ("本年收入合计", AccountsAddress(.receiptsAndPayments, .receiptsOfYear, .amount)),
      ("本年支出合计", AccountsAddress(.receiptsAndPayments, .paymentsOfYear, .amount)),
      ("年末结转和结余", AccountsAddress(.receiptsAndPayments, .closingBalance, .amount)),
      ("一般公共预算财政拨款支出", AccountsAddress(.generalBudgetPayments, .total, .total)),
      ("其中：基本支出", AccountsAddress(.generalBudgetPayments, .total, .basic)),
      ("其中：项目支出", AccountsAddress(.generalBudgetPayments, .total, .project)),
    ]
  }

  private struct Fact {
    let label: String
    let figure: String
  }

  private struct FindingRow {
    let rule: String
    let href: String
    let kind: String
    let severity: String
    let message: String
    let remedy: String
    let note: String?

    init(_ finding: Finding, note: String?) {
      rule = finding.rule
      href = Address.rule(finding.rule)
      kind = finding.severity.rawValue
      severity = finding.severity.label
      message = finding.message
      remedy = finding.remedy
      self.note = note
    }
  }

  private struct FileRow {
    let href: String
    let name: String
  }

  private struct PublishedRow {
    let href: String
    let version: String
    let at: String
    let by: String
    let digest: String
    let correction: String

    init(_ set: PublishedSet) {
      href = Address.published(set.digest)
      version = "第\(set.version)版"
      at = set.publishedAt.text
      by = set.publishedBy
      digest = String(set.digest.prefix(12))
      correction = set.correction ?? ""
    }
  }

  private struct StepRow {
    let at: String
    let action: String
    let by: String
    let reason: String

    init(_ step: TransitionRecord) {
      at = step.at.text
      action = step.action.rawValue
      by = "\(step.actor)（\(step.role.label)）"
      reason = step.reason ?? ""
    }
  }
}
