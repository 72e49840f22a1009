import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc07DeviationReason = Rule(
    "SC-07", "得分低于分值或完成率过高的行写明原因", .error, basis: "自评表注3；财预〔2020〕10号", remedy: "请在“未完成原因分析”栏写明偏离原因和拟采取的措施"
  ) { subject, _ in
    .remarks(
      subject.scoredRows.compactMap { row, item in
        guard row.deviation.trimmedSpaces.isEmpty else { return nil }
        let score = row.printedScore ?? item.score
        if let score, score < row.weight {
          return Remark("“\(row.name)”得\(score)分，低于分值\(row.weight)，未写明原因", sides: [.row(row, "得分", "\(score)")])
        }
        guard let completion = subject.scorer.completion(of: row), isOvershoot(row, completion, subject) else { return nil }
        let rate = Percentage(of: completion).text
        return Remark(
          "“\(row.name)”完成率\(rate)，未说明目标是否偏低", computation: "\(row.actual.text) ÷ \(row.target.text) = \(rate)",
          sides: [.row(row, "目标", row.target.text), .row(row, "实际", row.actual.text)],
          severity: completion >= subject.profile.overshootExplainFrom.ratio ? .warning : .info)
      })
  }

  /// Rates are bounded by 100 % and cannot be overshot; a cost below its ceiling is no overshoot of a promise.
  private static func isOvershoot(_ row: ScoringSheet.Row, _ completion: Ratio, _ subject: ScoredSheet) -> Bool {
    row.effectiveDirection == .increasing && row.target.dimension != .ratio && completion >= subject.profile.overshootNoteFrom.ratio
  }
}
