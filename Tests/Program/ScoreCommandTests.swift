import Foundation
import Testing

@Suite("heng score")
struct ScoreCommandTests {
  static let good = """
    {"profile":"sx.xingxian","year":2022,"project":"例","unit":"万元",
     "budget":{"initial":"100","revised":"100","outturn":"90","weight":"10","score":"9.00"},
     "indicators":[
      {"level1":"产出指标","level2":"数量指标","name":"培训人数","target":"≥200人","actual":"150人","weight":"50","direction":null,"coefficient":null,"score":"37.5","deviation":"一期停课"},
      {"level1":"效益指标","level2":"社会效益指标","name":"就业稳定","target":"稳定","actual":"稳定","weight":"30","score":"30","deviation":""},
      {"level1":"满意度指标","level2":"服务对象满意度指标","name":"学员满意度","target":"≥95%","actual":"96%","weight":"10","score":"10","deviation":""}],
     "total":"86.50","grade":"良"}
    """

  /// Runs `heng score` on one file with the text of `good` changed.
  func score(_ edits: (String, String)..., arguments: [String] = ["--format", "json"]) throws -> HengProgram.Outcome {
    let program = try HengProgram()
    defer { program.remove() }
    let text = edits.reduce(Self.good) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    #expect(edits.allSatisfy { Self.good.contains($0.0) }, "an edit does not apply")
    let outcome = try program.run(["score", try program.write("s.json", text)] + arguments)
    #expect(program.files == ["s.json"], "score writes nothing")
    return outcome
  }

  struct Output: Decodable {
    struct Part: Decodable {
      let name: String?
      let score: String?
      let weight: String?
    }
    struct Finding: Decodable {
      let rule: String
      let severity: String
      let message: String
    }
    let execution: Part?
    let items: [Part]
    let total: String?
    let grade: String?
    let findings: [Finding]
  }

  func decoded(_ outcome: HengProgram.Outcome) throws -> Output { try JSONDecoder().decode(Output.self, from: Data(outcome.output.utf8)) }

  @Test("a sound file scores, prints JSON on standard output and nothing else, and exits 0")
  func sound() throws {
    let outcome = try score()
    let output = try decoded(outcome)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(output.execution?.score == "9.00")
    #expect(output.items.map(\.score) == ["37.50", "30.00", "10.00"])
    #expect(output.total == "86.50" && output.grade == "良")
    #expect(outcome.output.contains("\"trace\""))
  }

  @Test("with budget and outturn 0 there is no score, no total and no grade, and no error", arguments: ["0", "0.00"])
  func exempt(zero: String) throws {
    let edits = [
      ("\"revised\":\"100\"", "\"revised\":\"\(zero)\""), ("\"outturn\":\"90\"", "\"outturn\":\"\(zero)\""),
      ("\"weight\":\"10\",\"score\":\"9.00\"", "\"weight\":\"10\",\"score\":null"), ("\"score\":\"37.5\"", "\"score\":null"),
      ("\"score\":\"30\"", "\"score\":null"), ("\"score\":\"10\"", "\"score\":null"),
      ("\"total\":\"86.50\",\"grade\":\"良\"", "\"total\":null"),
    ]
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("s.json", edits.reduce(Self.good) { $0.replacingOccurrences(of: $1.0, with: $1.1) })
    let outcome = try program.run("score", "s.json", "--format", "json")
    let output = try decoded(outcome)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(output.execution == nil && output.total == nil && output.grade == nil && output.items.allSatisfy { $0.score == nil })
    #expect(output.findings.contains { $0.rule == "SC-17" && $0.message.contains("不参加评分") })
    let text = try program.run("score", "s.json").output
    #expect(text.contains("总分　不评分") && !text.contains("优"))
  }

  @Test(
    "a range of any unit is scored, and a doubled per cent sign is tolerated and reported",
    arguments: [("10-20人", "15人", "50.00"), ("100~200人", "80人", "40.00"), ("80%-90%", "85%%", "50.00"), ("3～5天", "4天", "50.00")])
  func ranges(target: String, actual: String, score: String) throws {
    let outcome = try self.score(("≥200人", target), ("\"150人\"", "\"\(actual)\""))
    let output = try decoded(outcome)
    #expect(output.items[0].score == score, "\(output.findings)")
    #expect(output.total != nil)
    #expect(output.findings.contains { $0.rule == "SC-09" && $0.message.contains("多写了百分号") } == actual.contains("%%"))
  }

