import HengDomain
import HengRules
import HengSamples
import HengValues

/// A sample sheet as the rules judge it when it was read from its paper: every row and head field at its lines.
struct SampleForms {
  let sample: SampleProject
  let text: PublishedText
  let year: FiscalYear

  init(_ sample: SampleProject, _ text: PublishedText) throws {
    self.sample = sample
    self.text = text
    year = try FiscalYear(sample.year)
  }

  /// The forms of one paper, and the profile of its county.
  static func paper(_ key: String) throws -> (forms: PaperFormsSubject, profile: Profile) {
    let samples = try Samples.load()
    guard let text = PublishedText(key), let county = samples.counties.first(where: { $0.paper == key }) else {
      throw CaseError(description: "没有文件 \(key)")
    }
    let forms = try samples.projects.filter { $0.paper == key }.map { try SampleForms($0, text) }
    return (
      PaperFormsSubject(
        targets: try forms.filter { $0.sample.form.hasPrefix("target") }.map { try $0.targets() },
        monitored: try forms.filter { $0.sample.form.hasPrefix("monitoring") }.map { try $0.monitored() },
        evaluations: try forms.filter { $0.sample.form.hasPrefix("selfEvaluation") }.map { try $0.evaluation() }),
      try Cases.profile(county.profile)
    )
  }

  private func citation(_ lines: String) -> Citation { Citation(sample: sample.paper, lines) }

  private var head: [PrintedField] {
    (SampleHeads.fields[sample.key] ?? []).map { field in
      let citation = citation(field.lines)
      let words: String =
        switch field.label {
        case "项目名称": sample.project.name
        case "主管部门及代码": sample.project.supervisingDepartment ?? ""
        case "实际完成情况" where field.isBlank: ""
        default: lineStretches(field.lines).map { text.joined($0) }.joined()
        }
      return PrintedField(label: field.label, text: words, citation: citation)
    }
  }

  private func name(_ row: SampleIndicator) -> String {
    guard row.nameShortened == true, let lines = lineStretches(row.lines).first, sample.paper == "S000" else { return row.name }
    return text.name(lines, target: row.target ?? "")
  }

  private func choice<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CaseError(description: "样例 \(sample.key) 有误") }
    return value
  }

  private func amount(_ text: String?) throws -> Entry<PrintedAmount> {
    guard let text, let unit = MoneyUnit(rawValue: sample.moneyUnit) else { return .blank }
    return .value(try PrintedAmount(parsing: text, unit: unit))
  }

  private func decimal(_ text: String?) throws -> ExactDecimal? {
    guard let text, text != "—" else { return nil }
    return try ExactDecimal(parsing: text)
  }

  private func funds() throws -> [FundRow] {
    let kinds: [String: FundRow.Kind] = [
      "total": .total, "fiscal": .fiscalAppropriation, "carriedOver": .carriedOver, "other": .otherFunds,
    ]
    return try sample.funds.map { fund in
      FundRow(
        kind: try choice(kinds[fund.kind]), initialBudget: try amount(fund.initialBudget), revisedBudget: try amount(fund.revisedBudget),
        outturn: try amount(fund.outturn), rate: fund.rate.map { .value($0) } ?? .blank, citation: citation(fund.lines))
    }
  }

  private func project() throws -> Project {
    let plan = try sample.paymentPlan.map { plan in
      PaymentPlan(
        percents: try [plan.march, plan.june, plan.october, plan.december].map { try decimal($0).map { .value($0) } ?? .blank },
        unplaced: plan.printedColumnUnknown == true ? plan.printed : nil)
    }
    return Project(
      id: ID(sample.key), county: try AdministrativeDivision("130529"), year: year, code: nil, name: sample.project.name,
      supervisingDepartment: sample.project.supervisingDepartment ?? "",
      supervisingDepartmentCode: sample.project.supervisingDepartmentCode, implementingUnit: sample.project.implementingUnit,
      initialBudget: nil, revisedBudget: nil, paymentPlan: plan, state: .scheduled, citation: citation(sample.lines))
  }

  private func sheet() throws -> PerformanceTargetSheet {
    PerformanceTargetSheet(
      id: ID(sample.key), project: ID(sample.key), layout: sample.form == "target.hebei" ? .hebei : .ningxia, objective: "",
      funds: try funds(),
      indicators: try sample.indicators.enumerated().map { index, row in
        Indicator(
          id: ID("\(index)"), order: index, level1: try choice(IndicatorLevel1(rawValue: row.level1)),
          level2: try choice(IndicatorLevel2(rawValue: row.level2)), name: name(row), definition: row.definition,
          target: IndicatorValue(parsing: row.target ?? "", name: row.name), basis: row.basis, citation: citation(row.lines))
      }, state: .approved, citation: citation(sample.lines))
  }

  func targets() throws -> TargetSubject {
    TargetSubject(sheet: try sheet(), project: try project(), year: year, head: head)
  }

  func monitored() throws -> PaperFormsSubject.Monitored {
    var covered = 0
    let report = MonitoringReport(
      id: ID(sample.key), project: ID(sample.key), targetSheet: ID(sample.key), round: 1, period: try Period(sample.period ?? "", in: year),
      layout: sample.variant == "B" ? .brief : .withLikelihood, objective: "", funds: try funds(),
      rows: sample.indicators.enumerated().map { index, row in
        let span = covered > 0 ? 0 : row.mergedRows ?? 1
        covered = max(covered, span) - 1
        return MonitoringRow(
          indicator: ID("\(index)"), valueToDate: IndicatorValue(parsing: row.toDate ?? ""),
          forecast: IndicatorValue(parsing: row.forecast ?? ""), cause: row.cause ?? "", likelihoodText: row.likelihood ?? "",
          correctiveAction: row.remedy ?? "", mergedRows: span, citation: citation(row.lines))
      }, state: .submitted, citation: citation(sample.lines))
    var targets = try targets()
    targets.monitoring = report
    return PaperFormsSubject.Monitored(
      project: MonitoredProject(report: report, sheet: targets.sheet, project: targets.project, head: head), targets: targets)
  }

  func evaluation() throws -> ScoringSheet {
    let funds = try funds()
    let total = try choice(funds.first { $0.kind == .total }), printed = sample.funds.first { $0.kind == "total" }
    let grades = sample.totals.flatMap { totals in Grade(rawValue: totals.selfGrade).map { ($0, Grade(rawValue: totals.reviewGrade)) } }
    var sheet = ScoringSheet(
      project: sample.project.name, year: year, unit: try choice(MoneyUnit(rawValue: sample.moneyUnit)),
      execution: ScoringSheet.Execution(
        initial: total.initialBudget.value, revised: total.revisedBudget.value, outturn: total.outturn.value,
        weight: try decimal(printed?.weight) ?? ExactDecimal(10), printedScore: try decimal(printed?.score), citation: total.citation),
      rows: try sample.indicators.map { row in
        ScoringSheet.Row(
          level1: try choice(IndicatorLevel1(rawValue: row.level1)), level2: try choice(IndicatorLevel2(rawValue: row.level2)),
          name: row.name,
          target: IndicatorValue(parsing: row.target ?? "", name: row.name), actual: IndicatorValue(parsing: row.actual ?? ""),
          weight: try decimal(row.weight) ?? .zero, printedScore: try decimal(row.score), citation: citation(row.lines))
      }, printedTotal: try decimal(sample.totals?.score), printedGrade: grades?.0, reviewGrade: grades?.1)
    sheet.head = head
    sheet.objective = head["预期目标"]?.text ?? ""
    sheet.citation = citation(sample.lines)
    sheet.totalCitation = sample.totals.map { citation($0.lines) }
    sheet.surveys = (sample.surveys ?? []).map {
      ScoringSheet.Survey(rate: IndicatorValue(parsing: $0.rate), citation: citation($0.lines))
    }
    return sheet
  }
}

