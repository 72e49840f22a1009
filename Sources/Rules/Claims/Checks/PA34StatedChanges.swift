import HengValues

extension Rule<PaperTextSubject> {
  static let pa34StatedChanges = Rule(
    "PA-34", "文中写明的增减额、增减率与同一句的数字相符", .error, basis: "增减率等于增减额除以变动前的数；按印出的位数重算", remedy: "请核对增减额、增减率和变动前后的数，注意单位和百分号"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.flatMap { sentence in
        StatedChange.all(in: sentence).compactMap { rate($0, sentence) }
          + StatedChange.differences(in: sentence).compactMap { difference($0, sentence) }
          + StatedChange.opposed(in: sentence).map { opposed($0, sentence) }
      })
  }

  private static func rate(_ stated: StatedChange, _ sentence: StatedSentence) -> Remark? {
    guard let rate = stated.rate else { return nil }
    let changes = stated.bases.compactMap { base -> Interval? in
      let change = stated.amount?.interval ?? stated.value.map { stated.isUp ? $0.interval - base : base - $0.interval }
      return change.flatMap { $0.divided(by: base) }
    }
    guard let due = changes.first else { return fromNothing(stated, rate, sentence) }
    let agreement = Agreement.best(changes.map { Agreement($0, rate.share) })
    if case .agrees = agreement { return nil }
    // A number of times has no last digit to cut off.
    let isLastDigit = if case .lastDigit = agreement { rate.kind == .percent } else { false }
    let shown = rate.kind == .percent ? due.middle.percentText : "\(due.middle.shown(2))倍"
    let figures = [stated.value, stated.amount].compactMap { $0 }
    return Remark(
      "写明的增减率\(sentence.printed(rate))与\(figures.map { sentence.printed($0) }.joined(separator: "、"))不符",
      computation: "增减额 ÷ 变动前的数 = \(shown)",
      sides: [sentence.side("增减率", rate)] + figures.map { sentence.side("数字", $0) },
      severity: isLastDigit || !stated.isSure && !stated.isLikely ? .question : stated.isSure ? nil : .warning)
  }

  /// Growth from nothing has no rate.
  private static func fromNothing(_ stated: StatedChange, _ rate: StatedFigure, _ sentence: StatedSentence) -> Remark? {
    guard stated.isSure, stated.isUp, let value = stated.value, let amount = stated.amount, value.ratio == amount.ratio, !rate.ratio.isZero
    else {
      return nil
    }
    return Remark(
      "由0增加到\(sentence.printed(value))，不能写增长\(sentence.printed(rate))",
      computation: "\(sentence.printed(value)) − \(sentence.printed(amount)) = 0",
      sides: [sentence.side("增减率", rate), sentence.side("数字", value)], severity: rate.ratio == Ratio(100) ? .question : nil,
      remedy: "变动前的数为0，没有增减率；请只写增加额并说明原因")
  }

  private static func opposed(_ pair: (amount: StatedFigure, rate: StatedFigure), _ sentence: StatedSentence) -> Remark {
    Remark(
      "\(pair.amount.plainLead)\(sentence.printed(pair.amount))，后面却写\(pair.rate.plainLead)\(sentence.printed(pair.rate))",
      sides: [sentence.side("增减额", pair.amount), sentence.side("增减率", pair.rate)])
  }

  private static func difference(
    _ stated: (change: StatedFigure, now: StatedFigure, before: StatedFigure), _ sentence: StatedSentence
  ) -> Remark? {
    let isUp = stated.change.direction == true
    let due = isUp ? stated.now.interval - stated.before.interval : stated.before.interval - stated.now.interval
    let agreement = Agreement(due, stated.change.interval)
    if case .agrees = agreement { return nil }
    let isLastDigit = if case .lastDigit = agreement { true } else { false }
    return Remark(
      "\(sentence.printed(stated.now))与\(sentence.printed(stated.before))相比，不是\(isUp ? "增加" : "减少")\(sentence.printed(stated.change))",
      computation: "\(sentence.printed(stated.now)) − \(sentence.printed(stated.before))",
      sides: [sentence.side("增减额", stated.change), sentence.side("本期", stated.now), sentence.side("上期", stated.before)],
      severity: isLastDigit ? .question : nil)
  }
}
