import HengTestSupport

/// Sentences with figures that belong to no form, right or with one figure changed (生成的句子).
struct GeneratedSentences {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed) }

  static let kindCount = 12

  /// A sentence of a kind; a wrong one has one figure that breaks its relation beyond rounding.
  mutating func sentence(_ kind: Int, isWrong: Bool) -> String {
    switch kind % Self.kindCount {
    case 0: parts(isWrong)
    case 1: counts(isWrong)
    case 2: share(isWrong)
    case 3: execution(isWrong)
    case 4: change(isWrong)
    case 5: product(isWrong)
    case 6: average(isWrong)
    case 7: days(isWrong)
    case 8: list(isWrong)
    case 9: summed(isWrong)
    case 10: growth(isWrong)
    default: shares(isWrong)
    }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  /// Another whole number, off by a tenth or more.
  private mutating func wrong(_ value: Int) -> Int { value + max(2, value / 8) * (number(0...1) == 0 ? 1 : 2) }

  static func hundredths(_ value: Int) -> String {
    let (whole, rest) = (value / 100, value % 100)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func percent(_ part: Int, _ whole: Int) -> Int { (part * 20_000 + whole) / (2 * whole) }

  private mutating func places(_ count: Int) -> [String] {
    ["东河镇", "西山乡", "南坪镇", "北岭乡", "中和镇", "青石乡", "白水镇", "红旗乡"].shuffled(using: &random).prefix(count).map { $0 }
  }

  private mutating func parts(_ isWrong: Bool) -> String {
    let names = places(number(3...5))
    let values = names.map { _ in number(1000...90_000) }
    let sum = values.reduce(0, +)
    let total = isWrong ? wrong(sum) : sum
    let list = zip(names, values).map { "\($0)\(Self.hundredths($1))万元" }.joined(separator: pick(["、", "，"]))
    let head = pick(["今年共安排衔接资金", "项目总投资", "累计下达资金"])
    return "\(head)\(Self.hundredths(total))万元，其中\(pick(["：", ""]))\(list)。"
  }

  private mutating func counts(_ isWrong: Bool) -> String {
    let values = [number(3...30), number(3...30), number(3...30)]
    let sum = values.reduce(0, +)
    return
      "全县共实施项目\(isWrong ? sum + number(1...3) : sum)个：产业发展类\(values[0])个、基础设施类\(values[1])个、公共服务类\(values[2])个。"
  }

  private mutating func share(_ isWrong: Bool) -> String {
    let whole = number(50_000...900_000), part = number(5_000...40_000)
    let rate = Self.percent(part, whole)
    return
      "总投资\(Self.hundredths(whole))万元，其中财政资金\(Self.hundredths(part))万元，占总投资的\(Self.hundredths(isWrong ? wrong(rate) : rate))%。"
  }

  private mutating func execution(_ isWrong: Bool) -> String {
    let budget = number(10_000...900_000), paid = budget * number(40...99) / 100
    let rate = Self.percent(paid, budget)
    let shown = Self.hundredths(isWrong ? rate - max(40, rate / 9) : rate)
    return pick([
      "全年预算\(Self.hundredths(budget))万元，实际支出\(Self.hundredths(paid))万元，预算执行率\(shown)%。",
      "下达资金\(Self.hundredths(budget))万元，截至年底已支付\(Self.hundredths(paid))万元，支付率为\(shown)%。",
      "年初预算为\(Self.hundredths(budget))万元，支出决算为\(Self.hundredths(paid))万元，完成年初预算的\(shown)%。",
    ])
  }

  private mutating func change(_ isWrong: Bool) -> String {
    let before = number(20_000...500_000), difference = before * number(3...60) / 100
    let isUp = number(0...1) == 0
    let now = isUp ? before + difference : before - difference
    let rate = Self.percent(difference, before)
    return
      "培训费支出\(Self.hundredths(now))万元，比上年\(isUp ? "增加" : "减少")\(Self.hundredths(difference))万元，\(isUp ? "增长" : "下降")\(Self.hundredths(isWrong ? wrong(rate) : rate))%。"
  }

  private mutating func product(_ isWrong: Bool) -> String {
    let count = number(12...900), each = number(2...40) * 50
    let total = isWrong ? wrong(count * each) : count * each
    return pick([
      "补助困难学生\(count)人，每人\(each)元，共计\(total)元。", "发放对象\(count)户，补助标准\(each)元/户，发放资金\(total)元。",
      "流转土地\(count)亩，每亩补助\(each)元，补助资金\(total)元。",
    ])
  }

  private mutating func average(_ isWrong: Bool) -> String {
    let count = number(12...900), total = number(100_000...9_000_000)
    let each = (total * 2 + count) / (2 * count)
    return "带动农户\(count)户增收\(total)元，户均增收\(isWrong ? wrong(each) : each)元。"
  }

  private mutating func days(_ isWrong: Bool) -> String {
    let first = number(1...12), length = number(4...15)
    return "公示时间为2023年\(number(1...12))月\(first)日至\(first + length)日，共\(isWrong ? length + number(3...5) : length + number(0...1))天。"
  }

  private mutating func list(_ isWrong: Bool) -> String {
    let names = places(number(3...6))
    return "项目涉及\(isWrong ? names.count + number(1...2) : names.count)个乡镇：\(names.joined(separator: "、"))。"
  }

  private mutating func summed(_ isWrong: Bool) -> String {
    let names = places(3), values = names.map { _ in number(20...900) }
    let sum = values.reduce(0, +)
    return zip(names, values).map { "\($0)补助\($1)人" }.joined(separator: "，") + "，合计\(isWrong ? wrong(sum) : sum)人。"
  }

  private mutating func growth(_ isWrong: Bool) -> String {
    let before = number(20...900) * 10, rate = number(5...90)
    let now = before + before * rate / 100
    let due = Self.percent(now - before, before)
    return "村集体收入由\(before)万元增加到\(now)万元，增长\(Self.hundredths(isWrong ? wrong(due) : due))%。"
  }

  private mutating func shares(_ isWrong: Bool) -> String {
    let first = number(10_000...90_000), second = number(10_000...90_000)
    let rate = Self.percent(first, first + second)
    let (a, b) = isWrong && abs(rate - 5000) > 300 ? (10_000 - rate, rate) : isWrong ? (rate + 900, 9100 - rate) : (rate, 10_000 - rate)
    return "中央资金\(Self.hundredths(first))万元，占\(Self.hundredths(a))%；省级资金\(Self.hundredths(second))万元，占\(Self.hundredths(b))%。"
  }
}
