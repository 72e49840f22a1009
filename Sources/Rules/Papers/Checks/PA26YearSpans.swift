import HengValues

extension Rule<PaperTextSubject> {
  static let pa26YearSpans = Rule(
    "PA-26", "写明的起止年份与年数相符", .error, basis: "起止年份都计入，年数等于止年减起年加一", remedy: "请核对起止年份和年数"
  ) { subject, _ in
    var sides: [String: [Finding.Side]] = [:], sums: [String: String] = [:]
    for passage in subject.passages.withinBudget where passage.contains("年") && passage.contains("共") {
      let numbers = passage.numbers
      for (index, from) in numbers.enumerated().dropLast(2) {
        let (to, years) = (numbers[index + 1], numbers[index + 2])
        guard from.number.count == 4, to.number.count == 4, to.unit == "年", years.unit == "年", years.number.count < 3,
          passage.links(from, to), passage.totals(to, years)
        else { continue }
        let (first, last, printed) = (Int(from.digits.coefficient), Int(to.digits.coefficient), Int(years.digits.coefficient))
        guard first < last, last - first + 1 != printed else { continue }
        let key = "\(first)年至\(last)年是\(last - first + 1)年，写作\(printed)年"
        sums[key] = "\(last) − \(first) + 1 = \(last - first + 1)"
        sides[key, default: []].append(passage.side("原文", "\(printed)年", from.range.lowerBound..<years.range.upperBound))
      }
    }
    return .remarks(sides.sorted { $0.key < $1.key }.map { Remark($0.key, computation: sums[$0.key] ?? "", sides: $0.value) })
  }
}

extension PaperPassage {
  /// 至, 到 or a dash between two years.
  fileprivate func links(_ from: StatedNumber, _ to: StatedNumber) -> Bool {
    let between = words(from.range.upperBound..<to.range.lowerBound)
    return ["至", "到", "-", "—", "－", "~", "–", "——"].contains(between)
  }

  /// 共, 共计, 合计 with a comma at most between the last year and the number of years.
  fileprivate func totals(_ to: StatedNumber, _ years: StatedNumber) -> Bool {
    let between = words(to.range.upperBound..<years.range.lowerBound)
    return [",共计", "共计", ",共", "共", "(共", "(共计", ",合计", "合计"].contains(between)
  }
}
