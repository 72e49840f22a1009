import HengValues

extension Rule<PaperTextSubject> {
  static let pa29CutSentence = Rule(
    "PA-29", "目标的文字完整，句末没有残留的科目或项目名称", .info, basis: "公开文件应当填写完整", remedy: "请核对最后一句，补全或删去"
  ) { subject, _ in
    .remarks(
      subject.passages.withinBudget.compactMap { passage in
        guard passage.isCell, let tail = passage.bareTail else { return nil }
        return Remark("目标以“\(passage.words(tail))”结尾，不成句", sides: [passage.side("目标", passage.words(tail), tail)])
      })
  }
}

extension PaperPassage {
  /// The words behind the last full stop of a text of two sentences or more, where they are a bare name of an expenditure.
  fileprivate var bareTail: Range<Int>? {
    guard folded.count > 120, ends("支出", before: folded.count) || ends("经费", before: folded.count), !folded.isEmpty else { return nil }
    var (stops, last, index) = (0, 0, 0)
    while index + 3 <= folded.count {
      if stands("。", at: index) { (stops, last) = (stops + 1, index + 3) }
      index += 1
    }
    let tail = last..<folded.count
    guard stops >= 1, tail.count >= 18, tail.count <= 120 else { return nil }
    let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")]
    return folded[tail].contains(where: signs.contains) || first("、", in: tail) != nil ? nil : tail
  }
}
