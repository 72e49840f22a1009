import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Subjects of the rules from a ledger")
struct LedgerSubjectTests {
  @Test("the sheet in force and its latest monitoring are judged; a project is no peer of itself")
  func fromLedger() throws {
    let paper = try Paper("X2")
    let sheet = try paper.sheet.targetSheet(paper.year)
    let report = try #require(try paper.sheet.monitoringReport(paper.year))
    var other = report
    other.targetSheet = ID("another")
    let ledger = ProjectLedger(project: try paper.sheet.project(paper.year), targetSheets: [sheet], monitoring: [report, other])
    let subject = try #require(TargetSubject(ledger, peers: [ScoringSheet.Peer(project: paper.sheet.project, objective: sheet.objective)]))
    #expect(subject.peers == [])
    #expect(subject.monitoring == report)
    #expect(
      TargetRules.all.report(on: subject, profile: paper.profile).findings.map(\.rule) == ["PT-06", "PT-10", "PT-12", "PT-15", "PT-27"])
    #expect(MonitoredProject(other, ledger: ledger)?.rows == nil)
    let monitored = try #require(MonitoredProject(report, ledger: ledger))
    #expect(try MonitoringSignal(monitored, profile: paper.profile).light == .amber)
    #expect(TargetSubject(ProjectLedger(project: ledger.project))?.sheet == nil)
  }

  @Test("the reviewer's grade goes before the unit's own")
  func grade() throws {
    let paper = try Paper("S1")
    let ledger = ProjectLedger(project: try paper.sheet.project(paper.year))
    var evaluation = SelfEvaluation(
      id: ID("s"), project: ID("p"), targetSheet: ID("t"), funds: try paper.sheet.funds(), objective: "", achievement: "", rows: [],
      printedTotal: .unfilled,
      selfGrade: .excellent, reviewGrade: .good, state: .draft, citation: SheetFile.citation("自评表"))
    #expect(ResultSubject(evaluation, ledger: ledger).grade == .good)
    evaluation.reviewGrade = nil
    #expect(ResultSubject(evaluation, ledger: ledger).grade == .excellent)
    evaluation.selfGrade = nil
    let subject = ResultSubject(evaluation, ledger: ledger, computed: .fair)
    #expect(subject.grade == .fair)
    #expect(subject.executionRate == Ratio(15252, 88356))
    #expect(AdviceResult(subject, profile: paper.profile).advice == [.improveAndReview])
  }
}
