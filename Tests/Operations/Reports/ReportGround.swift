import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues

/// The four sample counties assessed, and the year-end papers of the one that has accounts.
struct ReportGround: Sendable {
  static let loaded = Result { try ReportGround() }

  /// One paper with what the assessment of its records already says.
  struct Paper: Sendable {
    var kind: ReportKind
    var name: String
    var profile: String
    var document: Document
    /// Rules of severity error in the records that the paper tells of.
    var known: Set<String>
  }

  let library: ProfileLibrary
  let overviews: [CountyOverview]
  let disclosures: [Disclosure]
  let records: [DisclosureRecord]
  let print: PrintReport

  init() throws {
    let library = try ProfileLibrary.load(), samples = try SampleLedgers.load()
    self.library = library
    records = samples.disclosures
    print = PrintReport(library)
    overviews = try samples.counties.map { county in
      let own = samples.ledgers.filter { $0.project.county == county.division }
      let year = try own.first?.project.year ?? FiscalYear(2022)
      let corrections = samples.disclosures.filter { $0.county == county.division }.flatMap(\.corrections)
      let assessments = try AssessProjects(library)(own, county: county, corrections: corrections)
      return CountyOverview(county: county, year: year, assessments: assessments, unitTotals: [])
    }
    disclosures = try samples.accounts.compactMap { ledger in
      guard let record = samples.disclosures.first(where: { $0.county == ledger.county && $0.year == ledger.year }),
        let county = samples.counties.first(where: { $0.division == ledger.county })
      else { return nil }
      let projects = samples.ledgers.filter { $0.project.county == ledger.county && $0.project.year == ledger.year }
      return try CompileDisclosure(library)(county: county, ledger: ledger, record: record, projects: projects)
    }
  }

  func overview(_ profile: String) -> CountyOverview? { overviews.first { $0.county.profile == profile } }

  func disclosure(of overview: CountyOverview) -> Disclosure? {
    disclosures.first { $0.ledger.county == overview.county.division && $0.ledger.year == overview.year }
  }

  /// Every paper that the sample can print, in a fixed order.
  var papers: [Paper] {
    var papers: [Paper] = []
    for overview in overviews {
      let disclosure = disclosure(of: overview), profile = overview.county.profile
      func add(_ kind: ReportKind, _ name: String, _ known: [ProjectAssessment], _ document: Document?) {
        guard let document else { return }
        let rules = known.flatMap(\.report.findings).filter { $0.severity == .error }.map(\.rule)
        papers.append(Paper(kind: kind, name: name, profile: profile, document: document, known: Set(rules)))
      }
      for assessment in overview.assessments {
        for kind in ReportKind.kinds(about: .project) {
          let letter = kind != .evaluation
          add(
            kind, assessment.project.id.text, letter ? [assessment] : [],
            try? print.document(kind, project: assessment, disclosure: disclosure))
        }
      }
      for kind in ReportKind.kinds(about: .countyYear) {
        add(kind, profile, [], try? print.document(kind, overview: overview))
      }
      for kind in ReportKind.kinds(about: .departmentYear) {
        let record = records.first { $0.county == overview.county.division }
        let document =
          try? disclosure.map { try print.document(kind, disclosure: $0) } ?? record.map { try print.document(kind, record: $0) }
        add(kind, profile, [], document)
      }
    }
    return papers
  }
}
