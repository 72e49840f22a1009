import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengFacts
import HengRules
import HengValues
import Testing

@Suite("Our own evaluation reports, printed and weighed")
struct OwnReportTests {
  static let profile = Result { try ReportedProject.profile() }

  private func paper(_ project: ReportedProject) throws -> (facts: ReportFacts, blocks: [Block], evaluated: EvaluatedProject) {
    let profile = try Self.profile.get()
    let evaluated = try project.evaluated(profile)
    let facts = try ReportFacts(evaluated, profile: profile)
    let printed = try #require(EvaluationReportPaper(evaluated, facts: facts, department: ReportedProject.department))
    return (facts, try printed.document.blocks, evaluated)
  }

  private func audited(_ blocks: [Block]) throws -> AuditedPaper {
    try PaperAuditor(ReportedProject.library.get()).audit(PrintedBlocks.paper(blocks), file: "报告.docx", profile: "national")
  }

  @Test("the report of a sound record has neither error nor warning, and is recognised with its tables and its form")
  func clean() throws {
    let printed = try paper(ReportedProject())
    let audited = try audited(printed.blocks)
    #expect(audited.findings.filter { [.error, .warning].contains($0.severity) }.map { "\($0.rule) \($0.message)" } == [])
    #expect(audited.forms.map(\.kind.key) == ["report", "scoreTable", "scoreTable", "scoreTable", "selfEvaluation.shanxi"])
    let run = audited.coverage.filter { $0.rule.hasPrefix("PA-") && $0.state == .passed }.map(\.rule)
    for rule in ["PA-02", "PA-04", "PA-05", "PA-06", "PA-07", "PA-08", "PA-10", "PA-11", "PA-22", "PA-25", "PA-27"] {
      #expect(run.contains(rule))
    }
  }

  @Test("what the auditor reads is what was printed: project, score, grade, parts, codes, money")
  func readBack() throws {
    let printed = try paper(ReportedProject())
    let sheetless = PrintedBlocks.paper(printed.blocks)
    let forms = Recogniser.grids.forms(sheetless, "报告.docx")
    let report = try #require(PaperWords(sheetless, file: "报告.docx", forms: forms).reports.first)
    #expect(report.project == printed.evaluated.project.name && report.unit == ReportedProject.department)
    #expect(report.score?.value.description == printed.facts.total?.text && report.grade == printed.facts.grade?.grade)
    #expect(report.parts.map { $0.obtained?.value.description } == printed.facts.parts.map { $0.obtained?.text })
    #expect(report.parts.map { $0.possible?.value.description } == printed.facts.parts.map(\.possible.text))
    #expect(report.indicators.map(\.code) == printed.facts.rows.map(\.code))
    #expect(report.indicators.map { $0.score?.value.description } == printed.facts.rows.map { $0.score?.text })
    let amounts = Set(report.amounts.map { "\($0.role.rawValue)\($0.amount.text)" })
    #expect(amounts == ["预算数883.56万元", "支出数152.52万元"])
  }

  @Test("a slip put into the printed text is found", arguments: [("总得分为", "PA-06"), ("实际得分", "PA-04"), ("全年执行数", "PA-07")])
  func slips(_ lead: String, _ rule: String) throws {
    let blocks = try paper(ReportedProject()).blocks.map { block -> Block in
      guard case .paragraph(var runs) = block else { return block }
      for index in runs.indices.dropFirst() where runs[index - 1].text.hasSuffix(lead) && runs[index].figure != nil {
        runs[index] = .text("3.21")
      }
      return .paragraph(runs)
    }
    #expect(try audited(blocks).findings.contains { $0.rule == rule })
  }

