import HengAudit
import HengDomain
import HengRules
import HengValues
import Testing

/// What the rules say of a form read from the paper is what they say of its transcription.
@Suite("Rules on the recognised grid forms", .enabled(if: CorpusPapers.arePresent, "原文不在"))
struct GridRulesTests {
  private func counted(_ findings: [Finding]) -> String {
    Dictionary(grouping: findings.filter { $0.severity != .question }, by: \.rule).map { "\($0.key)×\($0.value.count)" }.sorted()
      .joined(separator: " ")
  }

  @Test("self-evaluations: the same findings and totals")
  func selfEvaluations() throws {
    let paper = try #require(try CorpusPapers.paper("S002"))
    let profile = try ProfileLibrary.load().profile("sx.xingxian")
    let sheets = Recogniser.gridSelfEvaluations.forms(paper, "S002").compactMap(\.selfEvaluation)
    let expected = [
      ("SC-04×2 SC-07×2 SC-15×1", "87.16"), ("SC-01×1 SC-02×1 SC-03×1 SC-07×1 SC-09×1 SC-11×1 SC-15×1", "84.00"),
      ("SC-09×1 SC-15×1", "100.00"), ("SC-07×1 SC-08×1 SC-09×2 SC-27×1", nil), ("SC-07×1 SC-13×1 SC-22×1", "100.00"), ("SC-07×3", "99.47"),
    ]
    #expect(sheets.count == expected.count)
    for (sheet, (findings, total)) in zip(sheets, expected) {
      let scored = ScoredSheet(sheet, profile: try ScoringProfile(profile, year: sheet.year))
      #expect(counted(SelfEvaluationRules.all.report(on: scored, profile: profile).findings) == findings, "\(sheet.project)")
      #expect(scored.card.total?.description == total, "\(sheet.project)")
    }
  }

  @Test("target forms: the same findings")
  func targets() throws {
    let paper = try #require(try CorpusPapers.paper("S001"))
    let profile = try ProfileLibrary.load().profile("nx.pingluo")
    let found = Recogniser.gridTargets.forms(paper, "S001").compactMap(\.target).map { target in
      counted(
        TargetRules.all.report(
          on: TargetSubject(sheet: target.sheet, project: target.project, year: target.year, head: target.head), profile: profile
        ).findings.filter { $0.severity == .error || $0.severity == .warning })
    }
    #expect(found == ["PT-02×1 PT-29×1", "PT-06×2 PT-15×2 PT-29×1", "PT-02×1 PT-28×1 PT-29×1", "PT-04×1 PT-06×2 PT-29×1"])
  }
}
