import HengDomain
import HengOperations
import HengValues

/// The indicators to choose from (指标库).
struct IndicatorLibraryPage {
  let page: Page

  init(_ library: IndicatorLibrary, words: String, level2: IndicatorLevel2?, origin: LibraryIndicator.Origin?) {
    let found = library.found(words, level2: level2, origin: origin)
    page = Page(
      title: "指标库", here: "指标库", facts: [PageParts.words("共\(library.indicators.count)项，找到\(found.count)项")], template: "indicators",
      model: Model(
        action: Address.indicators, words: words,
        levels: IndicatorLevel2.allCases.map { Choice(value: $0.rawValue, text: $0.label, isChosen: $0 == level2) },
        origins: LibraryIndicator.Origin.allCases.map { Choice(value: $0.rawValue, text: $0.label, isChosen: $0 == origin) },
        rows: found.prefix(Self.most).map(Row.init), hasRows: !found.isEmpty,
        rest: found.count > Self.most ? "还有\(found.count - Self.most)项，请加条件再查" : nil))
  }

  private static let most = 200

  private struct Model {
    let action: String
    let words: String
    let levels: [Choice]
    let origins: [Choice]
    let rows: [Row]
    let hasRows: Bool
    let rest: String?
  }

  private struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  struct Row {
    let key: String
    let name: String
    let level: String
    let unit: String
    let direction: String
    let values: String
    let bases: String
    let uses: Int
    let years: String
    let origin: String

    init(_ indicator: LibraryIndicator) {
      key = indicator.key
      name = indicator.name
      level = "\(indicator.level1.label) · \(indicator.level2.label)"
      unit = indicator.unit
      direction = indicator.direction?.label ?? ""
      values = PageParts.words(indicator.values.joined(separator: "、"))
      bases = PageParts.words(indicator.bases.joined(separator: "、"))
      uses = indicator.uses
      years = indicator.years.map { "\($0)年" }.joined(separator: "、")
      origin = indicator.origin.label
    }
  }
}
