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
    // The ledger knows of no payment, whatever the form claims.
    #expect(try MonitoringSignal(monitored, profile: paper.profile).light == .red)
    #expect(TargetSubject(ProjectLedger(project: ledger.project))?.sheet == nil)
  }

  @Test("the result goes by the score that counts and says which it is; budget and outturn are the ledger's")
  func result() throws {
    let paper = try Paper("S1")
    let project = try paper.sheet.project(paper.year)
    let payment = Payment(
      id: ID("y"), of: project, date: try CivilDate(year: 2022, month: 11, day: 30), amount: Money(fen: 152_520_000), purpose: "稳岗补助",
      citation: SheetFile.citation("支付"))
    let ledger = ProjectLedger(project: project, payments: [payment])
    func score(_ version: ScoreStory.Version, _ total: Int?, _ grade: Grade?) -> ScoreStory.Score {
      ScoreStory.Score(
        version: version, total: total.map { ExactDecimal($0) }, grade: grade,
        trace: .recorded("总分", value: "", SheetFile.citation("总分")))
    }
    var story = ScoreStory(
      filled: score(.filled, 95, .excellent), byForm: score(.byForm, 85, .good), corrected: score(.corrected, 70, .fair))
    let corrected = ResultSubject(story, ledger: ledger, citation: SheetFile.citation("结果"))
    #expect(corrected.grade == .fair && corrected.score == "更正后70分" && corrected.executionRate == Ratio(15252, 88356))
    let advice = AdviceResult(corrected, profile: paper.profile)
    #expect(advice.advice == [.improveAndReview, .baseOnOutturn] && advice.reasons.first == "2022年度等级为“中”（更正后70分）")
    #expect(advice.trace.leaves.contains { $0.origin == .recorded(SheetFile.citation("支付")) })
    story.corrected = nil
    let byForm = ResultSubject(story, ledger: ledger, citation: SheetFile.citation("结果"))
    #expect(byForm.grade == .good && byForm.score == "按原表85分")
    #expect(AdviceResult(byForm, profile: paper.profile).advice == [.baseOnOutturn])
    #expect(ScoreStory.basis(of: [story]) == "按原表" && ScoreStory.basis(of: []) == "按原表")
  }
}
