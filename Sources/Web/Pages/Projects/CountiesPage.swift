import HengDomain
import HengOperations
import HengValues

/// Registered counties, and the form to register one (县区登记).
struct CountiesPage {
  let page: Page

  /// - Parameters:
  ///   - found: divisions that a search found, with their full names; nil where nothing was looked for.
  ///   - problem: why the last form was not taken; `typed` is what it held.
  init(
    _ counties: [County], found: [(DivisionName, String)]?, query: String, profiles: [(key: String, name: String)], problem: String?,
    typed: MultipartForm?
  ) {
    let known = Set(counties.map(\.division))
    let choices = (found ?? []).prefix(Self.most).map { entry, name in
      Choice(
        code: entry.division.text, name: name, note: known.contains(entry.division) ? "已登记" : "", isOpen: !known.contains(entry.division),
        isChosen: typed?.text("division") == entry.division.text || found?.count == 1)
    }
    let wanted = typed?.text("profile") ?? "national"
    page = Page(
      title: "县区和部门", here: "县区和部门", menu: .counties, facts: ["\(counties.count)个县区"],
      actions: [PageAction(href: Address.headings, text: "收支分类科目")], template: "counties",
      model: Model(
        action: Address.counties, problem: problem, query: query, counties: counties.map { Row($0, profiles) },
        hasCounties: !counties.isEmpty,
        hasSearched: found != nil, isNothing: found?.isEmpty ?? false, choices: choices, hasChoices: choices.contains(where: \.isOpen),
        rest: (found?.count ?? 0) > Self.most ? "还有\((found?.count ?? 0) - Self.most)个，请写得更细些。" : nil,
        profiles: profiles.map { Option(value: $0.key, text: $0.name, selected: $0.key == wanted) }, bureau: typed?.text("bureau") ?? "",
        actor: typed?.text("actor") ?? ""))
  }

  private static let most = 30

  private struct Model {
    let action: String
    let problem: String?
    let query: String
    let counties: [Row]
    let hasCounties: Bool
    let hasSearched: Bool
    let isNothing: Bool
    let choices: [Choice]
    let hasChoices: Bool
    let rest: String?
    let profiles: [Option]
    let bureau: String
    let actor: String
  }

  private struct Row {
    let href: String
    let name: String
    let code: String
    let bureau: String
    let profile: String

    init(_ county: County, _ profiles: [(key: String, name: String)]) {
      href = Address.settings(county.division)
      name = "\(county.province)\(county.prefecture)\(county.name)"
      code = county.division.text
      bureau = county.bureau
      profile = profiles.first { $0.key == county.profile }?.name ?? county.profile
    }
  }

  private struct Choice {
    let code: String
    let name: String
    let note: String
    let isOpen: Bool
    let isChosen: Bool
  }

  private struct Option {
    let value: String
    let text: String
    let selected: Bool
  }
}
