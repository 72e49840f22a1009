import HengDomain
import HengFacts
import HengRules
import HengTestSupport
import HengValues

/// Projects of 样例县 with a written report, scored by the national rules: invented throughout.
struct ReportedProject {
  static let department = "样例县乡村局"

  struct Line {
    var level1: IndicatorLevel1
    var level2: IndicatorLevel2
    var name: String
    var target: String
    var actual: String
    var weight: String
    var evidence = ""
    var deviation = ""
    var coefficient: String?
  }

  var name = "2023年样例村产业道路项目"
  var budget = "883.56"
  var initial: String?
  var payments = ["100", "52.52"]
  var allotments = ["883.56"]
  var kind = EvaluationReport.Kind.evaluation
  var lines = Self.sampleLines
  var grades: (own: Grade?, review: Grade?) = (nil, nil)
  var state = SelfEvaluationState.departmentReviewed

  static let sampleLines = [
    Line(
      level1: .output, level2: .quantity, name: "硬化道路里程", target: "≥12公里", actual: "6公里", weight: "12.5", evidence: "验收报告载明已完工6公里",
      deviation: "雨季停工，剩余路段次年完成"),
    Line(level1: .output, level2: .quantity, name: "安装路灯数量", target: "≥40套", actual: "40套", weight: "7.5", evidence: "按合同安装40套并验收。"),
    Line(level1: .output, level2: .quality, name: "工程验收合格率", target: "≥95%", actual: "100%", weight: "10"),
    Line(level1: .output, level2: .timeliness, name: "完工时限", target: "2023年底", actual: "2023年底", weight: "10"),
    Line(level1: .output, level2: .cost, name: "道路硬化单价", target: "≤60万元/公里", actual: "58万元/公里", weight: "10"),
    Line(level1: .outcome, level2: .social, name: "方便群众出行", target: "明显改善", actual: "明显改善", weight: "20", evidence: "两个村民小组出行时间缩短"),
    Line(level1: .outcome, level2: .sustainability, name: "道路管护机制", target: "健全", actual: "健全", weight: "10"),
    Line(
      level1: .satisfaction, level2: .satisfaction, name: "受益群众满意度", target: "≥95%", actual: "90%", weight: "10",
      evidence: "发放问卷50份，收回50份，满意45份", deviation: "部分路段尚未完工"),
  ]

  static func cite(_ line: Int) -> Citation { Citation(paper: "虚构", lines: "\(line)") }

  private func amount(_ text: String) throws -> PrintedAmount { try PrintedAmount(parsing: text, unit: .wanYuan) }

  private func ledger() throws -> ProjectLedger {
    let id = ID<Project>("p")
    let project = Project(
      id: id, county: try AdministrativeDivision("149901"), year: try FiscalYear(2023), code: nil, name: name,
      supervisingDepartment: Self.department, implementingUnit: Self.department, initialBudget: try amount(initial ?? budget).money,
      revisedBudget: try amount(budget).money, sources: [FundSource(level: .county, amount: try amount(budget).money)],
      state: .implemented, citation: Self.cite(1))
    var ledger = ProjectLedger(project: project)
    ledger.targetSheets = [
      PerformanceTargetSheet(
        id: ID("t"), project: id, layout: .ningxia, objective: "修建产业道路，方便群众出行", funds: [],
        indicators: lines.enumerated().map { place, line in
          Indicator(
            id: ID("i\(place)"), order: place, level1: line.level1, level2: line.level2, name: line.name,
            target: IndicatorValue(parsing: line.target, name: line.name), citation: Self.cite(20 + place))
        }, state: .approved, citation: Self.cite(9))
    ]
    ledger.payments = try payments.enumerated().map { place, text in
      Payment(
        id: ID("y\(place)"), of: project, date: try CivilDate(year: 2023, month: 6, day: 1 + place), isDateAssumed: false,
        amount: try amount(text).money, purpose: "工程款", payees: nil, citation: Citation(paper: "payment", lines: "y\(place)"))
    }
    ledger.allotments = try allotments.enumerated().map { place, text in
      BudgetAllotment(
        id: ID("a\(place)"), project: id, document: nil, amount: try amount(text).money, state: .allocated, citation: Self.cite(5 + place))
    }
    ledger.selfEvaluations = [try evaluation(id, paid: ledger.outturn)]
    return ledger
  }

  private func evaluation(_ project: ID<Project>, paid: Money) throws -> SelfEvaluation {
    let planned = Entry.value(try amount(budget))
    return SelfEvaluation(
      id: ID("s"), project: project, targetSheet: ID("t"),
      funds: [
        FundRow(
          kind: .total, initialBudget: .value(try amount(initial ?? budget)), revisedBudget: planned,
          outturn: .value(paid.printed(in: .wanYuan)), rate: .unfilled, weight: .value(ExactDecimal(10)), score: .unfilled,
          citation: Self.cite(60))
      ], objective: "修建产业道路，方便群众出行", achievement: "道路硬化和路灯安装按计划推进",
      rows: try lines.enumerated().map { place, line in
        SelfEvaluationRow(
          indicator: ID("i\(place)"), actual: IndicatorValue(parsing: line.actual), actualSource: .typed,
          weight: try ExactDecimal(parsing: line.weight), printedScore: .unfilled,
          coefficient: try line.coefficient.map { try ExactDecimal(parsing: $0) }, deviation: line.deviation,
          citation: Self.cite(70 + place))
      }, printedTotal: .unfilled, selfGrade: grades.own, reviewGrade: grades.review, state: state, citation: Self.cite(59))
  }

