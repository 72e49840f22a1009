package import HengDomain
package import HengValues

/// What the payments of a project say of one of its indicators (指标的台账数): the value in the writing of its target, and the outturn that
/// it is.
package struct IndicatorEvidence: Hashable, Sendable {
  package let value: IndicatorValue
  package let outturn: Outturn
  /// `支付合计`, `支付合计÷全年预算数`.
  package let formula: String
  /// Yuan, or percent.
  private let exact: Ratio

  fileprivate init(_ value: String, of indicator: Indicator, _ outturn: Outturn, _ formula: String, exact: Ratio) {
    self.value = IndicatorValue(parsing: value, name: indicator.name)
    (self.outturn, self.formula, self.exact) = (outturn, formula, exact)
  }

  /// Whether a value that somebody filled in may be this one by its printed digits; nil where it is of another kind.
  package func agrees(with filled: IndicatorValue) -> Bool? {
    let interval: Interval
    switch (filled.form, value.form) {
    case (.money(_, let number, let scale, _, per: []), .money):
      interval = number.digits.interval * Interval(Ratio(Int128.powerOfTen(scale.exponent)))
    case (.percent(_, let number, _), .percent): interval = number.digits.interval
    default: return nil
    }
    return interval.lower.value <= exact && exact <= interval.upper.value
  }
}

extension ProjectLedger {
  /// The value of an indicator that the payments tell; nil for one that they do not, and where no payment is recorded.
  ///
  /// They tell a cost indicator whose target is the whole budget, and a rate of execution (预算执行率).
  package func evidence(of indicator: Indicator, through period: Period? = nil) -> IndicatorEvidence? {
    guard !payments.isEmpty else { return nil }
    switch indicator.target.form {
    case .money(_, let number, let scale, hasYuan: true, per: []):
      guard indicator.level1 == .cost || indicator.level2 == .cost, isWholeBudget(number.digits, scale) else { return nil }
      let outturn = Outturn(of: self, through: period)
      let unit: MoneyUnit = scale == .wan ? .wanYuan : scale == .yi ? .yiYuan : .yuan
      return IndicatorEvidence(
        outturn.printed(in: unit).text, of: indicator, outturn, "支付合计", exact: Ratio(outturn.amount.fen, 100))
    case .percent:
      let rates = ["预算执行率", "资金执行率", "资金支出率", "资金支付率", "支出进度", "支付进度"]
      guard rates.contains(where: indicator.name.withoutSpaces.hasSuffix), let budget = project.revisedBudget ?? project.initialBudget,
        !budget.isZero
      else { return nil }
      let outturn = Outturn(of: self, through: period)
      let share = Ratio(outturn.amount.fen * 100, budget.fen)
      return IndicatorEvidence("\(share.rounded(2).trimmed)%", of: indicator, outturn, "支付合计÷全年预算数", exact: share)
    default: return nil
    }
  }

  private func isWholeBudget(_ digits: ExactDecimal, _ scale: IndicatorValue.Scale) -> Bool {
    let printed = digits.interval * Interval(Ratio(Int128.powerOfTen(scale.exponent)))
    return [project.initialBudget, project.revisedBudget].contains { budget in
      guard let budget, !budget.isZero else { return false }
      let yuan = Ratio(budget.fen, 100)
      return printed.lower.value <= yuan && yuan <= printed.upper.value
    }
  }
}
