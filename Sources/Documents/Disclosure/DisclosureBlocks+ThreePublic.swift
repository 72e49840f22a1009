import HengDomain
import HengFacts
import HengValues

// 九 “三公”经费.

extension DisclosureBlocks {
  static func threePublic(_ facts: NarrativeFacts) -> [Block] {
    [.heading(level: 2, "九、财政拨款“三公”经费支出决算情况说明"), .heading(level: 3, "（一）“三公”经费财政拨款支出决算总体情况说明")]
      + overall(facts) + [.heading(level: 3, "（二）“三公”经费财政拨款支出决算具体情况说明")] + details(facts.threePublic.details)
  }

  private static func overall(_ facts: NarrativeFacts) -> [Block] {
    let total = facts.threePublic.total
    var words: Words =
      "\(facts.year.text)“三公”经费财政拨款支出预算\(total.execution.budget)，支出决算\(total.execution.outturn)，\(total.execution.completionWords("全年"))"
    if case .disputed(let printed, let sum) = total.comparison {
      words += "\(total.reason.reasonClause)。"
      words += "\(facts.yearBefore)公布的合计\(printed)与各项之和\(sum)不一致，核实更正前不作增减比较。其中："
    } else {
      words += "，\(total.comparison.words(against: facts.yearBefore))\(total.reason.reasonClause)。其中："
    }
    let parts = facts.threePublic.parts.map { part -> Words in
      let comparison = part.comparison.words(against: facts.yearBefore)
      return
        "\(part.item.rawValue)支出\(part.execution.outturn)，\(part.execution.completionWords("全年"))，\(comparison)\(part.reason.reasonClause)"
    }
    return [words.paragraph] + parts.listed
  }

  private static func details(_ facts: NarrativeFacts.ThreePublicDetails) -> [Block] {
    let abroad: Words =
      "1.因公出国（境）费支出\(facts.abroad)，组织出国（境）团组\(facts.groupsAbroad)，出国（境）\(facts.personsAbroad)。\(facts.abroadUse.useSentence)"
    let purchase: Words = "2.公务用车购置费支出\(facts.purchase)，使用财政拨款购置公务用车\(facts.vehiclesBought)。\(facts.purchaseUse.useSentence)"
    let running: Words =
      "3.公务用车运行维护费支出\(facts.running)，年末由财政拨款负担费用的公务用车保有量\(facts.vehiclesHeld)。\(facts.runningUse.useSentence)"
    let receptionAbroad: Words = "国（境）外接待费\(counted(facts.receptionAbroad))。\(facts.receptionAbroadUse.useSentence)"
    let domestic: Words =
      "国内接待费\(counted(facts.domestic))，其中外事接待费\(counted(facts.foreignAffairs))。"
    let reception: Words = "4.公务接待费支出\(counted(facts.reception))。\(domestic)\(receptionAbroad)\(facts.receptionUse.useSentence)"
    return [abroad, purchase, running, reception].map(\.paragraph)
  }

  private static func counted(_ reception: NarrativeFacts.ReceptionFacts) -> Words {
    "\(reception.amount)，共接待\(reception.batches)，\(reception.persons)"
  }
}
