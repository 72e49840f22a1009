import HengDomain
import HengInvented
import HengRules
import HengValues

/// A project whose forms contradict nothing, in amounts and names of its own, and the faults that can be planted in it (无误的台账与埋入的错).
struct LayoutLedger {
  private(set) var ledger: ProjectLedger
  let county: County
  private var dice: FormDice
  private let budget: Int
  private let paid: Int
  private let people: Int

  init(seed: UInt64) throws {
    var dice = FormDice(seed)
    let invented = try InventedLedger()
    county = invented.county
    ledger = invented.ledger
    let place = dice.pick(["东河", "西山", "南坪", "北岭", "中和", "青石", "白水", "红旗"])
    let subject = dice.pick(["残疾人护理补贴", "公益性岗位补助", "高龄老人津贴", "困难家庭学生资助"])
    budget = dice.int(5_000...90_000)
    paid = budget * dice.int(62...99) / 100
    people = dice.int(60...900)
    self.dice = dice
    ledger.project.name = "\(place)\(subject)"
    let id = ledger.project.id
    ledger.payments = [
      Payment(
        id: ID("y0"), of: ledger.project, date: try CivilDate(year: 2023, month: 5, day: 12), isDateAssumed: false,
        amount: Money(fen: Int128(paid) * 10_000), purpose: "发放补助", payees: Quantity(ExactDecimal(people), .person),
        citation: Citation(paper: "payment", lines: "y0"))
    ]
    let indicators = Self.indicators(subject, people: people, budget: budget)
    let objective = "按时足额发放\(subject)，受益\(people)人，受益对象满意度达到90%以上。"
    ledger.targetSheets = [
      PerformanceTargetSheet(
        id: ID("t"), project: id, layout: .ningxia, objective: objective,
        funds: Self.funds(initial: budget, outturn: nil, other: budget / 5),
        indicators: indicators, state: .approved, citation: InventedLedger.cite(9))
    ]
    ledger.monitoring = [try monitoring(indicators, objective)]
    ledger.selfEvaluations = [try evaluation(indicators, objective, subject)]
  }

  private static func hundredths(_ value: Int) -> ExactDecimal { ExactDecimal(coefficient: Int128(value), decimals: 2) }
  private static func amount(_ value: Int) -> Entry<PrintedAmount> { .value(PrintedAmount(hundredths(value), .wanYuan)) }

  private static func indicators(_ subject: String, people: Int, budget: Int) -> [Indicator] {
    let rows: [(IndicatorLevel1, IndicatorLevel2, String, String, Int)] = [
      (.output, .quantity, "补助发放人数", "≥\(people)人", 15), (.output, .quality, "补助对象认定准确率", "100%", 15),
      (.output, .timeliness, "资金发放及时率", "≥95%", 10), (.output, .cost, "项目总成本", "≤\(hundredths(budget))万元", 10),
      (.outcome, .social, "困难群众生活改善情况", "有效改善", 30), (.satisfaction, .satisfaction, "受益对象满意度", "≥90%", 10),
    ]
    return rows.enumerated().map { place, row in
      Indicator(
        id: ID("i\(place)"), order: place, level1: row.0, level2: row.1, name: row.2, definition: "反映\(row.2)的情况，按实际数计算",
        target: IndicatorValue(parsing: row.3, name: row.2), basis: "上级文件", weight: ExactDecimal(row.4),
        citation: InventedLedger.cite(20 + place))
    }
  }

  /// Total, 财政拨款 and 其他资金 that add up in every column.
  private static func funds(initial: Int, outturn: Int?, other: Int) -> [FundRow] {
    let own = outturn.map { $0 * other / initial }
    let rows: [(FundRow.Kind, Int, Int?)] = [
      (.total, initial, outturn), (.fiscalAppropriation, initial - other, outturn.map { $0 - (own ?? 0) }), (.otherFunds, other, own),
    ]
    return rows.enumerated().map { place, row in
      FundRow(
        kind: row.0, initialBudget: amount(row.1), revisedBudget: amount(row.1), outturn: row.2.map(amount) ?? .blank,
        rate: row.2.map { .value(percent($0, row.1)) } ?? .blank, citation: InventedLedger.cite(60 + place))
    }
  }

  private static func percent(_ part: Int, _ whole: Int) -> String { "\(hundredths((part * 20_000 + whole) / (2 * whole)))%" }
  /// Ten points times the execution, rounded once.
  private var executionScore: ExactDecimal { Self.hundredths((paid * 2_000 + budget) / (2 * budget)) }

