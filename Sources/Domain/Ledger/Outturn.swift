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
  /// The same payments by their allotments, where the outturn is that of one source of money; else empty.
  package var shares: [AllotmentShare]

  package init(project: ID<Project>, period: Period?, amount: Money, payments: [Payment], shares: [AllotmentShare] = []) {
    self.project = project
    self.period = period
    self.amount = amount
    self.payments = payments
    self.shares = shares
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
    guard shares.isEmpty else {
      return Trace(
        name, value: text(amount), formula: shares.map(\.amount).formula(amount, term) { "\($0)笔指标的支付之和" }, rule: "按指标的资金来源分列",
        children: shares.map { $0.trace(text: text, term: term) })
    }
    return Trace(
      name, value: text(amount), formula: payments.map(\.amount).formula(amount, term) { "\($0)笔支付之和" }, rule: "支付合计",
      children: payments.map { $0.leaf(value: text($0.amount)) })
  }
}

extension [Money] {
  /// `100 + 52.52 = 152.52`; words for the left side of a long sum; nil for a single amount.
  fileprivate func formula(_ sum: Money, _ term: (Money) -> String, words: (Int) -> String) -> String? {
    switch count {
    case 1: nil
    case 2...8: map(term).joined(separator: " + ") + " = \(term(sum))"
    default: "\(words(count)) = \(term(sum))"
    }
  }
}

/// What was paid out of one allotment (指标支出), and the document by which its money came.
package struct AllotmentShare: Hashable, Sendable {
  package var allotment: BudgetAllotment
  package var document: FundingDocument
  /// Never empty.
  package var payments: [Payment]

  package init(allotment: BudgetAllotment, document: FundingDocument, payments: [Payment]) {
    self.allotment = allotment
    self.document = document
    self.payments = payments
  }

  package var amount: Money { payments.map(\.amount).sum }

  /// Down to the allotment and its payments.
  fileprivate func trace(text: (Money) -> String, term: (Money) -> String) -> Trace {
    let name = "\(document.number.text)下达的指标"
    return Trace(
      "\(name)支出", value: text(amount), formula: payments.map(\.amount).formula(amount, term) { "\($0)笔支付之和" }, rule: "支付合计",
      children: [.recorded(name, value: text(allotment.amount), allotment.citation)] + payments.map { $0.leaf(value: text($0.amount)) })
  }
}

extension Payment {
  /// The payment as the end of a trace (支付): its day as far as it is known, and what it was for.
  package func leaf(value: String) -> Trace {
    .recorded("支付 \(dayText) \(purpose)".trimmedSpaces, value: value, citation)
  }
}
