import HengValues

extension Rule<PaperTextSubject> {
  static let pa33StatedRates = Rule(
    "PA-33", "文中写明的执行率、完成率和占比与同一句的数字相符", .error, basis: "比率按两个数字印出的位数重算", remedy: "请重算比率，核对两个数字和比率的口径"
  ) { subject, _ in
    let named = subject.named
    return .remarks(
      subject.allStated.enumerated().withinBudget.flatMap { order, sentence in remarks(sentence, order, named) })
  }

  private static func remarks(_ sentence: StatedSentence, _ order: Int, _ named: NamedValues) -> [Remark] {
    let rates = StatedRate.all(in: sentence)
    var remarks = rates.compactMap { remark($0, sentence) }
    remarks += StatedSeries.all(in: sentence).compactMap { series($0, sentence, named, order) }
    remarks += StatedSeries.sharesAlone(in: sentence).compactMap { above($0, sentence) }
    remarks += StatedStructure.all(in: sentence).compactMap { structure($0, sentence) }
    remarks += StatedRate.named(in: sentence, named, order, besides: rates).compactMap { remark($0, sentence, usual: .warning) }
    return remarks
  }

  /// Amounts and their shares told one behind the other.
  private static func series(_ series: StatedSeries, _ sentence: StatedSentence, _ named: NamedValues, _ order: Int) -> Remark? {
    let base = series.shares[0].shareBase
    let wholes = named.wholes(base, before: order, as: series.amounts[0].kind).map(\.interval) + (series.isWhole ? [series.sum] : [])
    guard !wholes.isEmpty else { return nil }
    func wrong(_ whole: Interval) -> [(Int, Interval)] {
      series.amounts.indices.compactMap { index in
        guard let due = series.amounts[index].interval.divided(by: whole) else { return nil }
        if case .apart = Agreement(due, series.shares[index].share) { return (index, due) }
        return nil
      }
    }
    let broken = wholes.map(wrong).min { $0.count < $1.count } ?? []
    guard let (index, due) = broken.first, broken.count < series.amounts.count || series.amounts.count == 2 else { return nil }
    let (amount, share) = (series.amounts[index], series.shares[index])
    return Remark(
      "写明的占比\(sentence.printed(share))与\(sentence.printed(amount))不符", computation: "应为\(due.middle.percentText)",
      sides: [sentence.side("比率", share), sentence.side("数字", amount)])
  }

  /// Shares of one whole beyond all of it.
  private static func above(_ shares: [StatedFigure], _ sentence: StatedSentence) -> Remark? {
    let sum = shares.map(\.share).reduce(Interval(.zero), +)
    guard sum.lower.value > .one, case .apart = Agreement(Interval(.one), sum) else { return nil }
    return Remark(
      "各项占比之和为\(sum.middle.percentText)，超过100%",
      computation: shares.map { sentence.printed($0) }.joined(separator: " + ") + " = \(sum.middle.percentText)",
      sides: shares.map { sentence.side("占比", $0) })
  }

  /// `22.8:38.8:38.4` adds up to a hundred.
  private static func structure(_ structure: StatedStructure, _ sentence: StatedSentence) -> Remark? {
    guard structure.isOfHundred, case .apart = Agreement(Interval(Ratio(100)), structure.sum) else { return nil }
    return Remark(
      "结构比各项之和为\(structure.sum.middle.shown(2))，不是100",
      computation: structure.parts.map { sentence.printed($0) }.joined(separator: " + ") + " = \(structure.sum.middle.shown(2))",
      sides: structure.parts.map { sentence.side("结构比", $0) })
  }

  private static func remark(_ stated: StatedRate, _ sentence: StatedSentence, usual: Severity? = nil) -> Remark? {
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
      severity: isLastDigit || !stated.isSure ? .question : usual)
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
