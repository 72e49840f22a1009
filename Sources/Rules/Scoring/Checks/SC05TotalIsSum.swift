import HengValues

extension Rule<ScoredSheet> {
  static let sc05TotalIsSum = Rule(
    "SC-05", "总分等于各行填报得分之和", .error, basis: "自评表“总分”行", remedy: "请重新加总；总分应由程序计算，不要手填"
  ) { subject, _ in
    guard let total = subject.sheet.printedTotal else { return .notApplicable("表中没有填报总分") }
    let scores = [subject.sheet.execution.printedScore] + subject.sheet.rows.map(\.printedScore)
    let printed = scores.compactMap { $0 }
    guard printed.count == scores.count else { return .notRun("有\(scores.count - printed.count)行没有填报得分，不能加总") }
    let sum = printed.sum
    guard sum != total else { return .remarks([]) }
    return .remarks([
      Remark(
        "填报总分\(total)，各行得分之和为\(sum)", computation: "\(printed.sumText) = \(sum)",
        sides: [
          Finding.Side(label: "填报总分", figure: "\(total)", place: subject.totalPlace),
          Finding.Side(label: "各行得分之和", figure: "\(sum)", place: subject.formPlace),
        ])
    ])
  }
}
