import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues

/// A department's final accounts of a year (部门决算): where they stand, the one next step, what the checks say, and the papers.
struct AccountsPage {
  let page: Page

  /// - Parameters:
  ///   - books: how often the books were changed; what is noted to a warning holds for no other.
  ///   - refusal: why a step was not taken.
  init(
    _ work: AccountsWork, roles: Set<Role>, reportable: [Project], books: Int, once: String, today: CivilDate, refusal: String? = nil,
    typed: MultipartForm? = nil
  ) {
    let key = work.key
    let isPublished = work.state == .published || work.state == .archived
    var actions = [
      PageAction(href: Address.accountsVolume(key), text: "在线阅读全文"), PageAction(href: Address.accounts(key) + "/gate", text: "公开前检查"),
    ]
    if isPublished, let latest = work.published.last {
      actions.append(PageAction(href: Address.published(latest.digest), text: "下载已公开的第\(latest.version)版", isDownload: true))
    } else {
      actions.append(PageAction(href: Address.accounts(key) + "/set.zip", text: "下载全套草稿"))
    }
    if work.steps.contains(where: { $0.action == .correct }) {
      actions.append(PageAction(href: Address.accountsCorrect(key), text: "更正…"))
    }
    page = Page(
      title: "\(key.year.text)部门决算", crumbs: Self.crumbs(work.disclosure), here: key.department, menu: .accounts,
      scope: OverviewPage.scope(work.disclosure.county, key.year), facts: [Self.chip(work.state), PageParts.words(key.department)],
      actions: actions, template: "accounts",
      model: Model(
        work, AccountsSteps(work, roles, once: once, today: today, refusal, typed), reportable,
        notes: work.state.isEditable && !roles.isDisjoint(with: Role.preparers) ? (books, once) : nil))
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
    crumbs(disclosure.county, disclosure.ledger.key, below: below)
  }

  static func crumbs(_ county: County, _ key: DepartmentYear, below: Bool) -> [Crumb] {
    let crumbs = [
      Crumb(href: Address.accountsIndex, text: "决算公开"),
      Crumb(href: Address.accounts(county, key.year), text: "\(county.name) \(key.year.text)"),
    ]
    return below ? crumbs + [Crumb(href: Address.accounts(key), text: key.department)] : crumbs
  }

  private struct Model {
    let steps: AccountsSteps
    let facts: [Fact]
    let problems: [String]
    let hasProblems: Bool
    let findings: [NotedFinding]
    let hasFindings: Bool
    let checked: String
    let template: String
    let files: [FileRow]
    let hasReports: Bool
    let reports: [FileRow]
    let parts: [PartRow]
    /// Reports that may still be written.
    let further: [PartRow]
    let furtherCount: Int
    let hasFurther: Bool
    let published: [PublishedRow]
    let hasPublished: Bool
    let past: [PastRow]
    let hasPast: Bool

    init(_ work: AccountsWork, _ steps: AccountsSteps, _ reportable: [Project], notes: (books: Int, once: String)?) {
      let (disclosure, key) = (work.disclosure, work.key)
      self.steps = steps
      facts = Self.addresses.compactMap { label, address in
        disclosure.compiled.figure(address).map {
          Fact(label: label, figure: PageParts.figure($0, href: Address.accountsWhy(key, $0.key)))
        }
      }
      problems = disclosure.problems.map(PageParts.words)
      hasProblems = !problems.isEmpty
      let known = Dictionary(disclosure.ledger.notes.map { ($0.rule, $0.text) }) { first, _ in first }
      findings = disclosure.report.findings.enumerated().map { index, finding in
        NotedFinding(finding, anchor: "f\(index + 1)", note: known[finding.rule], key, notes)
      }
      hasFindings = !findings.isEmpty
      checked = "已核查\(disclosure.report.coverage.count { $0.state == .passed || $0.state == .failed })条规则"
      template = Address.accounts(key) + "/template.xlsx"
      files = PaperFormat.allCases.map { FileRow(href: Address.accounts(key) + "/files/" + $0.rawValue, name: $0.label) }
      let record = disclosure.record
      let own: [ReportKind] =
        (record.departmentEvaluation == nil ? [] : [.departmentEvaluation]) + (record.targets == nil ? [] : [.departmentTargets])
      reports =
        own.map { FileRow(href: Address.report(key, $0), name: $0.title) }
        + disclosure.projects.map { FileRow(href: Address.report($0.project.id, .evaluation), name: "“\($0.project.name)”评价报告") }
      hasReports = !reports.isEmpty
      let rows = PartRow.rows(of: key, record, reportable)
      parts = rows.filter { $0.isWritten || !$0.isReport }
      further = rows.filter { !$0.isWritten && $0.isReport }
      furtherCount = further.count
      hasFurther = !further.isEmpty
      published = work.published.map(PublishedRow.init)
      hasPublished = !published.isEmpty
      past = (work.progress?.steps ?? []).reversed().map(PastRow.init)
      hasPast = !past.isEmpty
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

  /// A finding with the place where a note is written to it, where one may be (核查说明).
  private struct NotedFinding {
    let finding: FindingModel
    let noteForm: NoteForm?

    struct NoteForm {
      let action: String
      let rule: String
      let anchor: String
      let text: String
      let changes: Int
      let once: String
    }

    init(_ finding: Finding, anchor: String, note: String?, _ key: DepartmentYear, _ notes: (books: Int, once: String)?) {
      self.finding = FindingModel(finding, anchor: anchor, note: note)
      noteForm = notes.flatMap { books, once in
        guard finding.severity != .error else { return nil }
        return NoteForm(
          action: Address.accountsNote(key), rule: finding.rule, anchor: anchor, text: note ?? "", changes: books, once: "\(once).\(anchor)"
        )
      }
    }
  }

  private struct Fact {
    let label: String
    let figure: String
  }

  private struct FileRow {
    let href: String
    let name: String
  }

  /// A part that people write, and whether anything is written (填写部分).
  struct PartRow {
    let href: String
    let name: String
    let isWritten: Bool
    let isReport: Bool

    static func rows(of key: DepartmentYear, _ record: DisclosureRecord?, _ reportable: [Project]) -> [PartRow] {
      let own: [(DisclosurePart, Bool)] = [
        (.explanation, !(record?.duties.isEmpty ?? true)), (.evaluation, record?.departmentEvaluation != nil),
        (.targets, record?.targets != nil),
      ]
      return own.map { PartRow(href: Address.accountsWriting(key, $0), name: $0.name, isWritten: $1, isReport: false) }
        + reportable.map { project in
          PartRow(
            href: Address.accountsWriting(key, .report(project.id)), name: "“\(project.name)”评价报告",
            isWritten: record?.reports.contains { $0.project == project.id } ?? false, isReport: true)
        }
    }
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

  private struct PastRow {
    let at: String
    let action: String
    let by: String
    let reason: String

    init(_ step: TransitionRecord) {
      at = step.at.beijingText
      action = AccountsSteps.word(step.action)
      by = "\(step.actor)（\(step.role.label)）"
      reason = step.reason ?? ""
    }
  }
}
