import HengValues

extension Rule<PaperTextSubject> {
  static let pa49Balance = Rule(
    "PA-49", "“加上”各项后的总计、支出后的剩余数，由所写各数得出", .error, basis: "总计等于所加各数之和，剩余等于预算减支出，按印出的位数重算", remedy: "请重新计算，核对总计、剩余和所列各数"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.filter { !$0.passage.isCell }.flatMap { sentence in
        StatedBalance.all(in: sentence).compactMap { remark($0, sentence) }
      })
  }

  private static func remark(_ balance: StatedBalance, _ sentence: StatedSentence) -> Remark? {
    let agreement = Agreement(balance.due, balance.result.interval)
    if case .agrees = agreement { return nil }
    let isLastDigit = if case .lastDigit = agreement { true } else { false }
    let isSlip = Slip.explains(balance.dueExact, balance.result.number.exact, terms: balance.terms.count)
    let due = (balance.due.middle * Ratio(1, Int128.powerOfTen(balance.result.number.exponent))).shown(4)
    return Remark(
      "写明的\(sentence.printed(balance.result))与所列各数不符",
      computation: balance.terms.map { sentence.printed($0) }.joined(separator: balance.meaning == .sum ? " + " : " − ") + " = \(due)",
      sides: [sentence.side("结果", balance.result)] + balance.terms.map { sentence.side("所列", $0) },
      severity: isLastDigit || !balance.isComplete && !isSlip ? .question : nil)
  }
}
