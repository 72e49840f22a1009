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
    let state = progress?.state ?? .compiling
    let isPublished = state == .published || state == .archived
    var actions = [PageAction(href: Address.accounts(key) + "/gate", text: "公开前检查", isPrimary: !isPublished)]
    if isPublished, let latest = published.last {
      actions.append(
        PageAction(href: Address.published(latest.digest), text: "下载已公开的第\(latest.version)版", isPrimary: true, isDownload: true))
    } else {
      actions.append(PageAction(href: Address.accounts(key) + "/set.zip", text: "下载全套草稿"))
    }
    page = Page(
      title: "\(key.year.text)部门决算", crumbs: Self.crumbs(disclosure), here: key.department, menu: .accounts,
      scope: OverviewPage.scope(disclosure.county, key.year), facts: [Self.chip(state), PageParts.words(key.department)],
      actions: actions,
      template: "accounts", model: Model(disclosure, progress, published))
  }

  static func chip(_ state: FinalAccountsState) -> String {
    let kind =
      switch state {
      case .compiling: "draft"
      case .checked: "waiting"
      case .submitted: "sent"
      case .approved: "done"
      case .published, .archived: "public"
      }
    return PageParts.state(kind, state.label)
  }

  static func crumbs(_ disclosure: Disclosure, below: Bool = false) -> [Crumb] {
    let key = disclosure.ledger.key
    let crumbs = [
      Crumb(href: Address.accountsIndex, text: "决算公开"),
      Crumb(href: Address.accounts(disclosure.county, key.year), text: "\(disclosure.county.name) \(key.year.text)"),
    ]
    return below ? crumbs + [Crumb(href: Address.accounts(key), text: key.department)] : crumbs
  }

  private struct Model {
    let stages: [Stage]
    let facts: [Fact]
    let problems: [String]
    let hasProblems: Bool
    let findings: [FindingModel]
    let hasFindings: Bool
    let checked: String
    let template: String
    let volume: String
    let files: [FileRow]
    let hasReports: Bool
    let reports: [FileRow]
    let published: [PublishedRow]
    let hasPublished: Bool
    let steps: [StepRow]
    let hasSteps: Bool

    init(_ disclosure: Disclosure, _ progress: FinalAccountsProgress?, _ sets: [PublishedSet]) {
      let key = disclosure.ledger.key
      stages = Stage.stages(progress?.state ?? .compiling)
      facts = Self.addresses.compactMap { label, address in
        disclosure.compiled.figure(address).map {
          Fact(label: label, figure: PageParts.figure($0, href: Address.accountsWhy(key, $0.key)))
        }
      }
      problems = disclosure.problems.map(PageParts.words)
      hasProblems = !problems.isEmpty
      let notes = Dictionary(disclosure.ledger.notes.map { ($0.rule, $0.text) }) { first, _ in first }
      findings = disclosure.report.findings.enumerated().map { FindingModel($1, anchor: "f\($0 + 1)", note: notes[$1.rule]) }
      hasFindings = !findings.isEmpty
      checked = "已核查\(disclosure.report.coverage.count { $0.state == .passed || $0.state == .failed })条规则"
      template = Address.accounts(key) + "/template.xlsx"
      volume = Address.accounts(key) + "/volume"
      files = PaperFormat.allCases.map { FileRow(href: Address.accounts(key) + "/files/" + $0.rawValue, name: $0.label) }
      let record = disclosure.record
      let own: [ReportKind] =
        (record.departmentEvaluation == nil ? [] : [.departmentEvaluation]) + (record.targets == nil ? [] : [.departmentTargets])
      reports =
        own.map { FileRow(href: Address.report(key, $0), name: $0.title) }
        + disclosure.projects.map { FileRow(href: Address.report($0.project.id, .evaluation), name: "“\($0.project.name)”评价报告") }
      hasReports = !reports.isEmpty
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

  /// One of the five steps from compiling to publication (办理步骤).
  private struct Stage {
    let number: Int
    let name: String
    let isDone: Bool
    let isCurrent: Bool

    /// A state stands for the step that is done; the next one is in hand.
    static func stages(_ state: FinalAccountsState) -> [Stage] {
      let done =
        switch state {
        case .compiling: 0
        case .checked: 2
        case .submitted: 3
        case .approved: 4
        case .published, .archived: 5
        }
      return ["编制", "核查", "上报", "批复", "公开"].enumerated().map { index, name in
        Stage(number: index + 1, name: name, isDone: index < done, isCurrent: index == done)
      }
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
    let correction: String

    init(_ set: PublishedSet) {
      href = Address.published(set.digest)
      version = "第\(set.version)版"
      at = set.publishedAt.beijingText
      by = set.publishedBy
      correction = set.correction ?? ""
    }
  }

  private struct StepRow {
    let at: String
    let action: String
    let by: String
    let reason: String

    init(_ step: TransitionRecord) {
      at = step.at.beijingText
      action = step.action.rawValue
      by = "\(step.actor)（\(step.role.label)）"
      reason = step.reason ?? ""
    }
  }
}
