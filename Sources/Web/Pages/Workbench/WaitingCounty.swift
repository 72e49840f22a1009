import HengDomain
import HengOperations
import HengValues

/// A registered county that has no projects yet (还没有项目的县区).
struct WaitingCounty {
  let name: String
  /// The visitor registers projects there.
  let isOwn: Bool
  let href: String
  let settings: String

  static func all(_ counties: [County], but overviews: [CountyOverview], in thisYear: Int) -> [WaitingCounty] {
    guard let year = try? FiscalYear(thisYear) else { return [] }
    let known = Set(overviews.map(\.county.division))
    return counties.filter { !known.contains($0.division) }.map { county in
      WaitingCounty(
        name: county.name, isOwn: !Visitor.current.scope.roles(touching: county.division).isDisjoint(with: Role.preparers),
        href: Address.registration(CountyYear(county: county.division, year: year)), settings: Address.settings(county.division))
    }
  }
}
