import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("Rectification letters, and papers that are refused")
struct RectificationPrintTests {
  let ground: ReportGround

  init() throws { ground = try ReportGround.loaded.get() }

  private func assessment(_ key: String) throws -> ProjectAssessment {
    try #require(ground.overviews.flatMap(\.assessments).first { $0.project.id.text == key })
  }

  private func words(_ document: Document) -> String {
    document.blocks.map { block in
      switch block {
      case .title(let lines), .signature(let lines): lines.joined(separator: "\n")
      case .heading(_, let text): text
      case .paragraph(let runs): runs.map(\.text).joined()
      case .sheet(let sheet): sheet.rows.map { $0.cells.map(\.text).joined(separator: "｜") }.joined(separator: "\n")
      case .cover, .contents, .section, .pageBreak: ""
      }
    }.joined(separator: "\n")
  }

  private func refusal(_ print: () throws(PrintError) -> Document) -> String {
    do throws(PrintError) { _ = try print() } catch { return error.message }
    return ""
  }

  @Test("a notice holds every error, then every warning, of the assessment, and nothing else; the answer asks for the same")
  func problems() throws {
    for assessment in ground.overviews.flatMap(\.assessments) {
      let findings = assessment.report.findings
      let grave = findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
      guard !grave.isEmpty else { continue }
      let notice = try ground.print.notice(of: assessment)
      #expect(
        notice.problems.count == grave.count
          && zip(notice.problems, grave).allSatisfy { $0.text.hasPrefix($1.message) && $0.request == $1.remedy })
      #expect(notice.problems.allSatisfy { $0.basis.contains("核查规则 ") && !$0.basis.contains("参数") }, "\(notice.problems.map(\.basis))")
      #expect(Set(notice.problems.map(\.id)).count == grave.count && notice.addressee == assessment.project.implementingUnit)
      let answer = try ground.print.document(.rectificationAnswer, project: assessment)
      guard case .sheet(let sheet)? = answer.blocks.last else { return #expect(Bool(false), "no table") }
      #expect(sheet.rows.dropFirst().map { $0.cells[1].text } == notice.problems.map(\.text))
      #expect(sheet.rows.dropFirst().allSatisfy { $0.cells[3].text.isEmpty && $0.cells[4].text == "☐ 已完成\n☐ 未完成" })
    }
  }

