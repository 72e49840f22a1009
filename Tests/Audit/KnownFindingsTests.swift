import HengAudit
import HengRules
import HengTestSupport
import HengValues
import Testing

/// The known defects of the published papers (`known-findings.tsv`): each is found at its lines by a rule that means it.
@Suite("Known defects of published papers", .enabled(if: Corpus.runs(KnownFindings.all != nil), "没有原文语料，未核对"))
struct KnownFindingsTests {
  /// Which rules mean which defect.
  private static let rules: [String: [String]] = [
    "D0-001": ["PT-17"], "D0-002": ["PT-15"], "D0-003": ["PT-16"], "D0-004": ["PT-24"], "D0-005": ["PT-19"],
    "D0-006": ["PT-05"], "D0-008": ["MO-03"], "D0-009": ["MO-15"], "D0-013": ["PT-26"], "D0-014": ["PT-26"],
    "D0-015": ["MO-13"], "D0-022": ["PT-27"], "D0-039": ["MO-14"], "D0-043": ["MO-04"], "D0-045": ["PT-33"],
    "D0-046": ["PT-04", "PT-28"], "D0-055": ["MO-08"], "D0-057": ["PT-33"], "D0-060": ["MO-11"], "D0-061": ["MO-10"],
    "D0-064": ["PT-22"], "D0-065": ["MO-09"], "D0-071": ["PT-25"], "D1-001": ["PT-02"], "D1-002": ["PT-29"],
    "D1-004": ["PT-06"], "D1-008": ["PT-15"], "D1-010": ["PT-21"], "D1-011": ["PT-06"], "D1-015": ["PT-20"],
    "D1-018": ["PT-27"], "D1-020": ["PT-02"], "D1-021": ["PT-28"], "D1-022": ["PT-16"], "D1-024": ["PT-23"],
    "D1-027": ["PT-06"], "D1-029": ["PT-04"], "D2-005": ["FA-025"], "D2-006": ["FA-185"], "D2-009": ["FA-061"],
    "D2-015": ["FA-121"], "D2-018": ["FA-192"], "D2-022": ["FA-193"], "D2-023": ["FA-150"], "D2-024": ["FA-194"],
    "D2-032": ["PA-19"], "D2-033": ["FA-196"], "D2-036": ["FA-197"], "D2-039": ["FA-198"], "D2-041": ["FA-199"],
    "D2-044": ["FA-200"], "D2-045": ["FA-201"], "D2-047": ["PA-19"], "D2-051": ["PA-26"], "D2-057": ["SC-04"],
    "D2-058": ["PA-16"], "D2-063": ["PA-10"], "D2-070": ["PA-24"], "D2-071": ["PA-20"], "D2-074": ["SC-21"],
    "D2-078": ["PA-02"], "D2-089": ["PA-17"], "D2-090": ["PA-07"], "D2-092": ["PA-07", "PT-35"], "D2-098": ["PA-08"],
    "D2-099": ["PA-04"], "D2-100": ["PA-04"], "D2-102": ["PA-13"], "D2-103": ["PA-12"], "D2-105": ["PA-02"],
    "D2-108": ["PA-14"], "D2-111": ["PA-18"], "D2-115": ["SC-13"], "D2-117": ["PA-09"], "D2-119": ["SC-22"],
    "D2-120": ["PA-03"], "D2-133": ["SC-07"], "D4-009": ["PT-15", "PT-07"], "D4-011": ["PT-05"], "D4-012": ["PT-30"],
    "D4-014": ["PT-31"], "D4-015": ["PT-36"], "D4-019": ["PT-21"], "D4-021": ["PT-18"], "D4-023": ["PT-05"],
    "D4-025": ["PT-32"], "D4-028": ["PT-03"], "D4-030": ["PT-05"], "D4-037": ["PT-08"], "D4-038": ["PT-34"],
  ]

  private static let audits: [String: AuditedPaper] = {
    guard let auditor = (try? ProfileLibrary.load()).map({ PaperAuditor($0) }) else { return [:] }
    var audits: [String: AuditedPaper] = [:]
    for key in ["S000", "S001", "S002", "S004"] {
      guard let paper = try? CorpusPapers.paper(key), let audited = try? auditor.audit(paper, file: key) else { continue }
      audits[key] = audited
    }
    return audits
  }()

  @Test("the list is whole, and every defect names its rules")
  func whole() throws {
    let known = try #require(KnownFindings.all)
    #expect(known.count == 90)
    #expect(Set(known.map(\.id)) == Set(Self.rules.keys))
    let codes = Set(RuleCatalogue.all.map(\.code))
    #expect(Set(Self.rules.values.joined()).isSubset(of: codes))
  }

  @Test("every defect is found on at least half of its places; only a judgement call may be a question", arguments: KnownFindings.all ?? [])
  func found(_ known: KnownFinding) throws {
    let audited = try #require(Self.audits[String(known.file.prefix(4))])
    let rules = try #require(Self.rules[known.id])
    let findings = audited.findings.filter { rules.contains($0.rule) && $0.sides.contains { known.touches($0.place) } }
    let told = known.lines.count { lines in findings.contains { $0.sides.contains { known.touches($0.place, lines) } } }
    #expect(told * 2 >= known.lines.count, "\(known.id)：\(rules)只在\(told)处，共\(known.lines.count)处")
    if !known.isJudgement {
      #expect(findings.contains { $0.severity.rawValue == known.severity }, "\(known.id)：\(findings.map(\.severity))")
    }
  }
}

/// One line of the list of known defects.
struct KnownFinding: Sendable, CustomTestStringConvertible {
  let id: String
  let file: String
  let lines: [ClosedRange<Int>]
  let severity: String
  let isJudgement: Bool

  var testDescription: String { id }

  func touches(_ place: Place, _ range: ClosedRange<Int>) -> Bool {
    place.line.map { $0 <= range.upperBound && range.lowerBound <= (place.endLine ?? $0) } ?? false
  }

  func touches(_ place: Place) -> Bool { lines.contains { touches(place, $0) } }
}

enum KnownFindings {
  static let all: [KnownFinding]? = CorpusPapers.text("known-findings.tsv").map { text in
    text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 5 else { return nil }
      let lines = cells[2].split(separator: ";").compactMap { part -> ClosedRange<Int>? in
        let ends = part.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
      }
      return KnownFinding(id: cells[0], file: cells[1], lines: lines, severity: cells[4], isJudgement: cells[5] == "yes")
    }
  }
}
