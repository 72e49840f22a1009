import HengDomain
import HengFacts
import HengValues

extension CountedValue {
  /// The payments that sum to exactly this amount, with the addition; nil when they do not, or there are none.
  init?(_ payments: [Payment], makingUp amount: PrintedAmount) {
    guard !payments.isEmpty, payments.map(\.amount).sum == amount.money else { return nil }
    let terms = payments.map { $0.amount.printed(in: amount.unit).digits.description }
    let formula: String? =
      switch terms.count {
      case 1: nil
      case 2...8: terms.joined(separator: " + ") + " = \(amount.digits)"
      default: "\(terms.count)笔支付之和 = \(amount.digits)"
      }
    self.init(formula: formula, leaves: payments.map { Self.leaf($0, value: $0.amount.printed(in: amount.unit).text) })
  }

  /// The payments that make up an actual value: by their amounts, or by the people they paid. Nil when neither agrees.
  init?(_ payments: [Payment], counting value: IndicatorValue) {
    if case .money(_, let number, let scale, _, let per) = value.form, per.isEmpty {
      let unit: MoneyUnit = scale == .yi ? .yiYuan : scale == .wan ? .wanYuan : .yuan
      self.init(payments, makingUp: PrintedAmount(number.digits, unit))
      return
    }
    let counts = payments.compactMap(\.payees)
    guard let first = counts.first, counts.count == payments.count else { return nil }
    var sum = Quantity(.zero, first.unit)
    for count in counts {
      guard let next = sum + count else { return nil }
      sum = next
    }
    guard value.magnitude == sum.value.ratio, value.dimension == .number || value.dimension == .count(sum.unit.canonical) else {
      return nil
    }
    self.init(
      formula: counts.count > 1 ? counts.map { "\($0.value)" }.joined(separator: " + ") + " = \(sum.text)" : nil,
      leaves: zip(payments, counts).map { Self.leaf($0, value: $1.text) })
  }

  /// A share of satisfied answers (满意度调查); nil without answers.
  init?(surveyed: Int, satisfied: Int, _ citation: Citation) {
    guard surveyed > 0 else { return nil }
    let rate = Percentage(of: Ratio(Int128(satisfied), Int128(surveyed))).text
    self.init(
      formula: "\(satisfied) ÷ \(surveyed) = \(rate)",
      leaves: [
        .recorded("满意份数", value: "\(satisfied)份", citation), .recorded("有效问卷", value: "\(surveyed)份", citation),
      ])
  }

  private static func leaf(_ payment: Payment, value: String) -> Trace {
    .recorded("支付 \(payment.dayText) \(payment.purpose)".trimmedSpaces, value: value, payment.citation)
  }
}
