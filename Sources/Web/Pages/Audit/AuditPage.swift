import HengDomain
import HengOperations
import HengValues

/// One weighed paper in full, its places marked, the findings beside it (全文和意见), each with what was decided.
struct AuditPage {
  let page: Page

  init(_ paper: ReviewedPage) {
    let file = paper.page
    let html = file.fragment { finding in
      let address = PageParts.escaped(Address.audit(file.sha256) + "?f=" + finding + "#one")
      let verdict = paper.verdicts[finding]
      let decided = verdict.map { PageParts.words("\($0.decision.label)：\($0.reason)（\($0.actor)，\($0.at.beijingText)）　") } ?? ""
      return "<p class=\"audit-verdict\">\(decided)<a href=\"\(address)\">\(verdict == nil ? "处理" : "改变处理")</a></p>\n"
    }
    var page = Page(
      title: "全文和意见",
      crumbs: [Crumb(href: Address.audits, text: "文书核查"), Crumb(href: Address.audit(file.sha256), text: file.file)], here: "全文",
      menu: .audit, template: "audit", model: ["html": html])
    page.hasAudit = true
    self.page = page
  }
}
