import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Cases of the rules")
struct RuleCaseTests {
  @Test("every case file can be read")
  func readable() throws {
    #expect(try Cases.load().count >= RuleCatalogue.all.count * 3)
  }

  @Test("every rule of the catalogue has a case that passes, one that fails and one at the edge")
  func complete() throws {
    let cases = Dictionary(grouping: try Cases.load(), by: \.code)
    for rule in RuleCatalogue.all {
      let kinds = Set((cases[rule.code] ?? []).map(\.kind))
      #expect(kinds == Set(CaseFile.Kind.allCases), "\(rule.code) 缺少用例")
    }
    #expect(Set(cases.keys).subtracting(RuleCatalogue.all.map(\.code)) == [], "有不属于任何规则的用例目录")
  }

  @Test("a rule says of a case what the case expects", arguments: Cases.all)
  func judged(_ item: CaseFile) throws {
    let outcome = try Self.outcome(item)
    let expected = item.expect ?? []
    #expect(item.kind != .fails || !expected.isEmpty, "fails 用例应有预期的问题")
    #expect(item.kind != .passes || expected.isEmpty, "passes 用例不应有预期的问题")
    switch outcome {
    case .notApplicable(let reason): #expect(item.outcome == "notApplicable", "不适用：\(reason)")
    case .notRun(let reason): #expect(item.outcome == "notRun", "未核查：\(reason)")
    case .checked(let findings):
      #expect(item.outcome == nil)
      #expect(findings.count == expected.count, "\(findings.map(\.message))")
      for (finding, due) in zip(findings, expected) {
        #expect(finding.rule == item.code)
        #expect(finding.severity == due.severity, "\(finding.message)")
        for fragment in due.message { #expect(finding.message.contains(fragment), "\(finding.message)") }
        if let computation = due.computation { #expect(finding.computation == computation) }
        #expect(!finding.remedy.isEmpty)
      }
    }
  }

  @Test("a finding has its rule's severity, or one that the catalogue names with the case it is for; the catalogue names no other")
  func severities() throws {
    let rules = Dictionary(RuleCatalogue.all.map { ($0.code, $0) }) { first, _ in first }
    var seen: [String: Set<Severity>] = [:]
    for item in Cases.all {
      guard case .checked(let findings) = try Self.outcome(item) else { continue }
      for finding in findings { seen[item.code, default: []].insert(finding.severity) }
    }
    for (code, severities) in seen {
      let rule = try #require(rules[code])
      var known = Set([rule.severity] + (SeverityCases.byRule[code] ?? []).map(\.severity))
      if code.hasPrefix("FA-") { known.insert(.question) }
      #expect(severities.isSubset(of: known), "\(code) 的意见有目录没有写明的等级：\(severities.subtracting(known))")
    }
    for (code, others) in SeverityCases.byRule {
      let rule = try #require(rules[code], "目录没有 \(code)")
      #expect(!others.contains { $0.severity == rule.severity } && Set(others.map(\.severity)).count == others.count, "\(code)")
      #expect(rule.severityWords.contains("的为"))
    }
    #expect(try #require(rules["SC-04"]).severityWords == "警告；定量指标的得分按正向、反向都得不出的为错误")
  }

  private enum Outcome {
    case checked([Finding])
    case notApplicable(String)
    case notRun(String)
  }

  private static func outcome(_ item: CaseFile) throws -> Outcome {
    let profile = try Cases.profile(item.profile)
    let year = try FiscalYear(item.year)
    func run<Subject>(_ rules: [Rule<Subject>], _ subject: @autoclosure () throws -> Subject) throws -> Outcome? {
      guard let rule = rules.first(where: { $0.code == item.code }) else { return nil }
      switch rule.check(try subject(), profile: profile) {
      case .checked(let findings): return .checked(findings)
      case .notApplicable(let reason): return .notApplicable(reason)
      case .notRun(let reason): return .notRun(reason)
      }
    }
    if let accounts = item.accounts, let outcome = try run(AccountsRules.tables, accounts.subject(year)) { return outcome }
    if let explanation = item.explanation {
      guard let outcome = try run(NarrativeRules.all, explanation.subject(year)) else { throw CaseError(description: "没有规则 \(item.code)") }
      return outcome
    }
    guard let sheet = item.sheet else { throw CaseError(description: "用例没有内容") }
    let outcome =
      try run(SelfEvaluationRules.all, ScoredSheet(sheet.scoringSheet(year), profile: ScoringProfile(profile, year: year)))
      ?? run(TargetRules.all, sheet.targetSubject(year)) ?? run(MonitoringRules.all, sheet.monitoredProject(year))
      ?? run(AdviceRules.all, sheet.resultSubject(year)) ?? run(PaperFormRules.all, sheet.paperForms(year))
      ?? run(ComparisonRules.all, sheet.projectPapers(year)) ?? run(ReportRules.all, sheet.reportSubject(year))
      ?? run(PaperTextRules.all, sheet.paperText(year))
    guard let outcome else { throw CaseError(description: "没有规则 \(item.code)") }
    return outcome
  }
}
