import HengDomain
import HengRules
import HengTestSupport
import HengValues

/// One record of a department's year changed by chance (台账变动), as a hand slips or a fact is entered late.
struct Mutation: Sendable {
  let name: String
  /// False where the records have nothing of the kind.
  let apply: @Sendable (inout XingxianSet.Records, inout SeededGenerator) -> Bool

  init(_ name: String, _ apply: @escaping @Sendable (inout XingxianSet.Records, inout SeededGenerator) -> Bool) {
    self.name = name
    self.apply = apply
  }

  /// Changes one entry of a list of the records.
  private init<Entry>(
    _ name: String, _ list: any WritableKeyPath<XingxianSet.Records, [Entry]> & Sendable,
    _ change: @escaping @Sendable (inout Entry, inout SeededGenerator) -> Void
  ) {
    self.init(name) { records, random in
      guard let index = records[keyPath: list].indices.randomElement(using: &random) else { return false }
      change(&records[keyPath: list][index], &random)
      return true
    }
  }

  private static func lose<Entry>(_ name: String, _ list: any WritableKeyPath<XingxianSet.Records, [Entry]> & Sendable) -> Mutation {
    Mutation(name) { records, random in
      guard let index = records[keyPath: list].indices.randomElement(using: &random) else { return false }
      records[keyPath: list].remove(at: index)
      return true
    }
  }

  private static func again<Entry>(_ name: String, _ list: any WritableKeyPath<XingxianSet.Records, [Entry]> & Sendable) -> Mutation {
    Mutation(name) { records, random in
      guard let entry = records[keyPath: list].randomElement(using: &random) else { return false }
      records[keyPath: list].append(entry)
      return true
    }
  }

  static let all = amounts + headings + losses + registers + projects + texts

  // MARK: - Entries of the ledger

  private static let amounts = [
    Mutation("收入金额", \.ledger.receipts) { $0.amount = changed($0.amount, &$1) },
    Mutation("支出金额", \.ledger.payments) { $0.amount = changed($0.amount, &$1) },
    Mutation("支出金额多一分", \.ledger.payments) { entry, _ in entry.amount = entry.amount + Money(fen: 1) },
    Mutation("年初结转金额", \.ledger.openingBalances) { $0.amount = changed($0.amount, &$1) },
    Mutation("年初预算金额", \.ledger.initialBudgets) { $0.amount = changed($0.amount, &$1) },
    Mutation("结余金额", \.ledger.surpluses) { $0.amount = changed($0.amount, &$1) },
    // Money moves from one payment to another: every total stays.
    Mutation("两笔支出之间移动") { records, random in
      guard let from = records.ledger.payments.indices.randomElement(using: &random),
        let to = records.ledger.payments.indices.randomElement(using: &random), from != to
      else { return false }
      let moved = Money(fen: records.ledger.payments[from].amount.fen / 3)
      records.ledger.payments[from].amount = records.ledger.payments[from].amount - moved
      records.ledger.payments[to].amount = records.ledger.payments[to].amount + moved
      return true
    },
  ]

  private static let headings = [
    Mutation("支出功能科目") { records, random in
      let codes = records.ledger.payments.map(\.function) + records.ledger.receipts.map(\.function)
      guard let index = records.ledger.payments.indices.randomElement(using: &random), let code = codes.randomElement(using: &random) else {
        return false
      }
      records.ledger.payments[index].function = code
      return true
    },
    Mutation("支出经济科目") { records, random in
      let codes = ["30101", "30199", "30201", "30217", "30231", "30302", "30399", "30901", "31002", "31013", "31299", "39999", "302"]
      guard let index = records.ledger.payments.indices.randomElement(using: &random) else { return false }
      records.ledger.payments[index].economic = codes.randomElement(using: &random).flatMap { try? EconomicCode($0) }
      return true
    },
    Mutation("没有经济科目", \.ledger.payments) { entry, _ in entry.economic = nil },
    Mutation("支出性质", \.ledger.payments) { entry, random in entry.nature = PaymentNature.allCases.randomElement(using: &random) ?? .basic },
    Mutation("基本与项目互换", \.ledger.payments) { entry, _ in entry.nature = entry.nature == .basic ? .project : .basic },
    Mutation("支出资金性质", \.ledger.payments) { entry, random in entry.fund = AccountsFund.allCases.randomElement(using: &random) ?? .nonFiscal
    },
    Mutation("收入来源", \.ledger.receipts) { entry, random in entry.source = ReceiptSource.allCases.randomElement(using: &random) ?? .other },
    Mutation("收入功能科目") { records, random in
      guard let index = records.ledger.receipts.indices.randomElement(using: &random),
        let code = records.ledger.receipts.randomElement(using: &random)?.function
      else { return false }
      records.ledger.receipts[index].function = code
      return true
    },
    Mutation("参公管理") { records, _ in
      records.ledger.isInstitution.toggle()
      return true
    },
  ]

