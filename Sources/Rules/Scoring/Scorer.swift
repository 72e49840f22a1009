package import HengDomain
import HengValues

/// Scores a self-evaluation by the rules of its profile (评分). Ratios stay exact; each score is rounded once; every score has its trace.
package struct Scorer: Sendable {
  package let profile: ScoringProfile

  package init(_ profile: ScoringProfile) { self.profile = profile }

  package func score(_ sheet: ScoringSheet) -> ScoreCard {
    if isExempt(sheet.execution) { return exempt(sheet) }
    let execution = score(sheet.execution)
    let items = sheet.rows.map(score)
    let parts = (execution.map { [$0] } ?? []) + items
    let isScored = isExecutionSound(sheet.execution) && items.allSatisfy { $0.score != nil }
    let total = isScored ? parts.compactMap(\.score).reduce(ExactDecimal.zero.widened(to: profile.decimals) ?? .zero, +) : nil
    let grade = total.map(profile.grade)
    let trace = Trace(
      "总分", value: total.map { "\($0)" } ?? "不能计算",
      formula: total == nil ? nil : parts.compactMap { $0.score?.description }.joined(separator: " + "), rule: "评分方案 \(profile.key)",
      origin: parts.isEmpty ? .definition("没有计分行") : nil,
      children: parts.map(\.trace) + (total == nil ? [] : [profile.leaf("scoring.grades", "优、良、中的下限")]))
    return ScoreCard(execution: execution, items: items, total: total, grade: grade, totalTrace: trace)
  }

  /// Whether there was neither budget nor outturn: such a project was cut during the year and is not scored (docs/DECISIONS.md, S-04).
  private func isExempt(_ row: ScoringSheet.Execution) -> Bool {
    guard let budget = row.budget?.digits, let outturn = row.outturn?.digits else { return false }
    // A total of 0 above parts that are none was not filled in.
    let isFilledBelow = row.parts.contains { part in [part.revised, part.outturn].contains { $0.map { !$0.digits.isZero } ?? false } }
    return budget.isZero && outturn.isZero && !isFilledBelow
  }

  /// No row, no total and no grade, each with the two zeros as its reason.
  private func exempt(_ sheet: ScoringSheet) -> ScoreCard {
    let facts = [("全年预算数(A)", sheet.execution.budget), ("全年执行数(B)", sheet.execution.outturn)].map { label, amount in
      Trace.recorded(label, value: amount?.text ?? "", sheet.execution.citation)
    }
    func trace(_ label: String) -> Trace {
      Trace(label, value: "不评分", formula: "预算数、执行数均为0，本项目不参加评分", rule: "评分方案 \(profile.key)", children: facts)
    }
    let items = sheet.rows.map { ScoreCard.Item(name: $0.name, weight: $0.weight, score: nil, trace: trace("“\($0.name)”得分")) }
    var card = ScoreCard(execution: nil, items: items, total: nil, grade: nil, totalTrace: trace("总分"))
    card.isExempt = true
    return card
  }

  /// Whether the execution row can be scored.
  private func isExecutionSound(_ row: ScoringSheet.Execution) -> Bool {
    guard let budget = row.budget?.digits, let outturn = row.outturn?.digits else { return false }
    return budget > .zero && !outturn.isNegative
  }

  /// 预算执行: outturn over the full-year budget, never above the weight.
  private func score(_ row: ScoringSheet.Execution) -> ScoreCard.Item? {
    guard let budget = row.budget, let outturn = row.outturn, isExecutionSound(row) else { return nil }
    guard let rate = outturn.ratio(to: budget) else { return nil }
    let facts = [
      Trace.recorded(row.revised == nil ? "年初预算数" : "全年预算数(A)", value: budget.text, row.citation),
      row.outturnTrace("全年执行数(B)"),
      Trace.recorded("分值", value: "\(row.weight)", row.citation),
      profile.leaf("scoring.execution.rule", "执行率计分方式"),
    ]
    let share: Ratio
    var formula: String
    switch profile.execution {
    case .linear:
      share = min(rate, .one)
      formula = "\(row.weight) × \(outturn.quotientText(over: budget))"
    case .tiers(let steps):
      share = rate >= .one ? .one : steps.first { rate >= $0.from.ratio }?.share.ratio ?? .zero
      formula = "执行率 \(Percentage(of: rate).text)，得分值的 \(Percentage(of: share).text)"
    }
    let score = (row.weight.ratio * share).rounded(profile.decimals)
    formula += rate > .one ? "，超过分值按分值计 = \(score)" : " = \(score)"
    return ScoreCard.Item(
      name: "预算执行率", weight: row.weight, score: score,
      trace: Trace("预算执行率得分", value: "\(score)", formula: formula, rule: "评分方案 \(profile.key)", children: facts))
  }

  private func score(_ row: ScoringSheet.Row) -> ScoreCard.Item {
    let judged = judge(row)
    let score = judged.share.map { share in
      min(max(row.weight.ratio * share, .zero), row.weight.ratio).rounded(profile.decimals)
    }
    let facts =
      [
        Trace.recorded("年度指标值(A)", value: row.target.text.isEmpty ? "（空白）" : row.target.text, row.citation),
        Trace.recorded("实际完成值(B)", value: row.actual.text.isEmpty ? "（空白）" : row.actual.text, row.citation),
        Trace.recorded("分值", value: "\(row.weight)", row.citation),
      ] + judged.basis
    return ScoreCard.Item(
      name: row.name, weight: row.weight, score: score,
      trace: Trace(
        "“\(row.name)”得分", value: score.map { "\($0)" } ?? "不能自动计分",
        formula: score.map { "\(judged.words) = \($0)" } ?? judged.words,
        rule: "评分方案 \(profile.key)（\(row.effectiveDirection.label)指标）", children: facts))
  }

  /// The share of the weight that a row earns, in words and with the parameters it rests on; nil when no rule can tell.
  struct Judgement {
    var share: Ratio?
    var words: String
    var basis: [Trace] = []
  }

  func judge(_ row: ScoringSheet.Row) -> Judgement {
    if let coefficient = row.coefficient {
      return Judgement(
        share: coefficient.ratio, words: "\(row.weight) × 评分系数 \(coefficient)",
        basis: [Trace.recorded("审核人评分系数", value: "\(coefficient)", row.citation), profile.leaf("scoring.qualitative.tiers", "三档系数下限")])
    }
    if row.actual.isEmpty { return Judgement(share: nil, words: "没有实际完成值") }
    switch row.effectiveDirection {
    case .increasing, .decreasing, .equal, .range: return judgeQuantity(row)
    case .qualitative: return judgeQuality(row)
    case .date: return judgeDate(row)
    case .boolean: return judgeBoolean(row)
    }
  }
}

extension PrintedAmount {
  /// `self ÷ other`, exact, whatever the units; nil when `other` is zero.
  func ratio(to other: PrintedAmount) -> Ratio? {
    guard unit != other.unit else { return digits.ratio.divided(by: other.digits.ratio) }
    let (own, base) = (Int128.powerOfTen(unit.exponent), Int128.powerOfTen(other.unit.exponent))
    return (digits.ratio * Ratio(own)).divided(by: other.digits.ratio * Ratio(base))
  }

  /// `152.52 ÷ 883.56`; the units stand there when they differ.
  func quotientText(over other: PrintedAmount) -> String {
    unit == other.unit ? "\(digits) ÷ \(other.digits)" : "\(text) ÷ \(other.text)"
  }
}
