import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc13QualitativeTier = Rule(
    "SC-13", "定性指标的得分档次与完成情况表述一致", .error, basis: "自评表注2(1)三档；参数 scoring.qualitative.tiers",
    remedy: "请核对完成情况与得分；未达第一档的须写明原因"
  ) { subject, _ in
    guard !subject.card.isExempt else { return .notApplicable("预算数、执行数均为0，本项目不参加评分") }
    return .remarks(
      subject.scoredRows.compactMap { row, item in
        guard [.qualitative, .date, .boolean].contains(row.effectiveDirection), !row.actual.isEmpty else { return nil }
        if item.score == nil {
          return Remark(
            "“\(row.name)”目标“\(row.target.text)”、实际“\(row.actual.text)”，程序不能定档，该行和总分不能计算",
            sides: [.row(row, "目标", row.target.text), .row(row, "实际", row.actual.text)], severity: .error,
            remedy: "请由审核人按三档填评分系数（0至1）并写明理由")
        }
        guard let tier = lowTier(row, subject.profile), let used = usedShare(row) else { return nil }
        return Remark(
          "“\(row.name)”目标与实际同为“\(row.actual.text)”，属第一档，得分却落在第\(tier)档",
          computation:
            "系数 \(row.coefficient?.description ?? "\(row.printedScore?.description ?? "") ÷ \(row.weight)") = \(used.rounded(3))",
          sides: [.row(row, "实际", row.actual.text), .row(row, "得分", row.printedScore?.description ?? "")])
      })
  }

  /// 2 or 3 where a word that was reached to the letter got less than the first tier allows.
  static func lowTier(_ row: ScoringSheet.Row, _ profile: ScoringProfile) -> Int? {
    guard [.qualitative, .date, .boolean].contains(row.effectiveDirection), row.target.text == row.actual.text, !row.actual.isEmpty,
      row.deviation.trimmedSpaces.isEmpty, let used = usedShare(row)
    else { return nil }
    let tier = profile.tier(of: used)
    return tier > 1 ? tier : nil
  }

  /// The share of the weight that was given: the reviewer's coefficient or the printed score.
  private static func usedShare(_ row: ScoringSheet.Row) -> Ratio? {
    row.coefficient?.ratio ?? row.printedScore.flatMap { $0.ratio.divided(by: row.weight.ratio) }
  }
}
