import HengValues

extension Rule<PaperTextSubject> {
  static let pa33StatedRates = Rule(
    "PA-33", "文中写明的执行率、完成率和占比与同一句的数字相符", .error, basis: "比率按两个数字印出的位数重算", remedy: "请重算比率，核对两个数字和比率的口径"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.flatMap { sentence in
        StatedRate.all(in: sentence).compactMap { stated in remark(stated, sentence) }
      })
  }

  private static func remark(_ stated: StatedRate, _ sentence: StatedSentence) -> Remark? {
    let dues = stated.wholes.compactMap { stated.part.interval.divided(by: $0) }
    guard let due = dues.last else { return zero(stated, sentence) }
    let agreement = Agreement.best(dues.map { Agreement($0, stated.rate.share) })
    if case .agrees = agreement { return nil }
    let isLastDigit = if case .lastDigit = agreement { true } else { false }
    var sides = [sentence.side("比率", stated.rate), sentence.side("数字", stated.part)]
    if let whole = stated.shownWhole { sides.append(sentence.side("总数", whole)) }
    let whole = stated.shownWhole.map { sentence.printed($0) } ?? "各项之和"
    return Remark(
      "写明的\(stated.meaning == .share ? "占比" : "比率")\(sentence.printed(stated.rate))与\(sentence.printed(stated.part))、\(whole)不符",
      computation: "\(sentence.printed(stated.part)) ÷ \(whole) = \(due.middle.percentText)", sides: sides,
      severity: isLastDigit || !stated.isSure ? .question : nil)
  }

  /// Nothing can be a share of nothing.
  private static func zero(_ stated: StatedRate, _ sentence: StatedSentence) -> Remark? {
    guard let whole = stated.shownWhole, whole.ratio.isZero, stated.isSure, !stated.rate.ratio.isZero, !stated.part.ratio.isZero else {
      return nil
    }
    return Remark(
      "写明完成\(sentence.printed(stated.rate))，而作为分母的\(sentence.printed(whole))为0",
      sides: [sentence.side("比率", stated.rate), sentence.side("总数", whole)])
  }
}
