import HengDomain
import HengInvented
import HengRules
import HengStore
import HengStoreSupport
import HengTestSupport
import HengValues
import Testing

@testable import HengOperations

@Suite("What is kept of the assessments is what a full recalculation gives")
struct KeptAssessmentTests {
  /// Everything that pages draw of a project.
  private struct Shown: Equatable {
    let ledger: ProjectLedger
    let figures: [Figure]
    let findings: [Finding]
    let light: MonitoringSignal.Light?
    let scores: [ScoreStory.Score]

    init(_ assessment: ProjectAssessment) {
      ledger = assessment.ledger
      figures = assessment.figures.all
      findings = assessment.report.findings
      light = assessment.signal?.light
      scores = assessment.story?.scores ?? []
    }
  }

  private static let library = Result { try ProfileLibrary.load() }

  private func expectSame(_ kept: LedgerDesk, _ store: LedgerStore, _ what: String) async throws {
    let fresh = LedgerDesk(store: store, library: try Self.library.get())
    let (ours, theirs) = (try await kept.overviews(), try await fresh.overviews())
    #expect(ours.map(\.year) == theirs.map(\.year), "\(what)")
    for (one, other) in zip(ours, theirs) {
      #expect(one.figures == other.figures, "\(what) \(one.year.text)")
      #expect(one.assessments.map(Shown.init) == other.assessments.map(Shown.init), "\(what) \(one.year.text)")
    }
  }

  /// One write drawn by chance, and what it was.
  private func write(_ store: LedgerStore, _ invented: ReferenceCounty, _ number: Int, _ dice: inout SeededGenerator) async throws -> String
  {
    let year = try FiscalYear((3...6).contains(number % 9) ? invented.years.upperBound : Int.random(in: invented.years, using: &dice))
    let key = CountyYear(county: invented.county.division, year: year)
    let ledgers = try await store.ledgers(key)
    guard let ledger = ledgers.randomElement(using: &dice), let other = ledgers.randomElement(using: &dice) else { return "nothing" }
    let project = ledger.project
    let note = try KeptGround.note("李样本", as: .unitFinanceOfficer)
    switch number % 9 {
    case 0, 1:
      let payment = Payment(
        id: ID("new\(number)"), of: project, date: try CivilDate(year: year.year, month: 3, day: 2),
        amount: Money(fen: Int128(Int.random(in: 1...9_999_999, using: &dice))), purpose: "补记", citation: project.citation)
      _ = try await store.record(payment, note)
      return "payment"
    case 2:
      guard var payment = ledger.payments.last else { return "nothing" }
      payment.amount = payment.amount + Money(fen: -1)
      try await store.correct(payment, note)
      return "correction"
    case 3, 4:
      // The words of another project: both are judged by them from now on, and no longer when they change again.
      guard var sheet = ledgers.flatMap(\.targetSheets).filter({ $0.state == .draft }).randomElement(using: &dice) else { return "nothing" }
      sheet.objective = (Bool.random(using: &dice) ? other.targetSheet?.objective : nil) ?? "自己的目标\(number)，按时完成全部建设任务"
      try await store.save(targetSheet: sheet, note)
      return "target"
    case 5:
      guard let sheet = ledgers.compactMap(\.targetSheets.last).filter({ $0.state == .approved }).randomElement(using: &dice) else {
        return "nothing"
      }
      var next = try await store.adjust(sheet.id, as: ID("t\(number)"), note)
      next.objective = other.targetSheet?.objective ?? "调整\(number)"
      try await store.save(targetSheet: next, note)
      for (action, role, actor) in [(Action.submit, Role.unitFinanceOfficer, "李样本"), (.review, .departmentReviewer, "王试用")] {
        try await store.advance(targetSheet: next.id, action, try KeptGround.note(actor, as: role))
      }
      return "adjustment"
    case 6:
      guard var report = ledgers.compactMap(\.monitoring.last).filter({ $0.state == .draft }).randomElement(using: &dice) else {
        return "nothing"
      }
      report.rows[0].valueToDate = IndicatorValue(parsing: "\(Int.random(in: 0...99, using: &dice))户")
      try await store.save(monitoring: report, note)
      return "monitoring"
    case 7:
      let draft = ProjectDraft(
        name: "后来的项目\(number)",
        department: DepartmentYear(county: key.county, year: year, department: ReferenceCounty.departments[0]), implementingUnit: "示例站")
      try await store.register(projects: [draft], of: key, note)
      return "registration"
    default:
      let day = try CivilDate(year: 2025, month: 1, day: number % 28 + 1)
      try await store.rename(
        department: project.department, of: key.county, to: "参照县新\(number)局", since: day, try KeptGround.note())
      return "renaming"
    }
  }

