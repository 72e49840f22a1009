package import HengValues

/// A name that an administrative division bore for a time (区划名称). A code keeps every name that it bore.
package struct DivisionName: Hashable, Sendable {
  package let division: AdministrativeDivision
  package let name: String
  /// First day; nil where it is not known.
  package let since: CivilDate?
  /// Last day (撤销、更名前的最后一天); nil while it goes on.
  package let until: CivilDate?

  package init(division: AdministrativeDivision, name: String, since: CivilDate? = nil, until: CivilDate? = nil) {
    self.division = division
    self.name = name
    self.since = since
    self.until = until
  }

  package func isInForce(on day: CivilDate) -> Bool { (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true) }
}
