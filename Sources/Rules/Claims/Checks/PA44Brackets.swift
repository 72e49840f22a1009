import HengValues

extension Rule<PaperTextSubject> {
  static let pa44Brackets = Rule(
    "PA-44", "句中的括号成对", .info, basis: "有左括号就有右括号", remedy: "请补上缺少的括号，或删去多余的括号"
  ) { subject, _ in
    .remarks(subject.passages.withinBudget.filter { !$0.isCell && $0.contains("。") }.compactMap(remark))
  }

  private static func remark(_ passage: PaperPassage) -> Remark? {
    var open: [Int] = []
    for (index, byte) in passage.folded.enumerated() {
      if byte == UInt8(ascii: "(") { open.append(index) }
      guard byte == UInt8(ascii: ")") else { continue }
      // 1) numbers an item.
      if open.popLast() == nil, index > 0, !passage.folded[index - 1].isDigit, !passage.folded[index - 1].isLetter {
        return stray(passage, index, "右")
      }
    }
    guard let last = open.first, passage.folded.suffix(3).elementsEqual("。".utf8) else { return nil }
    return stray(passage, last, "左")
  }

  private static func stray(_ passage: PaperPassage, _ index: Int, _ side: String) -> Remark {
    let range = index..<index + 1
    return Remark("\(side)括号没有配对", sides: [passage.side("原文", side == "左" ? "（" : "）", range)])
  }
}
