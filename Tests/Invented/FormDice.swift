package import HengDomain
import HengTestSupport
package import HengValues

/// Random ledgers for property tests (SplitMix64): the same seed gives the same ledger on every machine.
package struct FormDice: RandomNumberGenerator {
  private var generator: SeededGenerator

  package init(_ seed: UInt64) { generator = SeededGenerator(seed) }

  package mutating func next() -> UInt64 { generator.next() }

  package mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  package mutating func pick<Element>(_ from: [Element]) -> Element { from[int(0...from.count - 1)] }
  package mutating func chance(_ oneIn: Int) -> Bool { int(1...oneIn) == 1 }

  /// Words that also stand in the forms' own labels are among them.
  private static let words = [
    "其他资金", "项目名称", "总分", "一级指标", "绩效目标", "样例村道路", "（上年结转）甲项目", "2023年度", "“乙”平台", "增收", "A区", "第1期", "预算数",
  ]

  package mutating func text(_ most: Int = 3) -> String { (0..<int(0...most)).map { _ in pick(Self.words) }.joined() }
  package mutating func longText() -> String { (0..<int(0...3)).map { "\($0 + 1).\(text())" }.joined(separator: "\n") }

  package mutating func entry<Value>(_ value: (inout FormDice) -> Value) -> Entry<Value> {
    switch int(0...5) {
    case 0: .blank
    case 1: .unfilled
    case 2: .notApplicable
    default: .value(value(&self))
    }
  }

  package mutating func decimal(_ most: Int) -> ExactDecimal { ExactDecimal(coefficient: Int128(int(0...most)), decimals: int(0...4)) }
  package mutating func amount(_ unit: MoneyUnit) -> Entry<PrintedAmount> {
    entry { dice in
      PrintedAmount(unit == .yuan ? ExactDecimal(coefficient: Int128(dice.int(0...99_999)), decimals: 2) : dice.decimal(99_999), unit)
    }
  }

  private static let values = [
    "", "≥5人", "≥ 50\n人", "100%", "90%%", "1-12月", "2023年", "2022年底", "12月底前", "500元/人/月", "≥83.26 万元", "659004元", "是/否", "有效提高",
    "LPR(贷款市场报价利率)", "1612-1738元/月", "≥3.6km", "1.47万人", "2万/年", "43.2039亿元", "0个", "≥900", "≤180元/平方米", "20个工作日", "不详之词",
  ]

  package mutating func value() -> IndicatorValue { IndicatorValue(parsing: pick(Self.values)) }

  private mutating func citation() -> Citation { Citation(paper: "虚构", lines: "\(int(1...999))") }

  package mutating func fund(_ kind: FundRow.Kind, _ unit: MoneyUnit) -> FundRow {
    FundRow(
      kind: kind, initialBudget: amount(unit), revisedBudget: amount(unit), outturn: amount(unit),
      rate: entry { $0.pick(["17%", "50.2%", "0", "100.00%"]) }, weight: entry { $0.decimal(100) }, score: entry { $0.decimal(100) },
      citation: citation())
  }

  private static let levels: [(IndicatorLevel1, [IndicatorLevel2])] = [
    (.output, [.quantity, .quality, .timeliness, .cost]), (.outcome, [.economic, .social, .ecological, .sustainability]),
    (.satisfaction, [.satisfaction]),
  ]

  package mutating func indicators() -> [Indicator] {
    var indicators: [Indicator] = []
    for (level1, seconds) in Self.levels {
      for level2 in seconds {
        for _ in 0..<int(0...2) {
          let isEmpty = chance(6)
          indicators.append(
            Indicator(
              id: ID("i\(indicators.count)"), order: indicators.count, level1: level1, level2: level2,
              name: isEmpty ? "" : "指标\(indicators.count)" + text(1), definition: chance(3) ? nil : text(),
              target: isEmpty ? IndicatorValue(parsing: "") : value(), basis: chance(3) ? nil : text(1), citation: citation()))
        }
      }
    }
    return indicators
  }

  package mutating func ledger() throws -> ProjectLedger {
    let id = ID<Project>("p"), unit = pick([MoneyUnit.wanYuan, .yuan])
    let year = try FiscalYear(int(2018...2030))
    let plan = PaymentPlan(percents: (0..<4).map { _ in entry { $0.decimal(100) } }, unplaced: chance(3) ? "5.87" : nil)
    let project = Project(
      id: id, county: try AdministrativeDivision("149901"), year: year,
      code: chance(2) ? try ProjectCode("13052923P00T9A410003K") : nil, name: "甲" + text(), supervisingDepartment: "样例县乙局",
      supervisingDepartmentCode: chance(2) ? "125" : nil, implementingUnit: "样例县乙局本级",
      unitCode: chance(2) ? try BudgetUnitCode("475001") : nil, nature: chance(2) ? "0101—一年期项目" : nil,
      duration: chance(2) ? "1 年" : nil, purpose: chance(2) ? text() : nil, initialBudget: nil, revisedBudget: nil,
      sources: (0..<int(0...2)).map { _ in FundSource(level: chance(4) ? nil : pick(FundLevel.allCases), amount: .zero) },
      paymentPlan: chance(2) ? plan : nil, state: .scheduled, citation: citation())
    let target = PerformanceTargetSheet(
      id: ID("t"), project: id, version: int(1...3), layout: .ningxia, objective: longText(), unit: unit,
      funds: [FundRow.Kind.total, .fiscalAppropriation, .otherFunds].map { fund($0, unit) }, indicators: indicators(), state: .approved,
      citation: citation())
    var ledger = ProjectLedger(project: project, targetSheets: [target])
    ledger.monitoring = [try monitoring(target, year)]
    ledger.selfEvaluations = [selfEvaluation(target)]
    ledger.payments = (0..<int(0...3)).map { place in
      Payment(
        id: ID("y\(place)"), of: project, date: year.firstDay, isDateAssumed: chance(2), amount: Money(fen: Int128(int(1...99_999))),
        purpose: text(1), payees: nil, citation: citation())
    }
    return ledger
  }

  private mutating func monitoring(_ target: PerformanceTargetSheet, _ year: FiscalYear) throws -> MonitoringReport {
    var rows: [MonitoringRow] = []
    while rows.count < target.indicators.count {
      let span = chance(4) ? int(1...min(5, target.indicators.count - rows.count)) : 1
      for place in 0..<span {
        rows.append(
          MonitoringRow(
            indicator: target.indicators[rows.count].id, valueToDate: value(), forecast: value(), cause: place == 0 ? text(1) : "",
            likelihoodText: place == 0 ? pick(["", "能完成", "100%", "不可能"]) : "", correctiveAction: place == 0 ? text(1) : "",
            remark: text(1), mergedRows: place == 0 ? span : 0, citation: citation()))
      }
    }
    let first = int(1...6)
    return MonitoringReport(
      id: ID("m"), project: target.project, targetSheet: target.id, round: int(1...4),
      period: try Period(year: year, from: first, through: int(first...12)), layout: pick(MonitoringLayout.allCases),
      objective: longText(), unit: target.unit, funds: [FundRow.Kind.total, .otherFunds].map { fund($0, target.unit) }, rows: rows,
      state: .draft, citation: citation())
  }

  private mutating func selfEvaluation(_ target: PerformanceTargetSheet) -> SelfEvaluation {
    SelfEvaluation(
      id: ID("s"), project: target.project, targetSheet: target.id, unit: target.unit,
      funds: FundRow.Kind.allCases.map { fund($0, target.unit) }, objective: longText(), achievement: longText(),
      rows: target.indicators.map { indicator in
        SelfEvaluationRow(
          indicator: indicator.id, actual: value(),
          actualSource: chance(3) ? .survey(surveyed: int(0...50), satisfied: int(0...40)) : .typed,
          weight: decimal(300), printedScore: entry { $0.decimal(300) }, deviation: text(1), citation: citation())
      }, printedTotal: entry { $0.decimal(9999) }, selfGrade: pick([nil, .excellent, .good, .fair, .poor]),
      reviewGrade: pick([nil, .excellent, .good, .fair, .poor]), state: .draft, citation: citation())
  }
}
