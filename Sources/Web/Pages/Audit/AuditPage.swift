import HengDomain
import HengOperations
import HengValues

/// One weighed paper (核查结果): findings beside the paper, each to be confirmed or dismissed with a reason.
struct AuditPage {
  let page: Page

  init(_ paper: ReviewedPage, _ renderer: PageRenderer) {
    let file = paper.page
    let html = file.fragment { finding in
      renderer.fragment("verdict", VerdictModel(finding, of: file.sha256, verdict: paper.verdicts[finding]))
    }
    var page = Page(
      title: "核查结果", crumbs: [Crumb(href: Address.audits, text: "文书核查")], here: file.file, menu: .audit,
      actions: Self.exports.map { PageAction(href: Address.auditExport(file.sha256, $0.0), text: $0.1, isDownload: true) },
      template: "audit", model: ["html": html])
    page.hasAudit = true
    self.page = page
  }

  private static let exports = [("xlsx", "审核意见表（Excel）"), ("html", "核查页（网页）")]

  private struct VerdictModel {
    let anchor: String
    let action: String
    let finding: String
    /// `确认：…（某人，日期）`; nil while nobody has decided.
    let decided: String?

    init(_ finding: String, of digest: String, verdict: FindingVerdict?) {
      anchor = "v-" + finding
      action = Address.audit(digest) + "/verdicts"
      self.finding = finding
      decided = verdict.map { PageParts.words("\($0.decision.label)：\($0.reason)（\($0.actor)，\($0.at.beijingText)）") }
    }
  }
}
