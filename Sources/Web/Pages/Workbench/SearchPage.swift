import HengDomain
import HengOperations
import HengValues

/// What was found for some words, kind by kind (查找).
struct SearchPage {
  let page: Page

  init(_ words: String, kind: FindRecords.Kind?, _ groups: [FindRecords.Group]) {
    let total = groups.reduce(0) { $0 + $1.total }
    page = Page(
      title: "查找", here: "查找", menu: nil, facts: words.isEmpty ? [] : ["\(total)条"], template: "search",
      model: Model(
        q: words, isAsked: !words.isEmpty, isNothing: !words.isEmpty && groups.isEmpty,
        all: kind == nil ? nil : Address.search(words, nil),
        groups: groups.map { group in
          Group(
            name: group.kind.rawValue, total: "\(group.total)", hits: group.hits.map { Line($0, words) },
            more: group.total > group.hits.count && kind == nil ? Address.search(words, group.kind) : nil,
            rest: "\(group.total - group.hits.count)")
        }))
  }

  private struct Model {
    let q: String
    let isAsked: Bool
    let isNothing: Bool
    let all: String?
    let groups: [Group]
  }

  private struct Group {
    let name: String
    let total: String
    let hits: [Line]
    let more: String?
    let rest: String
  }

  private struct Line {
    let href: String
    let text: String
    let detail: String
    let mark: String

    init(_ hit: FindRecords.Hit, _ words: String) {
      href =
        switch hit.place {
        case .project(let id): Address.project(id)
        case .county(let key): Address.overview(key)
        }
      let shown = PageParts.words(hit.text)
      let sought = PageParts.words(words)
      text = sought.isEmpty || !shown.contains(sought) ? shown : shown.replacing(sought, with: "<mark>\(sought)</mark>", maxReplacements: 1)
      detail = hit.detail
      mark = hit.mark
    }
  }
}

/// Counties and years to change to (换县区或年度).
struct YearsPage {
  let page: Page

  /// - Parameter place: the address from which one comes; it is kept for the other year where it names a county's year.
  init(_ keys: [CountyYear], names: [County], at place: String) {
    let rest = Self.rest(place)
    let byCounty = Dictionary(grouping: keys, by: \.county)
    page = Page(
      title: "换县区或年度", here: "换县区或年度", menu: nil, template: "years",
      model: Model(
        counties: names.filter { byCounty[$0.division] != nil }.map { county in
          Row(
            name: county.name, place: "\(county.province)\(county.prefecture)",
            years: (byCounty[county.division] ?? []).sorted { $0.year.year > $1.year.year }.map {
              Link(href: Address.overview($0) + rest, text: $0.year.text)
            })
        }, isEmpty: keys.isEmpty))
  }

  /// What follows the year in `/counties/141123/2022/accounts`, as far as every year has it.
  private static func rest(_ place: String) -> String {
    let parts = place.split(separator: "/").map(String.init)
    guard parts.count >= 4, parts[0] == "counties", ["accounts", "registration"].contains(parts[3]) else { return "" }
    return "/" + parts[3]
  }

  private struct Model {
    let counties: [Row]
    let isEmpty: Bool
  }

  private struct Row {
    let name: String
    let place: String
    let years: [Link]
  }

  private struct Link {
    let href: String
    let text: String
  }
}
