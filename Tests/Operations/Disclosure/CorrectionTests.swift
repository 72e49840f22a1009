import HengAudit
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("Corrections of published self-evaluations")
struct CorrectionTests {
  let samples: SampleLedgers
  let corrections: [ProjectCorrection]
  let library: ProfileLibrary

  init() throws {
    samples = try SampleLedgers.load()
    corrections = samples.disclosures.flatMap(\.corrections)
    library = try ProfileLibrary.load()
  }

  private func ledger(_ key: String) throws -> ProjectLedger {
    try #require(samples.ledgers.first { $0.project.id.text == "sx.xingxian.2022.\(key)" })
  }

  private func assessments() throws -> [ProjectAssessment] {
    let county = try #require(samples.counties.first { $0.profile == "sx.xingxian" })
    let own = samples.ledgers.filter { $0.project.county == county.division }
    return try AssessProjects(library)(try own.map { try $0.corrected(by: corrections) }, county: county)
  }

  @Test("the six corrected projects break no rule of severity error, and each row has its score")
  func noErrors() throws {
    let assessments = try assessments()
    #expect(assessments.count == 6)
    for assessment in assessments {
      let errors = assessment.report.findings.filter { $0.severity == .error }
      #expect(errors.map { "\($0.rule) \($0.message)" } == [], "\(assessment.project.id.text)")
      #expect(assessment.card?.items.allSatisfy { $0.score != nil } == true && assessment.card?.totalTrace.unexplained.isEmpty == true)
      #expect(!assessment.report.findings.contains { $0.rule == "SC-07" || $0.rule == "SC-11" || $0.rule == "PT-04" })
    }
  }

  @Test(
    "totals of the corrected forms",
    arguments: [
      ("S1", "83.02", "良"), ("S2", "99.00", "优"), ("S3", "100.00", "优"), ("S4", "96.47", "优"), ("S5", "94.47", "优"),
      ("S6", "99.47", "优"),
    ])
  func totals(_ key: String, _ total: String, _ grade: String) throws {
    let assessment = try #require(try assessments().first { $0.project.id.text.hasSuffix(key) })
    #expect(assessment.card?.total?.description == total && assessment.card?.grade?.rawValue == grade)
  }

  @Test("the corrected forms, printed and read back by the auditor, have no finding of severity error", arguments: 1...6)
  func printed(_ number: Int) throws {
    let assessment = try #require(try assessments().first { $0.project.id.text.hasSuffix("S\(number)") })
    let bytes = try PrintForm.print(FormRequest(.projectSelfEvaluation), of: assessment, as: .xlsx)
    let audited = try AuditFiles(library).audit(bytes, file: "S\(number).xlsx", profile: "sx.xingxian").audited
    #expect(audited.forms.count == 1)
    let findings = audited.findings.map { "\($0.severity) \($0.rule) \($0.message)" }
    #expect(findings.filter { $0.hasPrefix("error") } == [])
  }

  @Test("a correction makes further versions beside the published ones, with open scores, rates and grades")
  func versions() throws {
    let published = try ledger("S2"), mended = try published.corrected(by: corrections)
    #expect(mended.targetSheets.dropLast() == published.targetSheets[...])
    #expect(mended.selfEvaluations.dropLast() == published.selfEvaluations[...])
    let sheet = try #require(mended.targetSheets.last), evaluation = try #require(mended.selfEvaluations.last)
    #expect(sheet.id.text == "sx.xingxian.2022.S2.target.2" && sheet.version == 2 && mended.targetSheet?.id == sheet.id)
    #expect(evaluation.id.text == "sx.xingxian.2022.S2.selfEvaluation.2" && evaluation.targetSheet == sheet.id)
    let budget = evaluation.funds.first?.revisedBudget.value
    #expect(evaluation.unit == .yuan && budget?.unit == .yuan && budget?.money == published.project.revisedBudget)
    #expect(evaluation.funds.allSatisfy { $0.score.value == nil && $0.rate.value == nil })
    #expect(evaluation.rows.allSatisfy { $0.printedScore == .blank } && evaluation.printedTotal == .blank)
    #expect(evaluation.selfGrade == nil && evaluation.reviewGrade == nil)
    #expect(sheet.indicators.map(\.id) == published.targetSheets.first?.indicators.map(\.id))
    #expect(sheet.indicators.first { $0.name == "示范村受益人口数" }?.weight == ExactDecimal(30))
    #expect(sheet.adjustmentReason?.contains("分值合计只有85") == true)
    #expect(try published.corrected(by: corrections.filter { $0.project != published.project.id }) == published)
  }

  @Test("every correction gives its reason and its place")
  func reasons() {
    #expect(corrections.count == 28 && Set(corrections.map(\.project)).count == 6)
    #expect(corrections.allSatisfy { !$0.reason.isEmpty && $0.citation.paper == "S002" && !$0.citation.lines.isEmpty })
  }

  @Test("what cannot be written is refused with the reason")
  func refusals() throws {
    let ledger = try ledger("S1")
    func reason(_ indicator: String, _ field: ProjectCorrection.Field, _ value: String, twice: Bool = false) -> CorrectionError.Reason? {
      let correction = ProjectCorrection(
        project: ledger.project.id, indicator: indicator, field: field, value: value, reason: "试",
        citation: Citation(paper: "S002", lines: "1"))
      do throws(CorrectionError) {
        _ = try ledger.corrected(by: twice ? [correction, correction] : [correction])
        return nil
      } catch {
        #expect(error.message.contains(ledger.project.id.text) && error.message.hasSuffix("。"))
        return error.reason
      }
    }
    #expect(reason("没有的指标", .weight, "5") == .unknownIndicator)
    #expect(reason("", .weight, "5") == .misplacedField)
    #expect(reason("资金总额", .achievement, "已完成") == .misplacedField)
    #expect(reason("资金总额", .weight, "五") == .unreadableValue("请填大于0的分值，如 30"))
    #expect(reason("资金总额", .weight, "0") == .unreadableValue("请填大于0的分值，如 30"))
    #expect(reason("资金总额", .coefficient, "1.01") == .unreadableValue("请填0至1的系数，如 0.80"))
    #expect(reason("资金总额", .isTargetTooLow, "偏低") == .unreadableValue("请填“是”或“否”"))
    #expect(reason("资金总额", .actual, " ") == .unreadableValue("请填写内容"))
    #expect(reason("", .unit, "百元") == .unreadableValue("请填“元”“万元”或“亿元”"))
    #expect(reason("资金总额", .weight, "5", twice: true) == .repeated)
    #expect(reason("资金总额", .weight, "5") == nil && reason("资金总额", .coefficient, "1") == nil)
    #expect(reason("资金总额", .isTargetTooLow, "是") == nil)
    var bare = ledger
    bare.selfEvaluations = []
    let correction = try #require(corrections.first { $0.project == ledger.project.id })
    #expect(throws: CorrectionError(correction, .nothingToCorrect)) { try bare.corrected(by: [correction]) }
  }

  @Test("a name may change while its value does, and the value is read under the new name")
  func renamed() throws {
    let mended = try ledger("S4").corrected(by: corrections.reversed())
    let row = try #require(mended.targetSheets.last?.indicators.first)
    #expect(row.name == "贴息户数" && row.target.printed == "≥2000户")
  }
}
