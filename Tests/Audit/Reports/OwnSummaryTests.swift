import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengFacts
import HengRules
import HengValues
import Testing

@Suite("Summaries, department papers, framework and rectification letters")
struct OwnSummaryTests {
  private func evaluations() throws -> SelfEvaluationSummary {
    let profile = try ReportedProject.profile()
    var projects = try [1, 2, 3].map { seed in try ReportedProject.random(seed).evaluated(profile) }
    projects[1].ledger.project.isSecret = true
    return SelfEvaluationSummary(
      try projects.map { ($0.ledger, try ScoredProject($0.ledger, corrections: [], peers: [], profile: profile)?.story) },
      department: ReportedProject.department, year: try FiscalYear(2023))
  }

  @Test("the self-evaluation list leaves out secret projects, sums its rows and counts its grades")
  func evaluationList() throws {
    let summary = try evaluations()
    #expect(summary.rows.count == 2 && summary.counts.map { Int($0.figure.text) ?? -1 }.reduce(0, +) == 2)
    for column in [\SummaryMoney.budget, \.outturn] {
      let sum = try summary.rows.map { try ExactDecimal(parsing: try #require($0.money[keyPath: column]?.text)) }.reduce(.zero, +)
      #expect(try sum == ExactDecimal(parsing: try #require(summary.total[keyPath: column]?.text)))
    }
    let document = SummaryLists.document(summary)
    #expect(document.page.orientation == .landscape && document.figures.flatMap(\.trace.unexplained).isEmpty)
    try expectGolden("summary.evaluations", dump(document.blocks))
    let audited = try PaperAuditor(ReportedProject.library.get()).audit(
      PrintedBlocks.paper(document.blocks), file: "汇总表", profile: "national")
    #expect(audited.findings.map { "\($0.rule) \($0.message)" } == [])
  }

  @Test("the monitoring list prints lights in words with their reasons, and counts them")
  func monitoringList() throws {
    let profile = try ReportedProject.profile()
    let year = try FiscalYear(2023)
    let entries = try [("10", "20%"), ("90", "≥95%")].enumerated().map { place, facts in
      var ledger = try ReportedProject().evaluated(profile).ledger
      ledger.project.name = "样例项目\(place + 1)"
      let report = MonitoringReport(
        id: ID("m"), project: ledger.project.id, targetSheet: ID("t"), round: 1, period: try Period(year: year, from: 1, through: 7),
        layout: .brief, objective: "",
        funds: [
          FundRow(
            kind: .total, initialBudget: .value(try PrintedAmount(parsing: "100", unit: .wanYuan)),
            outturn: .value(try PrintedAmount(parsing: facts.0, unit: .wanYuan)), citation: ReportedProject.cite(40))
        ],
        rows: [
          MonitoringRow(
            indicator: ID("i7"), valueToDate: IndicatorValue(parsing: facts.1), forecast: IndicatorValue(parsing: "≥95%"),
            citation: ReportedProject.cite(41))
        ], state: .draft, citation: ReportedProject.cite(39))
      ledger.monitoring = [report]
      ledger.payments = [ledger.payments[0]]
      ledger.payments[0].amount = try PrintedAmount(parsing: facts.0, unit: .wanYuan).money
      let subject = try #require(MonitoredProject(report, ledger: ledger))
      return (ledger: ledger, signal: Optional(try MonitoringSignal(subject, profile: profile)))
    }
    let summary = MonitoringSummary(entries, department: ReportedProject.department, year: year)
    #expect(summary.rows.map(\.light?.text) == ["红灯", "绿灯"])
    #expect(summary.total.budget?.text == "200" && summary.total.outturn?.text == "100" && summary.total.rate?.text == "50.00%")
    #expect(summary.counts.map { "\($0.light.rawValue)\($0.figure.text)" } == ["红灯1", "黄灯0", "绿灯1"])
    let document = SummaryLists.document(summary)
    #expect(document.figures.flatMap(\.trace.unexplained).isEmpty)
    #expect(MonitoringSummary(entries, department: "", year: try FiscalYear(2024)).rows.isEmpty)
    try expectGolden("summary.monitoring", dump(document.blocks))
  }

  @Test("the department's form takes budget and outturn from the accounts, and its rate from both")
  func department() throws {
    let cite = ReportedProject.cite(1)
    let receipts = AccountsAddress(.receiptsAndPayments, .receiptsOfYear, .amount)
    let payments = AccountsAddress(.receiptsAndPayments, .paymentsOfYear, .amount)
    let accounts = try compiled([receipts: "31066335.81", payments: "29085951.74"])
    let evaluation = DepartmentEvaluation(
      score: ExactDecimal(94), achievements: ["完成样例任务", "群众满意。"], problems: ["预算编制不够细"], measures: [], citation: cite)
    let scoring = try ScoringProfile(ReportedProject.profile(), year: try FiscalYear(2023))
    let facts = DepartmentEvaluationFacts(evaluation, accounts: accounts, scoring: scoring)
    #expect((facts.budget?.text, facts.outturn?.text, facts.rate?.text) == ("31066335.81", "29085951.74", "93.63%"))
    #expect(facts.grade?.grade == .excellent)
    let document = DepartmentEvaluationForm.document(
      evaluation, facts: facts, department: ReportedProject.department, year: try FiscalYear(2023))
    #expect(document.figures.flatMap(\.trace.unexplained).isEmpty && document.figures.count == 5)
    try expectGolden("department.evaluation", dump(document.blocks))
    let bare = DepartmentEvaluationFacts(
      evaluation, accounts: CompiledAccounts(accounts: FinalAccounts(department: "", year: nil, tables: []), traces: [:]), scoring: scoring)
    #expect(bare.budget == nil && bare.outturn == nil && bare.rate == nil)
  }

  private func compiled(_ cells: [AccountsAddress: String]) throws -> CompiledAccounts {
    let cite = ReportedProject.cite(2)
    var table = AccountsTable(kind: .receiptsAndPayments, unit: .yuan, citation: cite)
    for (address, text) in cells {
      table.cells[address.place] = AccountsCell(
        printed: text, amount: .value(try PrintedAmount(parsing: text, unit: .yuan)), citation: cite)
    }
    return CompiledAccounts(
      accounts: FinalAccounts(department: "", year: nil, tables: [table]),
      traces: cells.mapValues { .recorded("决算", value: $0, cite) })
  }

  @Test("the department's targets print in three parts")
  func targets() throws {
    let targets = DepartmentTargets(
      overall: "守住底线。", items: [.init(title: "监测帮扶", text: "及时发现。\n精准帮扶"), .init(title: "产业就业", text: "带动增收")],
      safeguards: [.init(title: "加强领导。", text: "明确责任")], citation: ReportedProject.cite(3))
    let document = DepartmentTargetsPaper.document(targets, department: ReportedProject.department, year: try FiscalYear(2023))
    try expectGolden("department.targets", dump(document.blocks))
  }

  @Test("the framework prints a hundred points, a group's points being the sum of its rows")
  func framework() throws {
    let framework = try EvaluationFramework(ReportedProject.profile(), on: try CivilDate(year: 2023, month: 12, day: 31))
    #expect(framework.total.text == "100" && framework.groups.map(\.points.text) == ["15", "20", "35", "30"])
    let document = EvaluationFrameworkSheet.document(framework)
    #expect(document.figures.flatMap(\.trace.unexplained).isEmpty)
    for case .sheet(let sheet) in document.blocks { #expect(sheet.gridFaults == []) }
    try expectGolden("framework", dump(document.blocks))
  }

  @Test("a framework that does not sum to a hundred, or slights output and effect, is refused")
  func frameworkRefused() throws {
    func framework(_ rows: [String]) throws -> EvaluationFramework {
      let text = """
        profile: x
        name: 例
        parameters:
          framework.indicators:
            - {from: 2020-01-01, value: [\(rows.map { "\"\($0)\"" }.joined(separator: ", "))], source: 例, trust: D}
          framework.outcomeShare:
            - {from: 2020-01-01, value: "0.60", source: 例, trust: D}
        """
      return try EvaluationFramework(
        ProfileLibrary(files: [(name: "x.yaml", text: text)]).profile("x"), on: try CivilDate(year: 2023, month: 1, day: 1))
    }
    #expect(try framework(["决策|甲|乙|40|丙", "产出|甲|乙|60|丙"]).total.text == "100")
    for rows in [["决策|甲|乙|40|丙", "产出|甲|乙|59|丙"], ["决策|甲|乙|41|丙", "产出|甲|乙|59|丙"], ["产出|甲|乙|100"], ["产出|甲|乙|零|丙"]] {
      #expect(throws: ProfileError.self) { try framework(rows) }
    }
  }

  @Test("a notice is proposed from errors and warnings, and the answer keeps count of what is open")
  func rectification() throws {
    let profile = try ReportedProject.profile()
    let project = try ReportedProject().evaluated(profile).project
    let findings = [
      Finding(rule: "SC-07", severity: .warning, message: "得分低而没有说明原因", remedy: "请补写原因", computation: "", sides: []),
      Finding(rule: "SC-12", severity: .info, message: "只是提示", remedy: "无", computation: "", sides: []),
      Finding(rule: "SC-05", severity: .error, message: "总分不等于各项之和", remedy: "请重新计算", computation: "1 + 1 = 2", sides: []),
    ]
    let day = try CivilDate(year: 2024, month: 5, day: 31)
    func proposed(_ findings: [Finding]) -> RectificationNotice? {
      RectificationNotice(
        from: findings, id: ID("n"), project: project, issuer: "样例县财政局", deadline: day, catalogue: RuleCatalogue.all,
        citation: ReportedProject.cite(4))
    }
    #expect(proposed([findings[1]]) == nil)
    var notice = try #require(proposed(findings))
    #expect(notice.problems.map(\.text) == ["总分不等于各项之和；计算：1 + 1 = 2", "得分低而没有说明原因"])
    #expect(notice.problems.allSatisfy { $0.basis.contains("（核查规则 SC-") } && notice.deadline == day)
    notice.number = try DocumentNumber("样财绩〔2024〕7号")
    notice.date = try CivilDate(year: 2024, month: 5, day: 6)
    try expectGolden("rectification.notice", dump(RectificationPapers.notice(notice, project: project.name).blocks))
    let answer = RectificationAnswer(
      id: ID("a"), notice: notice.id,
      items: [.init(problem: notice.problems[1].id, measure: "已补写", isDone: true, evidence: "自评表", date: day)], date: day,
      citation: ReportedProject.cite(5))
    #expect(notice.openProblems(nil).count == 2 && notice.openProblems(answer).map(\.id) == [notice.problems[0].id])
    try expectGolden(
      "rectification.answer", dump(RectificationPapers.answer(answer, to: notice, project: project.name, unit: "样例县乡村局").blocks))
    #expect([notice].unrectified([]) == 2 && [notice].unrectified([answer]) == 1)
    notice.state = try notice.state.after(.rectify, by: "甲", as: .unitFinanceOfficer, reason: "已办")
    notice.state = try notice.state.after(.return, by: "乙", as: .financeBureau, reason: "材料不全")
    #expect(notice.state == .returned && notice.openProblems(answer).count == 1)
    notice.state = try notice.state.after(.rectify, by: "甲", as: .unitFinanceOfficer, reason: "已补")
    #expect(throws: TransitionError.self) { try notice.state.after(.accept, by: "甲", as: .unitFinanceOfficer) }
    notice.state = try notice.state.after(.accept, by: "乙", as: .financeBureau)
    #expect(notice.openProblems(nil).isEmpty && notice.state.actions.isEmpty)
  }
}
