import HengValues

extension Rule<PaperTextSubject> {
  static let pa47ItemisedAmounts = Rule(
    "PA-47", "分条列出的金额之和等于上面写明的总额", .warning, basis: "各条金额之和与总额按印出的位数应当相等", remedy: "请重新加总，核对总额和每一条；没有列全的请写明“主要”"
  ) { subject, _ in
    .remarks(ItemisedList.all(in: subject.passages).compactMap(remark))
  }

  private static func remark(_ list: ItemisedList) -> Remark? {
    guard !list.holds, let total = list.total else { return nil }
    let isSlip = Slip.explains(list.parts.exactSum, total.figure.number.exact, terms: list.items.count) || list.hasOtherUnit(total.figure)
    let share = list.sum.middle.divided(by: total.figure.ratio) ?? .zero
    guard isSlip || list.isEnded && list.head.mark != nil && share > Ratio(3, 4) && share < Ratio(4, 3) else { return nil }
    let sum = (list.sum.middle * Ratio(1, Int128.powerOfTen(total.figure.number.exponent))).shown(4)
    return Remark(
      "总额\(total.sentence.printed(total.figure))，下面\(list.items.count)条之和为\(sum)",
      computation: list.items.compactMap { item in item.amounts.first.map { $0.sentence.printed($0.figure) } }.joined(separator: " + ")
        + " = \(sum)",
      sides: [total.sentence.side("总额", total.figure)]
        + list.items.compactMap { item in item.amounts.first.map { $0.sentence.side("分条", $0.figure) } },
      severity: isSlip ? nil : .question)
  }
}

extension ItemisedList {
  /// 20元 among amounts in 万元 that would add up as 20万元.
  fileprivate func hasOtherUnit(_ total: StatedFigure) -> Bool {
    let scale = Interval(Ratio(Int128.powerOfTen(total.number.exponent)))
    return parts.contains { part in
      part.number.exponent != total.number.exponent
        && total.interval.overlaps(sum - part.interval + part.number.digits.interval * scale)
    }
  }

  /// The amount of the head that is nearest to the sum of the items.
  fileprivate var total: (figure: StatedFigure, sentence: StatedSentence)? {
    let due = sum.middle
    func gap(_ value: Ratio) -> Ratio { value < due ? due - value : value - due }
    return head.amounts.min { gap($0.figure.ratio) < gap($1.figure.ratio) }
  }
}
