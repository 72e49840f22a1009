import HengValues

extension Rule<PaperTextSubject> {
  static let pa19NoRepeatedSigns = Rule(
    "PA-19", "标点、数字和词语没有重复或单独成行", .info, basis: "GB/T 15834—2011 标点符号用法", remedy: "请删去多余的标点、数字或词语"
  ) { subject, _ in
    var found = [RepeatedSign.stop: [Finding.Side](), .word: [], .zero: []]
    for passage in subject.passages.withinBudget {
      for match in RepeatedSign.finder.matches(in: passage.folded) {
        let sign = RepeatedSign.of(match.phrase)
        guard passage.isRepeated(sign, match) else { continue }
        found[sign]?.append(passage.side(sign.label, passage.printed(match.range), match.range))
      }
      if passage.folded.count == 3, passage.stands("。", at: 0), !passage.isCell {
        found[.stop]?.append(passage.side("标点单独成行", "。", 0..<3))
      }
    }
    return .remarks(
      RepeatedSign.allCases.compactMap { sign in
        guard let sides = found[sign], !sides.isEmpty else { return nil }
        return Remark(sign.title + "，共\(sides.count)处", sides: sides)
      })
  }
}

/// What may stand twice (重复的字符).
private enum RepeatedSign: CaseIterable {
  case stop, word, zero

  private static let stops = ["。。", "。；"]
  private static let words = ["项目项目", "增加增加", "减少减少", "增长增长", "下降下降", "万元万元", "对对"]
  private static let zeros = ["00批次", "00人次", "00个", "00户", "00辆", "00台", "00人"]

  static let finder = PhraseFinder(stops + words + zeros)

  static func of(_ phrase: Int) -> RepeatedSign {
    phrase < stops.count ? .stop : phrase < stops.count + words.count ? .word : .zero
  }

  var label: String {
    switch self {
    case .stop: "标点重复"
    case .word: "词语重复"
    case .zero: "数字重复"
    }
  }

  var title: String { self == .stop ? "标点重复或单独成行" : label }
}

extension PaperPassage {
  fileprivate func isRepeated(_ sign: RepeatedSign, _ match: PhraseFinder.Match) -> Bool {
    switch sign {
    case .stop: !isDots
    case .word: !isPart(match)
    case .zero: !isCell && hasNoughtsAlone(match.range.lowerBound)
    }
  }

  /// `。。。` for an ellipsis.
  private var isDots: Bool { folded.count <= 24 && folded.allSatisfy { $0 == 0xE3 || $0 == 0x80 || $0 == 0x82 } }

  /// No other digit of the number stands before: `00批次`, not `100人`.
  private func hasNoughtsAlone(_ offset: Int) -> Bool {
    var start = offset
    while start > 0, folded[start - 1] == UInt8(ascii: "0") { start -= 1 }
    guard start > 0 else { return true }
    let before = folded[start - 1]
    return !before.isDigit && !before.isLetter && before != UInt8(ascii: ".") && before != UInt8(ascii: ",")
  }

  /// 针对对象, 面对对手: the second word begins another one; two words with a blank between are two fields of a form.
  private func isPart(_ match: PhraseFinder.Match) -> Bool {
    if printed(match.range).utf8.count > match.range.count { return true }
    guard match.range.count == 6 else { return false }
    let before: [StaticString] = ["针", "面", "应", "相", "反", "核", "绝", "校", "比"]
    let after: [StaticString] = ["象", "方", "手", "比", "策", "应", "照", "接", "账", "口"]
    return before.contains { ends($0, before: match.range.lowerBound) } || after.contains { stands($0, at: match.range.upperBound) }
  }
}