  private func monitoring(_ indicators: [Indicator], _ objective: String) throws -> MonitoringReport {
    let values = ["\(people)人", "100%", "97%", "\(Self.hundredths(paid))万元", "有效改善", "93%"]
    let forecasts = ["≥\(people)人", "100%", "≥95%", "≤\(Self.hundredths(budget))万元", "有效改善", "≥90%"]
    return MonitoringReport(
      id: ID("m"), project: ledger.project.id, targetSheet: ID("t"), round: 1,
      period: try Period(year: FiscalYear(2023), from: 1, through: 7),
      layout: .withLikelihood, objective: objective, funds: Self.funds(initial: budget, outturn: paid, other: budget / 5),
      rows: indicators.enumerated().map { place, indicator in
        MonitoringRow(
          indicator: indicator.id, valueToDate: IndicatorValue(parsing: values[place]), forecast: IndicatorValue(parsing: forecasts[place]),
          cause: "", likelihoodText: "确定能", correctiveAction: "", remark: "", mergedRows: 1, citation: InventedLedger.cite(50 + place))
      }, state: .draft, citation: InventedLedger.cite(39))
  }

  private func evaluation(_ indicators: [Indicator], _ objective: String, _ subject: String) throws -> SelfEvaluation {
    let values = ["\(people)人", "100%", "97%", "\(Self.hundredths(paid))万元", "有效改善", "93%"]
    var funds = Self.funds(initial: budget, outturn: paid, other: budget / 5)
    funds[0].weight = .value(ExactDecimal(10))
    funds[0].score = .value(executionScore)
    let total = ExactDecimal(90) + executionScore
    return SelfEvaluation(
      id: ID("s"), project: ledger.project.id, targetSheet: ID("t"), funds: funds, objective: objective,
      achievement: "已发放\(subject)\(Self.hundredths(paid))万元，受益\(people)人，资金发放及时。",
      rows: indicators.enumerated().map { place, indicator in
        SelfEvaluationRow(
          indicator: indicator.id, actual: IndicatorValue(parsing: values[place]), actualSource: .typed,
          weight: indicator.weight ?? .zero, printedScore: .value(indicator.weight ?? .zero), citation: InventedLedger.cite(70 + place))
      }, printedTotal: .value(total), selfGrade: .excellent, reviewGrade: nil, state: .draft, citation: InventedLedger.cite(59))
  }
}

// MARK: faults

extension LayoutLedger {
  /// The same project with one fault.
  func with(_ fault: String) -> LayoutLedger {
    var copy = self
    copy.plant(fault)
    return copy
  }

  private mutating func plant(_ fault: String) {
    plantInEvaluation(fault)
    plantInTarget(fault)
    plantInMonitoring(fault)
  }

  private func swapped(_ value: Int) -> Int {
    var digits = Array("\(value)")
    if let at = digits.indices.dropLast().first(where: { $0 > 0 && digits[$0] != digits[$0 + 1] }) { digits.swapAt(at, at + 1) }
    return Int(String(digits)) ?? value
  }

  private var other: Int { budget / 5 }
  private var otherPaid: Int { paid * other / budget }

  private mutating func plantInEvaluation(_ fault: String) {
    func value(_ text: String) -> IndicatorValue { IndicatorValue(parsing: text) }
    var sheet = ledger.selfEvaluations[0]
    defer { ledger.selfEvaluations[0] = sheet }
    switch fault {
    case "rate": sheet.funds[0].rate = .value(Self.percent(paid - budget / 8, budget))
    case "executionScore":
      sheet.funds[0].score = .value(executionScore - ExactDecimal(1))
      sheet.printedTotal = .value(ExactDecimal(89) + executionScore)
    case "total": sheet.printedTotal = .value(ExactDecimal(87) + executionScore)
    case "totalSwap":
      let total = ExactDecimal(90) + executionScore
      sheet.printedTotal = .value(ExactDecimal(coefficient: Int128(swapped(Int(total.coefficient))), decimals: total.decimals))
    case "scoreAboveWeight": sheet.rows[2].printedScore = .value(ExactDecimal(14))
    case "negativeScore": sheet.rows[2].printedScore = .value(ExactDecimal(-3))
    case "weightSum":
      sheet.rows[4].weight = ExactDecimal(25)
      sheet.rows[4].printedScore = .value(ExactDecimal(25))
      sheet.printedTotal = .value(ExactDecimal(85) + executionScore)
    case "initialParts": sheet.funds[1].initialBudget = Self.amount(budget - other + budget / 7)
    case "revisedParts": sheet.funds[1].revisedBudget = Self.amount(budget - other + budget / 7)
    case "outturnParts": sheet.funds[1].outturn = Self.amount(paid - otherPaid - budget / 9)
    case "outturnDecimal": sheet.funds[2].outturn = Self.amount(max(1, otherPaid / 10))
    case "outturnSwap": sheet.funds[1].outturn = Self.amount(swapped(paid - otherPaid))
    case "outturnAbove": sheet.funds[2].outturn = Self.amount(other + budget / 6)
    case "fiscalTotal":
      sheet.funds[1].initialBudget = Self.amount(budget * 2)
      sheet.funds[1].revisedBudget = Self.amount(budget * 2)
    case "fullScore": sheet.rows[0].actual = value("\(people * 6 / 10)人")
    case "ratioScore":
      sheet.rows[0].actual = value("\(people / 2)人")
      sheet.rows[0].printedScore = .value(ExactDecimal(13))
      sheet.rows[0].deviation = "部分对象未申请"
      sheet.printedTotal = .value(ExactDecimal(88) + executionScore)
    case "grade": sheet.selfGrade = .fair
    case "achievement":
      sheet.achievement = sheet.achievement.replacing("\(Self.hundredths(paid))万元", with: "\(Self.hundredths(paid + budget / 9))万元")
    case "noActual": sheet.rows[0].actual = value("")
    case "noReason":
      sheet.rows[4].printedScore = .value(ExactDecimal(24))
      sheet.printedTotal = .value(ExactDecimal(84) + executionScore)
    case "otherUnit": sheet.rows[0].actual = value("\(people)户")
    case "actualBound": sheet.rows[2].actual = value("≥95%")
    case "noAchievement": sheet.achievement = ""
    case "satisfactionAbove": sheet.rows[5].actual = value("102%")
    case "moneyForPeople": sheet.rows[0].actual = value("\(people)万元")
    case "repeatedIndicator": ledger.targetSheets[0].indicators[1].name = "补助发放人数"
    default: break
    }
  }