  @Test(
    "after writes drawn by chance every figure, finding and light is the one of a desk that reads everything", arguments: Engine.allCases)
  func random(engine: Engine) async throws {
    try await withGround(engine) { ground async throws in
      let (driver, store) = try await KeptGround.store(ground)
      let invented = try ReferenceCounty(years: 2025...2026, projects: 6, payments: 1)
      try await KeptGround.fill(store, invented)
      let desk = LedgerDesk(store: store, library: try Self.library.get())
      _ = try await desk.overviews()
      var dice = SeededGenerator(20_261_130)
      var done: Set<String> = []
      for number in 1...18 {
        let what: String
        do { what = try await write(store, invented, number, &dice) } catch is LedgerError { continue }
        done.insert(what)
        if what != "nothing" { try await expectSame(desk, store, "\(number) \(what)") }
      }
      #expect(done.isSuperset(of: ["payment", "target", "monitoring", "registration"]), "\(done)")
      try await driver.close()
    }
  }

  @Test("a saved form costs the assessment of its project; the others are the same values as before")
  func single() async throws {
    try await withGround(.sqliteMemory) { ground async throws in
      let (driver, store) = try await KeptGround.store(ground)
      let invented = try ReferenceCounty(years: 2026...2026, projects: 12, payments: 1)
      try await KeptGround.fill(store, invented)
      let county = invented.county.division, start = try await store.changes(in: county, since: 0)
      #expect(start.parts == [.everything])
      let ledgers = try await store.ledgers(CountyYear(county: county, year: try FiscalYear(2026)))
      var sheet = try #require(ledgers.flatMap(\.targetSheets).first { $0.state == .draft })
      sheet.objective = "改过的目标，按时完成全部建设任务"
      try await store.save(targetSheet: sheet, try KeptGround.note())
      let after = try await store.changes(in: county, since: start.number)
      #expect(after.parts == [.project(sheet.project)] && after.number == start.number + 1)
      let known = Set(ledgers.map(\.project.id)), year = try FiscalYear(2026)
      #expect(after.projects(of: year, among: known) == [sheet.project] && after.projects(of: year, among: []) == [])
      #expect(try await store.changes(in: county, since: after.number).parts == [])
      #expect(start.projects(of: year, among: known) == nil)
      try await driver.close()
    }
  }

  @Test("whoever asks while somebody writes sees at least what was acknowledged before he asked")
  func together() async throws {
    try await withGround(.sqliteFile) { ground async throws in
      let (driver, store) = try await KeptGround.store(ground)
      let invented = try ReferenceCounty(years: 2026...2026, projects: 10, payments: 1)
      try await KeptGround.fill(store, invented)
      let desk = LedgerDesk(store: store, library: try Self.library.get())
      let key = CountyYear(county: invented.county.division, year: try FiscalYear(2026))
      let project = try #require(try await store.ledgers(key).first?.project)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for reader in 0..<4 {
          group.addTask {
            for _ in 0..<10 {
              let before = try await store.ledger(project.id)?.payments.count ?? 0
              let seen = try await desk.overview(key)?.assessments.first { $0.project.id == project.id }?.ledger.payments.count ?? 0
              #expect(seen >= before, "reader \(reader)")
            }
          }
        }
        group.addTask {
          for number in 0..<20 {
            let payment = Payment(
              id: ID("n\(number)"), of: project, date: try CivilDate(year: 2026, month: 3, day: 2), amount: Money(fen: 100), purpose: "补记",
              citation: project.citation)
            _ = try await store.record(payment, try KeptGround.note())
          }
        }
        try await group.waitForAll()
      }
      try await driver.close()
    }
  }
}
