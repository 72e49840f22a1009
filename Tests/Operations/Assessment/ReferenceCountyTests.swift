import HengDomain
import HengInvented
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Testing

@testable import HengOperations

@Suite("The county by which speed is measured")
struct ReferenceCountyTests {
  @Test("it has the departments, places, projects and indicators of the county that people described, the same each time")
  func counts() throws {
    let county = try ReferenceCounty(years: 2024...2026)
    #expect(ReferenceCounty.departments.count == 35 && Set(ReferenceCounty.departments).count == 35)
    let places = try county.divisions()
    #expect(places.count == 250 && Set(places.map(\.division)).count == 250)
    #expect(places.allSatisfy { $0.division.ancestor(at: .county) == county.county.division })
    let year = try FiscalYear(2024)
    let ledgers = try county.ledgers(of: year)
    #expect(ledgers.count == 400 && Set(ledgers.map(\.project.id)).count == 400)
    #expect(ledgers.flatMap(\.targetSheets).flatMap(\.indicators).count == 1_400)
    #expect(ledgers.map(\.payments.count).reduce(0, +) == 8_000)
    #expect(try ReferenceCounty(years: 2024...2026).ledgers(of: year) == ledgers)
  }

  @Test("it goes into the store, and the rules find no error in what is approved")
  func stored() async throws {
    try await withGround(.sqliteMemory) { ground async throws in
      let (driver, store) = try await KeptGround.store(ground)
      let invented = try ReferenceCounty(years: 2025...2026, projects: 24, payments: 3)
      try await KeptGround.fill(store, invented)
      let desk = LedgerDesk(store: store, library: try ProfileLibrary.load())
      for overview in try await desk.overviews() {
        #expect(overview.assessments.count == 24)
        for assessment in overview.assessments where assessment.ledger.targetSheet != nil {
          #expect(assessment.report.findings.filter { $0.severity == .error }.map(\.message) == [], "\(assessment.project.id.text)")
        }
      }
      try await driver.close()
    }
  }
}
