import HengDomain
import HengOperations
import HengRules
import HengValues

/// Counties and years to choose from (首页).
struct HomePage {
  let page: Page

  init(_ overviews: [CountyOverview], _ renderer: PageRenderer) {
    page = Page(
      title: "县区年度", here: "总览", menu: .overview, template: "home",
      model: Model(counties: overviews.map(CountyModel.init), isEmpty: overviews.isEmpty, settings: Address.counties))
  }

  private struct Model {
    let counties: [CountyModel]
    let isEmpty: Bool
    let settings: String
  }

  private struct CountyModel {
    let href: String
    let name: String
    let year: String
    let place: String
    let bureau: String
    let projects: String
    let budget: String
    let outturn: String?
    let rate: String?
    let hasLights: Bool
    let lights: [String]

    init(_ overview: CountyOverview) {
      href = Address.overview(overview.county, overview.year)
      name = overview.county.name
      year = overview.year.text
      place = "\(overview.county.province) \(overview.county.prefecture)"
      bureau = overview.county.bureau
      projects = PageParts.figure(overview.projectCount, of: overview)
      budget = PageParts.figure(overview.budget, of: overview)
      outturn = overview.outturn.map { PageParts.figure($0, of: overview) }
      rate = overview.rate.map { PageParts.figure($0, of: overview) }
      lights = MonitoringSignal.Light.allCases.compactMap { light in
        overview.lights[light].map { "\(PageParts.badge(light)) \(PageParts.figure($0, of: overview))" }
      }
      hasLights = !lights.isEmpty
    }
  }
}
