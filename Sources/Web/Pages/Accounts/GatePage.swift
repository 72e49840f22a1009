import HengDomain
import HengOperations
import HengRules
import HengValues

/// What keeps the draft of a set from leaving, or that nothing does (公开前检查).
struct GatePage {
  let page: Page

  init(_ disclosure: Disclosure, _ checked: CheckedSet, latest: PublishedSet?) {
    let key = disclosure.ledger.key
    let verdict = checked.mayLeave ? SeverityMark.passed("全部通过，可以公开") : SeverityMark.html(.error, words: "没有通过，暂不能公开")
    page = Page(
      title: "公开前检查", crumbs: AccountsPage.crumbs(disclosure, below: true), here: "公开前检查", menu: .accounts,
      scope: OverviewPage.scope(disclosure.county, key.year),
      facts: [PageParts.state("draft", "草稿"), verdict, PageParts.words(key.department)],
      actions: checked.mayLeave ? [PageAction(href: Address.accounts(key) + "/set.zip", text: "下载全套草稿", isDownload: true)] : [],
      template: "gate", model: Model(checked, latest))
  }

  private struct Model {
    let published: String?
    let problems: [String]
    let hasProblems: Bool
    let summary: String
    let hasOpen: Bool
    let open: [Check]
    let hasPassed: Bool
    let passedMark: String
    let passed: [Check]
    let files: [File]

    init(_ checked: CheckedSet, _ latest: PublishedSet?) {
      published = latest.map { "第\($0.version)版" }
      problems = checked.problems.map(PageParts.words)
      hasProblems = !problems.isEmpty
      let all = checked.gate.checks
      summary = "\(all.count { $0.state == .passed })项通过，\(all.count { $0.state == .failed })项不通过，\(all.count { $0.state == .notice })项提示"
      // What must be mended stands first; what passed is one folded line.
      open = [GateCheck.State.failed, .notice].flatMap { state in all.filter { $0.state == state } }.map(Check.init)
      hasOpen = !open.isEmpty
      passed = all.filter { $0.state == .passed }.map(Check.init)
      hasPassed = !passed.isEmpty
      passedMark = SeverityMark.passed("\(passed.count)项通过")
      files = checked.set.files.map {
        File(name: $0.name, size: ScreenNumber.grouped("\($0.bytes.count)"), digest: String($0.sha256.prefix(16)))
      }
    }
  }

  private struct Check {
    private static let most = 20

    let title: String
    let kind: String
    let mark: String
    let details: [String]
    let more: String?

    init(_ check: GateCheck) {
      title = check.title
      switch check.state {
      case .passed: (kind, mark) = ("passed", SeverityMark.passed("通过"))
      case .failed: (kind, mark) = ("error", SeverityMark.html(.error, words: "不通过"))
      case .notice: (kind, mark) = ("info", SeverityMark.html(.info))
      }
      details = check.details.prefix(Self.most).map(PageParts.words)
      more = check.details.count > Self.most ? "还有\(check.details.count - Self.most)条，处理以上各条后再查" : nil
    }
  }

  private struct File {
    let name: String
    let size: String
    let digest: String
  }
}
