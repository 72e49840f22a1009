import HengValues

extension Rule<ScoredSheet> {
  static let sc03ScoreWithinWeight = Rule(
    "SC-03", "得分不超过分值，也不为负", .error, basis: "自评表注1：得分最高不超过该指标分值上限", remedy: "请核对该行分值与得分，其中一个可能填错；合计时按分值封顶"
  ) { subject, _ in
    let execution = (subject.sheet.execution.printedScore, subject.sheet.execution.weight, "预算执行率", subject.executionPlace)
    let rows = subject.sheet.rows.map { ($0.printedScore, $0.weight, $0.name, $0.figuresPlace) }
    guard ([execution] + rows).contains(where: { $0.0 != nil }) else { return .notApplicable("表中没有填报得分") }
    let wrong = ([execution] + rows).compactMap { score, weight, name, place -> Remark? in
      guard let score, score > weight || score.isNegative else { return nil }
      return Remark(
        score.isNegative ? "“\(name)”得分\(score)为负" : "“\(name)”得分\(score)超过分值\(weight)", computation: "\(score) > \(weight)",
        sides: [
          Finding.Side(label: "得分", figure: "\(score)", place: place), Finding.Side(label: "分值", figure: "\(weight)", place: place),
        ])
    }
    return .remarks(wrong)
  }
}
