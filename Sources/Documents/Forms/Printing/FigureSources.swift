import HengDomain
import HengValues

/// Where the figures of one paper come from (数字来源): keys under the paper's prefix, traces down to the record and the payments.
struct FigureSources {
  /// `target.v1`, `monitoring.r1`, `selfEvaluation`.
  let prefix: String
  /// The money unit in the form's head.
  let unit: MoneyUnit

  /// An entry as it is recorded; nil where the cell stays empty. 不适用 prints a dash, zero prints 0.
  func entry<Value>(
    _ entry: Entry<Value>, _ key: String, _ label: String, _ citation: Citation, text: (Value) -> String
  ) -> Figure? {
    switch entry {
    case .blank, .unfilled: nil
    case .value, .notApplicable: .recorded(key: "\(prefix).\(key)", label: label, text: entry.printed(text), citation)
    }
  }

  func number(_ number: Entry<ExactDecimal>, _ key: String, _ label: String, _ citation: Citation) -> Figure? {
    entry(number, key, label, citation) { "\($0)" }
  }

  /// An amount under the form's unit, with at least `decimals` digits.
  func amount(
    _ amount: Entry<PrintedAmount>, _ key: String, _ label: String, _ citation: Citation, decimals: Int = 0
  ) -> Figure? {
    var figure = entry(amount, key, label, citation) { printed($0, decimals: decimals) }
    if let value = amount.value { figure?.trace.value = value.text }
    return figure
  }

  /// 执行数: recorded on the paper and, where their sum agrees, paid in the ledger.
  func outturn(
    _ row: FundRow, of funds: [FundRow], paid payments: [Payment], _ key: String, _ label: String, decimals: Int = 0
  ) -> Figure? {
    var figure = amount(row.outturn, key, label, row.citation, decimals: decimals)
    if figure != nil { figure?.trace = outturnTrace(row, of: funds, paid: payments, label) }
    return figure
  }

  /// A sub-row is traced to the payments only when it holds the whole outturn of the project.
  func outturnTrace(_ row: FundRow, of funds: [FundRow], paid payments: [Payment], _ label: String) -> Trace {
    guard let amount = row.outturn.value else { return .recorded(label, value: row.outturn.printed(\.text), row.citation) }
    var trace = Trace.recorded(label, value: amount.text, row.citation)
    let isWhole = row.kind == .total || funds.first { $0.kind == .total }?.outturn.value?.money == amount.money
    guard isWhole, let paid = Self.payments(payments, makingUp: amount) else { return trace }
    (trace.formula, trace.children) = (paid.formula, paid.leaves)
    return trace
  }

  /// The payments as leaves when they sum to exactly this amount, with the addition; nil when they do not, or there are none.
  static func payments(_ payments: [Payment], makingUp amount: PrintedAmount) -> (formula: String?, leaves: [Trace])? {
    guard !payments.isEmpty, payments.map(\.amount).sum == amount.money else { return nil }
    let terms = payments.map { $0.amount.printed(in: amount.unit).digits.description }
    let formula: String? =
      switch terms.count {
      case 1: nil
      case 2...8: terms.joined(separator: " + ") + " = \(amount.digits)"
      default: "\(terms.count)笔支付之和 = \(amount.digits)"
      }
    return (formula, payments.map { leaf($0, value: $0.amount.printed(in: amount.unit).text) })
  }

  static func leaf(_ payment: Payment, value: String) -> Trace {
    .recorded("支付 \(payment.dayText) \(payment.purpose)".trimmedSpaces, value: value, payment.citation)
  }

  /// 执行率: as typed with the recomputed rate below it; computed with two decimals where it is not filled in yet.
  func rate(
    _ row: FundRow, over budget: Entry<PrintedAmount>, _ budgetLabel: String, outturn: Trace, _ key: String, _ label: String
  ) -> Figure? {
    let computed = Self.rateTrace(row, over: budget, budgetLabel, outturn: outturn)
    if row.rate == .unfilled, let computed { return Figure(key: "\(prefix).\(key)", text: computed.value, trace: computed) }
    var figure = entry(row.rate, key, label, row.citation) { $0 }
    if row.rate.value != nil, let computed { figure?.trace.children = [computed] }
    return figure
  }

  private static func rateTrace(
    _ row: FundRow, over budget: Entry<PrintedAmount>, _ budgetLabel: String, outturn: Trace
  ) -> Trace? {
    guard let budget = budget.value, let paid = row.outturn.value, let ratio = paid.money.ratio(to: budget.money) else { return nil }
    let rate = Percentage(of: ratio).text
    return Trace(
      "按规则计算", value: rate, formula: "\(paid.digits) ÷ \(budget.digits) = \(rate)",
      children: [outturn, .recorded(budgetLabel, value: budget.text, row.citation)])
  }

  /// A target, actual or forecast cell; nil where it is empty.
  func value(
    _ value: IndicatorValue, _ key: String, _ label: String, _ citation: Citation, text: (IndicatorValue) -> String = \.text
  ) -> Figure? {
    value.isEmpty ? nil : .recorded(key: "\(prefix).\(key)", label: label, text: text(value), citation)
  }

  /// Digits alone under the form's own unit; an amount in another unit carries it.
  private func printed(_ amount: PrintedAmount, decimals: Int) -> String {
    guard amount.unit == unit else { return amount.text }
    return "\(amount.digits.widened(to: max(decimals, amount.digits.decimals)) ?? amount.digits)"
  }
}

extension [FundRow] {
  /// The row of a kind; an empty one where the record has none, so that the form's line still prints.
  func row(_ kind: FundRow.Kind, _ citation: Citation) -> FundRow {
    first { $0.kind == kind } ?? FundRow(kind: kind, citation: citation)
  }
}
