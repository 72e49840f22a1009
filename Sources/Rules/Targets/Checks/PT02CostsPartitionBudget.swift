import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt02CostsPartitionBudget = Rule(
    "PT-02", "分列预算的成本指标之和等于年度资金总额", .error, basis: "财预〔2015〕88号：绩效目标与资金规模相匹配",
    remedy: "请核对各项成本与预算；单位是元还是万元也请一并核对"
  ) { subject, _ in
    guard let budget = subject.budget else { return .notRun("没有年度资金总额") }
    let rows = subject.rows.filter { $0.isCost && !$0.target.isEmpty && !IndicatorName($0.name).isDetail }
    guard !rows.isEmpty else { return .notApplicable("没有成本指标") }
    guard rows.allSatisfy({ $0.target.isPlainMoney && !IndicatorName($0.name).isPrice && $0.target.comparator != .about }) else {
      return .notApplicable("成本指标不是对预算的分列（有单价、标准或非金额的指标）")
    }
    let totals = rows.filter { IndicatorName($0.name).isTotal }
    let judged = totals.isEmpty ? rows : totals
    return .remarks(judged.count > 1 && !totals.isEmpty ? [] : remark(judged, budget, subject).map { [$0] } ?? [])
  }

  private static func remark(_ rows: [Indicator], _ budget: PrintedAmount, _ subject: TargetSubject) -> Remark? {
    let intervals = rows.compactMap(\.target.interval), amounts = rows.compactMap(\.target.magnitude)
    guard let first = intervals.first, intervals.count == rows.count else { return nil }
    let sum = intervals.dropFirst().reduce(first, +)
    guard !sum.overlaps(budget.interval) else { return nil }
    let exact = amounts.reduce(Ratio.zero, +), due = budget.money.yuan.ratio
    guard let severity = severity(rows, isAbove: exact > due) else { return nil }
    let figure = amountText(exact, in: budget.unit)
    let tenfold = tenfold(exact, due)
    let computation =
      rows.count == 1 ? "\(rows[0].target.text) = \(figure)" : "\(rows.map(\.target.text).joined(separator: " + ")) = \(figure)"
    return Remark(
      (rows.count == 1 ? "成本指标为\(figure)" : "\(rows.count)项成本指标合计\(figure)") + "，年度资金总额为\(budget.text)"
        + (tenfold.map { "，恰好相差\($0)倍，疑为单位或位数有误" } ?? ""),
      computation: computation, sides: rows.map(\.side) + [subject.budgetSide(budget)], severity: severity)
  }

  /// 10, 100, … 10,000 when one figure is exactly so many times the other: a slip of the unit or of a digit.
  private static func tenfold(_ left: Ratio, _ right: Ratio) -> Int? {
    [10, 100, 1_000, 10_000].first { left == right * Ratio(Int128($0)) || left * Ratio(Int128($0)) == right }
  }

  /// Parts above the whole are wrong; parts below it may leave something out, unless the row says it is the sum.
  private static func severity(_ rows: [Indicator], isAbove: Bool) -> Severity? {
    let comparators = Set(rows.map(\.target.comparator))
    let (hasFloor, hasCeiling) = (!comparators.isDisjoint(with: [.atLeast, .above]), !comparators.isDisjoint(with: [.atMost, .below]))
    if isAbove { return hasCeiling ? .question : .error }
    if hasFloor { return nil }
    return !hasCeiling && rows.contains { IndicatorName($0.name).isTotal } ? .error : .question
  }

  static func amountText(_ yuan: Ratio, in unit: MoneyUnit) -> String {
    Money(fen: (yuan * Ratio(100)).rounded(0).coefficient).printed(in: unit).text
  }
}
