import HengDomain
import HengRules
import HengValues
import Testing

/// The PT rules on all 29 published sheets: each known fault is hit, and nothing else is.
@Suite("Target rules on the published sheets")
struct TargetPapersTests {
  @Test(
    "errors and warnings stand on these sheets and no others",
    arguments: [
      ("PT-01", ""), ("PT-02", "P1 P3 S2"), ("PT-03", "J5"), ("PT-04", "J5 P4 S4"), ("PT-05", "J10 J5×4 J8 J9×3 X1"),
      ("PT-06", "J2 J3 J4 J6 J7 P2×2 P4×2 X2"), ("PT-07", "J11 J8 X4"), ("PT-08", "J1 J10 J11 J9"), ("PT-09", "X5"), ("PT-10", "X2"),
      ("PT-11", "X3"), ("PT-12", "X2"), ("PT-13", "J1 J10 J11 J2 J3 J4 J5 J6 J7 J8 J9"), ("PT-14", ""), ("PT-15", "J11×2 P2×2 X1×3 X2"),
      ("PT-16", "X1"), ("PT-17", ""), ("PT-18", ""), ("PT-22", "X8"), ("PT-28", "P3"), ("PT-29", ""), ("PT-32", "J7"),
    ])
  func certain(_ code: String, _ expected: String) throws {
    #expect(try Self.sheets(code) { $0 == .error || $0 == .warning } == expected)
  }

  @Test(
    "what the rules are not sure of is asked, on these sheets and no others",
    arguments: [
      ("PT-04", "J3 J4 J6 J7"), ("PT-05", "J2×3 J3 J5 J9 P4 X1"), ("PT-06", "P1"), ("PT-14", "J9 S5 S6"), ("PT-19", "X1"),
      ("PT-21", "J2 P2"),
      ("PT-33", "X5 X7"),
    ])
  func asked(_ code: String, _ expected: String) throws {
    #expect(try Self.sheets(code) { $0 == .question } == expected)
  }

  @Test(
    "notes stand on these sheets and no others",
    arguments: [
      ("PT-04", "X4×3 X5"), ("PT-06", "P1"), ("PT-16", "P3"), ("PT-20", "J3 P2 X7"), ("PT-23", "J1 J10 J8 P1 P3"), ("PT-24", "X1 X4"),
      ("PT-25", "X3 X6 X7 X8"), ("PT-26", "J2 J3 P2×2 X1×2"), ("PT-27", "X2 X3 X6 X7 X8"), ("PT-28", "X5"), ("PT-35", "S3"),
    ])
  func noted(_ code: String, _ expected: String) throws {
    #expect(try Self.sheets(code) { $0 == .info } == expected)
  }

  @Test("no other rule asks anything")
  func silent() throws {
    let asked: Set<String> = ["PT-04", "PT-05", "PT-06", "PT-14", "PT-19", "PT-21", "PT-33"]
    for rule in TargetRules.all where !asked.contains(rule.code) {
      #expect(try Self.sheets(rule.code) { $0 == .question } == "", "\(rule.code)")
    }
  }

  @Test("the two budget faults are told with their computation")
  func computations() throws {
    let work = try Self.findings("P1").first { $0.rule == "PT-02" }
    #expect(work?.computation == "3万元 + 11万元 + 4万元 + 11万元 = 29万元")
    #expect(work?.sides.map(\.figure) == ["3万元", "11万元", "4万元", "11万元", "23万元"])
    let staff = try Self.findings("P3").first { $0.rule == "PT-02" }
    #expect(staff?.message == "成本指标为65.9004万元，年度资金总额为6.5904万元")
    let insurance = try Self.findings("J5").first { $0.rule == "PT-03" }
    #expect(insurance?.computation == "3万人 × 50元 = 150万元")
  }

  @Test("every rule says of every sheet whether it ran")
  func coverage() throws {
    for paper in try Paper.all() {
      let report = TargetRules.all.report(on: try paper.sheet.targetSubject(paper.year), profile: paper.profile)
      #expect(report.coverage.map(\.rule) == TargetRules.all.map(\.code))
      #expect(report.coverage.allSatisfy { $0.state == .passed || $0.state == .failed || !$0.reason.isEmpty })
    }
  }

  /// The findings of every sheet, with the county's other sheets as peers.
  private static let found: Result<[String: [Finding]], any Error> = Result {
    let papers = try Paper.all()
    return try Dictionary(
      uniqueKeysWithValues: papers.map { paper in
        let peers = papers.filter { $0.key.first == paper.key.first && $0.key != paper.key }
        let subject = try paper.sheet.targetSubject(
          paper.year, peers: peers.map { ScoringSheet.Peer(project: $0.sheet.project, objective: $0.sheet.objective ?? "") })
        return (paper.key, TargetRules.all.report(on: subject, profile: paper.profile).findings)
      })
  }

  private static func findings(_ key: String) throws -> [Finding] { try found.get()[key] ?? [] }

  /// Sheets with findings of a rule: `J10 J5×4`.
  private static func sheets(_ code: String, _ isMeant: (Severity) -> Bool) throws -> String {
    try Paper.all().compactMap { paper in
      let count = try findings(paper.key).count { $0.rule == code && isMeant($0.severity) }
      return count == 0 ? nil : count == 1 ? paper.key : "\(paper.key)×\(count)"
    }.sorted().joined(separator: " ")
  }
}