  private static let losses = [
    lose("漏记收入", \.ledger.receipts), lose("漏记支出", \.ledger.payments), lose("漏记年初结转", \.ledger.openingBalances),
    lose("漏记年初预算", \.ledger.initialBudgets), lose("漏记采购", \.ledger.procurement), lose("漏记资产", \.ledger.assets),
    again("重记收入", \.ledger.receipts), again("重记支出", \.ledger.payments), again("重记采购", \.ledger.procurement),
    again("重记资产", \.ledger.assets), again("重记年初预算", \.ledger.initialBudgets),
  ]

  // MARK: - Registers

  private static let registers = [
    Mutation("资产数量", \.ledger.assets) { $0.count = Int.random(in: 0...40, using: &$1) },
    Mutation("资产用途", \.ledger.assets) { $0.item = (InformationItem.vehiclesByUse + [.equipment]).randomElement(using: &$1) ?? .leaders },
    Mutation("采购金额", \.ledger.procurement) { $0.amount = changed($0.amount, &$1) },
    Mutation("授予小微企业", \.ledger.procurement) { entry, random in
      entry.toSmallAndMicro = Money(fen: entry.amount.fen / Int128(Int.random(in: 1...3, using: &random)))
      entry.toSmallAndMedium = Money(fen: entry.amount.fen / Int128(Int.random(in: 1...3, using: &random)))
    },
    Mutation("采购种类", \.ledger.procurement) { $0.kind = ProcurementEntry.Kind.allCases.randomElement(using: &$1) ?? .works },
    Mutation("三公预算") { records, random in
      let item = [ThreePublicItem.abroad, .vehiclePurchase, .vehicleRunning, .reception].randomElement(using: &random) ?? .reception
      records.ledger.threePublic.budgets[item] = changed(records.ledger.threePublic.budgets[item] ?? .zero, &random)
      return true
    },
    Mutation("三公数量") { records, random in
      let counts: [WritableKeyPath<ThreePublicRecord, Int>] = [
        \.groupsAbroad, \.personsAbroad, \.vehiclesBought, \.vehiclesHeld, \.domestic.batches, \.domestic.persons, \.abroad.batches,
        \.foreignAffairs.persons,
      ]
      guard let count = counts.randomElement(using: &random) else { return false }
      records.ledger.threePublic[keyPath: count] = Int.random(in: 0...30, using: &random)
      return true
    },
    Mutation("国内接待费") { records, random in
      records.ledger.threePublic.domestic.amount = changed(records.ledger.threePublic.domestic.amount, &random)
      return true
    },
    Mutation("上年决算") { records, random in
      guard var previous = records.ledger.previous, let table = previous.tables.indices.randomElement(using: &random) else { return false }
      let places = previous.tables[table].cells.keys.sorted { "\($0.row.key)/\($0.column.key)" < "\($1.row.key)/\($1.column.key)" }
      guard let place = places.randomElement(using: &random), let cell = previous.tables[table].cells[place] else { return false }
      let money = changed(cell.amount.value?.money ?? .zero, &random)
      guard let amount = try? PrintedAmount(parsing: "\(money.yuan)", unit: .yuan) else { return false }
      previous.tables[table].cells[place] = AccountsCell(printed: "\(money.yuan)", amount: .value(amount), citation: cell.citation)
      records.ledger.previous = previous
      return true
    },
    Mutation("没有上年决算") { records, _ in
      defer { records.ledger.previous = nil }
      return records.ledger.previous != nil
    },
    lose("删去核查说明", \.ledger.notes),
  ]

