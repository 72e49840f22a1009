import HengDomain
import HengFacts
import HengValues

// 十 其他重要事项.

extension DisclosureBlocks {
  static func matters(_ facts: NarrativeFacts) -> [Block] {
    [
      .heading(level: 2, "十、其他重要事项情况说明"), .heading(level: 3, "（一）机关运行经费支出情况说明"), agency(facts),
      .heading(level: 3, "（二）政府采购情况说明"), procurement(facts), .heading(level: 3, "（三）国有资产占用情况说明"), assets(facts),
      .heading(level: 3, "（四）预算绩效情况说明"),
    ] + performance(facts)
  }

  private static func agency(_ facts: NarrativeFacts) -> Block {
    let agency = facts.agency
    let words: Words =
      "\(facts.owner)机关运行经费支出\(agency.amount)，\(agency.comparison.words(against: facts.yearBefore))\(agency.reason.reasonClause)。"
    return words.paragraph
  }

  private static func procurement(_ facts: NarrativeFacts) -> Block {
    let bought = facts.procurement
    let kinds: Words = "政府采购货物支出\(bought.goods)、政府采购工程支出\(bought.works)、政府采购服务支出\(bought.services)"
    func awarded(_ share: NarrativeFacts.Share) -> Words {
      let percent: Words = share.percent.map { "，占政府采购支出总额的\($0)" } ?? ""
      return "\(share.name)\(share.amount)\(percent)"
    }
    let words: Words =
      "\(facts.owner)政府采购支出总额\(bought.total)，其中：\(kinds)。政府采购\(awarded(bought.smallAndMedium))；其中\(awarded(bought.smallAndMicro))。"
    return words.paragraph
  }

  private static func assets(_ facts: NarrativeFacts) -> Block {
    let assets = facts.assets
    let uses = assets.byUse.map { "\($0.name)\($0.amount)" as Words }.joined("、")
    let others: Words = assets.otherUse.map { "其他用车主要是\($0)。" } ?? ""
    let date: Words = "截至\("\(facts.year.year)")年12月31日"
    let words: Words =
      "\(date)，本部门共有车辆\(assets.vehicles)，其中：\(uses)。\(others)单价100万元（含）以上设备（不含车辆）\(assets.equipment)（套）。"
    return words.paragraph
  }
}
