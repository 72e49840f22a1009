import HengDocuments
import HengDomain
import HengOperations
import HengValues
import HengWriters

/// The whole volume on one page (决算公开全文). Every figure links to its explanation.
struct VolumePage {
  let page: Page

  init(_ disclosure: Disclosure) {
    let key = disclosure.ledger.key
    page = Page(
      title: disclosure.volume.title, crumbs: AccountsPage.crumbs(disclosure, below: true), here: "全文", template: "volume",
      model: Model(paper: HTMLWriter.fragment(disclosure.volume) { Address.accountsWhy(key, $0.key) }), hasPaper: true)
  }

  private struct Model {
    let paper: String
  }
}