  // MARK: - Projects

  private static func ofProject(
    _ name: String, _ change: @escaping @Sendable (inout ProjectLedger, inout SeededGenerator) -> Bool
  ) -> Mutation {
    Mutation(name) { records, random in
      guard let index = records.projects.indices.randomElement(using: &random) else { return false }
      return change(&records.projects[index], &random)
    }
  }

  private static func ofRow(
    _ name: String, _ change: @escaping @Sendable (inout SelfEvaluationRow, inout SeededGenerator) -> Void
  ) -> Mutation {
    ofProject(name) { project, random in
      guard let last = project.selfEvaluations.indices.last,
        let row = project.selfEvaluations[last].rows.indices.randomElement(using: &random)
      else { return false }
      change(&project.selfEvaluations[last].rows[row], &random)
      return true
    }
  }

  private static let projects = [
    ofProject("项目支付金额") { project, random in
      guard let index = project.payments.indices.randomElement(using: &random) else { return false }
      project.payments[index].amount = changed(project.payments[index].amount, &random)
      return true
    },
    ofProject("漏记项目支付") { project, random in
      guard let index = project.payments.indices.randomElement(using: &random) else { return false }
      project.payments.remove(at: index)
      return true
    },
    ofProject("项目预算") { project, random in
      guard let budget = project.project.revisedBudget ?? project.project.initialBudget else { return false }
      project.project.revisedBudget = changed(budget, &random)
      return true
    },
    ofProject("项目改为涉密") { project, _ in
      project.project.isSecret.toggle()
      return true
    },
    ofRow("指标完成值") { row, random in
      let values = ["0", "1", "≥80%", "100%", "17人", "基本完成", "未完成", "2022年12月底", "", "1,234.5万元"]
      row.actual = IndicatorValue(parsing: values.randomElement(using: &random) ?? "")
    },
    ofRow("指标分值") { row, random in row.weight = row.weight + ExactDecimal(Int.random(in: -2...5, using: &random)) },
    ofRow("评分系数") { row, random in row.coefficient = ExactDecimal(coefficient: Int128(Int.random(in: 0...10, using: &random)), decimals: 1)
    },
    ofRow("偏差原因") { row, _ in row.deviation = row.deviation.isEmpty ? "虚构的原因" : "" },
    ofProject("项目名称") { project, _ in
      project.project.name = "虚构的\(project.project.name)"
      return true
    },
  ]

  // MARK: - Typed texts

  private static let texts = [
    Mutation("缺说明文字") { records, random in
      let keys = records.record.texts.keys.sorted { $0.key < $1.key }
      guard let key = keys.randomElement(using: &random) else { return false }
      records.record.texts[key] = nil
      return true
    },
    Mutation("整体自评得分") { records, random in
      guard records.record.departmentEvaluation != nil else { return false }
      records.record.departmentEvaluation?.score = ExactDecimal(Int.random(in: 40...100, using: &random))
      return true
    },
    lose("少一份报告", \.record.reports), lose("少一项更正", \.record.corrections),
  ]

  /// Another amount: nothing, the opposite, a slip of digits, a thousandfold, or anything.
  private static func changed(_ amount: Money, _ random: inout SeededGenerator) -> Money {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: .zero
    case 1: -amount
    case 2: amount + Money(fen: Int128(Int.random(in: -99_999...99_999, using: &random)))
    case 3: Money(fen: amount.fen * 1_000)
    case 4: Money(fen: amount.fen / 10)
    case 5: amount + amount
    default: Money(fen: Int128(Int.random(in: 0...9_999_999_999, using: &random)))
    }
  }
}
