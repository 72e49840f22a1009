import HengValues

extension Rule<ReportSubject> {
  static let pa13YuanOrWan = Rule(
    "PA-13", "同一金额不同处的单位相同", .error, basis: "金额的单位是元还是万元必须写明、前后一致", remedy: "请核对该金额的单位是元还是万元"
  ) { subject, _ in
    guard !subject.passages.isEmpty else { return .notRun("没有读到报告正文") }
    return .remarks(subject.passages.withinBudget.flatMap { passage in passage.contains("万元") ? slips(passage) : [] })
  }

  /// An amount in 元 whose digits are an amount in 万元 beside it, or the sum of two.
  private static func slips(_ passage: PaperPassage) -> [Remark] {
    let money = passage.numbers.filter { $0.unit == "元" }
    let yuan = money.filter { $0.exponent == 0 && $0.digits.decimals > 0 && $0.digits.trimmed.coefficient >= 1000 }
    let wan = money.filter { $0.exponent == 4 }
    return yuan.compactMap { small in
      if let same = wan.first(where: { $0.digits == small.digits }) { return remark(passage, small, [same]) }
      for (index, left) in wan.enumerated() {
        if let right = wan[(index + 1)...].first(where: { $0.digits + left.digits == small.digits }) {
          return remark(passage, small, [left, right])
        }
      }
      return nil
    }
  }

  private static func remark(_ passage: PaperPassage, _ small: StatedNumber, _ wan: [StatedNumber]) -> Remark {
    let parts = wan.map { passage.printed($0.range) }
    return Remark(
      "写作\(passage.printed(small.range))，而" + (parts.count == 1 ? "同一数字在本段写作\(parts[0])" : "\(parts.joined(separator: "与"))之和正是这个数字的万元数"),
      computation: parts.count == 1 ? "" : parts.joined(separator: " + ") + " = \(small.digits)万元",
      sides: ([small] + wan).map { passage.side("报告正文", passage.printed($0.range), $0.range) })
  }
}
