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
    let known = Set(overviews.map(\.county.division))
    let waiting = counties.filter { !known.contains($0.division) }
    let year = try? FiscalYear(thisYear)
    let settings = !isBegun && Visitor.current.mayRegisterCounties ? Address.counties : nil
    let duty = overviews.isEmpty && settings == nil ? Duty(Visitor.current) : nil
    page = Page(
      title: duty == nil ? "县区年度" : "首页", here: "总览", menu: .overview, template: "home",
      model: Model(
        counties: overviews.map(CountyModel.init), isEmpty: overviews.isEmpty,
        settings: settings,
        waiting: waiting.compactMap { county in
          year.map {
            Waiting(
              name: county.name, isOwn: !Visitor.current.scope.roles(touching: county.division).isDisjoint(with: Role.preparers),
              href: Address.registration(CountyYear(county: county.division, year: $0)), settings: Address.settings(county.division))
          }
        }, hasWaiting: !waiting.isEmpty, duty: duty))
  }

  private struct Model {
    let counties: [CountyModel]
    let isEmpty: Bool
    let settings: String?
    /// Registered counties without projects.
    let waiting: [Waiting]
    let hasWaiting: Bool
    let duty: Duty?
  }

  private struct Waiting {
    let name: String
    /// The visitor registers projects there.
    let isOwn: Bool
    let href: String
    let settings: String
  }

  /// What an administrator of the program does, and where (三员的首页).
  private struct Duty {
    let words: String
    let href: String
    let text: String

    /// Nil for who administers nothing.
    init?(_ visitor: Visitor) {
      guard visitor.isAdministrator else { return nil }
      let roles = visitor.scope.administration
      let isAuditor = roles.contains(.auditAdministrator)
      words =
        isAuditor
        ? "您是审计管理员，查看留痕，看不到业务数据。"
        : roles.contains(.securityAdministrator) ? "您是安全管理员，给人员角色、管辖范围和口令，看不到业务数据。" : "您是系统管理员，登记县区、部门和人员，看不到业务数据。"
      (href, text) = isAuditor ? (Address.trail, "留痕") : (Address.people, "人员和角色")
    }
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
