package import HengDomain
package import HengValues

/// The county by which speed is measured (参照县): 35 departments, 18 townships, 232 villages, 400 projects a year with 1,400 indicators and
/// as many payments as are asked for. Everything follows from the numbers alone: the same county gives the same ledgers on every machine.
package struct ReferenceCounty: Sendable {
  package let county: County
  package let years: ClosedRange<Int>
  package let projects: Int
  /// Of each project, through its year.
  package let payments: Int

  package init(years: ClosedRange<Int>, projects: Int = 400, payments: Int = 20) throws(ValueError) {
    county = County(
      division: try AdministrativeDivision("149901"), name: "参照县", prefecture: "示例市", province: "示例省", profile: "national",
      bureau: "参照县乡村振兴局")
    self.years = years
    self.projects = projects
    self.payments = payments
  }

  // MARK: Places

  package static let townshipCount = 18
  package static let villageCount = 232

  /// Townships and villages with their names.
  package func divisions() throws(ValueError) -> [DivisionName] {
    var names: [DivisionName] = []
    for township in 0..<Self.townshipCount {
      let code = "149901\(100 + township)"
      names.append(DivisionName(division: try AdministrativeDivision(code), name: Self.township(township)))
      for village in stride(from: township, to: Self.villageCount, by: Self.townshipCount) {
        let name = DivisionName(
          division: try AdministrativeDivision("\(code)\(200 + village / Self.townshipCount)"), name: "示例\(village + 1)村")
        names.append(name)
      }
    }
    return names
  }

  private static func township(_ number: Int) -> String { "示例\(number + 1)镇" }

  /// The names of the departments.
  package static let departments: [String] = [
    "乡村振兴局", "农业农村局", "财政局", "水利局", "交通运输局", "教育局", "卫生健康局", "民政局", "人力资源和社会保障局", "住房和城乡建设局", "自然资源局", "林业局",
    "文化和旅游局", "发展和改革局", "工业和信息化局", "商务局", "市场监督管理局", "生态环境局", "应急管理局", "医疗保障局", "退役军人事务局", "统计局", "审计局", "司法局",
    "残疾人联合会", "妇女联合会", "供销合作社联合社", "科学技术局", "气象局", "广播电视台", "农业机械服务中心", "畜牧服务中心", "水务服务中心", "就业服务中心", "产业园管理委员会",
  ].map { "参照县\($0)" }

  // MARK: Projects

  private struct Kind {
    let name: String
    let object: String
    let unit: String
    let quality: String

    init(_ name: String, _ object: String, _ unit: String, _ quality: String) {
      (self.name, self.object, self.unit, self.quality) = (name, object, unit, quality)
    }

    /// Works, not money to people.
    var isBuilt: Bool { quality == "工程验收合格率" || quality == "整治达标率" }
  }

  private static let kinds: [Kind] = [
    Kind("村组道路硬化", "硬化道路", "公里", "工程验收合格率"), Kind("饮水管护", "管护工程", "处", "水质达标率"), Kind("种植补贴", "补贴面积", "亩", "补贴发放准确率"),
    Kind("养殖补贴", "补贴户数", "户", "补贴发放准确率"), Kind("护林员劳务", "聘用护林员", "人", "考核合格率"), Kind("务工交通补助", "补助人数", "人", "补助发放准确率"),
    Kind("小额贷款贴息", "贴息户数", "户", "贴息准确率"), Kind("技能培训", "培训人数", "人次", "培训合格率"), Kind("仓储冷库建设", "建设冷库", "座", "工程验收合格率"),
    Kind("公益性岗位", "安置人数", "人", "考核合格率"), Kind("灌溉渠道整修", "整修渠道", "公里", "工程验收合格率"), Kind("人居环境整治", "整治村庄", "个", "整治达标率"),
  ]

  /// The ledgers of a year in the order of registration: past years are evaluated, the last one is under way.
  package func ledgers(of year: FiscalYear) throws -> [ProjectLedger] { try (0..<projects).map { try ledger($0, year) } }

  private func ledger(_ number: Int, _ year: FiscalYear) throws -> ProjectLedger {
    let kind = Self.kinds[number % Self.kinds.count]
    let id = ID<Project>("149901.\(year.year).\(String(1_000 + number).dropFirst())")
    let department = Self.departments[number % Self.departments.count]
    let budget = Money(fen: Int128(20_000_000 + (number * 7_919 + year.year * 104_729) % 60_000_000) / 10_000 * 10_000)
    let document = FundingDocument(
      id: ID("149901.\(year.year).文\(number % 40)"), county: county.division, year: year,
      number: try DocumentNumber("示财农〔\(year.year)〕\(number % 40 + 1)号"), date: try CivilDate(year: year.year, month: 1, day: 10),
      level: number % 40 % 3 == 0 ? .central : .provincial, amount: nil, citation: cite(id, "文件"))
    let project = Project(
      id: id, county: county.division, year: year, code: nil,
      name: "\(Self.township(number % Self.townshipCount))\(kind.name)\(number + 1)期项目", supervisingDepartment: department,
      implementingUnit: department, initialBudget: budget, revisedBudget: budget,
      sources: [FundSource(level: document.level, amount: budget, document: document.id)], state: .implemented, citation: cite(id, "登记"))
    let allotment = BudgetAllotment(
      id: ID("\(id.text).allotment.1"), project: id, document: document.id, amount: budget, state: .issued, citation: cite(id, "指标"))
    var ledger = ProjectLedger(project: project, documents: [document], allotments: [allotment])
    ledger.payments = try payments(of: project, from: allotment, number)
    let sheet = try target(project, kind, number)
    ledger.targetSheets = [sheet]
    let isPast = year.year < years.upperBound
    if sheet.state == .approved, isPast || number % 2 == 0 { ledger.monitoring = [try monitoring(sheet, ledger, number)] }
    if isPast { ledger.selfEvaluations = [evaluation(sheet, ledger, number)] }
    return ledger
  }

  private func cite(_ id: ID<Project>, _ lines: String) -> Citation { Citation(paper: "参照县", lines: "\(id.text) \(lines)") }

  private func payments(of project: Project, from allotment: BudgetAllotment, _ number: Int) throws -> [Payment] {
    let share = (project.revisedBudget ?? .zero).fen * Int128(70 + number % 30) / 100 / Int128(max(payments, 1))
    let kind = Self.kinds[number % Self.kinds.count]
    let (function, economic) = (
      try FunctionalCode(kind.isBuilt ? "2130504" : "2130505"), try EconomicCode(kind.isBuilt ? "31005" : "30310")
    )
    return try (0..<payments).map { place in
      Payment(
        id: ID("\(project.id.text).\(place + 1)"), county: project.county, year: project.year, department: project.department,
        project: project.id, allotment: allotment.id,
        date: try CivilDate(year: project.year.year, month: place * 12 / payments + 1, day: place % 28 + 1), voucher: "付-\(place + 1)",
        function: function, economic: economic, nature: .project, fund: .generalBudget, amount: Money(fen: share),
        payees: Quantity(ExactDecimal(place % 90 + 1), .person), purpose: "第\(place + 1)笔拨款", citation: cite(project.id, "支付\(place + 1)"))
    }
  }

  // MARK: Papers

  /// Three or four indicators, 1,400 on 400 projects.
  private func target(_ project: Project, _ kind: Kind, _ number: Int) throws
    -> PerformanceTargetSheet
  {
    var rows: [(IndicatorLevel1, IndicatorLevel2, String, String, Int)] = [
      (.output, .quantity, kind.object, "≥\(number % 90 + 10)\(kind.unit)", number % 2 == 0 ? 50 : 25),
      (.outcome, .social, "带动增收情况", "有效带动", 30), (.satisfaction, .satisfaction, "受益群众满意度", "≥95%", 10),
    ]
    if number % 2 == 1 { rows.insert((.output, .quality, kind.quality, "≥95%", 25), at: 1) }
    let states: [TargetState] =
      project.year.year < years.upperBound
      ? [.approved] : [.draft, .draft, .submitted, .approved, .approved, .approved, .approved, .approved, .approved, .approved]
    return PerformanceTargetSheet(
      id: ID("\(project.id.text).target.1"), project: project.id, layout: .ningxia,
      objective: "完成\(project.name)的\(kind.object)任务，第\(number + 1)期资金按时拨付，群众受益。",
      funds: [FundRow(kind: .total, initialBudget: wanYuan(project.initialBudget), citation: cite(project.id, "目标资金"))],
      indicators: try rows.enumerated().map { place, row in
        Indicator(
          id: ID("\(project.id.text).indicator.\(place + 1)"), order: place, level1: row.0, level2: row.1, name: row.2,
          target: IndicatorValue(parsing: row.3, name: row.2), weight: try ExactDecimal(parsing: "\(row.4)"),
          citation: cite(project.id, "指标\(place + 1)"))
      }, state: states[(number / Self.departments.count + number % Self.departments.count) % states.count], citation: cite(project.id, "目标")
    )
  }

  private func monitoring(_ sheet: PerformanceTargetSheet, _ ledger: ProjectLedger, _ number: Int) throws -> MonitoringReport {
    let year = ledger.project.year
    return MonitoringReport(
      id: ID("\(ledger.project.id.text).monitoring.1"), project: sheet.project, targetSheet: sheet.id, round: 1,
      period: try Period(year: year, from: 1, through: 7), layout: .withLikelihood, objective: sheet.objective,
      funds: [FundRow(kind: .total, initialBudget: wanYuan(ledger.project.initialBudget), citation: cite(sheet.project, "监控资金"))],
      rows: sheet.indicators.map { indicator in
        MonitoringRow(
          indicator: indicator.id, valueToDate: actual(indicator, number, percent: 55), forecast: indicator.target, likelihoodText: "确定能",
          citation: cite(sheet.project, "监控\(indicator.order + 1)"))
      }, state: year.year < years.upperBound ? .reviewed : .draft, citation: cite(sheet.project, "监控"))
  }

  private func evaluation(_ sheet: PerformanceTargetSheet, _ ledger: ProjectLedger, _ number: Int) -> SelfEvaluation {
    SelfEvaluation(
      id: ID("\(ledger.project.id.text).selfEvaluation.1"), project: sheet.project, targetSheet: sheet.id,
      funds: [
        FundRow(
          kind: .total, initialBudget: wanYuan(ledger.project.initialBudget), revisedBudget: wanYuan(ledger.project.revisedBudget),
          weight: .value(ExactDecimal(10)), citation: cite(sheet.project, "自评资金"))
      ], objective: sheet.objective, achievement: "已按目标完成。",
      rows: sheet.indicators.map { indicator in
        let reached = actual(indicator, number, percent: 90 + number % 20)
        let isShort = (reached.magnitude ?? .zero) < (indicator.target.magnitude ?? .zero)
        return SelfEvaluationRow(
          indicator: indicator.id, actual: reached, actualSource: .typed, weight: indicator.weight ?? .zero, printedScore: .blank,
          deviation: isShort ? "因雨季工期推迟，下年一季度补齐" : "", citation: cite(sheet.project, "自评\(indicator.order + 1)"))
      }, printedTotal: .blank, selfGrade: .excellent, reviewGrade: nil, state: .published, citation: cite(sheet.project, "自评"))
  }

  private func wanYuan(_ money: Money?) -> Entry<PrintedAmount> { money.map { .value($0.printed(in: .wanYuan)) } ?? .blank }

  /// What was reached of an indicator: a share of the number in its target, or its words.
  private func actual(_ indicator: Indicator, _ number: Int, percent: Int) -> IndicatorValue {
    switch indicator.level2 {
    case .quantity:
      let digits = indicator.target.text.filter(\.isNumber), unit = indicator.target.text.drop { !$0.isNumber }.drop(while: \.isNumber)
      return IndicatorValue(parsing: "\((Int(digits) ?? 0) * percent / 100)\(unit)", name: indicator.name)
    case .quality, .satisfaction: return IndicatorValue(parsing: "\(92 + number % 8)%", name: indicator.name)
    default: return indicator.target
    }
  }
}