  @Test("number, issuer, date and deadline stand in the letter and in the form of the answer")
  func terms() throws {
    let assessment = try assessment("sx.xingxian.2022.S1")
    let terms = RectificationTerms(
      issuer: "样例县财政局", number: try DocumentNumber("样财绩〔2023〕9号"), date: try CivilDate(year: 2023, month: 5, day: 8),
      deadline: try CivilDate(year: 2023, month: 6, day: 30))
    let notice = words(try ground.print.document(.rectificationNotice, project: assessment, terms: terms))
    #expect(["样财绩〔2023〕9号", "样例县财政局\n2023年5月8日", "整改期限：2023年6月30日", "”\n绩效自评发现问题的整改通知书"].allSatisfy(notice.contains))
    let answer = words(try ground.print.document(.rectificationAnswer, project: assessment, terms: terms))
    #expect(["样例县财政局：", "（样财绩〔2023〕9号）", "期限：2023年6月30日", assessment.project.implementingUnit].allSatisfy(answer.contains))
    let draft = words(try ground.print.document(.rectificationNotice, project: assessment))
    #expect(draft.contains("兴县财政局") && !draft.contains("〔2023〕9号") && !draft.contains("整改期限") && draft.hasSuffix("兴县财政局\n　　　年　　月　　日"))
    let backwards = RectificationTerms(date: terms.deadline, deadline: terms.date)
    #expect(
      refusal { () throws(PrintError) in try ground.print.document(.rectificationNotice, project: assessment, terms: backwards) }.contains(
        "早于"))
  }

  @Test("the letter names the work in which the problems came up")
  func work() throws {
    let overview = try #require(ground.overview("sx.xingxian")), disclosure = try #require(ground.disclosure(of: overview))
    func title(_ key: String, _ disclosure: Disclosure?) throws -> String {
      words(try ground.print.document(.rectificationNotice, project: assessment(key), disclosure: disclosure))
    }
    #expect(try title("sx.xingxian.2022.S1", disclosure).contains("绩效评价发现问题"))
    #expect(try title("sx.xingxian.2022.S2", disclosure).contains("绩效自评发现问题"))
    #expect(try title("nx.xingqing.2024.X1", nil).contains("绩效运行监控发现问题"))
    #expect(try title("hb.julu.2023.J1", nil).contains("绩效目标审核发现问题"))
  }

  @Test("a paper that lacks its records says what is missing and what to do")
  func missing() throws {
    let xingqing = try #require(ground.overview("nx.xingqing")), xingxian = try #require(ground.overview("sx.xingxian"))
    let disclosure = try #require(ground.disclosure(of: xingxian)), print = ground.print
    let own = try assessment("sx.xingxian.2022.S1"), other = try assessment("nx.xingqing.2024.X1")
    let report = refusal { () throws(PrintError) in try print.document(.evaluation, project: other, disclosure: disclosure) }
    #expect(report.contains(other.project.name) && report.contains("没有评价报告的文字") && report.contains("请在决算公开资料中填写"))
    #expect(refusal { () throws(PrintError) in try print.document(.evaluation, project: own) }.contains("没有评价报告的文字"))
    let monitoring = refusal { () throws(PrintError) in try print.document(.monitoringSummary, overview: xingxian) }
    #expect(monitoring.contains("兴县2022年度的项目都没有绩效运行监控记录"))
    let evaluations = refusal { () throws(PrintError) in try print.document(.selfEvaluationSummary, overview: xingqing) }
    #expect(evaluations.contains("兴庆区2024年度的项目都没有绩效自评记录"))
    let targets = refusal { () throws(PrintError) in try print.document(.departmentTargets, disclosure: disclosure) }
    #expect(targets.contains("没有填写部门整体绩效目标"))
    let accounts = refusal { () throws(PrintError) in try print.document(.departmentEvaluation, record: disclosure.record) }
    #expect(accounts.contains("没有决算台账") && accounts.contains("请先导入"))
    for kind in ReportKind.allCases {
      let asked = [
        refusal { () throws(PrintError) in try print.document(kind, project: own, disclosure: disclosure) },
        refusal { () throws(PrintError) in try print.document(kind, overview: xingxian) },
        refusal { () throws(PrintError) in try print.document(kind, disclosure: disclosure) },
      ]
      let misplaced = zip(ReportKind.Subject.allCases, asked).filter { $0.1.contains("打印。请写明\(kind.subject.label)") }.map(\.0)
      #expect(misplaced == ReportKind.Subject.allCases.filter { $0 != kind.subject }, "\(kind.rawValue)")
    }
  }

  @Test("a secret project has no report, and no line in the lists")
  func secret() throws {
    let overview = try #require(ground.overview("sx.xingxian"))
    var ledgers = overview.assessments.map(\.ledger)
    ledgers[0].project.isSecret = true
    let assessments = try AssessProjects(ground.library)(ledgers, county: overview.county)
    let disclosure = try #require(ground.disclosure(of: overview))
    let message = refusal { () throws(PrintError) in
      try ground.print.document(.evaluation, project: assessments[0], disclosure: disclosure)
    }
    #expect(message.contains("涉密"))
    let closed = CountyOverview(county: overview.county, year: overview.year, assessments: assessments, unitTotals: [])
    let list = try ground.print.document(.selfEvaluationSummary, overview: closed)
    #expect(!words(list).contains(ledgers[0].project.name) && words(list).contains(ledgers[1].project.name))
  }
}
