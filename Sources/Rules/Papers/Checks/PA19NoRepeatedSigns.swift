import HengValues

extension Rule<PaperTextSubject> {
  static let pa19NoRepeatedSigns = Rule(
    "PA-19", "标点、数字和词语没有重复或单独成行", .info, basis: "GB/T 15834—2011 标点符号用法", remedy: "请删去多余的标点、数字或词语"
  ) { subject, _ in
    var stops: [Finding.Side] = [], words: [Finding.Side] = [], zeros: [Finding.Side] = []
    for passage in subject.passages {
      for match in signs.matches(in: passage.folded) where !passage.isDots {
        stops.append(passage.side("标点重复", Self.stops[match.phrase], match.range))
      }
      if passage.folded.count == 3, passage.stands("。", at: 0), !passage.isCell { stops.append(passage.side("标点单独成行", "。", 0..<3)) }
      for match in doubled.matches(in: passage.folded) where !passage.isPart(match) {
        words.append(passage.side("词语重复", Self.doubles[match.phrase], match.range))
      }
      zeros += passage.doubleZeros.map { passage.side("数字重复", passage.printed($0), $0) }
    }
    return .remarks(
      [("标点重复或单独成行", stops), ("词语重复", words), ("数字重复", zeros)].compactMap { label, sides in
        sides.isEmpty ? nil : Remark("\(label)，共\(sides.count)处", sides: sides)
      })
  }

  private static let stops = ["。。", "。；"]
  private static let signs = PhraseFinder(stops)
  private static let doubles = ["项目项目", "增加增加", "减少减少", "增长增长", "下降下降", "万元万元", "对对"]
  private static let doubled = PhraseFinder(doubles)
}

extension PaperPassage {
  /// `。。。` for an ellipsis.
  fileprivate var isDots: Bool { folded.count <= 24 && folded.allSatisfy { $0 == 0xE3 || $0 == 0x80 || $0 == 0x82 } }

  /// 针对对象, 面对对手: the second word begins another one; two words with a blank between are two fields of a form.
  fileprivate func isPart(_ match: PhraseFinder.Match) -> Bool {
    if printed(match.range).utf8.count > match.range.count { return true }
    guard match.range.count == 6 else { return false }
    let before: [StaticString] = ["针", "面", "应", "相", "反", "核", "绝", "校", "比"]
    let after: [StaticString] = ["象", "方", "手", "比", "策", "应", "照", "接", "账", "口"]
    return before.contains { ends($0, before: match.range.lowerBound) } || after.contains { stands($0, at: match.range.upperBound) }
  }

  /// `00批次`: a count of noughts alone.
  fileprivate var doubleZeros: [Range<Int>] {
    guard !isCell, folded.indices.dropLast().contains(where: { folded[$0] == 0x30 && folded[$0 + 1] == 0x30 }) else { return [] }
    return numbers.filter { number in
      number.number.count >= 2 && folded[number.number].allSatisfy { $0 == 0x30 }
        && ["批次", "人次", "人", "个", "户", "次", "辆", "台"].contains(number.unit)
    }.map(\.range)
  }
}
