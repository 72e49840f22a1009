import HengDomain
import HengOperations
import HengRules
import HengValues

/// Counties and years to choose from (首页).
struct HomePage {
  let page: Page

  /// - Parameters:
  ///   - counties: those of which the visitor may see something, with projects or without.
  ///   - isBegun: somewhere a county is registered.
  init(_ overviews: [CountyOverview], counties: [County], isBegun: Bool, thisYear: Int) {
    let waiting = WaitingCounty.all(counties, but: overviews, in: thisYear)
    let settings = !isBegun && Visitor.current.mayRegisterCounties ? Address.counties : nil
    page = Page(
      title: "县区年度", here: "总览", menu: .overview, template: "home",
      model: Model(
        counties: overviews.map(CountyModel.init), isEmpty: overviews.isEmpty,
        settings: settings,
        waiting: waiting, hasWaiting: !waiting.isEmpty))
  }

  private struct Model {
    let counties: [CountyModel]
    let isEmpty: Bool
    let settings: String?
    /// Registered counties without projects.
    let waiting: [WaitingCounty]
    let hasWaiting: Bool
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
