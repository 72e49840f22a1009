import HengTestSupport

/// Tables of townships, funds and lists that belong to no form, right or with one figure changed (生成的表).
struct GeneratedTables {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed) }

  static let kindCount = 8

  mutating func table(_ kind: Int, isWrong: Bool) -> String {
    let rows: [[String]]
    switch kind % Self.kindCount {
    case 0: rows = totals(isWrong, decimals: false)
    case 1: rows = totals(isWrong, decimals: true)
    case 2: rows = rates(isWrong)
    case 3: rows = shares(isWrong)
    case 4: rows = products(isWrong)
    case 5: rows = across(isWrong)
    case 6: rows = changes(isWrong)
    default: rows = averages(isWrong)
    }
    let separator = number(0...1) == 0 ? "\t" : " | "
    return "附表\n" + rows.map { $0.joined(separator: separator) }.joined(separator: "\n") + "\n"
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func wrong(_ value: Int) -> Int { value + max(3, value / 8) }
  private mutating func places() -> [String] {
    Array(["东河镇", "西山乡", "南坪镇", "北岭乡", "中和镇", "青石乡", "白水镇", "红旗乡"].shuffled(using: &random).prefix(number(3...7)))
  }
  private func shown(_ value: Int) -> String { GeneratedSentences.hundredths(value) }

  private mutating func totals(_ isWrong: Bool, decimals: Bool) -> [[String]] {
    let names = places()
    let people = names.map { _ in number(20...900) }, money = names.map { _ in decimals ? number(1000...90_000) : number(10...900) * 100 }
    var (first, second) = (people.reduce(0, +), money.reduce(0, +))
    if isWrong { if number(0...1) == 0 { first = wrong(first) } else { second = wrong(second) } }
    return [["乡镇", "受益人数(人)", "资金(万元)"]]
      + zip(names, zip(people, money)).map { [$0, "\($1.0)", shown($1.1)] } + [["合计", "\(first)", shown(second)]]
  }

  private mutating func rates(_ isWrong: Bool) -> [[String]] {
    let names = places()
    let bad = isWrong ? number(0...names.count - 1) : -1
    var rows = [["项目名称", "预算数(万元)", "执行数(万元)", "执行率"]]
    for (index, name) in names.enumerated() {
      let budget = number(10_000...90_000), paid = budget * number(40...99) / 100
      let rate = GeneratedSentences.percent(paid, budget)
      rows.append([name + "道路", shown(budget), shown(paid), shown(index == bad ? rate - max(50, rate / 9) : rate) + "%"])
    }
    return rows
  }

  private mutating func shares(_ isWrong: Bool) -> [[String]] {
    let names = places()
    let values = names.map { _ in number(10_000...90_000) }
    let sum = values.reduce(0, +)
    let bad = isWrong ? number(0...names.count - 1) : -1
    var rows = [["资金用途", "金额(万元)", "占比"]]
    for (index, name) in names.enumerated() {
      let rate = GeneratedSentences.percent(values[index], sum)
      rows.append([name + "产业", shown(values[index]), shown(index == bad ? wrong(rate) : rate) + "%"])
    }
    return rows + [["合计", shown(sum), "100%"]]
  }

  private mutating func products(_ isWrong: Bool) -> [[String]] {
    let names = places()
    let bad = isWrong ? number(0...names.count - 1) : -1
    var rows = [["村名", "补助面积(亩)", "补助标准(元/亩)", "补助金额(元)"]]
    for (index, name) in names.enumerated() {
      let (area, each) = (number(20...900), number(2...20) * 50)
      rows.append([name, "\(area)", "\(each)", "\(index == bad ? wrong(area * each) : area * each)"])
    }
    return rows
  }

  private mutating func across(_ isWrong: Bool) -> [[String]] {
    let names = places()
    let bad = isWrong ? number(0...names.count - 1) : -1
    var rows = [["乡镇", "合计(万元)", "中央资金", "省级资金", "县级资金"]]
    for (index, name) in names.enumerated() {
      let values = [number(1000...90_000), number(1000...90_000), number(1000...90_000)]
      let sum = values.reduce(0, +)
      rows.append([name, shown(index == bad ? wrong(sum) : sum)] + values.map(shown))
    }
    return rows
  }

  private mutating func changes(_ isWrong: Bool) -> [[String]] {
    let names = places()
    let bad = isWrong ? number(0...names.count - 1) : -1
    var rows = [["项目", "上年数", "本年数", "增减额"]]
    for (index, name) in names.enumerated() {
      let (before, rise) = (number(10_000...90_000), number(1000...9000))
      rows.append([name, shown(before), shown(before + rise), shown(index == bad ? wrong(rise) : rise)])
    }
    return rows
  }

  private mutating func averages(_ isWrong: Bool) -> [[String]] {
    let names = places()
    let bad = isWrong ? number(0...names.count - 1) : -1
    var rows = [["村名", "户数(户)", "增收金额(元)", "户均(元)"]]
    for (index, name) in names.enumerated() {
      let (households, total) = (number(12...300), number(10_000...900_000))
      let each = (total * 2 + households) / (2 * households)
      rows.append([name, "\(households)", "\(total)", "\(index == bad ? wrong(each) : each)"])
    }
    return rows
  }
}