  private func report() throws -> EvaluationReport {
    var report = EvaluationReport(
      id: ID("r"), project: ID("p"), kind: kind, background: ["样例村位于山区，原有道路为土路，雨天车辆难以通行"], bases: ["样例县人民政府会议纪要", "样例县乡村局项目批复"],
      content: ["硬化产业道路，并沿路安装路灯。"], implementation: ["项目经公开招标确定施工单位，4月开工。"], stageObjective: "上半年完成路基，下半年完成路面",
      achievement: "已完工路段投入使用", experience: ["建立每周调度制度"], problems: ["施工进度受雨季影响"], measures: ["倒排工期，加强现场监督"],
      suggestions: ["适当延长工程类项目的实施期"], date: try CivilDate(year: 2024, month: 3, day: 28), citation: Self.cite(100))
    for (place, line) in lines.enumerated() where !line.evidence.isEmpty { report.evidence[ID("i\(place)")] = line.evidence }
    return report
  }

  /// Read once; loading parses every parameter file.
  static let library = Result { try ProfileLibrary.load() }
  static func profile() throws -> Profile { try library.get().profile("national") }

  func evaluated(_ profile: Profile) throws -> EvaluatedProject {
    let ledger = try ledger()
    let evaluation = ledger.selfEvaluations[0]
    let sheet = ScoringSheet(evaluation, ledger: ledger)
    let card = Scorer(try ScoringProfile(profile, year: ledger.project.year)).score(sheet)
    return EvaluatedProject(ledger: ledger, evaluation: evaluation, card: card, report: try report())
  }
}

extension ReportedProject {
  /// A sound record with random rows, weights, values and money: shortfalls have their cause.
  static func random(_ seed: UInt64) -> ReportedProject {
    var dice = SeededGenerator(seed)
    var project = ReportedProject()
    project.name = "2023年样例\(["道路", "供水", "水渠", "大棚"].randomElement(using: &dice) ?? "道路")建设项目"
    let budget = Int.random(in: 10_000...9_999_999, using: &dice)
    project.budget = decimal(budget)
    project.allotments = Bool.random(using: &dice) ? [project.budget] : []
    if Bool.random(using: &dice) { project.initial = decimal(Int.random(in: 10_000...9_999_999, using: &dice)) }
    let paid = Int.random(in: 0...budget, using: &dice)
    let first = Int.random(in: 0...paid, using: &dice)
    project.payments = paid == 0 ? [] : [first, paid - first].filter { $0 > 0 }.map(decimal)
    project.kind = Bool.random(using: &dice) ? .evaluation : .selfEvaluation
    let groups: [(IndicatorLevel1, [IndicatorLevel2], Int)] = [
      (.output, [.quantity, .quality, .timeliness, .cost], 5000), (.outcome, [.economic, .social, .sustainability], 3000),
      (.satisfaction, [.satisfaction], 1000),
    ]
    var lines: [Line] = []
    for (level1, kinds, points) in groups {
      let chosen = kinds.flatMap { kind in
        Array(repeating: kind, count: level1 == .satisfaction ? 1 : Int.random(in: kind == kinds[0] ? 1...4 : 0...3, using: &dice))
      }
      var rest = points
      for (place, kind) in chosen.enumerated() {
        let weight = place + 1 == chosen.count ? rest : max(1, rest / (chosen.count - place))
        rest -= weight
        lines.append(line(level1, kind, lines.count, weight, &dice))
      }
    }
    project.lines = lines
    return project
  }

  /// Hundredths as a decimal.
  private static func decimal(_ hundredths: Int) -> String { "\(ExactDecimal(coefficient: Int128(hundredths), decimals: 2))" }

  private static func line(
    _ level1: IndicatorLevel1, _ level2: IndicatorLevel2, _ place: Int, _ weight: Int, _ dice: inout SeededGenerator
  ) -> Line {
    let things = ["水池", "管网", "机井", "桥涵", "闸门", "泵房", "护栏", "路灯", "棚室", "看台", "渡槽", "苗圃", "库房", "围栏", "阀井", "支渠", "蓄水窖", "便道", "花坛", "晒场"]
    let thing = things[place % things.count]
    let target = Int.random(in: 50...99, using: &dice)
    let actual = Bool.random(using: &dice) ? target : Int.random(in: 1...target, using: &dice)
    let isShort = actual < target
    let values: (String, String, String)
    switch level2 {
    case .quantity: values = ("新建\(thing)数量", "≥\(target)座", "\(actual)座")
    case .satisfaction: values = ("受益群众满意度", "≥\(target)%", "\(actual)%")
    case .timeliness: values = ("\(thing)完工及时率", "≥\(target)%", "\(actual)%")
    case .economic, .social, .ecological, .sustainability: values = ("\(thing)受益户占比", "≥\(target)%", "\(actual)%")
    default: values = ("\(thing)验收合格率", "≥\(target)%", "\(actual)%")
    }
    return Line(
      level1: level1, level2: level2, name: values.0, target: values.1, actual: values.2, weight: decimal(weight),
      evidence: Bool.random(using: &dice) ? "依据\(thing)台账和验收单" : "", deviation: isShort ? "受天气影响，\(thing)进度放慢" : "")
  }
}
