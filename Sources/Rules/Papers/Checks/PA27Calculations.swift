import HengValues

extension Rule<PaperTextSubject> {
  static let pa27Calculations = Rule(
    "PA-27", "文中写出的算式和“人数×标准＝总额”成立", .error, basis: "算式两边按印出的位数应当相等", remedy: "请按算式重算，核对每个数字和单位"
  ) { subject, _ in
    .remarks(
      subject.passages.withinBudget.flatMap { passage -> [Remark] in
        guard !passage.isCell else { return [] }
        let hasSign = passage.folded.contains(UInt8(ascii: "="))
        let hasRate = passage.contains("每人") || passage.contains("每户")
        guard hasSign || hasRate else { return [] }
        let numbers = passage.numbers
        return (hasSign ? formulas(passage, numbers) : []) + (hasRate ? payments(passage, numbers) : [])
      })
  }

  /// `152.52/883.56=17.3%`
  private static func formulas(_ passage: PaperPassage, _ numbers: [StatedNumber]) -> [Remark] {
    var remarks: [Remark] = []
    var index = 0
    while index < numbers.count {
      var operators: [PaperPassage.Operation] = []
      var end = index
      while end + 1 < numbers.count, let sign = passage.operation(between: numbers[end], numbers[end + 1]) {
        operators.append(sign)
        end += 1
      }
      if let at = operators.firstIndex(of: .equals), at > 0, passage.isWhole(from: numbers[index]),
        let remark = check(passage, Array(numbers[index...index + at + 1]), Array(operators[..<at]))
      {
        remarks.append(remark)
      }
      index = end + 1
    }
    return remarks
  }

  private static func check(_ passage: PaperPassage, _ numbers: [StatedNumber], _ operators: [PaperPassage.Operation]) -> Remark? {
    // A printed product is computed of what is printed: counts and rates are exact.
    let isProduct = operators.allSatisfy { $0 == .times } && !numbers.contains(where: \.isAbout)
    guard let result = numbers.last, let due = evaluate(numbers.dropLast().map { isProduct ? $0.exactShare : $0.share }, operators) else {
      return nil
    }
    if result.unit.isEmpty, numbers.dropLast().contains(where: { $0.exponent > 0 }) { return nil }
    // 90/95×100=94.7% is written as often as 90/95=94.7%.
    let readings = [result.share, result.interval]
    guard !readings.contains(where: due.overlaps) else { return nil }
    let isCut = [result.lastPlace(as: result.share), result.lastPlace(as: result.interval)].contains(where: due.overlaps)
    let range = numbers[0].range.lowerBound..<result.range.upperBound
    let middle =
      ((due.lower.value + due.upper.value) * Ratio(1, 2)) * (result.unit == "%" ? Ratio(100) : Ratio(1, Int128.powerOfTen(result.exponent)))
    let exact = "\(middle.rounded(min(result.digits.decimals + 2, 6)))" + (result.unit == "%" ? "%" : "")
    return Remark(
      "算式不成立：\(passage.words(range))",
      computation: passage.words(numbers[0].range.lowerBound..<numbers[numbers.count - 2].range.upperBound) + " = " + exact,
      sides: [passage.side("原文", passage.printed(result.range), range)], severity: isCut ? .info : nil)
  }

  /// Products and quotients before sums and differences.
  private static func evaluate(_ values: [Interval], _ operators: [PaperPassage.Operation]) -> Interval? {
    var terms: [Interval] = [values[0]]
    for (sign, value) in zip(operators, values.dropFirst()) {
      let last = terms[terms.count - 1]
      switch sign {
      case .times: terms[terms.count - 1] = last * value
      case .over:
        guard let quotient = last.divided(by: value) else { return nil }
        terms[terms.count - 1] = quotient
      case .plus: terms.append(value)
      case .minus: terms.append(-value)
      case .equals: return nil
      }
    }
    return terms.dropFirst().reduce(terms[0], +)
  }

