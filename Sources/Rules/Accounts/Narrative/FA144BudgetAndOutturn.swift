import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa144InitialBudgets = narrative(
    "FA-144", "年初预算合计等于各项之和，完成比例相符", .error, basis: "完成比例等于支出决算除以年初预算", remedy: "请核对年初预算、支出决算和完成比例",
    on: .generalDetail, needs: .generalBudgetPayments
  ) { view, section in
    var found = Comparisons()
    guard let total = section.budgetTotal, let budget = total.budget else { return .notRun("说明中没有年初预算") }
    if let outturn = total.amount {
      found.agree(outturn, view.general(.total), "支出决算")
      if let completion = total.completion {
        found.share(
          completion, "完成年初预算的比例", part: outturn.value, whole: budget.value, sides: [budget.side("年初预算"), outturn.side("支出决算")])
      }
    }
    let items = section.budgetItems
    let budgets = items.compactMap(\.budget)
    guard items.count > 1, budgets.count == items.count else { return found.result("说明中没有分项的年初预算") }
    let sum = budgets.map(\.value.interval).reduce(Interval(.zero), +)
    if sum.overlaps(budget.value.interval) {
      found.passed()
    } else {
      let digits = budgets.map(\.value.digits)
      found.fail(
        Remark(
          "各项年初预算之和\(digits.sum.grouped)与合计\(budget.value.shown)不等", computation: digits.sumText + " = \(digits.sum)",
          sides: [budget.side("年初预算合计")] + budgets.map { $0.side("年初预算") }, severity: section.isWholly(items, total) ? nil : .question))
    }
    return found.result("")
  }

  static let fa145Outturns = narrative(
    "FA-145", "各项支出决算与决算表一致，完成比例相符", .error, basis: "一般公共预算财政拨款支出取自公开05表，不取支出决算表",
    remedy: "请核对各项支出决算与一般公共预算财政拨款支出决算表", on: .generalDetail, needs: .generalBudgetPayments
  ) { view, section in
    var found = Comparisons()
    for claim in section.budgetItems {
      guard let outturn = claim.amount, let budget = claim.budget else { continue }
      let name = claim.subject
      if let code = view.function(path: name) { found.agree(outturn, view.cell(.generalBudgetPayments, .function(code), .total), name) }
      if let completion = claim.completion {
        found.share(
          completion, name + "完成年初预算的比例", part: outturn.value, whole: budget.value, sides: [budget.side("年初预算"), outturn.side("支出决算")])
      }
    }
    return found.result("说明中没有分项的年初预算和支出决算，或没有读到对应的科目")
  }

  static let fa146Deviations = narrative(
    "FA-146", "支出决算与年初预算相差较大的写明原因", .warning, basis: "参数 accounts.deviationExplainFrom", remedy: "请补写增减的主要原因",
    on: .generalDetail
  ) { view, section in
    let limit: ExactDecimal
    do throws(ProfileError) {
      limit = try view.profile.decimal("accounts.deviationExplainFrom", on: (view.narrative.year ?? view.accounts.year)?.lastDay ?? .latest)
    } catch {
      return .notRun(error.message)
    }
    var found = Comparisons()
    for claim in section.budgetItems {
      guard let outturn = claim.amount, let budget = claim.budget,
        let ratio = outturn.value.money.ratio(to: budget.value.money)
      else { continue }
      let deviation = ratio < .one ? .one - ratio : ratio - .one
      let isLong = section.budgetItems.count { $0.passage == claim.passage } > 1
      let hasReason = claim.reason != nil || (!isLong && section.claims.contains { $0.passage == claim.passage && $0.reason != nil })
      guard deviation > limit.ratio, !hasReason else {
        found.passed()
        continue
      }
      found.fail(
        Remark(
          "“\(claim.subject)”支出决算为年初预算的\(Percentage(of: ratio).text)，没有写明原因",
          computation: "\(outturn.value.shown) ÷ \(budget.value.shown) = \(Percentage(of: ratio).text)",
          sides: [budget.side("年初预算"), outturn.side("支出决算")]))
    }
    return found.result("说明中没有分项的年初预算和支出决算")
  }

  static let fa203ComparisonWords = narrative(
    "FA-203", "决算数大于、小于、等于预算数的说法与数字一致", .error, basis: "说法与同一项的两个数字相符", remedy: "请核对预算数、决算数和说法"
  ) { view in
    var found = Comparisons()
    for section in view.narrative.sections {
      for passage in Set(section.claims.map(\.passage)).sorted() {
        let claims = section.claims.filter { $0.passage == passage }
        let stated = claims.filter { $0.comparison != nil }
        // Where one paragraph has several budgets, the total stands first and the parts behind 其中.
        let budgets = claims.filter { $0.budget != nil && $0.amount != nil && !$0.isPart }
        guard stated.count == 1, budgets.count == 1, let words = stated[0].comparison, let budget = budgets[0].budget,
          let outturn = budgets[0].amount
        else { continue }
        found.comparison(words, budget: budget, outturn: outturn, name: budgets[0].subject)
      }
    }
    return found.result("说明中没有决算数大于或小于预算数的说法")
  }
}

extension Comparisons {
  fileprivate mutating func comparison(
    _ stated: Stated<Claim.Comparison>, budget: Stated<PrintedAmount>, outturn: Stated<PrintedAmount>, name: String
  ) {
    let (a, b) = (outturn.value.interval, budget.value.interval)
    let due: Claim.Comparison = a.overlaps(b) ? .equal : a.lower.value < b.lower.value ? .below : .above
    // 基本持平 admits a small difference and is no statement of size.
    guard stated.value != .level, stated.value != due else { return passed() }
    if stated.value != .equal, due == .equal, budget.value.digits != outturn.value.digits { return passed() }
    fail(
      NarrativeView.Remark(
        "“\(name)”写决算数\(stated.value.rawValue)预算数，所列数字是决算数\(due.rawValue)预算数",
        computation: "决算 \(outturn.value.shown)，预算 \(budget.value.shown)",
        sides: [stated.side("说法", figure: stated.words), outturn.side("支出决算"), budget.side("年初预算")]))
  }
}

extension AccountsNarrative.Section {
  /// Claims of 年初预算 and 支出决算: the total first.
  fileprivate var budgetClaims: [Claim] { claims.filter { $0.budget != nil && $0.amount != nil } }

  fileprivate var budgetTotal: Claim? {
    guard let first = budgetClaims.first, first.subject.holds("财政拨款支出") || first.subject.isEmpty else { return nil }
    return first
  }

  /// Whether the items were read whole: their outturns give the total.
  fileprivate func isWholly(_ items: [Claim], _ total: Claim) -> Bool {
    guard let whole = total.amount else { return false }
    let outturns = items.compactMap(\.amount)
    return outturns.count == items.count && outturns.map(\.value.interval).reduce(Interval(.zero), +).overlaps(whole.value.interval)
  }

  var budgetItems: [Claim] { budgetTotal == nil ? budgetClaims : Array(budgetClaims.dropFirst()) }
}

extension NarrativeView {
  /// A heading named as `一般公共服务支出(类)财政事务(款)行政运行(项)` or by the name of its class alone.
  func function(path: String) -> FunctionalCode? {
    let names = path.split(separator: ")").map { part -> String in
      var name = String(part)
      for level in ["(类", "(款", "(项"] where name.hasTail(level) { name = String(name.dropLast(level.count)) }
      return name
    }
    guard let last = names.last else { return nil }
    return function(named: last, under: names.count > 1 ? names[names.count - 2] : nil, in: .generalBudgetPayments)
  }
}
