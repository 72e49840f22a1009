import HengAudit
import HengDocuments
import HengDomain
import HengInvented
import HengReaders
import HengRules
import HengValues
import Testing

@Suite("Forms, recognisers and checks taken away")
struct FormBlindingTests {
  private static func coverage(_ audited: AuditedPaper) -> [String: Coverage] {
    Dictionary(audited.coverage.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func selfEvaluation() throws -> (paper: Paper, sheet: ScoringSheet) {
    let made = try InventedLedger()
    let paper = try OfficialFormTests().paper(.selfEvaluationShanxi, made.ledger, made.county)
    return (paper, try #require(Recogniser.grids.forms(paper, "件").first?.selfEvaluation))
  }

  /// Every cell below a heading left blank.
  private static func without(_ heading: String, _ paper: Paper) -> Paper {
    var copy = paper
    for block in paper.blocks.indices {
      guard case .table(var table) = paper.blocks[block] else { continue }
      for column in 0..<table.columnCount {
        var isBelow = false
        for index in table.cells.indices where table.cells[index].column == column {
          let text = table.cells[index].text.withoutSpaces
          if text.hasPrefix(heading) { isBelow = true } else if isBelow, text.isBareNumber { table.cells[index].text = "" }
        }
      }
      copy.blocks[block] = .table(table)
    }
    return copy
  }

  private static func audit(_ paper: Paper) throws -> AuditedPaper {
    try HonestyAudit.auditor([.grids], PaperCheck.all.named("绩效表核查")).audit(paper, file: "件", profile: "national")
  }

  @Test("A self-evaluation without scores: no rule on scores passes")
  func scores() throws {
    let audited = try Self.audit(Self.without("得分", try Self.selfEvaluation().paper))
    let coverage = Self.coverage(audited)
    for rule in ["SC-03", "SC-04", "SC-05"] {
      let entry = try #require(coverage[rule])
      #expect(entry.state == .notRun || entry.state == .notApplicable, "\(rule) \(entry.state)")
      #expect(entry.reason.contains("得分") || entry.reason.contains("总分"), "\(rule) \(entry.reason)")
    }
    let known = Set(try Self.audit(try Self.selfEvaluation().paper).findings.map(\.rule))
    #expect(audited.findings.filter { $0.severity == .error && !known.contains($0.rule) }.map(\.said) == [])
  }

  @Test("A self-evaluation without money: no rule on money passes")
  func money() throws {
    var paper = try Self.selfEvaluation().paper
    for heading in ["年初预算数", "全年预算数", "全年执行数"] { paper = Self.without(heading, paper) }
    let audited = try Self.audit(paper)
    let coverage = Self.coverage(audited)
    for rule in ["SC-11", "SC-12", "SC-18"] {
      let entry = try #require(coverage[rule])
      #expect(entry.state == .notRun || entry.state == .notApplicable, "\(rule) \(entry.state)")
    }
    // SC-17 says once that the budget is missing.
    let known = Set(try Self.audit(try Self.selfEvaluation().paper).findings.map(\.rule))
    #expect(audited.findings.filter { $0.severity == .error && !known.contains($0.rule) }.map(\.rule) == ["SC-17"])
    #expect(audited.findings.filter { $0.rule == "SC-17" }.allSatisfy { $0.message.contains("没有预算数") })
  }

  @Test("A report without figures: no rule that compares figures passes")
  func report() throws {
    let words = InventedReportTests.report.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains { "一二三四五六七八九十（".contains($0) } && line.utf8.count < 80 ? String(line) : String(line.filter { !$0.isNumber })
    }
    let paper = try TextReader.read(Array(words.joined(separator: "\n").utf8))
    let audited = try HonestyAudit.auditor().audit(paper, file: "件", profile: "national")
    #expect(audited.forms.contains { $0.kind == .report })
    let passed = audited.coverage.filter { $0.state == .passed }.map(\.rule)
    for rule in ["PA-04", "PA-05", "PA-06", "PA-07", "PA-08", "PA-16"] {
      #expect(!passed.contains(rule), "\(rule)")
    }
  }

  @Test("A paper without a form: no rule on forms passes")
  func nothing() throws {
    let paper = Paper(format: .text, blocks: [])
    let audited = try HonestyAudit.auditor().audit(paper, file: "件", profile: "national")
    #expect(audited.findings.isEmpty)
    #expect(audited.coverage.filter { $0.state == .passed || $0.state == .failed }.map(\.rule) == [])
    #expect(audited.coverage.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("Without a check its rules are not run, and say why", arguments: PaperCheck.all.indices)
  func checks(_ index: Int) throws {
    let ledger = try InventedLedger()
    let paper = try OfficialFormTests().paper(.targetNingxia, ledger.ledger, ledger.county)
    var checks = PaperCheck.all
    checks.remove(at: index)
    let audited = try HonestyAudit.auditor(Recogniser.all, checks).audit(paper, file: "件", profile: "national")
    let families: [String: [String]] = ["决算核查": ["FA"], "绩效表核查": ["PT", "MO", "SC"], "文字核查": ["PA"]]
    let gone = try #require(families[PaperCheck.all[index].name])
    for entry in audited.coverage where gone.contains(String(entry.rule.prefix(2))) {
      #expect(entry.state == .notRun && !entry.reason.isEmpty, "\(entry.rule) \(entry.state)")
    }
  }

  @Test(
    "Without a recogniser no rule that needs its forms passes", .enabled(if: CorpusPapers.arePresent), arguments: Recogniser.all.indices)
  func recognisers(_ index: Int) throws {
    let paper = try #require(try CorpusPapers.paper("S002")).part(1...1262)
    var recognisers = Recogniser.all
    let gone = recognisers.remove(at: index)
    let whole = try HonestyAudit.auditor().audit(paper, file: "件", profile: "sx.xingxian")
    let audited = try HonestyAudit.auditor(recognisers).audit(paper, file: "件", profile: "sx.xingxian")
    let lost = whole.forms.filter { !audited.forms.contains($0) }
    let after = Self.coverage(audited)
    if lost.isEmpty {
      #expect(audited.findings == whole.findings, "\(gone.name)")
    }
    #expect(AccountsBlindingTests.newAlarms(audited, whole) == [], "\(gone.name)")
    if gone.name == Recogniser.accounts.name {
      #expect(!after.values.contains { entry in entry.state == .passed && AccountsRules.tables.contains { $0.code == entry.rule } })
    }
    if gone.name == Recogniser.grids.name {
      #expect(!after.values.contains { $0.state == .passed && $0.rule.hasPrefix("SC") })
    }
  }
}
