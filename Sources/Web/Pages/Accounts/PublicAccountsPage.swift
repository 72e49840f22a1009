import HengDomain
import HengOperations
import HengValues

/// The final accounts that a county has published, for everybody (决算公开栏目).
struct PublicAccountsPage {
  let page: Page

  init(_ county: County, _ sets: [PublishedSet]) {
    let newest = Dictionary(sets.map { ($0.key, $0.version) }, uniquingKeysWith: max)
    var years: [YearModel] = []
    for year in Set(sets.map(\.key.year)).sorted(by: { $0.year > $1.year }) {
      let own = sets.filter { $0.key.year == year }.sorted { ($0.key.department, -$0.version) < ($1.key.department, -$1.version) }
      years.append(
        YearModel(
          anchor: "y\(year.year)", name: year.text,
          sets: own.map { Row($0, county: county, isReplaced: $0.version < newest[$0.key] ?? 0) }))
    }
    page = Page(
      title: "\(county.name)决算公开", here: county.name, menu: .accounts, template: "public-accounts",
      model: Model(years: years, hasDepartments: !years.isEmpty))
  }

  private struct Model {
    let years: [YearModel]
    let hasDepartments: Bool
  }

  private struct YearModel {
    let anchor: String
    let name: String
    let sets: [Row]
  }

  private struct Row {
    let department: String
    let version: String?
    let read: String
    let href: String
    let at: String
    let correction: String?
    let isReplaced: Bool

    init(_ set: PublishedSet, county: County, isReplaced: Bool) {
      department = set.key.department
      version = set.version > 1 ? "第\(set.version)版，更正" : nil
      read = Address.publicAccounts(county.division) + "/" + set.digest
      href = Address.published(set.digest)
      at = PageParts.words(set.publishedAt.date().chineseText)
      correction = set.correction
      self.isReplaced = isReplaced
    }
  }
}

/// A published set to read, exactly as it left (公开文本).
struct PublicVolumePage {
  let page: Page

  /// - Parameter html: the page of the archive.
  init(_ county: County, _ set: PublishedSet, _ html: String) {
    let title = "\(set.key.department)\(set.key.year.text)部门决算公开" + (set.version > 1 ? "（第\(set.version)版）" : "")
    page = Page(
      title: title, crumbs: [Crumb(href: Address.publicAccounts(county.division), text: "\(county.name)决算公开")], here: set.key.department,
      menu: .accounts, facts: [PageParts.state("public", "已公开"), PageParts.words(set.publishedAt.date().chineseText)],
      actions: [PageAction(href: Address.published(set.digest), text: "下载全套", isPrimary: true, isDownload: true)],
      template: "public-volume", model: Model(paper: Self.body(html)), hasPaper: true)
  }

  private struct Model {
    let paper: String
  }

  /// What stands between the beginning and the end of the body.
  private static func body(_ html: String) -> String {
    guard let begin = html.byteRange(of: "<body>"), let end = html.byteRange(of: "</body>"), begin.upperBound <= end.lowerBound else {
      return ""
    }
    return String(html[begin.upperBound..<end.lowerBound])
  }
}
