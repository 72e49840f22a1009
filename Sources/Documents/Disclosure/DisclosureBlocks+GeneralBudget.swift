import HengDomain
import HengFacts
import HengValues

// 五 to 八.

extension DisclosureBlocks {
  private static let money = "一般公共预算财政拨款"

  static func generalBudget(_ facts: NarrativeFacts) -> [Block] {
    let general = facts.general
    var blocks: [Block] = [
      .heading(level: 2, "五、\(money)支出决算情况说明"), .heading(level: 3, "（一）财政拨款支出决算总体情况"), overall(facts),
    ]
    let split: Words = "其中，基本支出中的\(general.personnel.words)；\(general.operating.words)。"
    blocks.append(split.paragraph)
    blocks.append(.heading(level: 3, "（二）财政拨款支出决算结构情况"))
    let total: Words = "\(facts.owner)\(money)支出\(general.total)"
    if general.classes.isEmpty {
      blocks.append((total + "。").paragraph)
    } else {
      blocks.append((total + "，按支出功能分为：").paragraph)
      blocks += general.classes.map { $0.words("\($0.name)（类）") }.listed
    }
    blocks.append(.heading(level: 3, "（三）财政拨款支出决算具体情况"))
    return blocks + details(facts) + basic(facts)
  }

  private static func overall(_ facts: NarrativeFacts) -> Block {
    let general = facts.general
    let share: Words = general.shareOfPayments.map { "，占本年支出合计的\($0)" } ?? ""
    let change: Words =
      switch general.comparison {
      case .changed(let change): "与\(facts.yearBefore)相比，\(money)支出\(change.words)。"
      case .same: "\(money)支出与上年相同。"
      case .unknown, .disputed: NarrativeFacts.Comparison.incomparable + "。"
      }
    return ("\(facts.owner)\(money)支出\(general.total)\(share)。\(change)\(general.reason.reasonSentence)" as Words).paragraph
  }

  private static func details(_ facts: NarrativeFacts) -> [Block] {
    let general = facts.general
    let head: Words =
      "\(facts.owner)\(money)支出年初预算\(general.execution.budget)，支出决算\(general.execution.outturn)，\(general.execution.completionWords("年初"))"
    guard !general.details.isEmpty else { return [(head + "。").paragraph] }
    let items = general.details.map { item -> Words in
      let execution = item.execution
      return
        "\(item.name)年初预算\(execution.budget)，支出决算\(execution.outturn)，\(execution.completionWords("年初"))\(item.reason.reasonClause)"
    }
    return [(head + "。其中：").paragraph] + items.listed
  }

  private static func basic(_ facts: NarrativeFacts) -> [Block] {
    let basic = facts.basic
    func costs(_ name: String, _ costs: NarrativeFacts.Costs) -> Words {
      let parts = costs.parts.map { "\($0.name)\($0.amount)" as Words }
      return parts.isEmpty ? "\(name)\(costs.total)" : "\(name)\(costs.total)，主要包括：\(parts.joined("、"))"
    }
    let head: Words = "\(facts.owner)\(money)基本支出\(basic.total)，其中："
    return [.heading(level: 2, "六、\(money)基本支出决算情况说明"), head.paragraph]
      + [costs("人员经费", basic.personnel), costs("公用经费", basic.operating)].listed
  }

  static func ownBudgets(_ facts: NarrativeFacts) -> [Block] {
    [.heading(level: 2, "七、政府性基金预算财政拨款收入支出决算情况说明"), fund(facts.governmentFunds, "政府性基金预算财政拨款", facts)]
      + [.heading(level: 2, "八、国有资本经营预算财政拨款支出决算情况说明"), fund(facts.stateCapital, "国有资本经营预算财政拨款", facts)]
  }

  private static func fund(_ fund: NarrativeFacts.FundAccounts?, _ name: String, _ facts: NarrativeFacts) -> Block {
    guard let fund else { return .paragraph([.text("本年度无此项支出。")]) }
    var words: Words = "\(facts.owner)\(name)"
    if let opening = fund.opening { words += "年初结转和结余\(opening)，" }
    if let receipts = fund.receipts { words += "本年收入\(receipts)，" }
    words += "本年支出\(fund.payments)（其中：基本支出\(fund.basic)，项目支出\(fund.project)）"
    if let closing = fund.closing { words += "，年末结转和结余\(closing)" }
    return (words + "。").paragraph
  }
}
