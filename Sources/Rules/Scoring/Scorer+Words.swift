import HengDomain
package import HengValues

extension Scorer {
  /// 定性指标: the words of the target reached are tier 1; anything else needs the reviewer's coefficient.
  func judgeQuality(_ row: ScoringSheet.Row) -> Judgement {
    let basis = [profile.leaf("scoring.qualitative.tiers", "三档系数下限")]
    let achieved = row.actual.text == row.target.text || row.actual.text == "达成预期指标"
    guard achieved, !row.target.isEmpty else {
      return Judgement(share: nil, words: "实际“\(row.actual.text)”与目标“\(row.target.text)”表述不同，须由审核人定档", basis: basis)
    }
    return Judgement(share: .one, words: "定性指标达成预期（第一档），\(row.weight) × 1.00", basis: basis)
  }

  /// 时限指标: done on or before the last day is full; late or undone needs the reviewer's coefficient.
  func judgeDate(_ row: ScoringSheet.Row) -> Judgement {
    if row.actual.text == row.target.text || OnTimeWords.contains(row.actual.text) {
      return Judgement(share: .one, words: "按期完成，得满分", basis: [Trace("时限", value: row.target.text, origin: .definition("时限当日及以前完成得满分"))])
    }
    guard case .deadline(let due) = row.target.form, case .deadline(let done) = row.actual.form, !due.isEarlier(than: done) else {
      return Judgement(share: nil, words: "“\(row.actual.text)”晚于或不能对应时限“\(row.target.text)”，须由审核人定档")
    }
    return Judgement(
      share: .one, words: "\(row.actual.text) 不晚于 \(row.target.text)，得满分",
      basis: [Trace("时限", value: row.target.text, origin: .definition("时限当日及以前完成得满分"))])
  }

  /// 是否指标: an unselected 是/否 means that 是 was expected.
  func judgeBoolean(_ row: ScoringSheet.Row) -> Judgement {
    let expected = if case .placeholder = row.target.form { "是" } else { row.target.text }
    guard case .boolean(let actual) = row.actual.form else {
      return Judgement(share: nil, words: "实际值“\(row.actual.text)”不是“是”或“否”，须由审核人定档")
    }
    return Judgement(
      share: actual == expected ? .one : .zero, words: "应为“\(expected)”，实际为“\(actual)”",
      basis: [Trace("应为", value: expected, origin: .definition("与预期一致得满分，否则不得分"))])
  }
}

/// Words that say something was done in time.
enum OnTimeWords {
  private static let words: Set<String> = ["按时", "及时", "按期", "按时完成", "及时完成", "按期完成", "已按时完成"]
  static func contains(_ word: String) -> Bool { words.contains(word) }
}

extension IndicatorValue.Deadline {
  /// Whether this deadline ends before the other; a missing year is taken from the other, a missing month is December.
  package func isEarlier(than other: Self) -> Bool {
    let (year, otherYear) = (year ?? other.year ?? 0, other.year ?? year ?? 0)
    return (year, month ?? 12, day ?? lastDay) < (otherYear, other.month ?? 12, other.day ?? other.lastDay)
  }

  private var lastDay: Int { ending == .middle ? 20 : ending == .first ? 10 : 31 }
}
