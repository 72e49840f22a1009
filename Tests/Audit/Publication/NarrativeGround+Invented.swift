import HengAudit
import HengDomain
import HengFacts
import HengRules
import HengTestSupport
import HengValues
import Testing

extension NarrativeGround {
  /// An invented department with everything filled: last year's accounts, budgets, registers, projects of both tiers, one of them secret.
  static func invented(_ seed: UInt64, set: AccountsTableSet) throws -> NarrativeGround {
    var random = SeededGenerator(seed &+ 900)
    var ground = try NarrativeGround(InventedAccounts(seed, set: set).named)
    var before = try NarrativeGround(InventedAccounts(seed &+ 5_000, set: set).named)
    before.accounts.lastYear(of: ground.accounts, keeping: Int.random(in: 0..<3, using: &random))
    ground.ledger.previous = try before.compiled().accounts
    ground.fillBudgets(&random)
    ground.fillRegisters(&random)
    ground.fillTexts()
    let paid = ground.accounts.cells[AccountsAddress(.payments, .total, .project)] ?? 0
    ground.projects = try (1...5).map { number in
      try project(number, outturn: Money(fen: paid / Int128(7 + number)), &random)
    }
    return ground
  }

  private mutating func fillBudgets(_ random: inout SeededGenerator) {
    for (address, fen) in accounts.cells.sorted(by: { $0.key.text < $1.key.text }) where address.table == .generalBudgetPayments {
      guard case .function(let code) = address.place.row, code.level == .category, address.place.column == .total else { continue }
      let share = [Int128(0), 50, 95, 100, 107, 300][Int.random(in: 0..<6, using: &random)]
      guard share > 0 else { continue }
      ledger.initialBudgets.append(
        InitialBudget(category: code, amount: Money(fen: fen * share / 100), citation: Citation(paper: "虚构预算", lines: code.text)))
    }
  }

  private mutating func fillRegisters(_ random: inout SeededGenerator) {
    func spent(_ item: ThreePublicItem) -> Money {
      Money(fen: accounts.cells[AccountsAddress(.threePublic, .threePublic, .outturn(item))] ?? 0)
    }
    let reception = spent(.reception)
    ledger.threePublic = ThreePublicRecord(
      vehiclesBought: spent(.vehiclePurchase).isZero ? 0 : 2, vehiclesHeld: 4,
      domestic: .init(amount: reception, batches: 12, persons: 130), foreignAffairs: .init(amount: .zero),
      citation: Citation(paper: "虚构“三公”台账", lines: "1"))
    let total = accounts.cells[AccountsAddress(.information, .information(.procurement), .amount)] ?? 0
    ledger.procurement = [
      ProcurementEntry(
        id: ID("采购一"), kind: .goods, name: "示例设备", amount: Money(fen: total), toSmallAndMedium: Money(fen: total / 2),
        toSmallAndMicro: Money(fen: total / 3), citation: Citation(paper: "虚构采购台账", lines: "1"))
    ]
  }

  /// Each text closes with a sign, as people type.
  mutating func fillTexts() {
    for text in DisclosureText.general { record.texts[text] = "示例事项安排有变化。" }
    for row in accounts.names.keys {
      if case .function(let code) = row, code.level == .category { record.texts[.classReason(code)] = "主要原因是示例任务调整；" }
    }
    record.departmentEvaluation = DepartmentEvaluation(
      score: ExactDecimal(coefficient: 925, decimals: 1), achievements: ["示例任务全部完成；", "示例设施投入使用。"], problems: ["资料归集不够及时。"],
      measures: [], citation: Citation(paper: "虚构自评", lines: "1"))
  }

  static func project(_ number: Int, outturn: Money, _ random: inout SeededGenerator) throws -> EvaluatedProject {
    let name = "示例事项第\(["", "甲", "乙", "丙", "丁", "戊"][number])号", isSecret = number == 5
    let citation = Citation(paper: "虚构项目", lines: "\(number)")
    let year = try FiscalYear(2023)
    let id = ID<Project>("p\(number)")
    let budget = Money(fen: outturn.fen * Int128(Int.random(in: 100...140, using: &random)) / 100)
    let project = Project(
      id: id, county: .ground, year: year, code: nil, name: isSecret ? "不可见事项" : name, tier: number == 4 ? .one : .two,
      supervisingDepartment: "虚构县示例局", implementingUnit: "虚构县示例局", initialBudget: budget, revisedBudget: nil, state: .closed,
      isSecret: isSecret, citation: citation)
    let payment = Payment(
      id: ID("pay\(number)"), of: project, date: year.lastDay, isDateAssumed: true, amount: outturn, purpose: "示例", payees: nil,
      citation: citation)
    let evaluation = SelfEvaluation(
      id: ID("e\(number)"), project: id, targetSheet: ID("t\(number)"), funds: [], objective: "", achievement: "", rows: [],
      printedTotal: .unfilled, selfGrade: nil, reviewGrade: nil, state: .published, citation: citation)
    let total = ExactDecimal(coefficient: Int128(Int.random(in: 5_500...10_000, using: &random)), decimals: 2)
    let grade: Grade = total < ExactDecimal(60) ? .poor : total < ExactDecimal(80) ? .fair : total < ExactDecimal(90) ? .good : .excellent
    let card = ScoreCard(
      execution: nil, items: [], total: total, grade: grade, totalTrace: .recorded("自评得分", value: "\(total)", citation))
    let report = EvaluationReport(
      id: ID("r\(number)"), project: id, kind: number == 2 ? .selfEvaluation : .evaluation, achievement: "完成示例任务，受益群众满意。",
      problems: ["示例资料不全。", "示例进度偏慢。"], measures: ["加强示例管理；"], citation: citation)
    return EvaluatedProject(
      ledger: ProjectLedger(project: project, payments: [payment]), evaluation: evaluation, card: card, report: report,
      fund: number == 3 ? .nonFiscal : .generalBudget)
  }
}

extension InventedAccounts {
  /// With names that have no digits, as official headings have none.
  var named: InventedAccounts {
    let items = [
      "30101": "基本工资", "30103": "奖金", "30113": "住房公积金", "30302": "退休费", "30305": "生活补助", "30201": "办公费", "30211": "差旅费",
      "30217": "公务接待费", "30227": "委托业务费", "30231": "公务用车运行维护费", "31002": "办公设备购置", "31013": "公务用车购置", "301": "工资福利支出",
      "302": "商品和服务支出", "303": "对个人和家庭的补助", "310": "资本性支出",
    ]
    let known = Dictionary(Self.classes.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let digits = Array("零一二三四五六七八九")
    let names = names.map { row, _ -> (AccountsRow, String) in
      let spelt = String(row.label.compactMap { $0.wholeNumberValue.map { digits[$0] } })
      return (row, items[row.label] ?? known[row.label] ?? "示例\(spelt)")
    }
    return InventedAccounts(cells: cells, names: Dictionary(names, uniquingKeysWith: { first, _ in first }), set: set)
  }

  /// Makes some figures of last year those of this year, or nothing at all.
  mutating func lastYear(of year: InventedAccounts, keeping kind: Int) {
    var cells = cells
    if kind == 1 {
      cells = year.cells
    } else if kind == 2 {
      cells = cells.filter { $0.key.table != .threePublic && $0.key.table != .generalBudgetPayments }
    }
    self = InventedAccounts(cells: cells, names: names, set: set)
  }
}
