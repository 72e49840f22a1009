import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc02LevelWeights = Rule(
    "SC-02", "各一级指标的分值合计符合评分方案", .error, basis: "评分方案的一级指标分值（参数 scoring.weight.*）", remedy: "请按评分方案调整该一级指标下各行分值"
  ) { subject, _ in
    let rows = subject.sheet.rows
    let expected = subject.profile.weights(
      hasCostGroup: rows.contains { $0.level1 == .cost }, hasSatisfaction: rows.contains { $0.level1 == .satisfaction })
    var remarks: [Remark] = []
    for level in IndicatorLevel1.allCases {
      let weights = level == .input ? [subject.sheet.execution.weight] : rows.filter { $0.level1 == level }.map(\.weight)
      let sum = weights.sum
      let due = expected[level] ?? .zero
      guard sum != due else { continue }
      remarks.append(
        Remark(
          weights.isEmpty ? "没有\(level.label)，评分方案要求\(due)分" : "\(level.label)分值合计\(sum)分，评分方案为\(due)分",
          computation: weights.isEmpty ? "" : "\(weights.sumText) = \(sum)",
          sides: [
            Finding.Side(label: "\(level.label)分值合计", figure: "\(sum)", place: subject.formPlace),
            Finding.Side(label: "评分方案 \(subject.profile.key)", figure: "\(due)", place: .field("评分方案")),
          ]))
    }
    return .remarks(remarks)
  }
}