  private mutating func plantInTarget(_ fault: String) {
    func value(_ text: String, _ name: String) -> IndicatorValue { IndicatorValue(parsing: text, name: name) }
    var sheet = ledger.targetSheets[0]
    defer { ledger.targetSheets[0] = sheet }
    switch fault {
    case "targetParts": sheet.funds[1].initialBudget = Self.amount(budget - other + budget / 7)
    case "targetSwap": sheet.funds[1].initialBudget = Self.amount(swapped(budget - other))
    case "targetDecimal": sheet.funds[2].initialBudget = Self.amount(max(1, other / 10))
    case "costParts":
      sheet.indicators[3].name = "项目资金总额"
      sheet.indicators[3].target = value("\(Self.hundredths(budget + budget / 6))万元", "项目资金总额")
    case "objectiveRate": sheet.objective = sheet.objective.replacing("90%", with: "98%")
    case "objectiveCount": sheet.objective = sheet.objective.replacing("受益\(people)人", with: "受益\(people * 2 + 7)人")
    case "satisfactionTarget": sheet.indicators[5].target = value("≥105%", "受益对象满意度")
    case "unmeasurable": sheet.indicators[4].target = value("改变", "困难群众生活改善情况")
    case "noTarget": sheet.indicators[1].target = value("", "补助对象认定准确率")
    case "quantityMoney": sheet.indicators[0].target = value("≥\(people)万元", "补助发放人数")
    case "repeatedTarget": sheet.indicators[2] = sheet.indicators[1].at(2)
    case "otherLevel":
      sheet.indicators[1].name = "走访慰问户数"
      sheet.indicators[1].target = value("≥\(people)户", "走访慰问户数")
    case "boundedRate": sheet.indicators[2].target = value("≥105%", "资金发放及时率")
    case "unwanted":
      sheet.indicators[1].name = "群众投诉起数"
      sheet.indicators[1].target = value("≥3起", "群众投诉起数")
    case "titleYear": ledger.project.name = "2022年度" + ledger.project.name
    default: break
    }
  }

  private mutating func plantInMonitoring(_ fault: String) {
    func value(_ text: String) -> IndicatorValue { IndicatorValue(parsing: text) }
    var report = ledger.monitoring[0]
    defer { ledger.monitoring[0] = report }
    switch fault {
    case "monitoringRate": report.funds[0].rate = .value(Self.percent(paid - budget / 8, budget))
    case "monitoringParts": report.funds[1].initialBudget = Self.amount(budget - other + budget / 7)
    case "monitoringSwap": report.funds[1].initialBudget = Self.amount(swapped(budget - other))
    case "monitoringAbove": report.funds[2].outturn = Self.amount(other + budget / 6)
    case "forecast": report.rows[0].forecast = value("\(people / 2)人")
    case "doublePercent": report.rows[1].valueToDate = value("100%%")
    case "noValue": report.rows[0].valueToDate = value("")
    case "valueBound": report.rows[2].valueToDate = value("≥95%")
    case "valueUnit": report.rows[0].valueToDate = value("\(people)万元")
    case "noMeasure": report.rows[0].cause = "部分对象没有申请"
    default: break
    }
  }
}

extension Indicator {
  fileprivate func at(_ place: Int) -> Indicator {
    var copy = self
    copy.id = ID("i\(place)")
    copy.order = place
    copy.level2 = .timeliness
    return copy
  }
}
