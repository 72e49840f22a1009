import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt13PaymentPlan = Rule(
    "PT-13", "支出计划为累计百分比，逐期不减，12月底为100%", .error, basis: "绩效目标表“资金支出计划（%）”栏",
    remedy: "请按3月底、6月底、10月底、12月底填写累计支出占预算的百分比，如 25、50、80、100"
  ) { subject, _ in
    guard let plan = subject.project.paymentPlan else { return .notApplicable("本表没有资金支出计划栏") }
    let entries = zip(PaymentPlan.months, plan.percents).compactMap { month, entry in entry.value.map { (month: month, digits: $0) } }
    let place = (subject.head.citation("资金支出计划") ?? subject.head.citation("资金支出计划%") ?? subject.sheet.citation).place(field: "资金支出计划（%）")
    func side(_ label: String, _ figure: String) -> Finding.Side { Finding.Side(label: label, figure: figure, place: place) }
    let only = entries.isEmpty ? plan.unplaced.flatMap { try? ExactDecimal(parsing: $0) } : entries.count == 1 ? entries[0].digits : nil
    if let only, let budget = subject.budget, only == budget.digits, only != ExactDecimal(100) {
      return .remarks([
        Remark("支出计划填了金额\(only)，应填累计百分比", sides: [side("支出计划", "\(only)"), subject.budgetSide(budget)])
      ])
    }
    if let unplaced = plan.unplaced {
      return .remarks([Remark("支出计划的“\(unplaced)”不知属于哪一期", sides: [side("支出计划", unplaced)], severity: .question)])
    }
    guard !entries.isEmpty else { return .notRun("没有填写资金支出计划") }
    let printed = entries.map { "\($0.month)月底\($0.digits)%" }.joined(separator: "，")
    var remarks: [Remark] = []
    if let wrong = entries.first(where: { $0.digits > ExactDecimal(100) || $0.digits.isNegative }) {
      remarks.append(Remark("\(wrong.month)月底为\(wrong.digits)%，不在0至100之间", sides: [side("支出计划", printed)]))
    }
    if let (earlier, later) = zip(entries, entries.dropFirst()).first(where: { $0.digits > $1.digits }) {
      remarks.append(
        Remark("\(later.month)月底\(later.digits)%低于\(earlier.month)月底\(earlier.digits)%，不是累计数", sides: [side("支出计划", printed)]))
    }
    let december = entries.first { $0.month == 12 }?.digits
    if december != ExactDecimal(100) {
      remarks.append(Remark("12月底\(december.map { "为\($0)%" } ?? "没有填写")，应为100%", sides: [side("支出计划", printed)]))
    }
    return .remarks(remarks)
  }
}
