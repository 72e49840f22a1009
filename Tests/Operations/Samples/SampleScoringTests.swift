import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("Xing county's six self-evaluations, scored from the sample")
struct SampleScoringTests {
  let samples: SampleLedgers
  let files: ScoreFiles

  init() throws {
    samples = try SampleLedgers.load()
    files = ScoreFiles(try ProfileLibrary.load())
  }

  func score(_ key: String, edit: (String) -> String = { $0 }) throws -> ScoreResult {
    let ledger = try #require(samples.ledgers.first { $0.project.id.text == "sx.xingxian.2022.\(key)" })
    let input = try #require(ledger.selfEvaluations.first).scoreInput(ledger, profile: "sx.xingxian")
    return try files.score(Array(edit(input).utf8), file: "\(key).json", profile: nil)
  }

  @Test(
    "totals by the rule",
    arguments: [("S1", "87.16"), ("S2", "84.00"), ("S3", "100.00"), ("S4", nil), ("S5", "100.00"), ("S6", "99.47")] as [(String, String?)])
  func totals(key: String, total: String?) throws {
    let result = try score(key)
    #expect(result.card.total?.description == total)
    #expect(result.card.totalTrace.unexplained.isEmpty)
    #expect((result.card.total == nil) == result.card.items.contains { $0.score == nil })
  }

  @Test("稳岗 is 83.02 when the cost row is declared increasing")
  func costAsFloor() throws {
    let result = try score("S1") { input in
      input.replacing("\"name\" : \"资金总额\"", with: "\"direction\" : \"increasing\",\n      \"name\" : \"资金总额\"")
    }
    #expect(result.card.total?.description == "83.02")
    #expect(result.card.items[3].score?.description == "0.86")
  }

  @Test("小额贷款 is 96.47 once the incomparable row has its reviewer's coefficient 1")
  func coefficient() throws {
    #expect(try score("S4").report.findings.contains { $0.rule == "SC-08" && $0.severity == .error })
    let result = try score("S4") { input in
      input.replacing("\"name\" : \"贴息人数\"", with: "\"coefficient\" : \"1\",\n      \"name\" : \"贴息人数\"")
    }
    #expect(result.card.total?.description == "96.47")
  }

  @Test(
    "what each paper's own figures break",
    arguments: [
      ("S1", ["SC-04", "SC-07"]), ("S2", ["SC-01", "SC-03", "SC-09", "SC-11", "SC-21"]), ("S3", ["SC-09"]), ("S4", ["SC-08", "SC-09"]),
      ("S5", ["SC-07", "SC-13"]), ("S6", ["SC-07"]),
    ])
  func findings(key: String, rules: [String]) throws {
    let found = Set(try score(key).report.findings.map(\.rule))
    #expect(found.isSuperset(of: rules), "\(found.sorted())")
  }

  @Test("every printed score that departs from the rule is listed")
  func departures() throws {
    let listed = try score("S1").report.findings.filter { $0.rule == "SC-04" }.map(\.computation)
    #expect(listed == ["5 × B/A = 5 × 1271人 ÷ 1.47万人 = 0.43", "152.52万元 达到 883.56万元，得满分 = 5.00"])
    #expect(try score("S3").report.findings.allSatisfy { $0.rule != "SC-04" })
  }
}
