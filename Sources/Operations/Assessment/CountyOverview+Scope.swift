package import HengDomain

extension CountyOverview {
  /// What a person may see of a county's year (范围内的总览): his departments' projects, with their own sums; nil where that is nothing.
  ///
  /// Headline totals of the bureau belong to the county as a whole.
  package func seen(by scope: Scope) -> CountyOverview? {
    if scope.covers(county.division, department: nil) { return self }
    let own = assessments.filter { scope.covers($0.project.county, department: $0.project.department) }
    return own.isEmpty
      ? nil
      : CountyOverview(
        county: county, year: year, assessments: own, unitTotals: [], peers: peers.only(Set(own.map(\.project.id))))
  }
}
