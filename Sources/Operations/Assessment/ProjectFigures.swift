import HengDomain
package import HengValues

/// The headline figures of a project (项目数字), each with its source.
package struct ProjectFigures: Sendable {
  /// 预算数: the full-year budget, or the initial one.
  package let budget: Figure?
  /// 执行数: the sum of the payments, in 万元.
  package let outturn: Figure?
  /// 执行率
  package let rate: Figure?
  /// 得分 by the rules.
  package let score: Figure?
  /// 填报总分
  package let printedScore: Figure?

  package let budgetAmount: Money?
  package let outturnAmount: Money?

  init(_ ledger: ProjectLedger, card: ScoreCard?) {
    let project = ledger.project
    budgetAmount = project.revisedBudget ?? project.initialBudget
    let budgetCitation = ledger.allotments.first?.citation ?? project.citation
    let budgetFigure = budgetAmount.map { amount in
      Figure.recorded(
        key: "project.budget", label: project.revisedBudget == nil ? "年初预算数" : "全年预算数", text: amount.printed(in: .wanYuan).text,
        budgetCitation)
    }
    budget = budgetFigure
    let isPaid = !ledger.payments.isEmpty || !ledger.monitoring.isEmpty || !ledger.selfEvaluations.isEmpty
    outturnAmount = isPaid ? ledger.outturn : nil
    let outturnFigure = isPaid ? Self.outturn(ledger) : nil
    outturn = outturnFigure
    rate = Self.rate(outturnAmount, budgetAmount, outturnFigure, budgetFigure)
    score = card.flatMap { card in
      card.total.map { Figure(key: "project.score", text: "\($0)", trace: card.totalTrace) }
    }
    printedScore = ledger.selfEvaluations.last.flatMap { evaluation in
      evaluation.printedTotal.value.map {
        .recorded(key: "project.printedScore", label: "填报总分", text: "\($0)", evaluation.citation)
      }
    }
  }

  package var all: [Figure] { [budget, outturn, rate, score, printedScore].compactMap { $0 } }

  private static func outturn(_ ledger: ProjectLedger) -> Figure {
    let amounts = ledger.payments.map { $0.amount.printed(in: .wanYuan) }
    let total = ledger.outturn.printed(in: .wanYuan).text
    guard !ledger.payments.isEmpty else {
      let trace = Trace(
        "执行数", value: total, origin: .recorded(Citation(paper: "支付台账", lines: "项目 \(ledger.project.id.text)：没有支付记录")))
      return Figure(key: "project.outturn", text: total, trace: trace)
    }
    let trace = Trace(
      "执行数", value: total,
      formula: amounts.count > 1 ? "\(amounts.map { "\($0.digits)" }.joined(separator: " + ")) = \(total)" : nil, rule: "支付合计",
      children: ledger.payments.map { payment in
        return .recorded(
          "\(payment.dateText) \(payment.purpose)", value: payment.amount.printed(in: .wanYuan).text, payment.citation)
      })
    return Figure(key: "project.outturn", text: total, trace: trace)
  }

  private static func rate(_ outturn: Money?, _ budget: Money?, _ outturnFigure: Figure?, _ budgetFigure: Figure?) -> Figure? {
    guard let outturn, let budget, let ratio = outturn.ratio(to: budget), let outturnFigure, let budgetFigure else { return nil }
    let text = Percentage(of: ratio).text
    return Figure(
      key: "project.rate", text: text,
      trace: Trace(
        "执行率", value: text, formula: "\(outturnFigure.text) ÷ \(budgetFigure.text) = \(text)", rule: "执行数 ÷ 预算数，两位小数四舍五入",
        children: [outturnFigure.trace, budgetFigure.trace]))
  }
}
