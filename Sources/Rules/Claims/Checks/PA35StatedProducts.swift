import HengValues

extension Rule<PaperTextSubject> {
  static let pa35StatedProducts = Rule(
    "PA-35", "文中写明的数量乘标准等于金额，人均、户均等于金额除以数量", .error, basis: "数量和标准是确数，金额按印出的位数；平均数四舍五入", remedy: "请核对数量、标准和金额的单位与口径"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.flatMap { sentence in
        StatedProduct.all(in: sentence).compactMap { stated in stated.rate.isAverage ? average(stated, sentence) : product(stated, sentence)
        }
      })
  }

  private static func product(_ stated: StatedProduct, _ sentence: StatedSentence) -> Remark? {
    let due = stated.count.interval * Interval(stated.rate.ratio)
    guard !due.overlaps(stated.total.interval) else { return nil }
    let isLastDigit = if case .lastDigit = Agreement(due, stated.total.interval) { stated.total.number.digits.decimals > 0 } else { false }
    let (count, rate, total) = (sentence.printed(stated.count), sentence.printed(stated.rate), sentence.printed(stated.total))
    return Remark(
      "\(count)、每\(stated.rate.per)\(rate)与金额\(total)不符", computation: "\(count) × \(rate) = \(stated.due(due.middle))",
      sides: [sentence.side("金额", stated.total), sentence.side("数量", stated.count), sentence.side("标准", stated.rate)],
      severity: isLastDigit ? .question : nil)
  }

  private static func average(_ stated: StatedProduct, _ sentence: StatedSentence) -> Remark? {
    guard let due = stated.total.interval.divided(by: stated.count.interval) else { return nil }
    let agreement = Agreement(due, stated.rate.interval)
    if case .agrees = agreement { return nil }
    let isLastDigit = if case .lastDigit = agreement { true } else { false }
    let (count, rate, total) = (sentence.printed(stated.count), sentence.printed(stated.rate), sentence.printed(stated.total))
    let shown = (due.middle * Ratio(1, Int128.powerOfTen(stated.rate.number.exponent))).shown(stated.rate.number.digits.decimals + 2)
    return Remark(
      "写明的平均\(rate)与\(total)、\(count)不符", computation: "\(total) ÷ \(count) = \(shown)\(stated.rate.number.exponent == 4 ? "万元" : "元")",
      sides: [sentence.side("平均", stated.rate), sentence.side("金额", stated.total), sentence.side("数量", stated.count)],
      severity: isLastDigit ? .question : nil)
  }
}

extension StatedProduct {
  /// In the unit of the printed amount.
  fileprivate func due(_ value: Ratio) -> String {
    let exponent = total.number.exponent
    return (value * Ratio(1, Int128.powerOfTen(exponent))).shown(6) + (exponent == 4 ? "万元" : exponent == 8 ? "亿元" : "元")
  }
}
