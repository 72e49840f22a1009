import HengValues

extension Rule<PaperTextSubject> {
  static let pa45ChangesAddUp = Rule(
    "PA-45", "总数的增减额等于各分项增减额之和", .error, basis: "各分项的数加起来正是总数的，增减额也应当加得出总数的增减额", remedy: "请核对总数和各分项的增减额"
  ) { subject, _ in
    .remarks(
      Dictionary(grouping: subject.stated.filter { !$0.passage.isCell }) { $0.passage.place.lines }.sorted { $0.key < $1.key }.flatMap {
        _, sentences in
        remarks(pairs(sentences))
      })
  }

  private struct Pair {
    let sentence: StatedSentence
    let amount: StatedFigure
    let change: StatedFigure
    var signed: Interval { change.direction == true ? change.interval : -change.interval }
  }

  /// Amounts with the change told directly behind them.
  private static func pairs(_ sentences: [StatedSentence]) -> [Pair] {
    sentences.flatMap { sentence -> [Pair] in
      let money = sentence.figures.filter { $0.kind == .money && $0.per.isEmpty }
      return zip(money, money.dropFirst()).compactMap { amount, change in
        guard amount.direction == nil, change.direction != nil, !amount.isBound, !change.isBound else { return nil }
        return Pair(sentence: sentence, amount: amount, change: change)
      }
    }
  }

  /// A total and the two or more pairs right behind it that give it.
  private static func remarks(_ pairs: [Pair]) -> [Remark] {
    var found: [Remark] = []
    for (index, total) in pairs.enumerated() {
      var sum = Interval(.zero), change = Interval(.zero)
      var parts: [Pair] = []
      for part in pairs[(index + 1)...].prefix(12) {
        sum = sum + part.amount.interval
        change = change + part.signed
        parts.append(part)
        if case .apart = Agreement(sum, total.amount.interval) { continue }
        guard parts.count > 1, sum.lower.value > .zero else { continue }
        // A part of nothing at the end belongs to them as well.
        let rest = pairs[(index + 1 + parts.count)...].prefix { $0.amount.ratio.isZero }
        change = rest.reduce(change) { $0 + $1.signed }
        if case .apart = Agreement(change, total.signed), !isUntold(between: total, parts) { found.append(remark(total, parts, change)) }
        break
      }
    }
    return found
  }

  /// A part of nothing without a change: what it fell from is not told.
  private static func isUntold(between total: Pair, _ parts: [Pair]) -> Bool {
    guard let last = parts.last else { return false }
    let told = Set(parts.map(\.amount.range))
    let sentences = [total.sentence] + parts.map(\.sentence)
    return sentences.joinedFigures.contains { figure in
      figure.kind == .money && figure.ratio.isZero && figure.direction == nil && !told.contains(figure.range)
        && figure.range.lowerBound > total.amount.range.upperBound && figure.range.upperBound < last.change.range.lowerBound
    }
  }

  private static func remark(_ total: Pair, _ parts: [Pair], _ change: Interval) -> Remark {
    let exponent = total.change.number.exponent
    let due = (change.middle * Ratio(1, Int128.powerOfTen(exponent))).shown(4)
    func told(_ pair: Pair) -> String { (pair.change.direction == true ? "" : "−") + pair.sentence.printed(pair.change) }
    return Remark(
      "总数\(total.sentence.printed(total.amount))写明增减\(told(total))，各分项增减之和为\(due)",
      computation: parts.map(told).joined(separator: " + ") + " = \(due)",
      sides: [total.sentence.side("总数的增减", total.change)] + parts.map { $0.sentence.side("分项的增减", $0.change) })
  }
}

extension [StatedSentence] {
  fileprivate var joinedFigures: [StatedFigure] { flatMap(\.figures) }
}
