import HengValues

extension Rule<PaperTextSubject> {
  static let pa38SameTale = Rule(
    "PA-38", "增减的方向与原因一致，写“全部拨付”的拨付数等于到位数", .warning, basis: "同一件事的两处说法应当一致", remedy: "请核对增减方向和原因、到位数和拨付数，改正写反的一处"
  ) { subject, _ in
    .remarks(
      subject.passages.withinBudget.filter { !$0.isCell }.flatMap(reasons) + allPaid(subject))
  }

  // MARK: 增加，主要原因是…减少

  private static func reasons(_ passage: PaperPassage) -> [Remark] {
    var found: [Remark] = []
    var start = 0
    while let word = passage.first("原因", in: start..<passage.folded.count) {
      start = word.upperBound
      var sentence = passage.sentence(around: word)
      while sentence.lowerBound > 0, passage.folded[sentence.lowerBound - 1] == UInt8(ascii: ";") {
        sentence = passage.sentence(around: sentence.lowerBound - 1..<sentence.lowerBound - 1).lowerBound..<sentence.upperBound
      }
      let tale = passage.words(sentence.lowerBound..<word.lowerBound), reason = passage.words(word.upperBound..<sentence.upperBound)
      guard let isUp = direction(of: tale), let isReasonUp = direction(of: reason), isUp != isReasonUp, isSameSubject(tale, reason) else {
        continue
      }
      found.append(
        Remark(
          "前面写\(isUp ? "增加" : "减少")，原因却写\(isUp ? "减少" : "增加")",
          sides: [passage.side("原文", passage.changeTold(in: sentence.lowerBound..<word.lowerBound), sentence)]))
    }
    return found
  }

  private static let up = ["增加", "增长", "上升", "提高"], down = ["减少", "下降", "降低", "压减"]

  /// The one direction of some words; nil for none or both.
  private static func direction(of words: String) -> Bool? {
    let isUp = up.contains(where: words.holds), isDown = down.contains(where: words.holds)
    return isUp == isDown ? nil : isUp
  }

  /// 支出减少 explains a growing balance, not growing payments.
  private static func isSameSubject(_ tale: String, _ reason: String) -> Bool {
    guard !["结余", "结转", "余额", "欠", "预算", "占比", "率的", "差额"].contains(where: { tale.holds($0) || reason.holds($0) }) else { return false }
    return ["收支", "收入", "支出"].contains { word in reason.holds(word) && (tale.holds(word) || tale.holds("收") && tale.holds("支")) }
      && reason.utf8.count <= 60
  }

  // MARK: 已全部拨付

  private static let wholly: [StaticString] = ["全部拨付", "全部支付", "全部支出", "全部使用", "全部发放", "全额拨付"]

  private static func allPaid(_ subject: PaperTextSubject) -> [Remark] {
    let passages = subject.passages.filter { passage in !passage.isCell && wholly.contains { passage.contains($0) } }
    guard !passages.isEmpty else { return [] }
    let claims = StatedSentence.all(passages, least: 1).compactMap { sentence -> (StatedSentence, StatedFigure)? in
      guard wholly.contains(where: { sentence.passage.first($0, in: sentence.range) != nil }) else { return nil }
      let amounts = sentence.figures.filter { $0.kind == .money && $0.per.isEmpty }
      guard let first = amounts.first, Set(amounts.map(\.ratio)).count == 1 else { return nil }
      return (sentence, first)
    }
    return claims.flatMap { sentence, whole in
      subject.stated.filter { $0 != sentence }.compactMap { other -> Remark? in
        let amounts = other.figures.filter { $0.kind == .money && $0.per.isEmpty && !$0.isBound }
        guard amounts.contains(where: { $0.ratio == whole.ratio }),
          let paid = amounts.first(where: { $0.has(["已拨付", "已支付", "已支出", "实际拨付", "实际支出"]) }), paid.ratio < whole.ratio
        else { return nil }
        return Remark(
          "一处写\(sentence.printed(whole))全部拨付，另一处写已拨付\(other.printed(paid))",
          sides: [sentence.side("全部拨付", whole), other.side("已拨付", paid)])
      }
    }
  }
}

extension PaperPassage {
  /// The last amount before the reason.
  fileprivate func changeTold(in range: Range<Int>) -> String {
    numbers.last { range.contains($0.range.lowerBound) && $0.unit == "元" }.map { printed($0.range) } ?? ""
  }
}