  @Test("random reports: sums hold, codes are unique, every figure is explained, the auditor finds no error", arguments: 1...60)
  func random(_ seed: Int) throws {
    let printed = try paper(.random(UInt64(seed)))
    let facts = printed.facts
    let parts = try facts.parts.map { try ExactDecimal(parsing: try #require($0.obtained?.text)) }
    #expect("\(parts.reduce(.zero, +))" == facts.total?.text)
    for part in facts.parts {
      let scores = try part.rows.map { try ExactDecimal(parsing: try #require($0.score?.text)) }
      let weights = try part.rows.map { try ExactDecimal(parsing: $0.weight.text) }
      #expect(try scores.reduce(.zero, +) == ExactDecimal(parsing: try #require(part.obtained?.text)))
      #expect(try weights.reduce(.zero, +) == ExactDecimal(parsing: part.possible.text))
    }
    #expect(Set(facts.rows.map(\.code)).count == facts.rows.count)
    #expect(facts.rows.count == printed.evaluated.evaluation.rows.count + 1)
    let document = Document(title: "", blocks: printed.blocks)
    #expect(document.figures.flatMap(\.trace.unexplained).isEmpty)
    for case .sheet(let sheet) in printed.blocks { #expect(sheet.gridFaults == []) }
    let found = try audited(printed.blocks).findings.filter {
      $0.severity == .error || $0.rule.hasPrefix("PA-") || $0.rule.hasPrefix("SC-14")
    }
    #expect(found.map { "\($0.rule) \($0.message)" } == [])
  }

  @Test("six reports bound together are six, each with its own form, and none is taken for another")
  func volume() throws {
    let names = ["道路", "供水", "水渠", "大棚", "桥梁", "仓库"]
    let printed = try names.enumerated().map { place, name -> [Block] in
      var project = ReportedProject.random(UInt64(900 + place))
      project.name = "2023年样例\(name)建设项目"
      return try paper(project).blocks
    }
    let audited = try audited(printed.flatMap { $0 })
    #expect(audited.forms.filter { $0.kind.key == "report" }.map(\.title).count == 6)
    #expect(audited.forms.filter { $0.kind.key == "scoreTable" }.count == 18)
    #expect(audited.forms.filter { $0.kind.key == "selfEvaluation.shanxi" }.count == 6)
    let found = audited.findings.filter { $0.severity == .error || $0.rule.hasPrefix("PA-") }
    #expect(found.map { "\($0.rule) \($0.message)" } == [])
  }

  @Test("a budget that was changed prints both, and the changed one alone counts as the budget")
  func changedBudget() throws {
    var project = ReportedProject()
    project.initial = "900"
    let printed = try paper(project)
    #expect(dump(printed.blocks).contains("年初预算数{900}万元，年中按程序调整。本项目全年预算数{883.56}万元。"))
    #expect(try audited(printed.blocks).findings.filter { [.error, .warning].contains($0.severity) } == [])
  }

  @Test("without a budget there is no rate and no rest")
  func withoutBudget() throws {
    let profile = try Self.profile.get()
    var evaluated = try ReportedProject().evaluated(profile)
    (evaluated.ledger.project.initialBudget, evaluated.ledger.project.revisedBudget) = (nil, nil)
    let facts = try ReportFacts(evaluated, profile: profile)
    #expect(facts.money.budget == nil && facts.money.rate == nil && facts.money.remainder == nil && facts.money.receivedRate == nil)
    let printed = try #require(EvaluationReportPaper(evaluated, facts: facts, department: "样例县乡村局"))
    #expect(dump(printed.blocks).contains("没有全年预算数，不计算执行率"))
  }

  @Test("a report tells which parts are not written yet")
  func openParts() throws {
    var report = try #require(try paper(ReportedProject()).evaluated.report)
    #expect(report.openParts() == [])
    report.measures = [" "]
    report.date = nil
    #expect(report.openParts([(id: ID("i0"), name: "甲"), (id: ID("i2"), name: "乙")]) == ["五（三）改进措施", "四 “乙”的完成情况说明", "落款日期"])
  }

  @Test("an open score leaves part, total and grade open, and says so")
  func open() throws {
    var project = ReportedProject()
    project.lines[5].actual = ""
    let printed = try paper(project)
    #expect(printed.facts.total == nil && printed.facts.grade == nil && printed.facts.parts[2].obtained == nil)
    let text = dump(printed.blocks)
    #expect(text.contains("总得分和评价等级待补齐后确定") && text.contains("没有填报实际完成值") && !text.contains("总得分为{"))
  }

  @Test("grades that the record leaves open are ticked from the card; a review that has not taken place stays open")
  func ticks() throws {
    func ticked(_ project: ReportedProject) throws -> [[String]] {
      let sheet = try ReportAttachments.selfEvaluation(try project.evaluated(try Self.profile.get()))
      return sheet.rows.suffix(2).map { $0.cells.map(\.text).filter { $0.hasSuffix("☑") } }
    }
    var project = ReportedProject()
    let grade = try #require(try paper(project).facts.grade?.grade.rawValue)
    #expect(try ticked(project) == [["\(grade) ☑"], ["\(grade) ☑"]])
    project.state = .submitted
    #expect(try ticked(project) == [["\(grade) ☑"], []])
    project.grades = (.fair, .poor)
    #expect(try ticked(project) == [["中 ☑"], ["差 ☑"]])
    let sheet = try ReportAttachments.selfEvaluation(try ReportedProject().evaluated(try Self.profile.get()))
    let tick = try #require(sheet.figures.first { $0.key == "selfEvaluation.selfGrade" })
    #expect(tick.trace.unexplained.isEmpty && tick.trace.value == grade)
  }

  @Test("records that do not fit together are refused")
  func refused() throws {
    let profile = try Self.profile.get()
    var evaluated = try ReportedProject().evaluated(profile)
    evaluated.card.items.removeLast()
    #expect(throws: ReportFailure.records(.cardOfOtherRows(project: evaluated.project.name, rows: 8, items: 7))) {
      try ReportFacts(evaluated, profile: profile)
    }
    evaluated = try ReportedProject().evaluated(profile)
    evaluated.evaluation.rows[2].indicator = ID("fremd")
    #expect(throws: ReportFailure.records(.indicatorMissing(project: evaluated.project.name, row: 3))) {
      try ReportFacts(evaluated, profile: profile)
    }
    evaluated.report = nil
    let facts = try ReportFacts(try ReportedProject().evaluated(profile), profile: profile)
    #expect(EvaluationReportPaper(evaluated, facts: facts, department: "样例县乡村局") == nil)
  }

  @Test("the printed report is its golden dump")
  func golden() throws {
    try expectGolden("report", dump(paper(ReportedProject()).blocks))
  }

  @Test("no run of 24 characters stands in a published paper", .enabled(if: XingxianPaper.isThere, "没有原文语料，未核对"))
  func ownWords() throws {
    let corpus = try #require(CorpusPapers.text("S002-xingxian-2022-final-accounts.txt")).filter { !$0.isWhitespace }
    var runs: Set<String> = []
    let letters = Array(corpus)
    for start in 0..<max(0, letters.count - 24) { runs.insert(String(letters[start..<start + 24])) }
    for kind in EvaluationReport.Kind.allCases {
      var project = ReportedProject()
      project.kind = kind
      for block in try paper(project).blocks {
        guard case .paragraph(let words) = block else { continue }
        let text = Array(words.map(\.text).joined().filter { !$0.isWhitespace })
        // Titles of laws and documents are official.
        guard text.count >= 24, !text.contains("《") else { continue }
        let shared = (0...(text.count - 24)).map { String(text[$0..<$0 + 24]) }.filter(runs.contains)
        #expect(shared == [])
      }
    }
  }
}
