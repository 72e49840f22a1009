import HengValues

extension Rule<ScoredSheet> {
  static let sc11AmountScale = Rule(
    "SC-11", "金额大小与表头单位相称", .warning, basis: "参数 scoring.countyProjectCeilingWan；自评表以万元为单位", remedy: "请核对是否把元填进了万元栏"
  ) { subject, _ in
    guard subject.sheet.unit == .wanYuan else { return .notApplicable("表头单位是\(subject.sheet.unit.rawValue)") }
    guard let budget = subject.sheet.execution.budget else { return .notRun("没有预算数") }
    let isTooLarge = budget.digits > subject.profile.countyProjectCeilingWan
    guard isTooLarge || hasFourTrailingZeros(budget.digits) else { return .remarks([]) }
    return .remarks([
      Remark(
        "预算数印为\(budget.digits.grouped)万元，疑为\(budget.digits.grouped)元",
        computation: "\(budget.digits.grouped)元 = \(PrintedAmount(budget.digits, .yuan).money.printed(in: .wanYuan).digits)万元",
        sides: [Finding.Side(label: "预算数", figure: budget.text, place: subject.executionPlace)])
    ])
  }

  private static func hasFourTrailingZeros(_ digits: ExactDecimal) -> Bool {
    guard let whole = digits.widened(to: 0)?.coefficient, whole >= 100_000 else { return false }
    return whole % 10_000 == 0
  }
}
