import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt21FloorsWithinBudget = Rule(
    "PT-21", "完成最低目标所需的资金与预算相称", .question, basis: "财预〔2015〕88号：绩效目标与资金规模相匹配",
    remedy: "请核对最低目标与预算；由其他资金承担的，请注明来源"
  ) { subject, profile in
    guard let budget = subject.budget else { return .notRun("没有年度资金总额") }
    return judged { () throws(ProfileError) in
      let spending = try profile.words("targets.floors.spending", on: subject.day)
      let share = try profile.decimal("targets.floors.share", on: subject.day)
      let amounts = subject.rows.filter { isAmount($0, spending) && $0.target.magnitude != budget.money.yuan.ratio }
      let products = products(in: subject.rows, spending)
      if let remark = excess(amounts, products, budget, subject) { return [remark] }
      return amounts.isEmpty ? products.compactMap { shortfall($0, budget, share, subject) } : []
    }
  }

  /// A floor of money for one purpose, outside the costs that PT-02 adds up.
  private static func isAmount(_ row: Indicator, _ spending: [String]) -> Bool {
    let name = IndicatorName(row.name)
    return row.isOutput && !row.isCost && row.target.isPlainMoney && (row.target.comparator == .atLeast || row.target.isPoint)
      && row.target.magnitude != nil && !name.isPrice && !name.ends(["数量"]) && name.contains(spending)
      && !name.contains(["人均", "户均", "每"])
  }

  typealias Product = (quantity: Indicator, price: Indicator, interval: Interval, exact: Ratio)

  /// A price for one person, household or school year with the only count that shares its words.
  private static func products(in rows: [Indicator], _ spending: [String]) -> [Product] {
    let counts = rows.filter { row in
      row.target.countUnit.map { $0.isPerson || $0.isHousehold } ?? false && row.target.magnitude != nil && row.target.comparator != .atMost
    }
    let found = rows.compactMap { price -> Product? in
      let name = IndicatorName(price.name)
      guard price.isOutput, name.isPrice, name.contains(spending + ["标准"]), !name.isDetail, !name.contains(["贷款金额", "贷款额"]),
        let per = price.target.perUnits, per.isEmpty || per == [.schoolYear] || per == [.year], let each = price.target.interval,
        let rate = price.target.magnitude
      else { return nil }
      let fitting = counts.filter { fits($0, name) }
      guard fitting.count == 1, let quantity = fitting.first, let heads = quantity.target.interval, let count = quantity.target.magnitude
      else { return nil }
      return (quantity, price, heads * each, count * rate)
    }
    // Tiers of prices share one count and cannot be added up.
    return found.filter { product in found.count { $0.quantity.id == product.quantity.id } == 1 }
  }

  private static func fits(_ count: Indicator, _ price: IndicatorName) -> Bool {
    if price.contains(["每户", "户均"]) { return count.target.countUnit?.isHousehold ?? false }
    return count.target.countUnit?.isPerson ?? false
      && IndicatorName(count.name).core.lettersOnly.sharedRun(with: price.core.lettersOnly) >= 3
  }

  private static func excess(
    _ amounts: [Indicator], _ products: [Product], _ budget: PrintedAmount, _ subject: TargetSubject
  ) -> Remark? {
    guard amounts.count + products.count >= 2 else { return nil }
    let intervals = amounts.compactMap(\.target.interval) + products.map(\.interval)
    guard let first = intervals.first else { return nil }
    let sum = intervals.dropFirst().reduce(first, +)
    let exact = (amounts.compactMap(\.target.magnitude) + products.map(\.exact)).reduce(.zero, +)
    guard !sum.overlaps(budget.interval), exact > budget.money.yuan.ratio else { return nil }
    let text = amountText(exact, in: budget.unit)
    let terms = amounts.map(\.target.text) + products.map { "\($0.quantity.target.text) × \($0.price.target.text)" }
    return Remark(
      "各项最低目标合计需要\(text)，年度资金总额为\(budget.text)", computation: "\(terms.joined(separator: " + ")) = \(text)",
      sides: amounts.map(\.side) + products.flatMap { [$0.quantity.side, $0.price.side] } + [subject.budgetSide(budget)])
  }

  private static func shortfall(_ product: Product, _ budget: PrintedAmount, _ share: ExactDecimal, _ subject: TargetSubject) -> Remark? {
    guard product.exact < budget.money.yuan.ratio * share.ratio, let part = product.exact.divided(by: budget.money.yuan.ratio) else {
      return nil
    }
    let text = amountText(product.exact, in: budget.unit)
    return Remark(
      "按最低目标只需要\(text)，为年度资金总额\(budget.text)的\(Percentage(of: part).text)",
      computation: "\(product.quantity.target.text) × \(product.price.target.text) = \(text)",
      sides: [product.quantity.side, product.price.side, subject.budgetSide(budget)])
  }
}
