package import HengDomain
package import HengRules
package import HengValues

/// One county in one year on one page (县区总览): money, lights, scores, findings; every number with its source.
package struct CountyOverview: Sendable {
  package let county: County
  package let year: FiscalYear
  package let assessments: [ProjectAssessment]
  package let unitTotals: [Figure]
  /// The objectives of all projects of the county's year.
  let peers: YearPeers
  /// Added up when somebody first asks for one of them: most pages are of single projects.
  private let sums: Once<OverviewSums>

  package init(county: County, year: FiscalYear, assessments: [ProjectAssessment], unitTotals: [UnitTotal]) {
    self.init(
      county: county, year: year, assessments: assessments, unitTotals: unitTotals, peers: YearPeers(assessments.map(\.ledger)))
  }

  /// - Parameter peers: may hold more projects than are shown.
  init(county: County, year: FiscalYear, assessments: [ProjectAssessment], unitTotals: [UnitTotal], peers: YearPeers) {
    self.county = county
    self.year = year
    self.assessments = assessments
    self.peers = peers
    self.unitTotals = unitTotals.map {
      .recorded(key: "overview.unit.\($0.order)", label: $0.label, text: $0.value, $0.citation)
    }
    sums = Once { OverviewSums(assessments) }
  }

  package var budget: Figure { sums.value.budget }
  /// 到位合计.
  package var issued: Figure? { sums.value.issued }
  package var outturn: Figure? { sums.value.outturn }
  package var rate: Figure? { sums.value.rate }
  package var projectCount: Figure { sums.value.projectCount }
  /// By light, then those without a monitoring form.
  package var lights: [MonitoringSignal.Light: Figure] { sums.value.lights }
  /// How many projects have each grade, by which score is counted; 更正后 only where some form was corrected, and it counts the others
  /// by their form.
  package var grades: [ScoreStory.Version: [Grade: Figure]] { sums.value.grades }
  /// Which score stands for the projects together: `更正后（没有更正的按原表）`.
  package var scoreBasis: String { sums.value.scoreBasis }
  package var findings: [Severity: Figure] { sums.value.findings }

  package var figures: [Figure] {
    [budget, issued, outturn, rate, projectCount].compactMap { $0 } + MonitoringSignal.Light.allCases.compactMap { lights[$0] }
      + ScoreStory.Version.allCases.flatMap { version in Grade.allCases.compactMap { grades[version]?[$0] } }
      + Severity.allCases.compactMap { findings[$0] } + unitTotals
  }
}
