import HengDomain
import HengFacts
import HengValues

// 一 to 四.

extension DisclosureBlocks {
  static func totals(_ facts: NarrativeFacts) -> [Block] {
    var blocks: [Block] = [.heading(level: 2, "一、收入支出决算总体情况说明")]
    blocks.append(totals(facts.overall, "\(facts.year.text)", prefix: "", facts))
    blocks.append(.heading(level: 2, "二、收入决算情况说明"))
    blocks.append((("\(facts.year.text)收入合计\(facts.receipts.total)，其中：") as Words).paragraph)
    blocks += facts.receipts.parts.map(\.words).listed
    blocks.append(.heading(level: 2, "三、支出决算情况说明"))
    blocks.append((("\(facts.year.text)支出合计\(facts.payments.total)，其中：") as Words).paragraph)
    blocks += facts.payments.parts.map(\.words).listed
    blocks.append(.heading(level: 2, "四、财政拨款收入支出决算总体情况说明"))
    blocks.append(totals(facts.appropriation, facts.owner, prefix: "财政拨款", facts))
    return blocks
  }

  private static func totals(_ totals: NarrativeFacts.Totals, _ owner: String, prefix: String, _ facts: NarrativeFacts) -> Block {
    let sums: Words = "\(owner)\(prefix)收入总计\(totals.receipts)、支出总计\(totals.payments)。"
    return (sums + changes(totals, prefix, facts) + totals.reason.reasonSentence).paragraph
  }

  private static func changes(_ totals: NarrativeFacts.Totals, _ prefix: String, _ facts: NarrativeFacts) -> Words {
    let before = facts.yearBefore
    if let dispute = totals.dispute {
      return "\(before)度公布的\(prefix)总计，收入方为\(dispute.receipts)，支出方为\(dispute.payments)，两方应相等而不等，核实更正前不作增减比较。"
    }
    if totals.receiptsChange == .unknown, totals.paymentsChange == .unknown { return "\(before)决算没有可比的总计，不作增减比较。" }
    func side(_ name: String, _ change: NarrativeFacts.Comparison) -> Words {
      switch change {
      case .changed(let change): "\(prefix)\(name)\(change.words)"
      case .same: "\(prefix)\(name)与上年相同"
      case .unknown, .disputed: "\(prefix)\(name)没有可比的数字"
      }
    }
    return "与\(before)相比，\(side("收入总计", totals.receiptsChange))，\(side("支出总计", totals.paymentsChange))。"
  }
}
