import HengDomain
import HengRules
import HengValues
import Testing

/// The six self-evaluations of S002 recomputed by rule; figures of the papers are data in `Cases/Papers`.
@Suite("The six published self-evaluations")
struct SelfEvaluationPapersTests {
  @Test("totals follow the rule", arguments: [("S1", "87.16"), ("S3", "100.00"), ("S5", "100.00"), ("S6", "99.47"), ("S2", "84.00")])
  func totals(_ key: String, _ total: String) throws {
    let scored = try Paper(key).scored()
    #expect(scored.card.total?.description == total)
    #expect(scored.card.totalTrace.unexplained == [])
  }

  @Test("稳岗 is 83.02 when its cost row is declared increasing")
  func costAsFloor() throws {
    let scored = try Paper("S1").scored { $0.rows[3].direction = .increasing }
    #expect(scored.card.total?.description == "83.02")
    #expect(scored.card.items[3].score?.description == "0.86")
    #expect(scored.card.grade == .good)
  }

  @Test("数字乡村 is out of 85: SC-01, and SC-03 for a weight of 15 scored 30")
  func weights() throws {
    let findings = try Self.findings("S2")
    #expect(findings["SC-01"]?.first?.message == "分值合计为85分，不是100分")
    #expect(findings["SC-03"]?.map(\.computation) == ["30 > 15"])
    let mended = try Paper("S2").scored { $0.rows[7].weight = ExactDecimal(30) }
    #expect(mended.card.total?.description == "99.00")
  }

  @Test("小额贷款 has no total while 人 and 户 cannot be compared, and 96.47 with a coefficient of 1")
  func incomparable() throws {
    let scored = try Paper("S4").scored()
    #expect(scored.card.total == nil)
    #expect(scored.card.grade == nil)
    #expect(try Self.findings("S4")["SC-08"]?.count == 1)
    let judged = try Paper("S4").scored { $0.rows[0].coefficient = ExactDecimal(1) }
    #expect(judged.card.total?.description == "96.47")
    #expect(judged.card.grade == .excellent)
    let net = try Paper("S4").scored { sheet in
      sheet.rows[0].coefficient = ExactDecimal(1)
      sheet.rows[1].actual = IndicatorValue(parsing: "13281.7万元")
    }
    #expect(net.card.total?.description == "100.00")
  }

  @Test("资产 is 98.22 when the reviewer finds the target of 2,000 assets too low")
  func targetTooLow() throws {
    let scored = try Paper("S6").scored { $0.rows[1].isTargetTooLow = true }
    #expect(scored.card.items[1].score?.description == "11.25")
    #expect(scored.card.total?.description == "98.22")
  }

  @Test(
    "the rules speak where the papers err, and are silent elsewhere",
    arguments: [
      ("S1", "SC-04×2 SC-07×2 SC-15×1 SC-20×1"), ("S2", "SC-01×1 SC-02×1 SC-03×1 SC-07×1 SC-09×1 SC-11×1 SC-15×1 SC-21×1"),
      ("S3", "SC-09×1 SC-15×1"),
      ("S4", "SC-07×1 SC-08×1 SC-09×2 SC-27×1"), ("S5", "SC-07×1 SC-13×1"), ("S6", "SC-07×3"),
    ])
  func hits(_ key: String, _ expected: String) throws {
    let found = try Self.findings(key).map { "\($0.key)×\($0.value.count)" }.sorted().joined(separator: " ")
    #expect(found == expected)
  }

  @Test(
    "every printed score that departs from the rule is said once: above its weight by SC-03, below its tier by SC-13, else by SC-04",
    arguments: ["S1", "S2", "S3", "S4", "S5", "S6"])
  func departures(_ key: String) throws {
    let scored = try Paper(key).scored()
    let departing = scored.scoredRows.filter { row, item in
      guard let printed = row.printedScore, let due = item.score else { return false }
      return printed != due
    }
    let findings = try Self.findings(key)
    let found = ["SC-03", "SC-04", "SC-13"].flatMap { findings[$0] ?? [] }
    #expect(found.count == departing.count)
    for (row, _) in departing { #expect(found.contains { $0.message.contains("“\(row.name)”") }) }
  }

  private static func findings(_ key: String) throws -> [String: [Finding]] {
    let paper = try Paper(key)
    return Dictionary(grouping: SelfEvaluationRules.all.report(on: try paper.scored(), profile: paper.profile).findings, by: \.rule)
  }
}