  @Test("the same input gives the same bytes")
  func deterministic() throws { #expect(try score().output == score().output) }

  @Test("several files give results in order")
  func several() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("a.json", Self.good)
    try program.write("b.json", Self.good.replacingOccurrences(of: "\"outturn\":\"90\"", with: "\"outturn\":\"80\""))
    let outcome = try program.run("score", "a.json", "b.json", "--format", "json")
    struct Results: Decodable { let results: [Output] }
    let results = try JSONDecoder().decode(Results.self, from: Data(outcome.output.utf8)).results
    #expect(results.map { $0.execution?.score } == ["9.00", "8.00"])
  }

  @Test("weights that sum to 99 are an error finding and exit 1")
  func weights() throws {
    let outcome = try score(("\"weight\":\"30\"", "\"weight\":\"29\""))
    #expect(outcome.code == 1)
    #expect(try decoded(outcome).findings.contains { $0.rule == "SC-01" && $0.message.contains("99") })
  }

  @Test("weights left out are the group's points in equal parts")
  func equalWeights() throws {
    let row = "{\"level1\":\"产出指标\",\"level2\":\"数量指标\",\"name\":\"场次\",\"target\":\"≥1次\",\"actual\":\"1次\"},"
    let outcome = try score(("\"weight\":\"50\"", "\"weight\":null"), ("\"indicators\":[", "\"indicators\":[" + row + row))
    #expect(try decoded(outcome).items.map(\.weight) == ["16.67", "16.67", "16.66", "30", "10"])
  }

  @Test("a missing actual value leaves score and total null, with a finding")
  func missingActual() throws {
    let outcome = try score(("\"actual\":\"150人\"", "\"actual\":null"))
    let output = try decoded(outcome)
    #expect(outcome.code == 1)
    #expect(output.items[0].score == nil && output.total == nil && output.grade == nil)
    #expect(outcome.output.contains("\"score\" : null") && outcome.output.contains("\"total\" : null"))
    #expect(output.findings.contains { $0.message.contains("培训人数") && $0.severity == "error" })
  }

  @Test(
    "unusable input exits 2 with one placed Chinese line and prints no data",
    arguments: [
      ("\"weight\":\"50\"", "\"weight\":\"5o\"", "indicators[0].weight"),
      ("\"unit\":\"万元\"", "\"unit\":\"美元\"", "unit"),
      ("\"profile\":\"sx.xingxian\"", "\"profile\":\"sx.nowhere\"", "sx.nowhere"),
      ("\"year\":2022", "\"year\":22", "year"),
      ("\"revised\":\"100\"", "\"revised\":\"一百\"", "budget.revised"),
      ("\"level1\":\"产出指标\"", "\"level1\":\"投产\"", "indicators[0].level1"),
      ("\"coefficient\":null", "\"coefficient\":\"1.5\"", "indicators[0].coefficient"),
      ("\"project\":\"例\",", "", "project"),
      ("],\n \"total\":\"86.50\",\"grade\":\"良\"}", "", "末尾仍未结束"),
      ("\"year\":2022,", "\"year\":2022,,", "第1行"),
    ])
  func unusable(old: String, new: String, place: String) throws {
    let outcome = try score((old, new))
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(place), "\(outcome.errors)")
    #expect(outcome.errors.contains("s.json") || place == "sx.nowhere")
    #expect(outcome.errors.unicodeScalars.contains { $0.value > 0x4E00 })
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("one unreadable file among several prints nothing at all")
  func allOrNothing() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("a.json", Self.good)
    let outcome = try program.run("score", "a.json", "no.json")
    #expect(outcome.code == 2 && outcome.output.isEmpty && outcome.errors.contains("no.json"))
  }

  @Test("text output shows every computation")
  func text() throws {
    let outcome = try score(arguments: [])
    #expect(outcome.output.contains("10 × 90 ÷ 100 = 9.00"))
    #expect(outcome.output.contains("50 × B/A = 50 × 150人 ÷ ≥200人 = 37.50"))
    #expect(outcome.output.contains("未核查"))
  }
}
