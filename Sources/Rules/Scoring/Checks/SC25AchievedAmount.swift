import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc25AchievedAmount = Rule(
    "SC-25", "“实际完成情况”写明的支出金额与执行数相同", .warning, basis: "同一张表中同一金额应当一致", remedy: "请核对完成情况中的金额和全年执行数；不是全部支出的请写明"
  ) { subject, _ in
    guard let field = subject.sheet.head["实际完成情况"] else { return .notApplicable("没有读到“实际完成情况”栏") }
    let row = subject.sheet.execution
    guard let outturn = row.outturn else { return .notRun("没有执行数，无从核对") }
    guard let told = amount(in: field) else { return .notApplicable("完成情况没有写明支出金额") }
    let parts = row.parts.flatMap { [$0.outturn, $0.revised] }
    let known = ([outturn, row.revised, row.initial] + parts).compactMap { $0 }
    guard !known.contains(where: { $0.isNear(told.figure) }) else { return .remarks([]) }
    return .remarks([
      Remark(
        "完成情况写\(told.figure.name)\(told.sentence.printed(told.figure))，全年执行数是\(outturn.text)",
        sides: [
          told.sentence.side("实际完成情况", told.figure),
          Finding.Side(label: "全年执行数", figure: outturn.text, place: subject.executionPlace),
        ])
    ])
  }

  /// The only amount that the words tell, if it was paid.
  private static func amount(in field: PrintedField) -> (sentence: StatedSentence, figure: StatedFigure)? {
    let passage = PaperPassage(field.text, file: "", place: field.citation.place(field: "实际完成情况"))
    let money = StatedSentence.all([passage], least: 1).flatMap { sentence in
      sentence.figures.filter { $0.kind == .money }.map { (sentence: sentence, figure: $0) }
    }
    guard money.count == 1, let told = money.first, told.figure.isPlain, !told.figure.name.holds("每"),
      ["发放", "支出", "支付", "拨付", "使用", "执行"].contains(where: told.figure.name.holds)
    else { return nil }
    return told
  }
}

extension PrintedAmount {
  /// The same but for the last digit.
  fileprivate func isNear(_ figure: StatedFigure) -> Bool {
    if case .apart = Agreement(interval, figure.interval) { false } else { true }
  }
}
