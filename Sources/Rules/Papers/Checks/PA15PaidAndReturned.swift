import HengValues

extension Rule<ReportSubject> {
  static let pa15PaidAndReturned = Rule(
    "PA-15", "支出数与上交数之和不超过预算数", .error, basis: "同一笔资金支付后的余额才能上交", remedy: "请核对支付和上交的金额，写明结余是多少"
  ) { subject, _ in
    let returned = subject.amounts.filter { $0.role == .returned }
    guard !returned.isEmpty else { return .notApplicable("报告没有写上交资金") }
    guard let budget = subject.amounts.first(where: { $0.role == .budget }),
      let paid = subject.amounts.first(where: { $0.role == .outturn })
    else { return .notRun("没有读到报告的预算数和支出数") }
    let over = returned.filter { budget.amount.interval.upper.value <= (paid.amount.interval + $0.amount.interval).lower.value }
    guard let first = over.first, !paid.amount.money.isZero else { return .remarks([]) }
    return .remarks([
      Remark(
        "预算数\(budget.amount.text)，支出数\(paid.amount.text)，又写上交\(first.amount.text)",
        computation: "\(paid.amount.text) + \(first.amount.text) > \(budget.amount.text)",
        sides: ([budget, paid] + over).map {
          Finding.Side(label: $0.role.rawValue, figure: $0.amount.text, place: $0.place, quote: $0.quote)
        })
    ])
  }
}
