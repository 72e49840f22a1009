import HengAudit
import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("Reports, lists and letters of the four sample counties")
struct PrintReportTests {
  let ground: ReportGround

  init() throws { ground = try ReportGround.loaded.get() }

  @Test("the sample prints so many papers of each kind")
  func counts() {
    let counts = ground.papers.reduce(into: [ReportKind: Int]()) { $0[$1.kind, default: 0] += 1 }
    let faulty = ground.overviews.flatMap(\.assessments).count { $0.count(.error) + $0.count(.warning) > 0 }
    #expect(faulty > 20)
    #expect(
      counts == [
        .evaluation: 6, .rectificationNotice: faulty, .rectificationAnswer: faulty, .selfEvaluationSummary: 1, .monitoringSummary: 1,
        .evaluationFramework: 4, .departmentEvaluation: 1, .departmentTargets: 1,
      ])
    #expect(Set(ReportKind.allCases.map(\.title)).count == ReportKind.allCases.count)
  }

  @Test("in each paper grids are sound, a key names one figure, and every figure is explained")
  func sound() {
    for paper in ground.papers {
      let name = "\(paper.kind.rawValue) \(paper.name)"
      for case .sheet(let sheet) in paper.document.blocks {
        #expect(sheet.gridFaults == [], "\(name)")
        #expect(sheet.columns.reduce(0, +) == 100, "\(name) \(sheet.name)")
      }
      let byKey = Dictionary(grouping: paper.document.figures, by: \.key)
      #expect(byKey.filter { Set($0.value).count > 1 }.map(\.key) == [], "\(name)")
      #expect(paper.document.figures.flatMap(\.trace.unexplained).map(\.label) == [], "\(name)")
    }
  }

  @Test(
    "printed and read back, every figure is found again, and no paper has an error that its records have not",
    arguments: [PaperFormat.xlsx, .docx])
  func audited(_ format: PaperFormat) throws {
    let files = AuditFiles(ground.library)
    for paper in ground.papers {
      let name = "\(paper.kind.rawValue) \(paper.name)"
      let bytes = try PrintForm.print(paper.document, as: format)
      let file = try files.audit(bytes, file: "\(paper.name).\(format.rawValue)", profile: paper.profile)
      let wrong = file.audited.findings.filter { $0.severity == .error && !paper.known.contains($0.rule) }
      #expect(wrong.map { "\($0.rule) \($0.message) \($0.place.text)" } == [], "\(name)")
      #expect(FigureSearch(paper.document).missing(on: file.paper).map(\.figure) == [], "\(name)")
      guard paper.kind == .evaluation else { continue }
      let kinds = Set(file.audited.forms.map(\.kind.key))
      #expect(kinds.isSuperset(of: ["report", "scoreTable", "selfEvaluation.shanxi"]), "\(name) \(kinds)")
    }
  }

  @Test("the six reports print what the volume prints, figure by figure, and the list has their scores")
  func volume() throws {
    let overview = try #require(ground.overview("sx.xingxian")), disclosure = try #require(ground.disclosure(of: overview))
    let bound = disclosure.volume.figures
    let list = try ground.print.document(.selfEvaluationSummary, overview: overview, disclosures: ground.disclosures)
    var totals: [String?] = []
    for (index, project) in disclosure.projects.enumerated() {
      let assessment = try #require(overview.assessments.first { $0.project.id == project.project.id })
      let figures = try ground.print.document(.evaluation, project: assessment, disclosure: disclosure).figures
      let prefix = "report.\(index + 1)."
      let inVolume = bound.filter { $0.key.hasPrefix(prefix) }
      #expect(
        figures.count > 50 && inVolume.map { "\($0.key.dropFirst(prefix.count)) \($0.text)" } == figures.map { "\($0.key) \($0.text)" })
      let total = figures.first { $0.key == "report.total" }?.text
      totals.append(total)
      let place = try #require(overview.assessments.firstIndex { $0.project.id == project.project.id })
      for field in ["budget", "outturn"] {
        let listed = try #require(list.figures.first { $0.key == "summary.evaluations.\(place).\(field)" })
        #expect(listed.text == figures.first { $0.key == "report.money.\(field)" }?.text)
      }
      #expect(list.figures.first { $0.key == "summary.evaluations.\(place).score" }?.text == total)
    }
    #expect(totals == ["83.02", "99.00", "100.00", "96.47", "94.47", "99.47"])
    #expect(list.figures.filter { $0.key.contains(".count.") }.map(\.text) == ["5", "1", "0", "0"])
  }

  @Test("without the disclosure the list has the scores of the published forms")
  func published() throws {
    let overview = try #require(ground.overview("sx.xingxian"))
    let list = try ground.print.document(.selfEvaluationSummary, overview: overview)
    let scores = overview.assessments.indices.map { place in list.figures.first { $0.key == "summary.evaluations.\(place).score" }?.text }
    #expect(scores == overview.assessments.map { $0.card?.total.map { "\($0)" } } && scores.contains(nil))
  }

  @Test("Xingqing's monitoring list counts the lights as the overview does, and sums the rows")
  func lights() throws {
    let overview = try #require(ground.overview("nx.xingqing"))
    let figures = try ground.print.document(.monitoringSummary, overview: overview).figures
    let counted = MonitoringSignal.Light.allCases.map { light in
      figures.first { $0.key == "summary.monitoring.count.\(light)" }?.text
    }
    #expect(counted == MonitoringSignal.Light.allCases.map { light in "\(overview.assessments.count { $0.signal?.light == light })" })
    #expect(
      MonitoringSignal.Light.allCases.map { overview.lights[$0]?.text ?? "0个" } == counted.map { ($0 ?? "") + "个" })
    for field in ["budget", "outturn"] {
      let rows = try overview.assessments.indices.compactMap { place in
        try figures.first { $0.key == "summary.monitoring.\(place).\(field)" }.map { try ExactDecimal(parsing: $0.text) }
      }
      let total = try #require(figures.first { $0.key == "summary.monitoring.total.\(field)" })
      #expect(try rows.count == 8 && rows.reduce(.zero, +) == ExactDecimal(parsing: total.text))
    }
  }

  @Test("the department's form has the accounts' totals and the score given")
  func department() throws {
    let disclosure = try #require(ground.disclosures.first)
    let figures = try ground.print.document(.departmentEvaluation, disclosure: disclosure).figures
    func text(_ key: String) -> String? { figures.first { $0.key == "department.evaluation.\(key)" }?.text }
    #expect(text("score") == "94" && text("rate")?.hasSuffix("%") == true)
    let accounts = disclosure.compiled
    #expect(text("budget") == "\(accounts.amount(AccountsAddress(.receiptsAndPayments, .receiptsOfYear, .amount)).yuan)")
    #expect(text("outturn") == "\(accounts.amount(AccountsAddress(.receiptsAndPayments, .paymentsOfYear, .amount)).yuan)")
  }

  @Test("Julu's targets print from what was written alone: four of them with four safeguards")
  func targets() throws {
    let record = try #require(ground.records.first { $0.targets != nil })
    let document = try ground.print.document(.departmentTargets, record: record)
    let headings = document.blocks.compactMap { if case .heading(let level, let text) = $0 { "\(level)\(text)" } else { nil } }
    #expect(record.department.hasPrefix("巨鹿县") && headings.count { $0.hasPrefix("2") } == 3 && headings.count { $0.hasPrefix("3") } == 8)
    for text in [record.targets?.overall ?? ""] + (record.targets?.items.map(\.text) ?? []) {
      #expect(document.blocks.contains { if case .paragraph(let runs) = $0 { runs.map(\.text).joined().contains(text) } else { false } })
    }
  }
}
