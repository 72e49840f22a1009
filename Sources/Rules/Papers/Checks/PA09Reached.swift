import HengDomain
import HengValues

extension Rule<ReportSubject> {
  static let pa09Reached = Rule(
    "PA-09", "写明“达到指标值”的，完成值不低于指标值", .error, basis: "评价报告第四部分：完成情况与年度指标值比较", remedy: "请核对完成值和指标值；没有达到的，改写文字并按规则计分"
  ) { subject, _ in
    guard !subject.indicators.isEmpty else { return .notRun("没有读到逐项说明的指标") }
    return .remarks(
      subject.indicators.flatMap { indicator in indicator.passages.compactMap { claim(subject, indicator, $0) } })
  }

  private static func claim(_ subject: ReportSubject, _ indicator: ReportSubject.Paragraph, _ passage: PaperPassage) -> Remark? {
    guard let actual = passage.satisfaction, let claim = passage.reached(after: actual.range.upperBound) else { return nil }
    let stated = passage.numbers.first {
      $0.unit == "%" && claim.upperBound <= $0.range.lowerBound && $0.range.lowerBound <= claim.upperBound + 12
    }
    let row = subject.sheetRow(indicator)
    guard let target = stated?.digits ?? row.flatMap({ percent($0.target) }) else { return nil }
    guard actual.digits < target, !actual.digits.interval.overlaps(target.interval) else { return nil }
    var sides = [
      passage.side("报告正文", passage.printed(actual.range), actual.range), passage.side("报告正文", passage.printed(claim), claim),
    ]
    if let row, let sheet = subject.sheet { sides.append(sheet.side(row, row.target.printed)) }
    if let score = indicator.score {
      sides.append(Finding.Side(label: "得分", figure: "\(score.value)", place: score.place, quote: score.quote))
    }
    return Remark(
      "“\(indicator.name)”为\(passage.printed(actual.range))，指标值\(target)%，正文写“\(passage.printed(claim))”",
      computation: "\(actual.digits) < \(target)", sides: sides)
  }

  private static func percent(_ value: IndicatorValue) -> ExactDecimal? {
    if case .percent(_, let number, _) = value.form { number.digits } else { nil }
  }
}

extension PaperPassage {
  /// 达到 … 指标值 behind a value, unless it is negated or goes on to say which share was reached (`达到指标值（95%）的94.74%`).
  fileprivate func reached(after start: Int) -> Range<Int>? {
    guard let reach = first("达到", in: start..<folded.count), !ends("未", before: reach.lowerBound), !ends("没有", before: reach.lowerBound),
      let end = first("指标值", in: reach.lowerBound..<min(folded.count, reach.upperBound + 30))
    else { return nil }
    let rest = end.upperBound..<min(folded.count, end.upperBound + 30)
    for number in numbers where rest.contains(number.range.lowerBound) && number.unit == "%" {
      if ends("的", before: number.range.lowerBound) && number.range.upperBound == folded.count { return nil }
      if ends(")的", before: number.range.lowerBound) || stands("的", at: number.range.upperBound) { return nil }
    }
    return reach.lowerBound..<end.upperBound
  }
}
