import HengDomain
import HengInvented
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Testing

@testable import HengOperations

@Suite("The papers of a county's year, and who filled their cells")
struct YearPapersTests {
  private func withYear(_ body: (ReportDesk, LedgerStore, ReferenceCounty, FiscalYear) async throws -> Void) async throws {
    try await withGround(.sqliteMemory) { ground async throws in
      let (driver, store) = try await KeptGround.store(ground)
      let invented = try ReferenceCounty(years: 2023...2025, projects: 70, payments: 2)
      try await KeptGround.fill(store, invented)
      let (year, library) = (try FiscalYear(2024), try ProfileLibrary.load())
      let ledgers = try invented.ledgers(of: year)
      for books in try invented.books(of: year, ledgers, headings: try AccountsHeadings.load()).prefix(3) {
        try await store.replace(accounts: books.ledger, complete: .none, try KeptGround.note())
        try await store.save(disclosure: books.record, try KeptGround.note())
      }
      let ledger = LedgerDesk(store: store, library: library)
      let disclosures = DisclosureDesk(
        store: store, library: library, now: { (try? Timestamp("2026-03-01T02:00:00Z")) ?? Timestamp(clampingSeconds: 0) })
      try await body(ReportDesk(ledger: ledger, disclosures: disclosures, library: library), store, invented, year)
      try await driver.close()
    }
  }

  @Test("the books of invented departments are sound, and what the program put into a form was typed by nobody")
  func origins() async throws {
    try await withYear { desk, _, county, year async throws in
      let key = CountyYear(county: county.county.division, year: year)
      for disclosure in try await desk.disclosures(key) {
        #expect(disclosure.problems.map { "\($0)" } == [] && disclosure.openFindings.map { "\($0)" } == [])
      }
      let papers = try await desk.year(key)
      func typed(_ ending: String) -> Set<Int> {
        Set(papers.papers.filter { $0.name.hasSuffix(ending) && !$0.name.hasPrefix("部门") }.map(\.origins.typed))
      }
      #expect(typed("绩效目标表") == [0], "the sheets of the year before are taken over")
      // Of three or four indicators the values to date were typed; the forecasts are the targets.
      #expect(typed("绩效运行监控表") == [3, 4])
      // The achievement, the actual value of each, and the cause where it falls short; points and scores came from the targets and the rules.
      #expect(typed("绩效自评表").isSubset(of: Set(4...8)))
      #expect(papers.papers.filter { $0.name.hasSuffix("部门决算公开") }.count == 3)
      #expect(papers.origins.typed > 0 && papers.origins.derived > papers.origins.typed * 3)
    }
  }
}