/// Where the head fields of the sample sheets stand on their papers.
enum SampleHeads {
  typealias Field = (label: String, lines: String, isBlank: Bool)

  static let fields: [String: [Field]] = {
    var fields: [String: [Field]] = [:]
    func add(_ key: String, _ label: String, _ lines: String, isBlank: Bool = false) {
      fields[key, default: []].append((label, lines, isBlank))
    }
    for (key, name, objective) in [
      ("X1", "5", "37-39"), ("X2", "209", "242-246"), ("X3", "348", "380-383"), ("X4", "574", "604-605"), ("X5", "763", "795-797"),
      ("X6", "929", "961-963"), ("X7", "1120-1123", "1155-1159"), ("X8", "1309", "1343-1351"), ("P1", "7", "13"), ("P2", "32", "38"),
      ("P3", "59", "65"), ("P4", "79", "85"),
    ] {
      add(key, "项目名称", name)
      add(key, "年度总体目标", objective)
    }
    for (key, line) in [("P1", "8"), ("P2", "33"), ("P3", "60"), ("P4", "80")] { add(key, "主管部门及代码", line) }
    for (key, name, purpose, goal) in [
      ("J1", "88", "99", "110-113"), ("J2", "210-212", "223-224", "235-238"), ("J3", "343-345", "356-358", "369-372"),
      ("J4", "483", "494", "505-509"), ("J5", "579", "590-592", "603-606"), ("J6", "675-678", "689", "700-703"),
      ("J7", "784-787", "798-799", "809-811"), ("J8", "893-896", "907-908", "919-922"), ("J9", "1003", "1014-1015", "1026-1029"),
      ("J10", "1105", "1116", "1127-1129"), ("J11", "1196", "1207-1210", "1221-1224"),
    ] {
      add(key, "项目名称", name)
      add(key, "资金用途", purpose)
      add(key, "绩效目标", goal)
    }
    for (key, objective, achieved) in [
      ("S1", "1221", "1251"), ("S2", "1617", "1617"), ("S3", "1972", "1972"), ("S4", "2343", "2343"), ("S6", "3015", "3015"),
    ] {
      add(key, "预期目标", objective)
      add(key, "实际完成情况", achieved)
    }
    add("S5", "预期目标", "2674-2675")
    add("S5", "实际完成情况", "2674-2675", isBlank: true)
    return fields
  }()
}
