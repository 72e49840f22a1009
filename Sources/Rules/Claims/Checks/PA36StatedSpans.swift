import HengValues

extension Rule<PaperTextSubject> {
  static let pa36StatedSpans = Rule(
    "PA-36", "文中的起止日期先后有序，写明的天数、月数与起止日期相符", .error, basis: "首尾两日都算或只算一日均可；工作日不多于日历日", remedy: "请核对起止日期和天数、月数"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.flatMap { sentence in
        let spans = StatedSpan.all(in: sentence)
        return spans.compactMap { span in remark(span, sentence) }
          + impossible(sentence).filter { range in !spans.contains { $0.range.overlaps(range) } }.map { range in
            let printed = sentence.passage.printed(range)
            return Remark("没有这个日期：\(printed)", sides: [sentence.passage.side("日期", printed, range)])
          }
      })
  }

  /// 8月32日, 13月底.
  private static func impossible(_ sentence: StatedSentence) -> [Range<Int>] {
    let figures = sentence.figures
    return figures.indices.compactMap { index in
      let month = figures[index]
      guard month.kind == .count("月"), month.number.digits.decimals == 0, !month.isBound,
        let number = Int(exactly: month.number.digits.coefficient)
      else { return nil }
      if index + 1 < figures.count, figures[index + 1].kind == .count("日"), figures[index + 1].before.isEmpty,
        let day = Int(exactly: figures[index + 1].number.digits.coefficient)
      {
        let isReal = (try? CivilDate(year: 2024, month: number, day: day)) != nil
        return isReal ? nil : month.range.lowerBound..<figures[index + 1].range.upperBound
      }
      let isDate = ["底", "末", "份", "初", "上旬", "中旬", "下旬"].contains { month.follow.hasHead($0) }
      return number > 12 && number < 100 && isDate ? month.range : nil
    }
  }

  private static func remark(_ span: StatedSpan, _ sentence: StatedSentence) -> Remark? {
    let side = sentence.passage.side("起止日期", sentence.passage.printed(span.range), span.range)
    for day in [span.first, span.last] where day.isImpossible { return Remark("没有这一天：\(day.text)", sides: [side]) }
    guard let first = span.first.dayNumber, let last = span.last.dayNumber else { return nil }
    if last < first {
      return Remark(
        "截止日期早于开始日期：\(span.first.text)至\(span.last.text)", sides: [side], severity: span.isYearTaken ? .question : nil)
    }
    guard let length = span.length, let told = Int(exactly: length.number.digits.coefficient), length.number.digits.decimals == 0 else {
      return nil
    }
    let days = last - first
    let isMonths = length.kind == .count("个月")
    guard span.first.day != nil || isMonths else { return nil }
    let least = isMonths ? span.last.months - span.first.months - (span.first.day == nil ? 0 : 1) : days
    let most = isMonths ? span.last.months - span.first.months + 1 : days + 1
    let fits = length.isWorkdays ? told <= most : (least...max(least, most)).contains(told)
    guard !fits else { return nil }
    return Remark(
      "\(span.first.text)至\(span.last.text)，写明\(sentence.printed(length))",
      computation: isMonths ? "首尾相隔\(span.last.months - span.first.months)个月" : "首尾相隔\(days)天，首尾都算\(days + 1)天",
      sides: [side, sentence.side("时长", length)])
  }
}
