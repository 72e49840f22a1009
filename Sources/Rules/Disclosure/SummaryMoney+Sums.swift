import HengDomain
import HengFacts
import HengValues

/// An amount with the way it came about, to be printed in 万元 and summed.
struct SummedAmount {
  var money: Money
  var trace: Trace

  func figure(_ key: String) -> Figure { Figure(key: key, text: Self.digits(money), trace: trace) }

  static func digits(_ money: Money) -> String { "\(money.printed(in: .wanYuan).digits)" }

  /// Nil where there is nothing to sum.
  static func sum(_ label: String, _ amounts: [SummedAmount]) -> SummedAmount? {
    guard !amounts.isEmpty else { return nil }
    let sum = amounts.map(\.money).sum
    let terms = amounts.map { digits($0.money) }
    let formula =
      switch terms.count {
      case 1: nil as String?
      case 2...8: terms.joined(separator: " + ") + " = \(digits(sum))"
      default: "\(terms.count)个项目之和 = \(digits(sum))"
      }
    return SummedAmount(
      money: sum, trace: Trace(label, value: sum.printed(in: .wanYuan).text, formula: formula, children: amounts.map(\.trace)))
  }
}

extension SummaryMoney {
  init(_ key: String, budget: SummedAmount?, outturn: SummedAmount?) {
    self.init(
      budget: budget?.figure("\(key).budget"), outturn: outturn?.figure("\(key).outturn"),
      rate: Self.rate("\(key).rate", outturn, budget))
  }

  private static func rate(_ key: String, _ outturn: SummedAmount?, _ budget: SummedAmount?) -> Figure? {
    guard let budget, let outturn, let ratio = outturn.money.ratio(to: budget.money) else { return nil }
    let text = Percentage(of: ratio).text
    return Figure(
      key: key, text: text,
      trace: Trace(
        "预算执行率", value: text, formula: "\(SummedAmount.digits(outturn.money)) ÷ \(SummedAmount.digits(budget.money)) = \(text)",
        children: [outturn.trace, budget.trace]))
  }
}

extension Figure {
  /// How many records there are, each a recorded leaf.
  static func count(_ key: String, _ label: String, of records: [(name: String, value: String, citation: Citation)]) -> Figure {
    let text = "\(records.count)"
    return Figure(
      key: key, text: text,
      trace: Trace(
        label, value: "\(text)个", origin: records.isEmpty ? .definition("没有这一类项目") : nil,
        children: records.map { .recorded($0.name, value: $0.value, $0.citation) }))
  }
}
