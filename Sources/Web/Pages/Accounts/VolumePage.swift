import HengDocuments
import HengDomain
import HengOperations
import HengValues
import HengWriters

/// The whole volume on one page, as it would be printed now (决算公开全文草稿). Every figure links to its explanation.
struct VolumePage {
  let page: Page

  init(_ disclosure: Disclosure, latest: PublishedSet?) {
    let key = disclosure.ledger.key
    let draft = disclosure.draft
    page = Page(
      title: "决算公开全文（草稿）", crumbs: AccountsPage.crumbs(disclosure, below: true), here: "全文", menu: .accounts,
      scope: OverviewPage.scope(disclosure.county, key.year), facts: [PageParts.state("draft", "草稿"), PageParts.words(key.department)],
      template: "volume",
      model: Model(
        published: latest.map { Published(href: Address.published($0.digest), version: "第\($0.version)版") },
        paper: HTMLWriter.fragment(draft) { Address.accountsWhy(key, $0.key) }), hasPaper: true)
  }

  private struct Model {
    let published: Published?
    let paper: String
  }

  private struct Published {
    let href: String
    let version: String
  }
}
