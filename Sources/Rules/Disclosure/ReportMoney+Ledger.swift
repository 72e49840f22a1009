import HengDomain
import HengFacts
import HengValues

extension ReportMoney {
  /// The project's money from its ledger, printed in 万元 to the last fen.
  init(_ project: EvaluatedProject) {
    let ledger = project.ledger, record = ledger.project
    let budget = project.budget.map { Self.recorded("budget", "全年预算数", $0, record.citation) }
    let initial = record.initialBudget.flatMap { $0 == project.budget ? nil : Self.recorded("initial", "年初预算数", $0, record.citation) }
    let outturn = Figure(key: "report.money.outturn", text: Self.digits(ledger.outturn), trace: ledger.outturnTrace(in: .wanYuan))
    let held = ledger.allotments.filter { [.issued, .allocated, .partlyPaid, .settled].contains($0.state) }
    let received = held.isEmpty ? nil : Self.received(held)
    self.init(
      initial: initial, budget: budget, received: received,
      receivedRate: received.flatMap { Self.rate("receivedRate", "资金到位率", $0, held.map(\.amount).sum, budget, project.budget) },
      outturn: outturn, rate: Self.rate("rate", "预算执行率", outturn, ledger.outturn, budget, project.budget),
      remainder: budget.map { Self.remainder($0, outturn, project) })
  }

  private static func digits(_ money: Money) -> String { "\(money.printed(in: .wanYuan).digits)" }

  private static func recorded(_ key: String, _ label: String, _ money: Money, _ citation: Citation) -> Figure {
    Figure(
      key: "report.money.\(key)", text: digits(money), trace: .recorded(label, value: money.printed(in: .wanYuan).text, citation))
  }

  private static func received(_ held: [BudgetAllotment]) -> Figure {
    let sum = held.map(\.amount).sum
    let terms = held.map { digits($0.amount) }.joined(separator: " + ")
    return Figure(
      key: "report.money.received", text: digits(sum),
      trace: Trace(
        "到位资金", value: sum.printed(in: .wanYuan).text, formula: held.count > 1 ? "\(terms) = \(digits(sum))" : nil,
        children: held.map { .recorded("预算指标", value: $0.amount.printed(in: .wanYuan).text, $0.citation) }))
  }

  private static func rate(
    _ key: String, _ label: String, _ part: Figure, _ amount: Money, _ whole: Figure?, _ budget: Money?
  ) -> Figure? {
    guard let whole, let ratio = budget.flatMap({ amount.ratio(to: $0) }) else { return nil }
    let text = Percentage(of: ratio).text
    return Figure(
      key: "report.money.\(key)", text: text,
      trace: Trace(label, value: text, formula: "\(part.text) ÷ \(whole.text) = \(text)", children: [part.trace, whole.trace]))
  }

  private static func remainder(_ budget: Figure, _ outturn: Figure, _ project: EvaluatedProject) -> Figure {
    let rest = (project.budget ?? .zero) - project.outturn
    return Figure(
      key: "report.money.remainder", text: digits(rest),
      trace: Trace(
        "预算结余", value: rest.printed(in: .wanYuan).text, formula: "\(budget.text) − \(outturn.text) = \(digits(rest))",
        children: [budget.trace, outturn.trace]))
  }
}

extension ProjectLedger {
  /// 全年执行数 down to its payments.
  func outturnTrace(in unit: MoneyUnit) -> Trace {
    let sum = outturn.printed(in: unit)
    guard !payments.isEmpty else { return Trace("全年执行数", value: sum.text, origin: .definition("台账中没有支付记录，按零计")) }
    let terms = payments.map { "\($0.amount.printed(in: unit).digits)" }
    let formula =
      switch terms.count {
      case 1: nil as String?
      case 2...8: terms.joined(separator: " + ") + " = \(sum.digits)"
      default: "\(terms.count)笔支付之和 = \(sum.digits)"
      }
    return Trace(
      "全年执行数", value: sum.text, formula: formula,
      children: payments.map { payment in
        .recorded(
          "支付 \(payment.dayText) \(payment.purpose)".trimmedSpaces, value: payment.amount.printed(in: unit).text, payment.citation)
      })
  }
}
