package import HengValues

/// What was paid for a project within a span of its year (执行数): the amount, and the payments that it is the sum of.
///
/// Only the rules make one, from a ledger; scores, lights, forms, lists, reports and tables all take it there. What a person typed
/// or a paper printed in the same cell is the claimed value and stands beside it, see `OutturnCell`.
package struct Outturn: Hashable, Sendable {
  package var project: ID<Project>
  /// Nil for the whole year.
  package var period: Period?
  package var amount: Money
  /// The payments that make it up, in the order of the ledger.
  package var payments: [Payment]

  package init(project: ID<Project>, period: Period?, amount: Money, payments: [Payment]) {
    self.project = project
    self.period = period
    self.amount = amount
    self.payments = payments
  }

  /// `全年执行数`, `1-7月执行数`.
  package var label: String { (period?.monthsText ?? "全年") + "执行数" }

  package func printed(in unit: MoneyUnit) -> PrintedAmount { amount.printed(in: unit) }

  /// Down to the payments, under a form's unit.
  package func trace(_ label: String? = nil, in unit: MoneyUnit) -> Trace {
    trace(label, text: { $0.printed(in: unit).text }, term: { "\($0.printed(in: unit).digits)" })
  }

  /// Down to the payments, as a paper writes amounts: `text` with its unit, `term` inside a formula.
  package func trace(_ label: String? = nil, text: (Money) -> String, term: (Money) -> String) -> Trace {
    let name = label ?? self.label
    guard !payments.isEmpty else {
      let span = period.map { "\($0.text)没有支付记录，按零计" } ?? "没有支付记录，按零计"
      return Trace(name, value: text(amount), origin: .recorded(Citation(paper: "支付台账", lines: "项目 \(project.text)：\(span)")))
    }
    let formula: String? =
      switch payments.count {
      case 1: nil
      case 2...8: payments.map { term($0.amount) }.joined(separator: " + ") + " = \(term(amount))"
      default: "\(payments.count)笔支付之和 = \(term(amount))"
      }
    return Trace(name, value: text(amount), formula: formula, rule: "支付合计", children: payments.map { $0.leaf(value: text($0.amount)) })
  }
}

extension Payment {
  /// The payment as the end of a trace (支付): its day as far as it is known, and what it was for.
  package func leaf(value: String) -> Trace {
    .recorded("支付 \(dayText) \(purpose)".trimmedSpaces, value: value, citation)
  }
}
