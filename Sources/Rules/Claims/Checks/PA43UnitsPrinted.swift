import HengValues

extension Rule<PaperTextSubject> {
  static let pa43UnitsPrinted = Rule(
    "PA-43", "比率写出百分号，金额写出“元”", .warning, basis: "数字的单位应当写全", remedy: "请补写百分号或“元”"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.filter { !$0.passage.isCell }.flatMap { sentence in
        sentence.figures.indices.compactMap { index in remark(index, sentence) }
      })
  }

  private static func remark(_ index: Int, _ sentence: StatedSentence) -> Remark? {
    let figure = sentence.figures[index]
    guard figure.kind == .bare, figure.isAtSign(in: sentence.passage) else { return nil }
    if figure.number.exponent == 0, lacksPercent(figure, index, sentence) {
      return Remark("“\(figure.plainLead)\(sentence.printed(figure))”没有写百分号", sides: [sentence.side("原文", figure)])
    }
    // 0.39万（含…）beside other amounts that print 元.
    guard figure.number.exponent > 0, figure.number.digits.decimals > 0, sentence.passage.contains("万元") else { return nil }
    return Remark("金额“\(sentence.printed(figure))”没有写“元”", sides: [sentence.side("原文", figure)])
  }

  /// A rate behind an amount: 增加1193.20万元，增长13.95; 100.00万元，占76.23.
  private static func lacksPercent(_ figure: StatedFigure, _ index: Int, _ sentence: StatedSentence) -> Bool {
    guard index > 0, figure.number.digits.decimals > 0, figure.depth == sentence.figures[index - 1].depth else { return false }
    let last = sentence.figures[index - 1]
    let isGrowth = ["增长", "下降", "上升"].contains { figure.lead.hasTail($0) } && last.kind == .money && last.direction != nil
    let isShare = figure.lead == "占" && last.kind == .money
    return isGrowth || isShare
  }
}

extension StatedFigure {
  /// A sign that parts words, or the end, stands directly behind the figure.
  fileprivate func isAtSign(in passage: PaperPassage) -> Bool {
    range.upperBound >= passage.folded.count || passage.isSign(at: range.upperBound)
  }
}
