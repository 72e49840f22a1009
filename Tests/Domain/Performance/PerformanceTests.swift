import HengDomain
import HengValues
import Testing

@Suite("Targets, likelihoods and grades")
struct PerformanceTests {
  @Test("an adjustment makes the next version and leaves the approved one as it was")
  func adjusted() {
    let indicator = Indicator(
      id: ID("i1"), order: 0, level1: .output, level2: .quantity, name: "样例数量", target: IndicatorValue(parsing: "≥10人"), citation: source)
    let approved = sheet(
      "s1", version: 3, .approved, indicators: [indicator],
      conclusion: ReviewConclusion(grade: .good, opinion: "同意", reviewer: "虚构人乙", at: Timestamp(clampingSeconds: 0)))
    let before = approved
    let next = approved.adjusted(id: ID("s2"), reason: "政策变化")
    #expect(approved == before)
    #expect(next.id == ID("s2") && next.version == 4 && next.state == .adjusting)
    #expect(next.adjustmentReason == "政策变化" && next.conclusion == nil)
    // Nothing else changes.
    var restored = next
    (restored.id, restored.version, restored.state) = (approved.id, approved.version, approved.state)
    (restored.conclusion, restored.adjustmentReason) = (approved.conclusion, approved.adjustmentReason)
    #expect(restored == approved)
    #expect(next.adjusted(id: ID("s3"), reason: "再次调整").version == 5)
  }

  @Test(
    "the words of counties come to the three of the national form",
    arguments: [
      ("确定能", AchievementLikelihood.certain), ("能完成", .certain), ("能", .certain), ("100%", .certain), ("100％", .certain),
      ("能\n完成", .certain),
      ("有可能", .possible), ("可能", .possible), ("完全不可能", .impossible), ("不可能", .impossible), ("不能完成", .impossible), (" 不可 能 ", .impossible),
    ])
  func likelihoods(printed: String, likelihood: AchievementLikelihood) {
    #expect(AchievementLikelihood(printed: printed) == likelihood)
    let row = MonitoringRow(
      indicator: ID("i1"), valueToDate: IndicatorValue(parsing: ""), forecast: IndicatorValue(parsing: ""), likelihoodText: printed,
      citation: source)
    #expect(row.likelihood == likelihood && row.likelihoodText == printed)
  }

  @Test("other words are nobody's guess", arguments: ["", "—", "90%", "0", "未有农户申报", "能不能", "不确定"])
  func noLikelihood(printed: String) {
    #expect(AchievementLikelihood(printed: printed) == nil)
  }

  @Test("every likelihood reads its own word")
  func ownWords() {
    for likelihood in AchievementLikelihood.allCases { #expect(AchievementLikelihood(printed: likelihood.rawValue) == likelihood) }
  }

  @Test("优 stands before 良 before 中 before 差, and only 优 and 良 may be approved")
  func grades() {
    #expect([Grade.poor, .good, .excellent, .fair].sorted().map(\.rawValue) == ["优", "良", "中", "差"])
    for left in Grade.allCases {
      for right in Grade.allCases { #expect([left < right, left == right, right < left].count { $0 } == 1) }
    }
    let allowed = Grade.allCases.filter {
      ReviewConclusion(grade: $0, opinion: "", reviewer: "虚构人乙", at: Timestamp(clampingSeconds: 0)).allowsApproval
    }
    #expect(allowed == [.excellent, .good])
  }
}

let source = Citation(paper: "虚构", lines: "1")

func sheet(
  _ id: String, version: Int, _ state: TargetState, indicators: [Indicator] = [], conclusion: ReviewConclusion? = nil
) -> PerformanceTargetSheet {
  PerformanceTargetSheet(
    id: ID(id), project: ID("p1"), version: version, layout: .ningxia, objective: "样例目标",
    funds: [FundRow(kind: .total, citation: source)], indicators: indicators, state: state, conclusion: conclusion, citation: source)
}
