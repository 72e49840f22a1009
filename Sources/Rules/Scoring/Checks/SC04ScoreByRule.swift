import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc04ScoreByRule = Rule(
    "SC-04", "填报得分等于按规则计算的得分", .warning, basis: "自评表注2：定量按B/A或A/B，定性按三档", remedy: "请按计算过程核对；如有特殊情况，请在原因栏说明"
  ) { subject, _ in
    typealias Pair = (name: String, printed: ExactDecimal?, computed: ExactDecimal?, formula: String?, place: Place, severity: Severity?)
    var pairs: [Pair] = [
      (
        "预算执行率", subject.sheet.execution.printedScore, subject.card.execution?.score, subject.card.execution?.trace.formula,
        subject.executionPlace, nil
      )
    ]
    pairs += subject.scoredRows.map { row, item in
      (row.name, row.printedScore, item.score, item.trace.formula, row.figuresPlace, isUnderNoReading(row, subject) ? .error : nil)
    }
    guard pairs.contains(where: { $0.printed != nil }) else { return .notApplicable("表中没有填报得分") }
    // Above the weight is SC-03's, below the first tier SC-13's.
    let said = Set(subject.sheet.rows.filter { isSaidElsewhere($0, subject.profile) }.map(\.figuresPlace))
    pairs.removeAll { said.contains($0.place) && $0.name != "预算执行率" }
    return .remarks(
      pairs.compactMap { pair in
        guard let printed = pair.printed, let computed = pair.computed, !agrees(printed, computed) else { return nil }
        return Remark(
          "“\(pair.name)”填报\(printed)分，按规则应为\(computed)分", computation: pair.formula ?? "",
          sides: [
            Finding.Side(label: "填报得分", figure: "\(printed)", place: pair.place),
            Finding.Side(label: "计算得分", figure: "\(computed)", place: pair.place),
          ], severity: pair.severity)
      })
  }

  private static func isSaidElsewhere(_ row: ScoringSheet.Row, _ profile: ScoringProfile) -> Bool {
    row.printedScore.map { $0 > row.weight } ?? false || lowTier(row, profile) != nil
  }

  /// A quantity whose score follows neither B/A nor A/B, whichever way the target is read.
  private static func isUnderNoReading(_ row: ScoringSheet.Row, _ subject: ScoredSheet) -> Bool {
    guard let printed = row.printedScore, row.coefficient == nil, [.increasing, .decreasing].contains(row.effectiveDirection) else {
      return false
    }
    return [IndicatorDirection.increasing, .decreasing].allSatisfy { direction in
      var read = row
      read.direction = direction
      guard let share = subject.scorer.judge(read).share else { return false }
      return !agrees(printed, (min(max(share, .zero), .one) * row.weight.ratio).rounded(subject.profile.decimals))
    }
  }

  /// A printed score stands for the computed one when they differ by no more than half a cent of a point.
  private static func agrees(_ printed: ExactDecimal, _ computed: ExactDecimal) -> Bool {
    let difference = (printed - computed).ratio
    return max(difference, -difference) <= Ratio(5, 1000)
  }
}
