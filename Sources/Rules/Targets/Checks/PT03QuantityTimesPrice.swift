import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt03QuantityTimesPrice = Rule(
    "PT-03", "数量乘单价与成本或预算相符", .error, basis: "财预〔2015〕88号：绩效目标与资金规模相匹配", remedy: "请核对数量、单价和预算，三者中至少一个有误"
  ) { subject, _ in
    guard let budget = subject.budget else { return .notRun("没有年度资金总额") }
    let rows = subject.rows.filter { $0.isOutput && !IndicatorName($0.name).isDetail }
    let pairs = pairs(in: rows)
    guard !pairs.isEmpty else { return .notApplicable("没有单位相配的一对数量与单价") }
    let costs = rows.filter { $0.isCost && $0.target.isPlainMoney && !IndicatorName($0.name).isPrice }.compactMap(\.target.interval)
    return .remarks(
      pairs.compactMap { quantity, price in
        guard let heads = quantity.target.interval, let each = price.target.interval, let count = quantity.target.magnitude,
          let rate = price.target.magnitude
        else { return nil }
        let product = heads * each
        guard !([budget.interval] + costs).contains(where: product.overlaps) else { return nil }
        let exact = count * rate
        guard let severity = severity(quantity.target, price.target, isAbove: exact > budget.money.yuan.ratio) else { return nil }
        return Remark(
          "“\(quantity.name)”与“\(price.name)”相乘为\(amountText(exact, in: budget.unit))，年度资金总额为\(budget.text)",
          computation: "\(quantity.target.text) × \(price.target.text) = \(amountText(exact, in: budget.unit))",
          sides: [quantity.side, price.side, subject.budgetSide(budget)], severity: severity)
      })
  }

  /// One price and one quantity that belong together beyond doubt. Tiers of prices and several counts of one unit do not.
  private static func pairs(in rows: [Indicator]) -> [(quantity: Indicator, price: Indicator)] {
    let counts = rows.filter { $0.target.countUnit.map { !$0.isPeriod } ?? false && $0.target.comparator != .about }
    let prices = rows.filter { isPrice($0) && $0.target.comparator != .about }
    let found = prices.compactMap { price -> (Indicator, Indicator)? in
      let fitting = counts.filter { count in fits(price, count.target.countUnit) }
      guard fitting.count == 1, let only = fitting.first else { return nil }
      return (only, price)
    }
    return found.filter { pair in found.count { $0.0.id == pair.0.id } == 1 }
  }

  private static func isPrice(_ row: Indicator) -> Bool {
    guard let per = row.target.perUnits, row.target.magnitude != nil else { return false }
    let name = IndicatorName(row.name)
    if per.isEmpty { return name.isPrice && (row.isCost || name.contains(["单价", "标准"])) }
    return per.count == 1 && !per[0].isPeriod && (row.isCost || name.isPrice)
  }

  private static func fits(_ price: Indicator, _ unit: MeasureUnit?) -> Bool {
    guard let unit else { return false }
    if let named = price.target.perUnits?.first { return named == unit }
    let name = IndicatorName(price.name)
    if name.contains(["人均", "生均", "每人"]) { return unit == .person }
    if name.contains(["户均", "每户"]) { return unit == .household }
    return !name.contains(["亩均", "每亩", "每头", "每只"])
  }

  /// A product below the budget is no contradiction where the targets are floors, and may leave out other costs.
  private static func severity(_ quantity: IndicatorValue, _ price: IndicatorValue, isAbove: Bool) -> Severity? {
    let isCeiling = [quantity, price].contains { $0.comparator == .atMost || $0.comparator == .below }
    if isAbove { return isCeiling ? .question : .error }
    return quantity.isPoint && price.isPoint ? .question : nil
  }
}
