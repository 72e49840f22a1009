import HengValues

extension Rule<PaperTextSubject> {
  static let pa21Unfilled = Rule(
    "PA-21", "没有未填的空位、未选的选项和模板提示语", .error, basis: "公开文件应当填写完整", remedy: "请填写或选定内容，删去模板的提示语"
  ) { subject, _ in
    var choices: [Finding.Side] = [], hints: [Finding.Side] = [], blanks: [Finding.Side] = []
    for passage in subject.passages.withinBudget {
      for match in finder.matches(in: passage.folded) {
        let isChoice = match.phrase < Self.choices.count
        if isChoice, !passage.isOffered(match) { continue }
        let side = passage.side(isChoice ? "未选的选项" : "模板提示语", passage.printed(match.range), match.range)
        if isChoice { choices.append(side) } else { hints.append(side) }
      }
      blanks += passage.blanks.map { passage.side("未填的空位", passage.printed($0), $0) }
    }
    return .remarks(
      [("选项没有选定", choices), ("模板提示语没有删去", hints), ("空位没有填写", blanks)].compactMap { label, sides in
        sides.isEmpty ? nil : Remark("\(label)，共\(sides.count)处", sides: sides)
      })
  }

  private static let choices = [
    "增加(减少)", "减少(增加)", "增长(下降)", "下降(增长)", "大于(小于)", "小于(大于)", "增加/减少", "增长/下降", "大于/小于", "减增加", "增减少", "大小于", "是/否",
  ]
  private static let hints = ["(200字以内)", "(500字以内)", "(如持平作持平表述)", "(不涉及的不列)", "(此处填写", "请在此处填写", "(请填写", "仍保留该表格式"]
  private static let finder = PhraseFinder(choices + hints)
}

extension PaperPassage {
  /// A choice of words stands before a figure, a reason or a gap; `增加(减少)额` and the like are names of columns, and
  /// `是/否` counts as a cell of its own.
  fileprivate func isOffered(_ match: PhraseFinder.Match) -> Bool {
    if stands("是/否", at: match.range.lowerBound) { return isCell && match.range.lowerBound == 0 }
    if isCell { return false }
    guard match.range.upperBound < folded.count else { return false }
    let next = folded[match.range.upperBound]
    if next.isDigit || next | 0x20 == UInt8(ascii: "x") || next == UInt8(ascii: "_") { return true }
    let after: [StaticString] = ["的主要原因", "的原因", "预算数", "决算数", "×"]
    return after.contains { stands($0, at: match.range.upperBound) }
  }

  /// Runs of X, × or underlines in the place of words and figures: `XX局`, `增加XXX万元`.
  fileprivate var blanks: [Range<Int>] {
    let marks: [UInt8] = [UInt8(ascii: "X"), UInt8(ascii: "_"), 0xC3]
    guard let first = folded.firstIndex(where: { $0 == marks[0] || $0 == marks[1] || $0 == marks[2] }) else { return [] }
    var found: [Range<Int>] = []
    var index = first
    while index + 1 < folded.count {
      let step = blankStep(at: index)
      guard step > 0 else {
        index += 1
        continue
      }
      var end = index
      while blankStep(at: end) == step { end += step }
      let isWord =
        (index > 0 && (folded[index - 1].isLetter || (folded[index - 1].isDigit && step == 2)))
        || (end < folded.count && folded[end].isLetter)
      let most = step == 1 && folded[index] == UInt8(ascii: "_") ? 3 : 2
      if !isWord, (end - index) / step >= most, isAmongWords(index..<end) { found.append(index..<end) }
      index = max(end, index + 1)
    }
    return found
  }

  private func blankStep(at index: Int) -> Int {
    guard index < folded.count else { return 0 }
    if folded[index] == UInt8(ascii: "X") || folded[index] == UInt8(ascii: "_") { return 1 }
    return stands("×", at: index) ? 2 : 0
  }

  /// `张××` hides a name; a gap stands before a unit or an office, behind a place, or is three signs long.
  private func isAmongWords(_ range: Range<Int>) -> Bool {
    let step = folded[range.lowerBound] == 0xC3 ? 2 : 1
    let isLong = range.count / step >= 3
    let before = range.lowerBound > 0 && folded[range.lowerBound - 1] >= 0x80
    let after = range.upperBound < folded.count && (folded[range.upperBound] >= 0x80 || folded[range.upperBound] == UInt8(ascii: "%"))
    guard before || after else { return false }
    let units: [StaticString] = [
      "%", "万元", "元", "局", "年", "月", "日", "个", "人", "批", "辆", "台", "中心", "单位", "部门", "县", "市", "区", "乡", "镇", "项目",
    ]
    let places: [StaticString] = ["市", "县", "区", "省", "局", "占", "为", "是"]
    return isLong || units.contains { stands($0, at: range.upperBound) } || places.contains { ends($0, before: range.lowerBound) }
  }
}
