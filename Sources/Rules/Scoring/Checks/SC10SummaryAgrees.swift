import HengValues

extension Rule<ScoredSheet> {
  static let sc10SummaryAgrees = Rule(
    "SC-10", "综述中的得分、预算数、执行数与自评表一致", .error, basis: "决算公开说明中的绩效自评综述取自自评表", remedy: "请核对综述与自评表，两处应出自同一组数"
  ) { subject, _ in
    guard let narrative = subject.sheet.narrative else { return .notRun("没有取得本项目的绩效自评综述") }
    let sheet = subject.sheet
    var remarks: [Remark] = []
    func compare(_ label: String, _ words: String?, _ form: String?, _ agree: Bool) {
      guard let words, let form, !agree else { return }
      remarks.append(
        Remark(
          "综述的\(label)为\(words)，自评表为\(form)",
          sides: [
            Finding.Side(
              label: "综述 \(label)", figure: words, place: narrative.citation.place(field: "绩效自评综述")),
            Finding.Side(label: "自评表 \(label)", figure: form, place: subject.executionPlace),
          ]))
    }
    compare("自评得分", narrative.score?.description, sheet.printedTotal?.description, narrative.score == sheet.printedTotal)
    compare("全年预算数", narrative.budget?.text, sheet.execution.budget?.text, agree(narrative.budget, sheet.execution.budget))
    compare("执行数", narrative.outturn?.text, sheet.execution.outturn?.text, agree(narrative.outturn, sheet.execution.outturn))
    return .remarks(remarks)
  }

  /// Printed amounts agree when the intervals that their digits allow overlap.
  private static func agree(_ left: PrintedAmount?, _ right: PrintedAmount?) -> Bool {
    guard let left, let right else { return true }
    return left.interval.overlaps(right.interval)
  }
}
