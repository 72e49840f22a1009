import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc04ScoreByRule = Rule(
    "SC-04", "填报得分等于按规则计算的得分", .warning, basis: "自评表注2：定量按B/A或A/B，定性按三档", remedy: "请按计算过程核对；如有特殊情况，请在原因栏说明"
  ) { subject, _ in
    var pairs: [(name: String, printed: ExactDecimal?, computed: ExactDecimal?, formula: String?, place: Place)] = [
      (
        "预算执行率", subject.sheet.execution.printedScore, subject.card.execution?.score, subject.card.execution?.trace.formula,
        subject.executionPlace
      )
    ]
    pairs += subject.scoredRows.map { ($0.row.name, $0.row.printedScore, $0.item.score, $0.item.trace.formula, $0.row.place) }
    guard pairs.contains(where: { $0.printed != nil }) else { return .notApplicable("表中没有填报得分") }
    return .remarks(
      pairs.compactMap { pair in
        guard let printed = pair.printed, let computed = pair.computed, !agrees(printed, computed) else { return nil }
        return Remark(
          "“\(pair.name)”填报\(printed)分，按规则应为\(computed)分", computation: pair.formula ?? "",
          sides: [
            Finding.Side(label: "填报得分", figure: "\(printed)", place: pair.place),
            Finding.Side(label: "计算得分", figure: "\(computed)", place: pair.place),
          ])
      })
  }

  /// A printed score stands for the computed one when they differ by no more than half a cent of a point.
  private static func agrees(_ printed: ExactDecimal, _ computed: ExactDecimal) -> Bool {
    let difference = (printed - computed).ratio
    return max(difference, -difference) <= Ratio(5, 1000)
  }
}