  /// One sentence with one head count, one amount for each and one total.
  private static func payments(_ passage: PaperPassage, _ numbers: [StatedNumber]) -> [Remark] {
    let sentences = Dictionary(grouping: numbers) { passage.sentence(around: $0.range) }
    return sentences.sorted { $0.key.lowerBound < $1.key.lowerBound }.compactMap { range, numbers in
      let people = numbers.filter { ["人", "户"].contains($0.unit) }
      let money = numbers.filter { $0.unit == "元" }
      guard people.count == 1, money.count == 2, !numbers.contains(where: { ["月", "个月", "次", "天", "人次"].contains($0.unit) }),
        let each = money.first(where: { passage.isEach($0, people[0].unit) }), let total = money.first(where: { passage.isTotal($0) }),
        each.range != total.range, !people[0].isAbout
      else { return nil }
      guard !(people[0].count * Interval(each.ratio)).overlaps(total.interval) else { return nil }
      let product = people[0].ratio * each.ratio * Ratio(1, Int128.powerOfTen(total.exponent))
      return Remark(
        "\(passage.printed(people[0].range))、每\(people[0].unit)\(passage.printed(each.range))与合计\(passage.printed(total.range))不符",
        computation:
          "\(people[0].ratio) × \(each.ratio) = \(product.rounded(4).trimmed)\(total.exponent == 4 ? "万" : total.exponent == 8 ? "亿" : "")元",
        sides: [passage.side("原文", passage.printed(total.range), range)])
    }
  }
}

extension StatedNumber {
  /// A percentage as a share of one, other numbers as they are.
  fileprivate var share: Interval { unit == "%" ? interval * Interval(Ratio(1, 100)) : interval }

  fileprivate var exactShare: Interval { Interval(unit == "%" ? ratio * Ratio(1, 100) : ratio) }

  /// One unit of the last digit to either side: cut off instead of rounded.
  fileprivate func lastPlace(as reading: Interval) -> Interval {
    let half = (reading.upper.value - reading.lower.value) * Ratio(1, 2)
    return Interval(
      lower: .init(reading.lower.value - half, isClosed: false), upper: .init(reading.upper.value + half, isClosed: false))
  }
}

extension PaperPassage {
  /// No operator or bracket stands before the first number of a formula, so that it is not the tail of a longer one.
  fileprivate func isWhole(from first: StatedNumber) -> Bool {
    let at = first.range.lowerBound
    guard at > 0 else { return true }
    let signs = Array("+-*/()".utf8)
    return !signs.contains(folded[at - 1]) && !ends("×", before: at) && !ends("÷", before: at)
  }

  enum Operation { case plus, minus, times, over, equals }

  /// The sign that alone stands between two numbers.
  fileprivate func operation(between left: StatedNumber, _ right: StatedNumber) -> Operation? {
    switch words(left.range.upperBound..<right.range.lowerBound) {
    case "+": .plus
    case "-", "−": .minus
    case "*", "×", "x": .times
    case "/", "÷": .over
    case "=": .equals
    default: nil
    }
  }

  fileprivate func isEach(_ number: StatedNumber, _ unit: String) -> Bool {
    let word: StaticString = unit == "户" ? "每户" : "每人"
    let window = max(0, number.range.lowerBound - 18)..<number.range.lowerBound
    guard let each = first(word, in: window) else { return false }
    return first("每月", in: each.upperBound..<number.range.lowerBound) == nil
      && first("每年", in: each.upperBound..<number.range.lowerBound) == nil
      && first("最高", in: window) == nil
  }

  fileprivate func isTotal(_ number: StatedNumber) -> Bool {
    let at = number.range.lowerBound
    return ends("共计", before: at) || ends("合计", before: at) || ends("总计", before: at) || ends("共发放", before: at) || ends("共支付", before: at)
  }
}
