import HengDomain
import HengFacts
import HengValues

// 五 and 六: payments out of the general budget.

extension NarrativeCompiler {
  mutating func generalBudget() -> NarrativeFacts.GeneralBudget {
    let total = cell(.generalBudgetPayments, .total, .total)
    let change = comparison("general", "一般公共预算财政拨款支出", total, previous(.generalBudgetPayments, .total, .total))
    let budgets = initialBudgets
    let budget = NarrativeAmount.sum("年初预算合计", budgets.map(\.amount))
    return NarrativeFacts.GeneralBudget(
      total: total.figure("general.total"),
      shareOfPayments: percent("general.shareOfPayments", "占本年支出合计的比例", total, of: cell(.payments, .total, .total)), comparison: change,
      reason: change.isChange ? required(.generalBudgetReason) : nil,
      personnel: share("general.personnel", "人员经费", costs(.personnel).total, of: total),
      operating: share("general.operating", "日常公用经费", costs(.operating).total, of: total), classes: classes(of: total),
      execution: execution("general", "一般公共预算财政拨款支出", budget: budget, outturn: total), details: details(budgets))
  }

  private func classes(of total: NarrativeAmount) -> [NarrativeFacts.Share] {
    paidClasses.compactMap { code in
      let amount = cell(.generalBudgetPayments, .function(code), .total)
      return amount.money.isZero ? nil : share("general.class.\(code.text)", name(of: code), amount, of: total)
    }
  }

  private mutating func details(_ budgets: [(code: FunctionalCode, amount: NarrativeAmount)]) -> [NarrativeFacts.ClassExecution] {
    let codes = Set(paidClasses).union(budgets.map(\.code)).sorted()
    return codes.compactMap { code in
      let name = name(of: code)
      let outturn = cell(.generalBudgetPayments, .function(code), .total)
      let budget = NarrativeAmount.sum("\(name) 年初预算", budgets.filter { $0.code == code }.map(\.amount))
      guard !outturn.money.isZero || !budget.money.isZero else { return nil }
      return NarrativeFacts.ClassExecution(
        name: name, execution: execution("general.detail.\(code.text)", name, budget: budget, outturn: outturn),
        reason: reason(.classReason(code), isNeeded: departs(outturn.money, from: budget.money)))
    }
  }

  /// Further from the budget than may go without a reason.
  private func departs(_ outturn: Money, from budget: Money) -> Bool {
    guard let ratio = outturn.ratio(to: budget) else { return !outturn.isZero }
    let distance = ratio < .one ? .one - ratio : ratio - .one
    return distance > deviationLimit.ratio
  }

  private var initialBudgets: [(code: FunctionalCode, amount: NarrativeAmount)] {
    ledger.initialBudgets.map { budget in
      let code = budget.category.lineage[0]
      let trace = Trace.recorded("\(name(of: code)) 年初预算", value: NarrativeAmount.text(budget.amount), budget.citation)
      return (code, NarrativeAmount(budget.amount, trace))
    }.sorted { $0.code < $1.code }
  }

  /// Classes that have a row in 公开05, ascending.
  private var paidClasses: [FunctionalCode] {
    let rows = (compiled.accounts[.generalBudgetPayments]?.lines ?? []).map(\.row)
    return Set(rows.compactMap { row in if case .function(let code) = row, code.level == .category { code } else { nil } }).sorted()
  }

  /// 科目名称 as our own tables print it.
  private func name(of code: FunctionalCode) -> String {
    for kind in [AccountsTable.Kind.generalBudgetPayments, .payments, .receipts] {
      if let line = compiled.accounts[kind]?.lines.first(where: { $0.row == .function(code) }), !line.name.isEmpty {
        return line.name.withoutSpaces
      }
    }
    return ExpenditureClasses.name(of: code) ?? code.text
  }
}

// MARK: 六

extension NarrativeCompiler {
  /// Which of the two kinds of cost of 公开06.
  private enum CostKind: String {
    case personnel, operating

    var label: String { self == .personnel ? "人员经费" : "公用经费" }

    func holds(_ code: EconomicCode) -> Bool { (code.text.hasPrefix("301") || code.text.hasPrefix("303")) == (self == .personnel) }
  }

  func basicPayments() -> NarrativeFacts.BasicPayments {
    func facts(_ kind: CostKind) -> NarrativeFacts.Costs {
      let costs = costs(kind)
      return NarrativeFacts.Costs(
        total: costs.total.figure("basic.\(kind.rawValue)"),
        parts: costs.parts.map { NarrativeFacts.Part(name: $0.name, amount: $0.amount.figure("basic.\(kind.rawValue).\($0.code.text)")) })
    }
    return NarrativeFacts.BasicPayments(
      total: cell(.generalBudgetPayments, .total, .basic).figure("basic.total"), personnel: facts(.personnel), operating: facts(.operating))
  }

  /// The basic part of 公开06 by 款 (其中：基本支出), of a print of basic payments only its amounts.
  private func costs(_ kind: CostKind) -> (total: NarrativeAmount, parts: [(code: EconomicCode, name: String, amount: NarrativeAmount)]) {
    guard let table = compiled.accounts[.generalBudgetItems] else { return (NarrativeAmount.sum(kind.label, []), []) }
    let column: AccountsColumn = table.isBasicOnly ? .amount : .ofWhichBasic
    let parts = table.lines.compactMap { line -> (code: EconomicCode, name: String, amount: NarrativeAmount)? in
      guard case .economic(let code) = line.row, code.level == .section, kind.holds(code) else { return nil }
      let amount = cell(.generalBudgetItems, line.row, column)
      return amount.money.isZero ? nil : (code, line.name.withoutSpaces, amount)
    }.sorted { $0.code < $1.code }
    return (NarrativeAmount.sum("基本支出中的\(kind.label)", parts.map(\.amount)), parts)
  }
}
